import Balls
import Mixtures
import Scalars
import Solving

/// The eight answers of the course instance: five posteriors, then p̂₁, μ̂⁽¹⁾ and σ̂₁².
enum SolverBenchmark {
  static func run() throws {
    let half = Fraction(1, 2)
    let instance = try Instance(
      mixture: Mixture(weights: [half, half], means: [[-3], [2]], variances: [4, 4]),
      points: ["0.2", "-0.9", "-1", "1.2", "1.8"].compactMap { Fraction($0).map { [$0] } })
    try compare(
      "The eight answers of the course",
      [
        doubles(instance), bounded(instance), solve(instance, digits: 6, times: 2_000),
        solve(instance, digits: 50, times: 1_000), solve(instance, digits: 1_000, times: 100),
      ])
  }

  private static let answers =
    (1...5).map { Quantity(.posterior, cluster: 1, point: $0) }
    + [.weight, .mean, .variance].map { Quantity($0, cluster: 1, iteration: 1) }

  private static func doubles(_ instance: Instance) -> Workload {
    Workload(name: "doubles, no proof", unit: "problem", units: 20_000) {
      for _ in 0..<20_000 {
        let numbers = instance.over(Double.self, in: ())
        _ = try EMRun(numbers.mixture, numbers.points, updates: 1, expectingLast: false)
      }
    }
  }

  private static func bounded(_ instance: Instance) -> Workload {
    Workload(name: "doubles with a bound", unit: "problem", units: 20_000) {
      for _ in 0..<20_000 {
        let numbers = instance.over(Bounded.self, in: ())
        _ = try EMRun(numbers.mixture, numbers.points, updates: 1, expectingLast: false)
      }
    }
  }

  private static func solve(_ instance: Instance, digits: Int, times: Int) -> Workload {
    Workload(name: "\(digits) certain digits", unit: "problem", units: times) {
      for _ in 0..<times {
        let solution = try Solution(of: instance, for: answers)
        for answer in answers { _ = try solution.value(of: answer).rounded(significant: digits) }
      }
    }
  }
}
