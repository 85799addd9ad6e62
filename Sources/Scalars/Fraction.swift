public import BigInt

/// An exact rational number of any size, in lowest terms.
///
/// Every number that is given in an exercise, and every number that a student types, is kept as a
/// fraction: no value ever passes through a binary floating-point number on its way to a verdict.
public struct Fraction: Sendable, Hashable {
  /// The numerator; it carries the sign.
  public let numerator: BigInt
  /// The denominator: positive, and without a common factor with the numerator.
  public let denominator: BigInt

  /// The fraction `numerator / denominator`, reduced.
  ///
  /// - Precondition: `denominator` is not zero.
  /// - Complexity: that of one greatest common divisor.
  public init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "a fraction has a denominator other than zero")
    let divisor = denominator == 1 ? 1 : numerator.greatestCommonDivisor(with: denominator)
    let reduced =
      divisor == 1 ? (numerator, denominator) : (numerator / divisor, denominator / divisor)
    let isTurned = reduced.1.sign == .minus
    self.numerator = isTurned ? -reduced.0 : reduced.0
    self.denominator = isTurned ? -reduced.1 : reduced.1
  }

  /// The whole number `integer`.
  public init(_ integer: Int) {
    numerator = BigInt(integer)
    denominator = 1
  }

  public static let zero = Fraction(0)
  public static let one = Fraction(1)

  /// Whether the value is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// The distance from zero.
  public var magnitude: Fraction { self < .zero ? -self : self }

  /// `base` to the power `exponent`, which may be negative.
  ///
  /// - Precondition: `base` is not zero where `exponent` is negative.
  public static func power(_ base: Int, _ exponent: Int) -> Fraction {
    let power = BigInt(base).power(exponent.magnitude > 0 ? Int(exponent.magnitude) : 0)
    return exponent < 0 ? Fraction(1, power) : Fraction(power, 1)
  }
}

extension Fraction {
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    if left.denominator == right.denominator {
      return Fraction(left.numerator + right.numerator, left.denominator)
    }
    return Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  public static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// - Precondition: `right` is not zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  public static prefix func - (value: Fraction) -> Fraction {
    Fraction(lowestTerms: -value.numerator, value.denominator)
  }

  private init(lowestTerms numerator: BigInt, _ denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Fraction: Comparable {
  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.denominator == right.denominator
      ? left.numerator < right.numerator
      : left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Fraction: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: Text

extension Fraction: LosslessStringConvertible {
  /// Reads a decimal (`-3`, `.5`, `1e-3`) or a fraction of two whole numbers or decimals (`1/3`).
  ///
  /// - Returns: `nil` for anything else, for a denominator of zero, and for exponents outside ±308.
  public init?(_ description: String) {
    let sides = description.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let values = sides.map { ExactDecimal($0)?.fraction }
    guard let first = values.first, let numerator = first else { return nil }
    if values.count == 1 {
      self = numerator
      return
    }
    guard let denominator = values[1], denominator != .zero else { return nil }
    self = numerator / denominator
  }

  /// The exact value: a decimal where one of at most 30 decimals is exact, else `n/d`.
  public var description: String {
    let twos = denominator.trailingZeroBitCount
    var odd = denominator >> twos
    var fives = 0
    while fives <= Self.mostDecimals, odd % 5 == 0 {
      odd /= 5
      fives += 1
    }
    let decimals = max(twos, fives)
    guard odd == 1, decimals <= Self.mostDecimals else { return "\(numerator)/\(denominator)" }
    let scaled = numerator * BigInt(10).power(decimals) / denominator
    return ExactDecimal(
      isNegative: scaled.sign == .minus, digits: String(scaled.magnitude), exponent: -decimals
    ).plain
  }

  private static let mostDecimals = 30
}

extension Fraction {
  /// Numerator and denominator as machine integers where both are below 2⁶¹ in magnitude, as all
  /// numbers of an exercise are: what they become is found without arithmetic of any size.
  package var machineParts: (numerator: Int, denominator: Int)? {
    guard numerator.bitWidth <= 62, denominator.bitWidth <= 62 else { return nil }
    return (Int(truncatingIfNeeded: numerator), Int(truncatingIfNeeded: denominator))
  }

  /// A double within a few units in the last place: for pictures, searches and estimates only.
  ///
  /// Beyond the range of doubles the result is infinite or zero.
  public var approximation: Double {
    let excess = max(numerator.bitWidth, denominator.bitWidth) - 1_000
    guard excess > 0 else { return Double(numerator) / Double(denominator) }
    return Double(numerator >> excess) / Double(denominator >> excess)
  }
}
