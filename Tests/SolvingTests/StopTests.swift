import Mixtures
import Scalars
import Solving
import Testing

@Suite("When EM stops")
struct StopTests {
  /// The updates that a plain EM in Python's doubles makes on the course instance, counted by hand.
  @Test(arguments: [
    (StopRule.logLikelihood(change: Fraction(1, 10)), 7),
    (.logLikelihood(change: Fraction(1, 1_000)), 7),
    (.logLikelihood(change: Fraction(1, 100_000)), 8), (.parameters(change: Fraction(1, 10)), 6),
    (.parameters(change: Fraction(1, 100)), 7), (.parameters(change: Fraction(1, 1_000)), 8),
    (.parameters(change: Fraction(1, 100_000)), 10),
  ])
  func countsTheUpdates(_ rule: StopRule, _ updates: Int) throws {
    let (solution, outcome) = try Solution.run(of: Course.instance(), until: rule, limit: 500)
    #expect(outcome.updates == updates)
    #expect(outcome.isConverged)
    #expect(solution.updates == updates)
    #expect(outcome.proofs.undecided == 0)
  }

  @Test func endsAtTheLimit() throws {
    let (solution, outcome) = try Solution.run(
      of: Course.instance(), until: .parameters(change: 0), limit: 4)
    #expect(!outcome.isConverged)
    #expect(solution.updates == 4)
  }

  /// One cluster is at its optimum after the first update; the second changes nothing at all, which
  /// exact fractions show.
  @Test func stopsWhereNothingChanges() throws {
    let instance = try Instance(
      mixture: Mixture(checkingWeights: [1], means: [[0]], variances: [1]), points: [[1], [4]])
    let (_, outcome) = try Solution.run(of: instance, until: .parameters(change: 0), limit: 9)
    #expect(outcome.updates == 2)
    #expect(outcome.isConverged)
    #expect(outcome.proofs.undecided == 0)
  }
}
