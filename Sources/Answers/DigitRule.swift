public import Scalars
public import Solving

/// How many digits a sheet asks for.
public enum DigitRule: Sendable, Hashable {
  /// So many digits behind the point.
  case decimals(Int)
  /// So many significant digits.
  case significant(Int)

  /// The digits that a question about such an answer goes to.
  public var count: Int {
    switch self {
    case .decimals(let count), .significant(let count): count
    }
  }

  /// One unit of the last place where it is the same for every key.
  var fixedUnit: Fraction? {
    switch self {
    case .decimals(let decimals): Fraction.power(10, -decimals)
    case .significant: nil
    }
  }

  /// `number` rounded to what is asked for, halves away from zero.
  public func rounded(_ number: RealNumber) -> RoundedNumber {
    switch self {
    case .decimals(let decimals): number.rounded(decimals: decimals)
    case .significant(let digits): number.rounded(significant: digits)
    }
  }

  /// One unit of the last place that is asked for.
  ///
  /// Zero has as many decimals as a number between 1 and 10.
  public func unit(for key: RealNumber) -> Fraction {
    if let fixedUnit { return fixedUnit }
    let rounded = rounded(key).decimal
    return Fraction.power(10, rounded.digits == "0" ? 1 - count : rounded.exponent)
  }

  /// `number` with the digits behind the asked ones cut off.
  public func cutOff(_ number: RealNumber) -> RoundedNumber {
    switch self {
    case .decimals(let decimals): number.cutOff(decimals: decimals)
    case .significant(let digits): number.cutOff(significant: digits)
    }
  }
}
