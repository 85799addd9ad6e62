import Mixtures
import Scalars
import Solving
import Testing

/// One cluster against several, what an update gains, and how long k-means goes on.
///
/// The values were summed from the log-densities of all points, at 60 digits, with mpmath 1.3.
@Suite("Model choice and gains")
struct ModelChoiceTests {
  static let plane: [[Fraction]] = [[0, 0], [2, 1], [1, 3], [-1, Fraction(1, 2)]]

  static func instance(_ covariance: Covariance<Fraction>) throws -> Instance {
    let half = Fraction(1, 2)
    return try Instance(
      mixture: Mixture(
        checkingWeights: [half, half], means: [[0, 0], [1, 1]], covariance: covariance),
      points: plane)
  }

  private static let unit = Matrix<Fraction>([[1, 0], [0, 1]])

  @Test(arguments: [
    (
      Covariance.spherical([1, 1]), "-12.31838801318596260682", "-14.39782955486579853507"
    ),
    (.diagonal([[1, 1], [1, 1]]), "-12.31771041713965357972", "-15.09029913937943481739"),
    (.full([unit, unit]), "-11.88343536263165781692", "-15.34917126543138436401"),
    (.tied(unit), "-11.88343536263165781692", "-15.34917126543138436401"),
  ])
  func oneClusterFitsBest(
    _ covariance: Covariance<Fraction>, _ likelihood: String, _ bic: String
  ) throws {
    let solution = try Solution(of: Self.instance(covariance), updates: 0)
    let values = try [Quantity(.singleLogLikelihood), Quantity(.singleBic)].map {
      try solution.value(of: $0).rounded(significant: 22)
    }
    #expect(values.map(\.description) == [likelihood, bic])
    #expect(values.count(where: \.isProven) == 2)
  }

  @Test func oneClusterOnTheLine() throws {
    let solution = try Solution(of: Course.instance(), for: [Quantity(.singleBic)])
    let bic = try solution.value(of: Quantity(.singleBic)).rounded(significant: 22)
    #expect(bic.description == "-9.238681138090778126696")
  }

  @Test func onePlaceHasNoBestCluster() throws {
    let mixture = Mixture(weights: [1 as Fraction], means: [[0]], variances: [1])
    let instance = try Instance(mixture: mixture, points: [[2], [2]])
    #expect(throws: EMError.singularCovariance(cluster: 1)) {
      try Solution(of: instance, for: [Quantity(.singleLogLikelihood)])
    }
    let error = #expect(throws: QuantityError.self) {
      try Solution(of: instance, updates: 0).value(of: Quantity(.singleBic))
    }
    #expect(error?.problem == .degenerate)
  }

  @Test(arguments: [
    (1, "4.2264625790522966891"), (2, "0.25296210679988644570"), (7, "0.00035661724991121637165"),
  ])
  func anUpdateGains(_ iteration: Int, _ gain: String) throws {
    let quantity = Quantity(.logLikelihoodGain, iteration: iteration)
    let solution = try Solution(of: Course.instance(), for: [quantity])
    #expect(try solution.value(of: quantity).rounded(significant: 20).description == gain)
  }

  @Test func nothingIsGainedBeforeTheFirstUpdate() throws {
    let error = #expect(throws: QuantityError.self) {
      try Solution(of: Course.instance(), updates: 2).value(of: Quantity(.logLikelihoodGain))
    }
    #expect(error?.problem == .iteration(first: 1, last: 2))
    #expect(Quantity(.logLikelihoodGain, iteration: 1).description == "ℓ(θ̂) − ℓ(θ)")
  }

  /// 0, 1, 2 | 9, 11 with centres at 0 and 5 are done after one update; by hand.
  @Test func countsUpdatesOfKMeans() throws {
    let half = Fraction(1, 2)
    let instance = try Instance(
      mixture: Mixture(weights: [half, half], means: [[0], [5]], variances: [1, 1]),
      points: [[0], [1], [2], [9], [11]])
    let value = try Solution(of: instance, updates: 0).value(of: Quantity(.kMeansUpdates))
    #expect(value.exact == 1)
  }
}
