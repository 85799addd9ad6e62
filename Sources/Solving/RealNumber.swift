public import Balls
public import Scalars

/// A real number that can be enclosed as narrowly as anyone asks.
///
/// Keys, typed answers and the tolerances between them are all real numbers of this kind. What is
/// asked about one (its sign, its digits) is answered by proof: exactly where the number is known
/// to be rational, else by balls of doubling precision until they agree.
public struct RealNumber: Sendable {
  /// The value where it is known to be rational.
  public let exact: Fraction?
  private let enclosure: @Sendable (_ precision: Int) -> Ball

  /// An exact number.
  public init(_ value: Fraction) {
    exact = value
    enclosure = { Ball(value, in: $0) }
  }

  /// A number that is not known to be rational.
  ///
  /// - Parameter enclosure: gives a ball around the number, worked at a precision in bits; the
  ///   balls become as narrow as one likes as the precision grows.
  public init(enclosure: @escaping @Sendable (_ precision: Int) -> Ball) {
    exact = nil
    self.enclosure = enclosure
  }

  /// A ball around the number, worked at `precision` bits.
  public func ball(precision: Int) -> Ball { enclosure(precision) }

  /// A double nearby, for estimates and pictures only.
  public var approximation: Double {
    exact?.approximation ?? enclosure(Self.firstPrecision).approximation
  }
}

// MARK: Arithmetic

extension RealNumber {
  public static func + (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 + $1 }, { $0 + $1 })
  }

  public static func - (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 - $1 }, { $0 - $1 })
  }

  public static func * (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 * $1 }, { $0 * $1 })
  }

  /// The distance from zero.
  public var magnitude: RealNumber {
    if let exact { return RealNumber(exact.magnitude) }
    return RealNumber { [enclosure] in enclosure($0).magnitude }
  }

  private static func combine(
    _ left: RealNumber, _ right: RealNumber,
    _ exactly: (Fraction, Fraction) -> Fraction,
    _ narrowly: @escaping @Sendable (Ball, Ball) -> Ball
  ) -> RealNumber {
    if let a = left.exact, let b = right.exact { return RealNumber(exactly(a, b)) }
    return RealNumber { narrowly(left.ball(precision: $0), right.ball(precision: $0)) }
  }
}

// MARK: What can be proven

extension RealNumber {
  /// The precision that is tried first.
  static let firstPrecision = 64

  /// Every proof ends this many bits beyond the digits that were asked for: what is undecided
  /// then counts as lying exactly on the boundary.
  public static let mostExtraBits = 4_096

  /// The sign of the number.
  ///
  /// - Parameter digits: the digits that the question is about; they say how far the proof goes.
  /// - Returns: `undecided` where the number is so near zero that no proof was found.
  public func sign(digits: Int = 0) -> Comparison {
    if let exact { return exact.compared(to: .zero) }
    return prove(digits: digits) { ball in
      let sign = ball.sign
      return sign == .undecided ? nil : sign
    } ?? .undecided
  }

  /// The number rounded to `decimals` digits behind the point, halves away from zero.
  public func rounded(decimals: Int) -> RoundedNumber {
    if let exact {
      return RoundedNumber(exact: exact, exact.rounded(decimals: decimals))
    }
    return rounded(digits: max(decimals, 0)) { $0.rounded(decimals: decimals) }
  }

  /// The number rounded to `digits` significant digits, halves away from zero.
  ///
  /// - Precondition: `digits` ≥ 1.
  public func rounded(significant digits: Int) -> RoundedNumber {
    if let exact {
      return RoundedNumber(exact: exact, exact.rounded(significant: digits))
    }
    return rounded(digits: digits) { $0.rounded(significant: digits) }
  }

  private func rounded(digits: Int, _ round: (Ball) -> ExactDecimal?) -> RoundedNumber {
    if let decimal = prove(digits: digits, round) {
      return RoundedNumber(decimal: decimal, exact: nil, isProven: true)
    }
    // Still undecided: a tie as far as anyone can see, so it rounds as ties do.
    let decimal = round(enclosure(Self.lastPrecision(digits: digits)).farEnd)
    return RoundedNumber(
      decimal: decimal ?? ExactDecimal(isNegative: false, digits: "0", exponent: 0), exact: nil,
      isProven: false)
  }

  /// Asks balls of doubling precision until one answers or the last has been asked.
  private func prove<R>(digits: Int, _ answer: (Ball) -> R?) -> R? {
    let last = Self.lastPrecision(digits: digits)
    var precision = max(Self.firstPrecision, Ball.precision(forDecimals: digits) + 32)
    while true {
      if let found = answer(enclosure(min(precision, last))) { return found }
      if precision >= last { return nil }
      precision *= 2
    }
  }

  private static func lastPrecision(digits: Int) -> Int {
    Ball.precision(forDecimals: digits) + mostExtraBits
  }
}

/// A number rounded to the digits that somebody asked for.
public struct RoundedNumber: Sendable, Hashable, CustomStringConvertible {
  /// The rounded value, with all the digits that were asked for.
  public let decimal: ExactDecimal
  /// The value itself where it is known to be rational.
  public let exact: Fraction?
  /// Whether the rounding is proven; if not, the number lies on a tie as far as
  /// ``RealNumber/mostExtraBits`` can tell.
  public let isProven: Bool

  init(decimal: ExactDecimal, exact: Fraction?, isProven: Bool) {
    self.decimal = decimal
    self.exact = exact
    self.isProven = isProven
  }

  init(exact: Fraction, _ decimal: ExactDecimal) {
    self.init(decimal: decimal, exact: exact, isProven: true)
  }

  /// Whether the rounded value is the value itself.
  public var isExact: Bool { exact == decimal.fraction }

  /// The exact value in its shortest form where rounding changed nothing (`2`, `0.5`), else the
  /// rounded digits, trailing zeros included.
  public var description: String {
    if let exact, isExact { return exact.description }
    return decimal.description
  }
}
