import Balls
import Mixtures
import Scalars
import Testing

/// Three clusters in two dimensions; the expected values are mpmath's with 60 digits, made by
/// hand from the formulas as they stand in textbooks, without logarithms.
enum ThreeClusters {
  static func instance() throws -> Instance {
    let f = { (text: String) in try #require(Fraction(text)) }
    let mixture = try Mixture(
      checkingWeights: [f("1/5"), f("3/10"), f("1/2")],
      means: [[-1, 2], [f("0.5"), -1], [3, f("1.5")]],
      variances: [1, f("2.5"), f("0.75")])
    return try Instance(
      mixture: mixture,
      points: [
        [f("0.2"), f("-0.9")], [-1, f("1.2")], [f("1.8"), f("0.4")], [f("2.5"), 2],
      ])
  }

  static let posteriors = [
    [0.01219055290386993, 0.9871634966989566, 0.0006459503971734709],
    [0.8331783185541265, 0.1667377240814340, 0.00008395736443946106],
    [0.006382442766293516, 0.3345295709305457, 0.6590879863031608],
    [0.0008982837934972822, 0.01830007474053046, 0.9808016414659723],
  ]
  static let logLikelihood = -13.70042945682059565883488
  static let weights = [0.2131623995044468, 0.3766827166128667, 0.4101548838826865]
  static let means = [
    [-0.9581967826052236, 1.164830232318085], [0.4503779705415121, -0.3437574100395882],
    [2.217703515610387, 1.356047409379021],
  ]
  static let variances = [0.07885540656287610, 0.6926354569442716, 0.3684837176403672]
}

@Suite("Mixtures in doubles")
struct MixtureTests {
  private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-14 * max(1, abs(b)) }

  @Test func agreesWithTheReference() throws {
    let (mixture, points) = try ThreeClusters.instance().over(Double.self, in: ())
    let run = try EMRun(mixture, points, updates: 1)
    for (row, expected) in zip(run.expectations[0].posteriors.rows, ThreeClusters.posteriors) {
      for (value, reference) in zip(row, expected) { #expect(near(value, reference)) }
    }
    #expect(near(try run.logLikelihood(0), ThreeClusters.logLikelihood))
    for j in 0..<3 {
      #expect(near(run.mixtures[1].weights[j], ThreeClusters.weights[j]))
      #expect(near(run.mixtures[1].variances[j], ThreeClusters.variances[j]))
      for c in 0..<2 { #expect(near(run.mixtures[1].means[j][c], ThreeClusters.means[j][c])) }
    }
  }

  /// Points so far away that every density is below the smallest double.
  @Test func survivesFarPoints() throws {
    let mixture = Mixture<Double>(weights: [0.3, 0.7], means: [[-1], [1]], variances: [1, 1])
    let expectation = try Expectation(mixture, [[500], [-500], [0]])
    for row in expectation.posteriors.rows { #expect(row.sum() == 1) }
    #expect(expectation.posteriors[0, 1] == 1)
    #expect(near(expectation.posteriors[2, 0], 0.3))
    #expect(try expectation.logLikelihood(mixture, [[500], [-500], [0]]).isFinite)
  }

  @Test func theObservedCaseIsTheSameStep() throws {
    let labels = Matrix<Fraction>([[1, 0], [1, 0], [0, 1]])
    let mixture = try Mixture(maximising: labels, of: [[1], [3], [7]])
    #expect(mixture.weights == [Fraction(2, 3), Fraction(1, 3)])
    #expect(mixture.means == [[2], [7]])
    #expect(mixture.variances == [1, 0])
  }

  @Test func anEmptyClusterIsAnError() {
    let labels = Matrix<Fraction>([[1, 0], [1, 0]])
    #expect(throws: EMError.emptyCluster(2)) {
      try Mixture(maximising: labels, of: [[1], [2]])
    }
  }

  @Test func aClusterWithoutExtentIsAnError() throws {
    let mixture = Mixture<Fraction>(weights: [1], means: [[0]], variances: [1])
    let instance = try Instance(mixture: mixture, points: [[2], [2]])
    let (exact, points) = instance.over(Exact.self, in: ())
    #expect(throws: EMError.singularCovariance(cluster: 1)) { try EMRun(exact, points, updates: 2) }
  }

  @Test(arguments: [
    (["1/2", "1/3"], ["1", "1"], ["1", "1"], MixtureError.weightSum(Fraction(5, 6))),
    (["1", "0"], ["1", "2"], ["1", "1"], .weightNotPositive(cluster: 2, 0)),
    (["1/2", "1/2"], ["1", "2"], ["1", "-4"], .varianceNotPositive(cluster: 2, -4)),
    (["1"], ["1", "2"], ["1", "1"], .counts(weights: 1, means: 2, variances: 2)),
    ([], [], [], .noClusters),
  ])
  func refusesWhatIsNoMixture(
    _ weights: [String], _ means: [String], _ variances: [String], _ error: MixtureError
  ) throws {
    let numbers = { (texts: [String]) in texts.compactMap { Fraction($0) } }
    #expect(throws: error) {
      try Mixture(
        checkingWeights: numbers(weights), means: numbers(means).map { [$0] },
        variances: numbers(variances))
    }
  }

  @Test func pointsHaveTheDimensionOfTheMeans() throws {
    let mixture = Mixture<Fraction>(weights: [1], means: [[0, 1]], variances: [1])
    #expect(throws: MixtureError.pointDimension(point: 2, is: 1, expected: 2)) {
      try Instance(mixture: mixture, points: [[1, 2], [3]])
    }
    #expect(throws: MixtureError.noPoints) { try Instance(mixture: mixture, points: []) }
  }
}

@Suite("Properties of EM over balls")
struct EMPropertyTests {
  /// Small pseudo-random instances, the same in every run.
  static func instance(_ number: Int) throws -> Instance {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    let draw = { (count: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let k = 1 + draw(4)
    let d = 1 + draw(3)
    let shares = (0..<k).map { _ in 1 + draw(9) }
    let mixture = try Mixture(
      checkingWeights: shares.map { Fraction($0) / Fraction(shares.reduce(0, +)) },
      means: (0..<k).map { _ in (0..<d).map { _ in Fraction(draw(101) - 50) / 10 } },
      variances: (0..<k).map { _ in Fraction(1 + draw(80)) / 10 })
    return try Instance(
      mixture: mixture,
      points: (0..<(k + 2 + draw(6))).map { _ in
        (0..<d).map { _ in Fraction(draw(101) - 50) / 10 }
      })
  }

  @Test(arguments: 0..<60)
  func holdOverManyInstances(_ number: Int) throws {
    let instance = try Self.instance(number)
    let (mixture, points) = instance.over(Ball.self, in: 256)
    let run = try EMRun(mixture, points, updates: 3)
    for expectation in run.expectations {
      for row in expectation.posteriors.rows { #expect(row.sum().contains(1)) }
      #expect(expectation.posteriors.elements.sum().contains(Fraction(points.count)))
    }
    for mixture in run.mixtures { #expect(mixture.weights.sum().contains(1)) }
    let likelihoods = try run.mixtures.indices.map { try run.logLikelihood($0) }
    for (before, after) in zip(likelihoods, likelihoods.dropFirst()) {
      #expect(after.compared(to: before) != .less)
    }
  }

  @Test(arguments: 0..<20)
  func relabellingPermutesTheAnswers(_ number: Int) throws {
    let instance = try Self.instance(number)
    let turned = try Instance(
      mixture: Mixture(
        weights: instance.mixture.weights.reversed(), means: instance.mixture.means.reversed(),
        variances: instance.mixture.variances.reversed()), points: instance.points)
    let a = instance.over(Ball.self, in: 128)
    let b = turned.over(Ball.self, in: 128)
    let first = try EMRun(a.mixture, a.points, updates: 1)
    let second = try EMRun(b.mixture, b.points, updates: 1)
    for (value, other) in zip(first.mixtures[1].variances, second.mixtures[1].variances.reversed())
    {
      #expect(value.compared(to: other) == .undecided || value.compared(to: other) == .equal)
    }
    for (row, other) in zip(
      first.expectations[0].posteriors.rows, second.expectations[0].posteriors.rows)
    {
      for (value, same) in zip(row, other.reversed()) {
        #expect(value.rounded(decimals: 20) == same.rounded(decimals: 20))
      }
    }
  }
}
