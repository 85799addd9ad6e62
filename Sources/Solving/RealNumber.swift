public import Balls
public import Scalars

/// A real number that can be enclosed as narrowly as anyone asks.
///
/// Keys, typed answers and the tolerances between them are all real numbers of this kind. What is
/// asked about one (its sign, its digits) is answered by proof: by a double with its
/// error bound where that is enough, else by balls of doubling precision, or by exact fractions.
public struct RealNumber: Sendable {
  private enum Content: Sendable {
    case given(Fraction)
    case source(any NumberSource)
  }

  private let content: Content

  /// An exact number.
  public init(_ value: Fraction) { content = .given(value) }

  init(_ source: any NumberSource) { content = .source(source) }

  /// A number that is not given as a fraction.
  ///
  /// - Parameters:
  ///   - exactly: the value where it can be shown to be rational; asked for only where nothing else
  ///     settles a question.
  ///   - doubly: a double with a bound; by default nothing is known.
  ///   - enclosure: gives a ball around the number, worked at a precision in bits; the balls become
  ///     as narrow as one likes as the precision grows.
  public init(
    exactly: @escaping @Sendable () -> Fraction? = { nil },
    doubly: @escaping @Sendable () -> Bounded = { .unknown },
    enclosure: @escaping @Sendable (_ precision: Int) -> Ball
  ) {
    self.init(Closures(exactly: exactly, doubly: doubly, enclosure: enclosure))
  }

  /// The value where it was given as a fraction.
  public var given: Fraction? {
    if case .given(let value) = content { value } else { nil }
  }

  /// The value where it is known to be rational.
  ///
  /// - Complexity: for a quantity of an exercise, a run of EM over fractions.
  public var exact: Fraction? {
    switch content {
    case .given(let value): value
    case .source(let source): source.exact
    }
  }

  /// A double near the number, with a bound of its error.
  public var bounded: Bounded {
    switch content {
    case .given(let value): Bounded(value, in: ())
    case .source(let source): source.bounded
    }
  }

  /// A ball around the number, worked at `precision` bits.
  public func ball(precision: Int) -> Ball {
    switch content {
    case .given(let value): Ball(value, in: precision)
    case .source(let source): source.ball(precision: precision)
    }
  }

  /// A double nearby, for estimates and pictures only.
  public var approximation: Double {
    let bounded = bounded
    return bounded.isFinite
      ? bounded.value : ball(precision: Filter.firstPrecision).approximation
  }
}

/// Where a number that was not given as a fraction comes from.
protocol NumberSource: Sendable {
  /// The value where it can be shown to be rational.
  var exact: Fraction? { get }
  /// A double with a bound, the cheapest that is known of the number.
  var bounded: Bounded { get }
  /// A ball around the number, worked at a precision in bits.
  func ball(precision: Int) -> Ball
}

private struct Closures: NumberSource {
  let exactly: @Sendable () -> Fraction?
  let doubly: @Sendable () -> Bounded
  let enclosure: @Sendable (_ precision: Int) -> Ball

  var exact: Fraction? { exactly() }
  var bounded: Bounded { doubly() }
  func ball(precision: Int) -> Ball { enclosure(precision) }
}

// MARK: Arithmetic

extension RealNumber {
  public static func + (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 + $1 }, { $0 + $1 }, { $0 + $1 })
  }

  public static func - (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 - $1 }, { $0 - $1 }, { $0 - $1 })
  }

  public static func * (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 * $1 }, { $0 * $1 }, { $0 * $1 })
  }

  /// - Precondition: `right` is not zero.
  public static func / (left: RealNumber, right: RealNumber) -> RealNumber {
    combine(left, right, { $0 / $1 }, { $0 / $1 }, { $0 / $1 })
  }

  /// The distance from zero.
  public var magnitude: RealNumber {
    apply({ $0.magnitude }, { $0.magnitude }, { $0.magnitude })
  }

  /// A function of the number; `exactly` gives fractions where it can.
  func apply(
    _ exactly: @escaping @Sendable (Fraction) -> Fraction?,
    _ doubly: @escaping @Sendable (Bounded) -> Bounded,
    _ narrowly: @escaping @Sendable (Ball) -> Ball
  ) -> RealNumber {
    if let given, let result = exactly(given) { return RealNumber(result) }
    return RealNumber(
      exactly: { self.exact.flatMap(exactly) }, doubly: { doubly(self.bounded) },
      enclosure: { narrowly(self.ball(precision: $0)) })
  }

  private static func combine(
    _ left: RealNumber, _ right: RealNumber,
    _ exactly: @escaping @Sendable (Fraction, Fraction) -> Fraction,
    _ doubly: @escaping @Sendable (Bounded, Bounded) -> Bounded,
    _ narrowly: @escaping @Sendable (Ball, Ball) -> Ball
  ) -> RealNumber {
    if let a = left.given, let b = right.given { return RealNumber(exactly(a, b)) }
    return RealNumber(
      exactly: {
        guard let a = left.exact, let b = right.exact else { return nil }
        return exactly(a, b)
      },
      doubly: { doubly(left.bounded, right.bounded) },
      enclosure: { narrowly(left.ball(precision: $0), right.ball(precision: $0)) })
  }
}

// MARK: What can be proven

extension RealNumber {
  /// Every proof ends this many bits beyond the digits that were asked for: what is undecided
  /// then counts as lying exactly on the boundary.
  public static let mostExtraBits = 4_096

  /// The sign of the number, and what it took to prove it.
  ///
  /// - Parameter digits: the digits that the question is about; they say how far the proof goes.
  /// - Returns: `undecided` where the number is so near zero that no proof was found.
  public func provenSign(digits: Int = 0) -> (sign: Comparison, level: ProofLevel) {
    let answer = Filter.settle(
      self, digits: digits, exactly: { $0.compared(to: .zero) },
      doubly: { $0.sign.decided }, narrowly: { $0.sign.decided })
    return (answer.value ?? .undecided, answer.level)
  }

  /// The sign of the number; see ``provenSign(digits:)``.
  public func sign(digits: Int = 0) -> Comparison { provenSign(digits: digits).sign }

  /// The number rounded to `decimals` digits behind the point, halves away from zero.
  public func rounded(decimals: Int) -> RoundedNumber {
    rounded(
      digits: max(decimals, 0), { $0.rounded(decimals: decimals) },
      { $0.rounded(decimals: decimals) }, { $0.rounded(decimals: decimals) })
  }

  /// The number rounded to `digits` significant digits, halves away from zero.
  ///
  /// - Precondition: `digits` ≥ 1.
  public func rounded(significant digits: Int) -> RoundedNumber {
    rounded(
      digits: digits, { $0.rounded(significant: digits) }, { $0.rounded(significant: digits) },
      { $0.rounded(significant: digits) })
  }

  private func rounded(
    digits: Int, _ exactly: (Fraction) -> ExactDecimal, _ doubly: (Bounded) -> Rounding?,
    _ narrowly: (Ball) -> Rounding?
  ) -> RoundedNumber {
    let answer = Filter.settle(
      self, digits: digits,
      exactly: { value in
        let decimal = exactly(value)
        return Rounding(decimal: decimal, mayBeExact: decimal.fraction == value)
      }, doubly: doubly, narrowly: narrowly)
    guard let rounding = answer.value else { return undecided(digits: digits, narrowly) }
    // A bound that holds the decimal can't tell whether the number is just that; fractions can.
    let isExact =
      rounding.mayBeExact && (answer.level == .exact || isExactly(rounding.decimal))
    return RoundedNumber(rounding.decimal, isExact: isExact, answer.level)
  }

  private func isExactly(_ decimal: ExactDecimal) -> Bool {
    // In this order: the fraction of a decimal with a long exponent is long.
    guard let exact else { return false }
    return exact == decimal.fraction
  }

  /// A tie, as far as anyone can see, rounds as ties do; what can't be told from zero is zero.
  private func undecided(digits: Int, _ round: (Ball) -> Rounding?) -> RoundedNumber {
    let ball = ball(precision: Filter.lastPrecision(digits: digits))
    let rounding = ball.sign == .undecided ? nil : round(ball.farEnd) ?? round(ball.midpoint)
    return RoundedNumber(rounding?.decimal ?? .zero, isExact: false, .undecided)
  }
}

extension Comparison {
  /// The outcome where there is one.
  fileprivate var decided: Comparison? { self == .undecided ? nil : self }
}
