import Markup
public import Mixtures
public import Scalars
import Solving

/// A whole number that is asked for and depends on more than a quantity's indices.
public enum WholeNumber: Sendable, Hashable {
  /// P of a mixture of this kind with so many clusters, in the dimension of the points; `nil` for the
  /// model's own.
  case freeParameters(CovarianceKind?, clusters: Int?)
  /// How many updates EM makes until ℓ changes by at most `change` nats. After `limit` updates it has
  /// stopped, which the model's condition promises.
  case updates(change: Fraction, limit: Int)

  /// The number for an instance.
  ///
  /// - Throws: `EMError` where an update has no result.
  public func value(in instance: Instance) throws(EMError) -> Fraction {
    switch self {
    case .freeParameters(let kind, let clusters):
      let mixture = instance.mixture
      return Fraction(
        (kind ?? mixture.covariance.kind).freeParameters(
          clusters: clusters ?? mixture.clusterCount, dimension: mixture.dimension))
    case .updates(let change, let limit):
      let run = try Solution.run(
        of: instance, until: .logLikelihood(change: change), limit: limit)
      return Fraction(run.outcome.updates)
    }
  }
}

// MARK: Reading

extension WholeNumber {
  /// Whether an `<integer>` asks for one of these and not for a quantity.
  static func isAsked(by answer: Element) -> Bool {
    switch answer[attribute: "of"] {
    case "updates": true
    case "free-parameters":
      answer.attribute("covariance") != nil || answer.attribute("clusters") != nil
    default: false
    }
  }

  /// Reads an `<integer>` that asks for one, and what is wrong with it.
  ///
  /// - Precondition: it ``isAsked(by:)`` it.
  static func read(
    _ answer: Element, _ model: ModelDefinition
  ) -> (number: WholeNumber?, errors: [InputError]) {
    guard answer[attribute: "of"] == "updates" else {
      let kind = answer[attribute: "covariance"].flatMap(CovarianceKind.init)
      let clusters = answer[attribute: "clusters"].flatMap { Int($0) }
      return (.freeParameters(kind, clusters: clusters), [])
    }
    let wanted = answer[attribute: "change"].flatMap { Fraction($0.collapsed) }
    // A run that stops for a change stops for a larger one, too.
    guard let stops = model.conditions.stops, wanted.map({ stops.change <= $0 }) ?? true else {
      return (nil, [DefinitionErrors.mayNotStop(wantsChange: wanted != nil, answer.position)])
    }
    return (.updates(change: wanted ?? stops.change, limit: stops.updates.upperBound), [])
  }
}
