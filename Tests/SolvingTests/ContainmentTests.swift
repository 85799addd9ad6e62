import Balls
import Mixtures
import Scalars
import TestSupport
import Testing

/// Every interval holds the value: that of doubles with bounds, and that of balls of few bits.
@Suite("Containment")
struct ContainmentTests {
  /// Instances beyond those of the reference.
  private static let numbers = 100_000..<(LongTests.areWanted ? 300_000 : 100_300)

  @Test func everyIntervalHoldsTheValue() async throws {
    let counts = try await withThrowingTaskGroup(of: Counts.self) { group in
      for start in stride(from: Self.numbers.lowerBound, to: Self.numbers.upperBound, by: 100) {
        group.addTask {
          try (start..<start + 100).reduce(into: Counts()) { counts, number in
            try counts.check(ReferenceInstance(number))
          }
        }
      }
      return try await group.reduce(into: Counts()) { $0.add($1) }
    }
    #expect(counts.missed == 0)
    // The test would be empty if the bounds said nothing.
    #expect(counts.finite > counts.all * 9 / 10)
  }

  private struct Counts: Sendable {
    var all = 0
    var finite = 0
    var missed = 0

    mutating func add(_ other: Counts) {
      all += other.all
      finite += other.finite
      missed += other.missed
    }

    mutating func check(_ reference: ReferenceInstance) throws {
      let instance = reference.instance
      let bounded = Self.values(try run(instance, Bounded.self, ()))
      let few = Self.values(try run(instance, Ball.self, 53))
      let many = Self.values(try run(instance, Ball.self, 320))
      for index in many.indices {
        all += 1
        if bounded[index].isFinite {
          finite += 1
          if !Ball(bounded[index], in: 320).overlaps(many[index]) { missed += 1 }
        }
        if few[index].isFinite, !few[index].overlaps(many[index]) { missed += 1 }
      }
    }

    private func run<S: Scalar>(
      _ instance: Instance, _ type: S.Type, _ context: S.Context
    ) throws -> EMRun<S> {
      let numbers = instance.over(S.self, in: context)
      return try EMRun(numbers.mixture, numbers.points, updates: 1, expectingLast: false)
    }

    /// Posteriors, log-likelihood, and all parameters after the update.
    private static func values<S: Scalar>(_ run: EMRun<S>) -> [S] {
      let mixture = run.mixtures[1]
      let d = mixture.dimension
      let covariances = (0..<mixture.clusterCount).flatMap { j in
        (0..<d).flatMap { r in
          (0...r).map { mixture.covariance.element(cluster: j, row: r, column: $0) }
        }
      }
      return run.expectations[0].posteriors.elements + mixture.weights
        + mixture.means.flatMap { $0 } + covariances
        + ((try? [run.logLikelihood(0)]) ?? [])
    }
  }
}
