import Exercises
import Foundation
import Mixtures
import Scalars
import TestSupport
import Testing

/// How far rounding on the way can move a number, beside what it moves when it is done.
@Suite("What rounding can reach")
struct RoundingReachTests {
  /// The M step of cluster 1 in plain doubles, from posteriors that are off by so much each and a
  /// mean that is off as well.
  private func update(
    _ points: [Double], _ shares: [Double], _ offsets: [Double], _ meanOffset: Double
  ) -> (weight: Double, mean: Double, variance: Double) {
    let shares = zip(shares, offsets).map { $0 + $1 }
    let count = shares.reduce(0, +)
    let mean = zip(shares, points).map { $0 * $1 }.reduce(0, +) / count
    let noted = mean + meanOffset
    let scatter = zip(shares, points).map { $0 * ($1 - noted) * ($1 - noted) }.reduce(0, +)
    return (count / Double(points.count), mean, scatter / count)
  }

  @Test func theCornersOfAllRoundings() throws {
    let problem = try Checkout.problem("em-step")
    for seed in 0..<(LongTests.areWanted ? 10_000 : 100) {
      let variant = try problem.practiceVariant(seed: "\(seed)")
      let group = try #require(AskedGroup([variant]))
      let budget = try #require(group.roundingBudget())
      let instance = try #require(variant.instance)
      let points = instance.points.map { $0[0].approximation }
      let shares = posteriors(instance.mixture, points)
      let exact = update(points, shares, shares.map { _ in 0 }, 0)
      var reached = (weight: 0.0, mean: 0.0, variance: 0.0)
      for corner in 0..<(1 << (points.count + 1)) {
        let offsets = points.indices.map { corner >> $0 & 1 == 0 ? -5e-6 : 5e-6 }
        let meanOffset = corner >> points.count & 1 == 0 ? -5e-6 : 5e-6
        let found = update(points, shares, offsets, meanOffset)
        reached.weight = max(reached.weight, abs(found.weight - exact.weight))
        reached.mean = max(reached.mean, abs(found.mean - exact.mean))
        reached.variance = max(reached.variance, abs(found.variance - exact.variance))
      }
      for (part, found) in [
        ("weight", reached.weight), ("mean", reached.mean), ("variance", reached.variance),
      ] {
        let place = AskedGroup.Place(problem: "em-step", part: part)
        let index = try #require(group.index(of: place))
        let reach = try #require(budget.reach(of: index)).approximation
        #expect(reach >= found * (1 - 1e-6) - 1e-12, "\(seed) \(part) \(reach) \(found)")
        #expect(reach <= 1.5 * found + 1e-10, "\(seed) \(part) \(reach) \(found)")
      }
    }
  }

  private func posteriors(_ mixture: Mixture<Fraction>, _ points: [Double]) -> [Double] {
    points.map { x in
      let terms = mixture.weights.indices.map { j in
        let variance = mixture.variances[j].approximation
        let distance = x - mixture.means[j][0].approximation
        return mixture.weights[j].approximation * exp(-distance * distance / (2 * variance))
          / sqrt(variance)
      }
      return terms[0] / terms.reduce(0, +)
    }
  }
}
