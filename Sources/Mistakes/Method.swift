import Scalars

/// A way to work an exercise: the right one, or that of somebody who makes a mistake or two.
///
/// It is the mathematics of EM written out step by step, with a choice at every place where people
/// are known to go wrong; so a mistake is one choice, not a formula of its own.
public struct Method: Sendable, Hashable {
  var expectation = EStepMethod.right
  var maximisation = MStepMethod.right
  var likelihood = LikelihoodMethod.right
  /// What is done to the posteriors before an M step; `nil` where all digits are kept.
  var shortening: Shortening?

  /// The right method.
  public static let right = Method()

  init(
    expectation: EStepMethod = .right, maximisation: MStepMethod = .right,
    likelihood: LikelihoodMethod = .right, shortening: Shortening? = nil
  ) {
    self.expectation = expectation
    self.maximisation = maximisation
    self.likelihood = likelihood
    self.shortening = shortening
  }
}

extension Method {
  /// What somebody does who makes all of some mistakes.
  ///
  /// - Returns: `nil` where a mistake is no method, or one excludes another.
  public init?(making mistakes: [Mistake]) {
    self = .right
    for mistake in mistakes {
      guard let both = mistake.method.flatMap({ combined(with: $0) }) else { return nil }
      self = both
    }
  }

  /// What somebody does who does both: every choice of either that isn't the right one.
  ///
  /// - Returns: `nil` where both choose otherwise at the same place.
  public func combined(with other: Method) -> Method? {
    var both = self
    let isPossible = [
      both.take(\.expectation.density.spread, from: other),
      both.take(\.expectation.density.exponent, from: other),
      both.take(\.expectation.density.normaliser, from: other),
      both.take(\.expectation.weights, from: other),
      both.take(\.expectation.division, from: other),
      both.take(\.expectation.afterwards, from: other),
      both.take(\.maximisation.weight, from: other),
      both.take(\.maximisation.mean, from: other),
      both.take(\.maximisation.centre, from: other),
      both.take(\.maximisation.share, from: other),
      both.take(\.maximisation.divisor, from: other),
      both.take(\.maximisation.afterwards, from: other),
      both.take(\.likelihood, from: other),
      both.take(\.shortening, from: other),
    ].allSatisfy(\.self)
    return isPossible ? both : nil
  }

  /// - Returns: whether the choice is free here, or right there.
  private mutating func take<Choice: Equatable>(
    _ choice: WritableKeyPath<Method, Choice>, from other: Method
  ) -> Bool {
    let (right, wanted) = (Method.right[keyPath: choice], other[keyPath: choice])
    if wanted == right { return true }
    guard self[keyPath: choice] == right else { return false }
    self[keyPath: choice] = wanted
    return true
  }
}

/// What people do to numbers before they go on with them.
enum Shortening: Sendable, Hashable {
  /// Rounded to so many decimals, halves away from zero.
  case rounded(Int)
  /// All behind so many decimals left out.
  case cutOff(Int)

  func applied<S: Scalar>(to value: S) -> S {
    switch self {
    case .rounded(let decimals): return S.rounded(value, decimals: decimals)
    case .cutOff(let decimals):
      let zero = S(0, matching: value)
      switch value.compared(to: zero) {
      case .equal: return zero
      case .less: return -applied(to: -value)
      case .greater, .undecided: break
      }
      // From the next lower boundary on, halves away from zero round up to what is cut off.
      let half = S(1, matching: value) / S(2 * Self.power(decimals), matching: value)
      return S.rounded(value - half, decimals: decimals)
    }
  }

  private static func power(_ decimals: Int) -> Int {
    (0..<decimals).reduce(1) { power, _ in 10 * power }
  }
}
