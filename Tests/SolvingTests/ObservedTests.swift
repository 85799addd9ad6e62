import Mixtures
import Scalars
import Solving
import Testing

/// E steps after the M step of known labels, which itself needs none.
///
/// The values were worked with mpmath 1.3 at 60 digits by the plain formulas: the parameters of the
/// labels, then the sum of the logarithms of all densities.
@Suite("The observed case")
struct ObservedTests {
  private static func instance(_ covariance: Covariance<Fraction>) throws -> Instance {
    let half = Fraction(1, 2)
    return try Instance(
      mixture: Mixture(
        checkingWeights: [half, half], means: [[0, 0], [1, 1]], covariance: covariance),
      points: [[0, 0], [2, 1], [1, 3], [6, 5], [7, 8], [9, 6]], labels: [0, 0, 0, 1, 1, 1])
  }

  private static let unit = Matrix<Fraction>([[1, 0], [0, 1]])

  @Test(arguments: [
    (
      Covariance.spherical([1, 1]), "-22.82772496115258383", "101.8695964085722599",
      "0.9999998236434655822"
    ),
    (
      .full([unit, unit]), "-22.36527241861622926", "102.3320489511086145",
      "0.9999993828348893012"
    ),
  ])
  func hasEStepsAfterUpdates(
    _ covariance: Covariance<Fraction>, _ likelihood: String, _ gain: String, _ posterior: String
  ) throws {
    // In this order the later E step is wanted first.
    let quantities = [
      Quantity(.posterior, cluster: 1, point: 3, iteration: 1),
      Quantity(.logLikelihood, iteration: 1), Quantity(.logLikelihoodGain, iteration: 1),
      Quantity(.logLikelihood),
    ]
    let solution = try Solution(of: Self.instance(covariance), for: quantities)
    let values = try quantities.map {
      try solution.value(of: $0).rounded(significant: 19).description
    }
    #expect(values == [posterior, likelihood, gain, "-124.6973213697248437"])
  }

  /// The labels make the same parameters again.
  @Test(arguments: [Covariance.spherical([1, 1]), .full([unit, unit])])
  func gainsNothingMore(_ covariance: Covariance<Fraction>) throws {
    let run = try Solution.run(
      of: Self.instance(covariance), until: .logLikelihood(change: Fraction(1, 100)), limit: 9)
    #expect(run.outcome.isConverged)
    #expect(run.outcome.updates == 2)
    let second = try run.solution.value(of: Quantity(.logLikelihood, iteration: 2))
    let first = try run.solution.value(of: Quantity(.logLikelihood, iteration: 1))
    let texts = [second, first].map { $0.rounded(significant: 19).description }
    #expect(texts[0] == texts[1])
  }
}
