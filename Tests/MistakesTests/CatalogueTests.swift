import Balls
import Mistakes
import Mixtures
import Scalars
import Testing

@Suite("The mistake catalogue")
struct CatalogueTests {
  /// The answers that a mistake of a step is about: ℓ, or posteriors and the parameters after an
  /// update.
  private static func answers<S: Scalar>(
    _ method: Mistakes.Method, _ instance: Instance, _ step: Mistake.Step, in context: S.Context
  ) throws -> [S] {
    let run = try MethodRun<S>(
      method, GivenExercise(instance, in: context), updates: 1, expectingLast: false)
    if step == .logLikelihood { return [run.logLikelihood(0)] }
    let (k, n) = (instance.mixture.clusterCount, instance.points.count)
    let after = run.mixture(1)
    let posteriors = (0..<n).flatMap { i in (0..<k).map { run.posterior($0, i, 0) } }
    return posteriors + after.weights + after.means.flatMap { $0 } + after.variances
  }

  private static func farthest(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  @Test func hasEveryRowOfItsSource() {
    // Of the roundings the source has three; the rest are more decimals, and cutting off.
    #expect(Mistake.allCases.count == 48 + 7)
    #expect(Mistake.nameable(in: .expectation).count == 18)
    #expect(Mistake.nameable(in: .maximisation).count == 15)
    #expect(Mistake.nameable(in: .logLikelihood).count == 11)
    #expect(Mistake.nameable(in: .rounding).isEmpty)
    #expect(Set(Mistake.allCases.map(\.feedback)).count == Mistake.allCases.count)
    #expect(Set(Mistake.allCases.map(\.title)).count == Mistake.allCases.count)
  }

  @Test(arguments: Mistake.allCases.filter { $0.method != nil })
  func isFoundInItsOwnWork(_ mistake: Mistake) throws {
    let caught = try #require(mistake.caught)
    let right: [Double] = try Self.answers(.right, caught.instance, mistake.step, in: ())
    let wrong: [Double] = try Self.answers(caught.method, caught.instance, mistake.step, in: ())
    // Rounding posteriors early moves results by little.
    #expect(Self.farthest(right, wrong) > (mistake.step == .rounding ? 1e-7 : 2e-4))
  }

  /// Right work where it gives the same, or the work of another mistake.
  @Test(arguments: Mistake.allCases.filter { $0.method != nil })
  func isNotFoundInOtherWork(_ mistake: Mistake) throws {
    let spared = mistake.spared
    let answers: [Double] = try Self.answers(spared.method, spared.instance, mistake.step, in: ())
    let own: [Double] = try Self.answers(
      try #require(mistake.method), spared.instance, mistake.step, in: ())
    if spared.method == .right {
      #expect(Self.farthest(answers, own) < 1e-12)
    } else {
      #expect(Self.farthest(answers, own) > 2e-4)
    }
  }

  /// Feedback is two or three sentences, and holds no number that could be an answer.
  @Test(arguments: Mistake.allCases)
  func givesNothingAway(_ mistake: Mistake) {
    let sentences = mistake.feedback.split(separator: ". ").count
    #expect((2...3).contains(sentences), "\(mistake.feedback)")
    #expect(mistake.feedback.hasSuffix("."))
    #expect(!mistake.feedback.contains("0."))
  }

  /// Bounds of doubles hold what balls give.
  @Test(arguments: Mistake.allCases.filter { $0.method != nil })
  func agreesOverAllKindsOfNumbers(_ mistake: Mistake) throws {
    let caught = try #require(mistake.caught)
    let bounds: [Bounded] = try Self.answers(caught.method, caught.instance, mistake.step, in: ())
    let balls: [Ball] = try Self.answers(caught.method, caught.instance, mistake.step, in: 256)
    for (bound, ball) in zip(bounds, balls) {
      #expect(bound.isFinite && ball.isFinite)
      #expect(bound.error < 1e-10)
      #expect(Ball(bound, in: 256).overlaps(ball))
    }
  }

  /// A matrix σ² I is the spherical covariance.
  @Test(arguments: [Mistake.halfMissing, .normaliserDropped, .weightsSwapped, .oldMean, .bessel])
  func aMatrixOfOneVarianceIsTheSame(_ mistake: Mistake) throws {
    let method = try #require(mistake.method)
    let spherical = try #require(mistake.caught).instance
    let d = spherical.mixture.dimension
    let matrices = spherical.mixture.variances.map { variance in
      Matrix(rowCount: d, columnCount: d) { $0 == $1 ? variance : Fraction.zero }
    }
    let full = try Instance(
      mixture: Mixture(
        weights: spherical.mixture.weights, means: spherical.mixture.means,
        covariance: .full(matrices)), points: spherical.points)
    let a = try MethodRun<Double>(
      method, GivenExercise(full, in: ()), updates: 1, expectingLast: false)
    let b = try MethodRun<Double>(
      method, GivenExercise(spherical, in: ()), updates: 1, expectingLast: false)
    for i in spherical.points.indices {
      #expect(abs(a.posterior(0, i, 0) - b.posterior(0, i, 0)) < 1e-12)
    }
    guard case .full(let updated) = a.mixture(1).covariance else {
      Issue.record("the kind has changed")
      return
    }
    for j in 0..<2 {
      let trace = (0..<d).map { updated[j][$0, $0] }.reduce(0, +)
      #expect(abs(trace / Double(d) - b.mixture(1).variances[j]) < 1e-12)
    }
  }

  /// A matrix is no deviation, and no d is divided by in its update.
  @Test(arguments: [
    Mistake.varianceAsDeviation, .deviationInExponent, .notSquared, .dimensionLeftOut,
    .updateDimensionIsN, .deviation,
  ])
  func saysNothingAboutMatrices(_ mistake: Mistake) throws {
    let full = try Instance(
      mixture: Mixture(
        weights: [1], means: [[0, 0]], covariance: .full([Matrix([[2, 1], [1, 3]])])),
      points: [[1, 0], [0, 2], [1, 1]])
    let method = try #require(mistake.method)
    #expect(throws: UndefinedMethod.self) {
      try MethodRun<Double>(
        method, GivenExercise(full, in: ()), updates: 1, expectingLast: false)
    }
  }
}
