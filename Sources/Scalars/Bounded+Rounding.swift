#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Bounded {
  /// The most digits that a double can settle.
  public static let mostDigits = 15

  /// The number rounded to `decimals` digits behind the point, where the bound proves it.
  ///
  /// - Returns: `nil` where the interval is too wide, holds a tie, or leaves the range of doubles.
  public func rounded(decimals: Int) -> Rounding? {
    guard decimals.magnitude <= 22, isFinite else { return nil }
    let power = Bounded(value: Self.powersOfTen[Int(decimals.magnitude)], error: 0)
    let scaled = (decimals < 0 ? self / power : self * power).magnitude
    let whole = scaled.value.rounded()
    let offset = abs(scaled.value - whole)
    guard whole < 0x1p53, offset + scaled.error < 0.5 * Self.narrowing else { return nil }
    return Rounding(
      decimal: ExactDecimal(
        isNegative: value < 0, magnitude: UInt64(whole), exponent: -decimals),
      mayBeExact: offset <= scaled.error)
  }

  /// The number rounded to `digits` significant digits, where the bound proves it.
  ///
  /// - Precondition: `digits` ≥ 1.
  /// - Returns: `nil` where the interval is too wide, holds a tie or zero, or more digits are asked
  ///   for than ``mostDigits``.
  public func rounded(significant digits: Int) -> Rounding? {
    precondition(digits >= 1, "at least one significant digit")
    guard digits <= Self.mostDigits, isFinite, abs(value) > error else { return nil }
    let logarithm = Int(log10(abs(value)).rounded(.down))
    return Rounding.significant(digits, decimals: digits - 1 - logarithm) {
      rounded(decimals: $0)
    }
  }

  public static func rounded(_ x: Bounded, decimals: Int) -> Bounded {
    x.rounded(decimals: decimals).map { Bounded($0.decimal.fraction, in: ()) } ?? unknown
  }

  /// The powers of ten that doubles hold exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

/// A decimal that a bound has proven to be the correctly rounded one.
public struct Rounding: Sendable, Hashable {
  /// The rounded value.
  public let decimal: ExactDecimal
  /// Whether the rounded value lies inside the bound, so that the number may be just this.
  public let mayBeExact: Bool

  public init(decimal: ExactDecimal, mayBeExact: Bool) {
    self.decimal = decimal
    self.mayBeExact = mayBeExact
  }

  /// Finds the number of decimals at which a number has so many significant digits.
  ///
  /// - Parameters:
  ///   - digits: the significant digits that are wanted.
  ///   - decimals: a guess, off by one at most.
  ///   - round: rounds the number to so many decimals, where that can be proven.
  public static func significant(
    _ digits: Int, decimals: Int, _ round: (Int) -> Rounding?
  ) -> Rounding? {
    guard let first = round(decimals) else { return nil }
    let text = first.decimal.digits.utf8
    let count = first.decimal.digits == "0" ? 0 : text.count
    if count > digits { return significant(digits, decimals: decimals - 1, round) }
    // What was rounded up to a power of ten may have another digit below it: 0.99996 to four digits
    // is 1.000, but 0.99994 is 0.9999.
    let mayBePower = text.first == UInt8(ascii: "1")
    guard count < digits || mayBePower && text.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return first }
    guard let second = round(decimals + 1) else { return nil }
    return second.decimal.digits.utf8.count > digits ? first : second
  }
}
