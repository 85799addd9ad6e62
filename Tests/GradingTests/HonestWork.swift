import Exercises
import Mistakes
import Mixtures
import Solving

/// The work of somebody who writes down what is asked for, in plain doubles.
///
/// What is written may be a little off what was worked; later numbers go on from it.
struct HonestWork {
  let instance: Instance
  let quantities: [Quantity]
  let method: Mistakes.Method
  private let places: [NotedValue: Int]
  private let need: (updates: Int, expected: Int)

  init(_ instance: Instance, _ quantities: [Quantity], method: Mistakes.Method = .right) {
    self.instance = instance
    self.quantities = quantities
    self.method = method
    places = Dictionary(
      quantities.enumerated().compactMap { index, quantity in
        Self.noted(quantity).map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
    let last = quantities.map(\.iteration).max() ?? 0
    need = (last, last)
  }

  /// The numbers, in order.
  ///
  /// - Parameter write: what is written for a number that was worked.
  func numbers(_ write: @escaping @Sendable (_ index: Int, _ worked: Double) -> Double) throws
    -> [Double]
  {
    let notes = Notes<Double> { [places] value, worked in places[value].map { write($0, worked) } }
    let run = try MethodRun(
      method, GivenExercise(instance, in: (), notes: notes), updates: need.updates,
      expecting: need.expected)
    return quantities.map { Self.value($0, run) }
  }

  private static func noted(_ quantity: Quantity) -> NotedValue? {
    let (j, i, t) = ((quantity.cluster ?? 1) - 1, (quantity.point ?? 1) - 1, quantity.iteration)
    switch quantity.name {
    case .posterior: return .posterior(cluster: j, point: i, iteration: t)
    case .density: return .density(cluster: j, point: i, iteration: t)
    case .count: return .count(cluster: j, iteration: t)
    case .weight: return .weight(cluster: j, iteration: t)
    case .mean: return .mean(cluster: j, coordinate: (quantity.coordinate ?? 1) - 1, iteration: t)
    case .variance: return .variance(cluster: j, iteration: t)
    case .covariance:
      return .covariance(
        cluster: j, row: (quantity.row ?? 1) - 1, column: (quantity.column ?? 1) - 1, iteration: t)
    case .logLikelihood: return .logLikelihood(iteration: t)
    default: return nil
    }
  }

  private static func value(_ quantity: Quantity, _ run: MethodRun<Double>) -> Double {
    let (j, i, t) = ((quantity.cluster ?? 1) - 1, (quantity.point ?? 1) - 1, quantity.iteration)
    switch quantity.name {
    case .posterior: return run.posterior(j, i, t)
    case .density: return run.density(j, i, t)
    case .count: return run.count(j, t)
    case .weight: return run.mixture(t).weights[j]
    case .mean: return run.mixture(t).means[j][(quantity.coordinate ?? 1) - 1]
    case .variance: return run.mixture(t).variances[j]
    case .covariance:
      return run.mixture(t).covariance.element(
        cluster: j, row: (quantity.row ?? 1) - 1, column: (quantity.column ?? 1) - 1)
    case .logLikelihood: return run.logLikelihood(t)
    case .logLikelihoodGain: return run.logLikelihoodGain(t)
    default: return .nan
    }
  }
}
