import Markup
import Mixtures
import Solving

// What is asked and shown has to follow from what a model gives.

extension ModelDefinition {
  /// What is wrong where something needs what the model leaves out.
  func errors(needing needed: Set<Given>, _ position: Position) -> [InputError] {
    let missing = Given.allCases.filter { needed.contains($0) && !given.contains($0) }
    return missing.isEmpty ? [] : [DefinitionErrors.notGiven(missing, covariance, position)]
  }

  /// What is wrong with asking for a quantity.
  func errors(asking quantity: Quantity, _ position: Position) -> [InputError] {
    errors(needing: quantity.needs(hasLabels: labels != nil), position)
  }

  /// What is wrong with the places for given values, and with what is shown as a whole.
  func errors(in texts: RichTextReader) -> [InputError] {
    texts.shows.flatMap { show, position in errors(needing: show.needs, position) }
      + texts.places.flatMap { value, position in
        if case .variance = value, covariance != .spherical {
          return [DefinitionErrors.notSpherical(position)]
        }
        return errors(needing: value.needs, position)
      }
  }
}

extension RichText.Show {
  fileprivate var needs: Set<ModelDefinition.Given> {
    switch self {
    case .parameters: ModelDefinition.Given.parameters
    case .centres: [.means]
    case .points: []
    }
  }
}

extension GivenValue {
  fileprivate var needs: Set<ModelDefinition.Given> {
    switch self {
    case .weight: [.weights]
    case .mean: [.means]
    case .variance, .covariance: [.covariances]
    case .label: [.labels]
    case .point, .clusters, .points, .dimension: []
    }
  }
}

extension Quantity {
  /// What has to be given for this quantity, beside the points.
  func needs(hasLabels: Bool) -> Set<ModelDefinition.Given> {
    if !name.isIterated { return name == .kMeansUpdates ? [.means] : [] }
    switch name {
    case .kMeansAssignment, .kMeansCentre, .kMeansProportion, .inertia: return [.means]
    default: break
    }
    // Known labels make iteration 1, whatever was given before; sums over them need nothing else.
    let first = name == .logLikelihoodGain ? 2 : 1
    let sums: Set<Name> = [.count, .weightedSum, .scatter, .scatterMatrix]
    if hasLabels, iteration >= first || sums.contains(name) { return [] }
    guard iteration == 0 else { return ModelDefinition.Given.parameters }
    return switch name {
    case .weight: [.weights]
    case .mean: [.means]
    case .variance, .covariance: [.covariances]
    case .density: [.means, .covariances]
    default: ModelDefinition.Given.parameters
    }
  }
}
