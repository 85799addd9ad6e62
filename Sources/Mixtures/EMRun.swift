public import Scalars

/// A trace of the EM algorithm: θ⁽⁰⁾ and what each iteration makes of it.
///
/// Iteration 0 is the given θ; the M step makes iteration t + 1 out of the posteriors of
/// iteration t.
public struct EMRun<S: Scalar>: Sendable {
  /// θ⁽⁰⁾ … θ⁽ᵀ⁾.
  public let mixtures: [Mixture<S>]
  /// The E steps made with them; the last mixture has one only where it was asked for.
  public let expectations: [Expectation<S>]

  /// Runs `updates` E and M steps, and one more E step where `expectingLast` is true.
  ///
  /// - Throws: ``EMError`` where a cluster is certainly empty or certainly has no extent.
  /// - Complexity: O(*T* · *n* · *K* · *d*).
  public init(
    _ mixture: Mixture<S>, _ points: [[S]], updates: Int, expectingLast: Bool = true
  ) throws(EMError) {
    var mixtures = [mixture]
    var expectations: [Expectation<S>] = []
    for iteration in 0...updates where iteration < updates || expectingLast {
      let current = mixtures[iteration]
      for (j, variance) in current.variances.enumerated()
      where variance.compared(to: S(0)) == .equal {
        throw .zeroVariance(cluster: j + 1)
      }
      let expectation = Expectation(current, points)
      expectations.append(expectation)
      if iteration < updates {
        mixtures.append(try Mixture(maximising: expectation.posteriors, of: points))
      }
    }
    self.mixtures = mixtures
    self.expectations = expectations
  }
}
