import Answers
import Mistakes
import Mixtures
import Scalars
import Solving

/// A number that a problem asks for, as far as mistakes of the catalogue may change it.
struct AskedNumber: Sendable, Hashable {
  let quantity: Quantity
  let tolerance: Tolerance
}

extension ProblemDefinition {
  /// The numbers that are asked for of an instance and that mistakes may change, in the order of the
  /// parts and of their entries.
  func askedNumbers(on instance: Instance) -> [AskedNumber] {
    parts.flatMap { $0.askedNumbers(on: instance) }
  }

  /// Whether there are such numbers.
  package var asksForWork: Bool { parts.contains { $0.workedQuantity != nil } }
}

extension ProblemDefinition.Part {
  func askedNumbers(on instance: Instance) -> [AskedNumber] {
    switch kind {
    case .number(let quantity, let tolerance) where quantity.isWorked:
      return [AskedNumber(quantity: quantity, tolerance: tolerance)]
    case .entries(let list):
      guard case .number(let tolerance) = list.rule, list.quantity.isWorked else { return [] }
      return list.quantities(on: instance).map { AskedNumber(quantity: $0, tolerance: tolerance) }
    case .number, .integer, .wholeNumber, .lettered: return []
    }
  }

  /// What is asked for, where mistakes may change it; of entries without their own indices.
  fileprivate var workedQuantity: Quantity? {
    let quantity: Quantity? =
      switch kind {
      case .number(let quantity, _): quantity
      case .entries(let list): list.quantity
      case .integer, .wholeNumber, .lettered: nil
      }
    return quantity.flatMap { $0.isWorked ? $0 : nil }
  }
}

extension Mistake.Step {
  /// The steps that parts ask about, in the order of the catalogue.
  static func asked(in parts: [ProblemDefinition.Part]) -> [Mistake.Step] {
    let steps = Set(parts.compactMap { $0.workedQuantity?.workedStep })
    return allCases.filter { steps.contains($0) }
  }
}

extension [ProblemDefinition.Part] {
  /// Whether some are worked from what others ask for, unless these are about one kind of number.
  package var buildOnEachOther: Bool { Set(compactMap { $0.workedQuantity?.name }).count > 1 }
}

extension [AskedNumber] {
  /// How many updates they need, and the last iteration whose E step they need beside.
  var need: (updates: Int, expected: Int?) {
    let updates = reduce(0) { Swift.max($0, $1.quantity.iteration) }
    var expected: Int?
    for asked in self where asked.quantity.workedStep != .maximisation {
      // Counts before an update are sums that its M step has made, of labels where these are known.
      let t = asked.quantity.iteration
      if asked.quantity.name != .count || t == updates { expected = Swift.max(expected ?? t, t) }
    }
    return (updates, expected)
  }
}

extension Quantity {
  /// The step of EM that makes the quantity; `nil` for what wrong methods aren't worked for.
  var workedStep: Mistake.Step? {
    switch name {
    case .posterior, .density, .joint, .likelihood, .count: .expectation
    case .weight, .mean, .variance, .covariance: iteration > 0 ? .maximisation : nil
    case .logLikelihood, .logLikelihoodGain: .logLikelihood
    default: nil
    }
  }

  /// Whether wrong methods are worked for it.
  var isWorked: Bool { workedStep != nil }

  /// The value that a method gives.
  ///
  /// - Precondition: ``isWorked``, and the run has come as far.
  func value<S: Scalar>(in run: MethodRun<S>) -> S {
    let (j, i, t) = ((cluster ?? 1) - 1, (point ?? 1) - 1, iteration)
    switch name {
    case .posterior: return run.posterior(j, i, t)
    case .density: return run.density(j, i, t)
    case .joint: return run.joint(j, i, t)
    case .likelihood: return run.likelihood(i, t)
    case .count: return run.count(j, t)
    case .logLikelihood: return run.logLikelihood(t)
    case .logLikelihoodGain: return run.logLikelihoodGain(t)
    default: return value(in: run.mixture(t))
    }
  }

  /// The value that a method gives in parameters.
  ///
  /// - Precondition: it is one of those.
  func value<S: Scalar>(in mixture: Mixture<S>) -> S {
    let j = (cluster ?? 1) - 1
    switch name {
    case .weight: return mixture.weights[j]
    case .mean: return mixture.means[j][(coordinate ?? 1) - 1]
    case .variance: return mixture.variances[j]
    case .covariance:
      return mixture.covariance.element(
        cluster: j, row: (row ?? 1) - 1, column: (column ?? 1) - 1)
    default: preconditionFailure("no method gives \(name)")
    }
  }

  /// The value that a method gives in the E step of the given θ.
  ///
  /// - Precondition: it is a posterior or a density of that.
  func value<S: Scalar>(in step: ExpectationStep<S>) -> S {
    let (j, i) = ((cluster ?? 1) - 1, (point ?? 1) - 1)
    return name == .density ? step.density(j, i) : step.posterior(j, i)
  }
}
