public import Mixtures
public import Scalars

/// When a run of EM ends.
public enum StopRule: Sendable, Hashable {
  /// After the first update that changes ℓ by at most this much, in nats.
  case logLikelihood(change: Fraction)
  /// After the first update that changes no parameter by more than this; each in its own units.
  case parameters(change: Fraction)
}

/// How a run of EM ended.
public struct StopOutcome: Sendable, Hashable {
  /// The number of updates that were made.
  public let updates: Int
  /// Whether the rule ended the run, and not the limit on updates.
  public let isConverged: Bool
  /// What it took to settle the comparisons. One that nothing settled lies on the boundary, and so
  /// counts as a change that is small enough.
  public let proofs: ProofCount
}

extension Solution {
  /// Works updates until a rule ends them; every comparison is proven.
  ///
  /// - Parameters:
  ///   - instance: what is given.
  ///   - rule: when to stop.
  ///   - limit: the most updates to make, ≥ 1.
  ///   - method: how M steps share the points where the instance has no labels.
  /// - Returns: the solution with as many updates, and how it ended.
  /// - Throws: `EMError` where an update has no result before the rule is met.
  public static func run(
    of instance: Instance, until rule: StopRule, limit: Int, method: Method = .soft
  ) throws(EMError) -> (solution: Solution, outcome: StopOutcome) {
    precondition(limit >= 1, "at least one update")
    let trace = Trace(of: instance, isHard: method == .hard)
    var proofs = ProofCount()
    var updates = 0
    var isConverged = false
    while updates < limit, !isConverged {
      updates += 1
      try trace.prove(updates, expecting: true)
      isConverged = isMet(rule, trace, after: updates, &proofs)
    }
    return (
      Solution(trace, updates: updates, expectingLast: true),
      StopOutcome(updates: updates, isConverged: isConverged, proofs: proofs)
    )
  }

  private static func isMet(
    _ rule: StopRule, _ trace: Trace, after update: Int, _ proofs: inout ProofCount
  ) -> Bool {
    let (quantities, bound) =
      switch rule {
      case .logLikelihood(let change): ([Quantity(.logLikelihood, iteration: update)], change)
      case .parameters(let change): (trace.instance.parameters(update), change)
      }
    for quantity in quantities {
      let change = trace.number(of: quantity) - trace.number(of: quantity.before)
      let (sign, level) = (change.magnitude - RealNumber(bound)).provenSign()
      proofs.add(level)
      if sign == .greater { return false }
    }
    return true
  }
}

extension Quantity {
  /// The same quantity an update earlier.
  fileprivate var before: Quantity {
    Quantity(
      name, cluster: cluster, point: point, coordinate: coordinate, row: row, column: column,
      iteration: iteration - 1)
  }
}
