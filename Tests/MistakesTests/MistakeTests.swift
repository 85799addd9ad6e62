import Mistakes
import Mixtures
import Scalars
import Testing

@Suite("Wrong methods on the course's numbers")
struct CourseMistakeTests {
  static let course = try? Instance(
    mixture: Mixture(
      checkingWeights: [Fraction(1, 2), Fraction(1, 2)], means: [[-3], [2]], variances: [4, 4]),
    points: ["0.2", "-0.9", "-1", "1.2", "1.8"].compactMap { Fraction($0).map { [$0] } })

  static func run(_ mistake: Mistake) throws -> MethodRun<Double> {
    try run(try #require(mistake.method))
  }

  static func run(_ method: Mistakes.Method) throws -> MethodRun<Double> {
    try MethodRun(
      method, GivenExercise(try #require(course), in: ()), updates: 1, expectingLast: true)
  }

  /// p(1 | 1), computed independently.
  @Test(arguments: [
    (Mistake.varianceAsDeviation, 0.4455), (.overPoints, 0.17087), (.overPointsWeighted, 0.08544),
    (.overEverything, 0.0569), (.joint, 0.02773), (.density, 0.05546), (.halfMissing, 0.1480),
    (.deviationInExponent, 0.1480), (.notSquared, 0.4564), (.clustersSwapped, 0.7058), (.hard, 0),
  ])
  func anEStepGivesTheKnownNumber(_ mistake: Mistake, _ value: Double) throws {
    #expect(abs(try Self.run(mistake).posterior(0, 0, 0) - value) < 0.6e-4)
  }

  /// Equal weights and variances hide these.
  @Test(arguments: [
    Mistake.weightsForgotten, .weightsSwapped, .weightOfOtherAbove, .normaliserDropped,
    .dimensionIsN, .dimensionIsTwo,
  ])
  func anEStepIsMasked(_ mistake: Mistake) throws {
    let right = try Self.run(.right)
    let wrong = try Self.run(mistake)
    for i in 0..<5 { #expect(abs(wrong.posterior(0, i, 0) - right.posterior(0, i, 0)) < 1e-14) }
  }

  enum Answer: Sendable { case weight, mean, variance }

  /// Cluster 1 after one update, computed independently.
  @Test(arguments: [
    (Mistake.oldMean, Answer.variance, 6.640535), (.meanOverN, .mean, -0.185714),
    (.varianceOverN, .variance, 0.199006), (.updateDimensionIsN, .variance, 0.115157),
    (.deviation, .variance, 0.758806), (.varianceUnweighted, .variance, 5.42245),
    (.weightsSquared, .variance, 0.138173), (.bessel, .variance, 1.366567),
    (.secondMoment, .variance, 0.864508), (.globalMean, .variance, 1.211519),
    (.meanUnweighted, .mean, 0.26), (.count, .weight, 1.728123),
    (.timesOldWeight, .weight, 0.172812), (.dimensionLeftOut, .variance, 0.575786),
    (.otherCluster, .mean, 0.681129), (.otherCluster, .variance, 1.075248),
    (.rounded2, .variance, 0.57181), (.rounded3, .variance, 0.575279),
  ])
  func anMStepGivesTheKnownNumber(
    _ mistake: Mistake, _ answer: Answer, _ value: Double
  ) throws {
    let mixture = try Self.run(mistake).mixture(1)
    let found =
      switch answer {
      case .weight: mixture.weights[0]
      case .mean: mixture.means[0][0]
      case .variance: mixture.variances[0]
      }
    #expect(abs(found - value) < 0.6e-5)
  }

  /// ℓ at the given parameters, computed independently.
  @Test(arguments: [
    (Mistake.baseTen, -5.058874), (.baseTwo, -16.805216), (.averaged, -2.329698),
    (.sign, 11.648488), (.likelihood, 8.732e-6), (.sumOfLogs, -33.134829),
    (.expectedComplete, -14.111778), (.likelihoodWeightsForgotten, -8.182752),
    (.logOfTotal, -0.718769), (.afterNormalising, 0), (.offByOne, -7.422025),
  ])
  func aLogLikelihoodGivesTheKnownNumber(_ mistake: Mistake, _ value: Double) throws {
    #expect(abs(try Self.run(mistake).logLikelihood(0) - value) < 0.6e-6)
  }

  @Test func theRightMethodGivesTheCoursesAnswers() throws {
    let run = try Self.run(.right)
    #expect(abs(run.posterior(0, 0, 0) - 0.2942149721629888) < 1e-14)
    #expect(abs(run.count(0, 0) - 1.728123091776373) < 1e-14)
    #expect(abs(run.mixture(1).means[0][0] + 0.5373289474340418) < 1e-14)
    #expect(abs(run.mixture(1).variances[0] - 0.5757859076870629) < 1e-14)
    #expect(abs(run.logLikelihood(0) + 11.648487770231484) < 1e-12)
    #expect(abs(run.logLikelihood(1) + 7.422025191179192) < 1e-12)
  }
}
