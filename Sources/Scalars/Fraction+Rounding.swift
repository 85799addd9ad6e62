import BigInt

extension Fraction {
  /// The value rounded to `decimals` digits behind the point, halves away from zero.
  public func rounded(decimals: Int) -> ExactDecimal {
    let scaled = magnitude * Fraction.power(10, decimals)
    let whole = (scaled.numerator * 2 + scaled.denominator) / (scaled.denominator * 2)
    return ExactDecimal(
      isNegative: self < .zero, digits: String(whole.magnitude), exponent: -decimals)
  }

  /// The value rounded to `digits` significant digits, halves away from zero.
  ///
  /// - Precondition: `digits` ≥ 1.
  public func rounded(significant digits: Int) -> ExactDecimal {
    precondition(digits >= 1, "at least one significant digit")
    guard self != .zero else { return ExactDecimal(isNegative: false, digits: "0", exponent: 0) }
    let size = String(numerator.magnitude).count - String(denominator.magnitude).count
    // The first digit stands at 10^size or one place below.
    let isBelow = magnitude < Fraction.power(10, size)
    let candidate = rounded(decimals: digits - 1 - (isBelow ? size - 1 : size))
    guard candidate.digits.count > digits else { return candidate }
    // 9.99… became 10.0…: the last zero is one digit too many.
    return ExactDecimal(
      isNegative: candidate.isNegative, digits: String(candidate.digits.dropLast()),
      exponent: candidate.exponent + 1)
  }
}
