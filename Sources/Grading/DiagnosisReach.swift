import Exercises
import Mistakes
import Solving

/// Which mistakes can show in which answers of a student.
///
/// A mistake shows in the numbers of its own step, and in later ones as far as the student hasn't written
/// down what these are worked from: who has gone on from what is written.
struct DiagnosisReach {
  /// Answers, by their places, and the same as numbers to be worked.
  struct Target {
    let numbers: [Int]
    let target: Predictor.Target
  }

  /// The posteriors that stand in one column: those of a cluster and an iteration, by their places.
  let posteriors: [[Int]]
  /// By the place of the answer.
  private let steps: [StepSet]
  /// The steps whose mistakes can show anywhere.
  private let all: StepSet
  /// By the bits of the steps.
  private let targets: [Target]

  /// - Parameters:
  ///   - indices: the numbers that were answered.
  ///   - budget: from what the student wrote; `nil` where nothing is known.
  init(
    _ group: AskedGroup, _ indices: [Int], _ budget: RoundingBudget?, _ predictor: Predictor
  ) {
    let written = Set(indices)
    let steps = indices.map { Self.steps(of: $0, group, written, budget) }
    self.steps = steps
    let target = { (wanted: StepSet) in
      let places = indices.indices.filter { !steps[$0].isDisjoint(with: wanted) }
      return Target(numbers: places, target: predictor.target(places.map { indices[$0] }))
    }
    all = steps.reduce([]) { $0.union($1) }
    targets = (0...all.rawValue).map { target(StepSet(rawValue: $0)) }
    var columns: [Quantity: [Int]] = [:]
    for (place, index) in indices.enumerated() {
      let quantity = group.numbers[index].quantity
      guard quantity.name == .posterior else { continue }
      let column = Quantity(.posterior, cluster: quantity.cluster, iteration: quantity.iteration)
      columns[column, default: []].append(place)
    }
    posteriors = columns.values.sorted { $0[0] < $1[0] }
  }

  private static func steps(
    of index: Int, _ group: AskedGroup, _ written: Set<Int>, _ budget: RoundingBudget?
  ) -> StepSet {
    let step = group.numbers[index].step
    let isFirst = group.numbers[index].quantity.iteration == 0
    guard let budget else { return .all }
    var steps = StepSet(budget.stepsBefore(index, beside: written) + [step])
    // The densities of a likelihood are nobody's answers.
    if step == .logLikelihood { steps.insert(.expectation) }
    if !isFirst, budget.usesPosteriors(index) { steps.insert(.rounding) }
    return steps
  }

  /// The steps whose mistakes can show in some answers.
  func steps(of places: Set<Int>) -> StepSet {
    places.reduce(into: []) { $0.formUnion(steps[$1]) }
  }

  /// The answers in which mistakes of some steps can show.
  func target(of steps: StepSet) -> Target {
    targets[steps.intersection(all).rawValue]
  }

  /// All answers.
  var everything: Target { target(of: all) }
}
