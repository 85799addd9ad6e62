public import Scalars

/// A number rounded to the digits that somebody asked for.
public struct RoundedNumber: Sendable, Hashable, CustomStringConvertible {
  /// The rounded value, with all the digits that were asked for.
  public let decimal: ExactDecimal
  /// Whether the rounded value is known to be the value itself.
  public let isExact: Bool
  /// What it took to prove the digits.
  public let level: ProofLevel

  init(_ decimal: ExactDecimal, isExact: Bool, _ level: ProofLevel) {
    self.decimal = decimal
    self.isExact = isExact
    self.level = level
  }

  /// Whether the rounding is proven; if not, the number lies on a tie as far as
  /// ``RealNumber/mostExtraBits`` can tell.
  public var isProven: Bool { level != .undecided }

  /// The exact value in its shortest form where rounding changed nothing (`2`, `0.5`), else the
  /// rounded digits, trailing zeros included.
  public var description: String {
    isExact ? decimal.fraction.description : decimal.description
  }
}
