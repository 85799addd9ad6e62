import Mixtures
import Scalars
import Testing

/// k-means on numbers that can be followed by hand.
@Suite("k-means")
struct KMeansTests {
  @Test func movesCentresToTheirMeans() throws {
    // 0, 1, 2 | 9, 11 after one update from centres 0 and 5; 2 is nearer to 0 than to 5.
    var run = KMeans([[0], [1], [2], [9], [11]], centres: [[0], [5]])
    #expect(run.step(0).assignment == [0, 0, 0, 1, 1])
    #expect(run.step(1).centres == [[1], [10]])
    let inertias = [run.inertia(0), run.inertia(1)]
    // 0 + 1 + 4 + 16 + 36, then 1 + 0 + 1 + 1 + 1.
    #expect(inertias == [57, 4])
    #expect(run.proportions(1) == [Fraction(3, 5), Fraction(2, 5)])
    #expect(run.run() == 1)
    // Nothing changes any more, however long one goes on.
    #expect(run.step(1_000_000_000).centres == [[1], [10]])
  }

  @Test func takesTheFirstOfCentresThatAreEquallyNear() {
    var run = KMeans([[0], [1], [2]], centres: [[0], [2]])
    #expect(run.step(0).assignment == [0, 0, 1])
    #expect(run.step(1).centres == [[Fraction(1, 2)], [2]])
    var same = KMeans([[3], [4]], centres: [[1], [1]])
    #expect(same.step(0).assignment == [0, 0])
  }

  @Test func leavesACentreWithoutPointsWhereItIs() throws {
    var run = KMeans([[0, 0], [2, 0]], centres: [[1, 0], [50, 50]])
    #expect(run.run() == 0)
    #expect(run.step(3).centres == [[1, 0], [50, 50]])
    #expect(run.proportions(0) == [1, 0])
    #expect(throws: MixtureError.weightNotPositive(cluster: 2, 0)) { try run.mixture(0) }
  }

  @Test func startsEMAsTheCourseSays() throws {
    var run = KMeans([[0], [1], [2], [9], [11]], centres: [[0], [5]])
    let mixture = try run.mixture(run.run())
    #expect(mixture.weights == [Fraction(3, 5), Fraction(2, 5)])
    #expect(mixture.means == [[1], [10]])
    // x̄ = 23/5, Σ x² = 207, so the global variance is 207/5 − (23/5)².
    #expect(mixture.variances == [Fraction(506, 25), Fraction(506, 25)])
  }

  @Test func theGlobalVarianceIsDividedByTheDimension() {
    #expect(KMeans.globalVariance([[0, 0], [2, 4]]) == Fraction(1 + 4 + 1 + 4, 4))
    #expect(KMeans.mean([[0, 0], [2, 4]]) == [1, 2])
  }
}

/// What an exercise by hand should not meet.
@Suite("Flaws of k-means")
struct KMeansFlawTests {
  @Test func findsCentresWithoutPoints() {
    var run = KMeans([[0], [2]], centres: [[1], [50]])
    #expect(run.flaw(upTo: 0) == .emptyCentre)
  }

  /// 1 lies in the middle between 0 and 2.
  @Test func findsPointsInTheMiddle() {
    var run = KMeans([[0], [1], [2]], centres: [[0], [2]])
    #expect(run.flaw(upTo: 0) == .tie)
  }

  /// From 0 and 5 the centres go to 1 and 8, between which 9/2 lies in the middle.
  @Test func findsWhatComesLater() {
    let points = [0, 2, Fraction(9, 2), 8, Fraction(23, 2)].map { [$0] }
    var run = KMeans(points, centres: [[0], [5]])
    #expect(run.step(1).centres == [[1], [8]])
    #expect(run.flaw(upTo: 0) == nil)
    #expect(run.flaw(upTo: 1) == .tie)
  }

  @Test func countsUpdatesUpToALimit() {
    var run = KMeans([[0], [1], [2], [9], [11]], centres: [[0], [5]])
    let counts = [run.updates(atMost: 1), run.updates(atMost: 0), run.updates(atMost: 9)]
    #expect(counts == [1, nil, 1])
    #expect(run.flaw(upTo: 5) == nil)
  }
}
