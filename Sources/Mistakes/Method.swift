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
    let right = Method.right
    let isPossible =
      Self.take(&both.shortening, other.shortening, right.shortening)
      && Self.take(&both.likelihood, other.likelihood, right.likelihood)
      && both.expectation.take(other.expectation)
      && both.maximisation.take(other.maximisation)
    return isPossible ? both : nil
  }

  /// Takes on a choice that isn't the right one.
  ///
  /// - Returns: whether the choice is free here, or right there.
  fileprivate static func take<Choice: Equatable>(
    _ mine: inout Choice, _ wanted: Choice, _ right: Choice
  ) -> Bool {
    if wanted == right { return true }
    guard mine == right else { return false }
    mine = wanted
    return true
  }
}

extension EStepMethod {
  fileprivate mutating func take(_ other: EStepMethod) -> Bool {
    let right = EStepMethod.right
    return Method.take(&density.spread, other.density.spread, right.density.spread)
      && Method.take(&density.exponent, other.density.exponent, right.density.exponent)
      && Method.take(&density.normaliser, other.density.normaliser, right.density.normaliser)
      && Method.take(&weights, other.weights, right.weights)
      && Method.take(&division, other.division, right.division)
      && Method.take(&afterwards, other.afterwards, right.afterwards)
  }
}

extension MStepMethod {
  fileprivate mutating func take(_ other: MStepMethod) -> Bool {
    let right = MStepMethod.right
    return Method.take(&weight, other.weight, right.weight)
      && Method.take(&mean, other.mean, right.mean)
      && Method.take(&centre, other.centre, right.centre)
      && Method.take(&share, other.share, right.share)
      && Method.take(&divisor, other.divisor, right.divisor)
      && Method.take(&afterwards, other.afterwards, right.afterwards)
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
