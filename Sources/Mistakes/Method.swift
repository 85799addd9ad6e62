/// A way to work an exercise: the right one, or that of somebody who makes a mistake or two.
///
/// It is the mathematics of EM written out step by step, with a choice at every place where people
/// are known to go wrong; so a mistake is one choice, not a formula of its own.
public struct Method: Sendable, Hashable {
  var expectation = EStepMethod.right
  var maximisation = MStepMethod.right
  var likelihood = LikelihoodMethod.right
  /// The decimals that posteriors are rounded to before an M step; `nil` for all digits.
  var roundedPosteriors: Int?

  /// The right method.
  public static let right = Method()

  init(
    expectation: EStepMethod = .right, maximisation: MStepMethod = .right,
    likelihood: LikelihoodMethod = .right, roundedPosteriors: Int? = nil
  ) {
    self.expectation = expectation
    self.maximisation = maximisation
    self.likelihood = likelihood
    self.roundedPosteriors = roundedPosteriors
  }
}
