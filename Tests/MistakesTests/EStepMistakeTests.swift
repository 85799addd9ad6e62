import Mistakes
import Mixtures
import Testing

@Suite("Wrong methods for the E step")
struct EStepMistakeTests {
  static let mixture = Mixture<Double>(
    weights: [0.5, 0.5], means: [[-3], [2]], variances: [4, 4])
  static let points: [[Double]] = [[0.2], [-0.9], [-1], [1.2], [1.8]]

  /// p(1 | 1) on the course's numbers, computed independently.
  @Test(arguments: [
    (EStepMistake.varianceAsDeviation, 0.4455), (.overPoints, 0.17087),
    (.overPointsWeighted, 0.08544), (.overEverything, 0.0569), (.joint, 0.02773),
    (.density, 0.05546), (.halfMissing, 0.1480), (.deviationInExponent, 0.1480),
    (.notSquared, 0.4564), (.clustersSwapped, 0.7058), (.hard, 0),
  ])
  func givesTheKnownNumber(_ mistake: EStepMistake, _ value: Double) {
    let posterior = mistake.method.posteriors(Self.mixture, Self.points)[0][0]
    #expect(abs(posterior - value) < 0.6e-4)
  }

  /// Equal weights and variances hide these.
  @Test(arguments: [
    EStepMistake.weightsForgotten, .weightsSwapped, .weightOfOtherAbove, .normaliserDropped,
    .dimensionIsN, .dimensionIsTwo,
  ])
  func isMaskedOnTheCoursesNumbers(_ mistake: EStepMistake) throws {
    let right = try Expectation(Self.mixture, Self.points).posteriors.rows
    let wrong = mistake.method.posteriors(Self.mixture, Self.points)
    for (row, expected) in zip(wrong, right) {
      for (value, key) in zip(row, expected) { #expect(abs(value - key) < 1e-14) }
    }
  }

  /// With unequal weights and variances every one shows.
  @Test(arguments: EStepMistake.allCases)
  func showsOnOtherNumbers(_ mistake: EStepMistake) throws {
    let mixture = Mixture<Double>(weights: [0.3, 0.7], means: [[-3], [2]], variances: [2, 5])
    let right = try Expectation(mixture, Self.points).posteriors.rows
    let wrong = mistake.method.posteriors(mixture, Self.points)
    #expect(zip(right, wrong).contains { abs($0[0] - $1[0]) > 2e-4 })
  }

  @Test func withNothingChangedItIsTheRightMethod() throws {
    let mixture = Mixture<Double>(weights: [0.3, 0.7], means: [[-3], [2]], variances: [2, 5])
    let right = try Expectation(mixture, Self.points).posteriors.rows
    for (row, expected) in zip(EStepMethod.right.posteriors(mixture, Self.points), right) {
      for (value, key) in zip(row, expected) { #expect(abs(value - key) < 1e-14) }
    }
  }
}
