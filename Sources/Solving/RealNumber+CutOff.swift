import BigInt
import Scalars

extension RealNumber {
  /// The number with all digits behind `decimals` decimals cut off.
  ///
  /// A number that can't be told from a boundary counts as lying on it.
  public func cutOff(decimals: Int) -> RoundedNumber {
    cutOff(rounded(decimals: decimals), digits: max(decimals, 0)) { $0.lowered }
  }

  /// The number with all digits behind `digits` significant ones cut off; see ``cutOff(decimals:)``.
  ///
  /// - Precondition: `digits` ≥ 1.
  public func cutOff(significant digits: Int) -> RoundedNumber {
    cutOff(rounded(significant: digits), digits: digits) { rounded in
      // Below 10.0 it is 9.99.
      guard rounded.isPowerOfTen else { return rounded.lowered }
      return ExactDecimal(
        isNegative: rounded.isNegative, digits: String(repeating: "9", count: digits),
        exponent: rounded.exponent + rounded.digits.count - 1 - digits)
    }
  }

  private func cutOff(
    _ rounded: RoundedNumber, digits: Int, _ lowered: (ExactDecimal) -> ExactDecimal
  ) -> RoundedNumber {
    let excess = RealNumber(rounded.decimal.fraction.magnitude) - magnitude
    let (sign, level) = excess.provenSign(digits: digits)
    return RoundedNumber(
      sign == .greater ? lowered(rounded.decimal) : rounded.decimal,
      isExact: sign == .equal && rounded.isExact, max(rounded.level, level))
  }
}

extension ExactDecimal {
  /// One unit of the last place nearer to zero.
  ///
  /// - Precondition: the value is not zero.
  fileprivate var lowered: ExactDecimal {
    ExactDecimal(
      isNegative: isNegative, digits: String((BigInt(digits) ?? 1) - 1), exponent: exponent)
  }

  fileprivate var isPowerOfTen: Bool {
    digits.first == "1" && digits.dropFirst().allSatisfy { $0 == "0" }
  }
}
