import Balls
import Mixtures
import Scalars
import Solving
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
    #expect(counts.finite > counts.all * 8 / 10)
    #expect(counts.sharp > counts.all * 9 / 10)
  }

  private struct Counts: Sendable {
    var all = 0
    var finite = 0
    var sharp = 0
    var missed = 0

    mutating func add(_ other: Counts) {
      all += other.all
      finite += other.finite
      sharp += other.sharp
      missed += other.missed
    }

    /// Every quantity that the solver works, as it works it.
    mutating func check(_ reference: ReferenceInstance) throws {
      let solution = try Solution(of: reference.instance, updates: 1, expectingLast: false)
      let more = [
        Quantity(.density, cluster: 1, point: 1), Quantity(.likelihood, point: 1),
        Quantity(.weightedSum, cluster: 1, coordinate: 1), Quantity(.scatter, cluster: 1),
      ]
      for quantity in solution.quantities + more {
        let value = try solution.value(of: quantity)
        let many = value.ball(precision: 384)
        let (bounded, few) = (value.bounded, value.ball(precision: 53))
        all += 1
        // What the others are held against must be known far better than they.
        if many.isFinite, many.rounded(significant: 40) != nil || value.given != nil { sharp += 1 }
        if bounded.isFinite {
          finite += 1
          if !Ball(bounded, in: 384).overlaps(many) { missed += 1 }
        }
        if few.isFinite, !few.overlaps(many) { missed += 1 }
      }
    }
  }
}
