import Mixtures
import Scalars
import Solving

extension ModelDefinition.Conditions {
  /// The first condition that an instance breaks.
  ///
  /// Decided by exact arithmetic or by proof, so that every machine accepts the same draws. What
  /// can't be decided lies on the boundary, and so is accepted.
  func refusal(of instance: Instance) -> Refusal? {
    if let posteriors, !Self.allPosteriors(of: instance, liesIn: posteriors) {
      return .posteriorOutside
    }
    if let kMeansUpdates, let reason = Self.refusal(of: instance, updates: kMeansUpdates) {
      return reason
    }
    if let likelihoodGain, let reason = Self.refusal(of: instance, gain: likelihoodGain) {
      return reason
    }
    return stops.flatMap { Self.refusal(of: instance, stops: $0) }
  }

  private static func allPosteriors(
    of instance: Instance, liesIn range: ClosedRange<Fraction>
  ) -> Bool {
    guard let solution = try? Solution(of: instance, updates: 0) else { return false }
    return solution.quantities.filter { $0.name == .posterior }.allSatisfy { quantity in
      guard let value = try? solution.value(of: quantity) else { return false }
      return (value - RealNumber(range.lowerBound)).sign() != .less
        && (value - RealNumber(range.upperBound)).sign() != .greater
    }
  }

  private static func refusal(of instance: Instance, updates: ClosedRange<Int>) -> Refusal? {
    var run = KMeans(instance.points, centres: instance.mixture.means)
    guard let count = run.updates(atMost: updates.upperBound), updates.contains(count) else {
      return .kMeansUpdates
    }
    return switch run.flaw(upTo: count) {
    case .emptyCentre: .emptyCentre
    case .tie: .kMeansTie
    case nil: nil
    }
  }

  private static func refusal(of instance: Instance, gain: Fraction) -> Refusal? {
    let quantity = Quantity(.logLikelihoodGain, iteration: 1)
    guard let solution = try? Solution(of: instance, for: [quantity]),
      let value = try? solution.value(of: quantity)
    else { return .noSolution }
    return (value - RealNumber(gain)).sign() == .less ? .likelihoodGain : nil
  }

  private static func refusal(
    of instance: Instance, stops: ModelDefinition.Stops
  ) -> Refusal? {
    guard
      let run = try? Solution.run(
        of: instance, until: .logLikelihood(change: stops.change), limit: stops.updates.upperBound)
    else { return .noSolution }
    return run.outcome.isConverged && stops.updates.contains(run.outcome.updates)
      ? nil : .stopsOutside
  }
}
