import Markup
import Scalars

extension ModelReader {
  // MARK: Labels

  /// The labels count from 1 in a definition.
  mutating func labels(
    _ clusters: ClosedRange<Int>, _ points: ClosedRange<Int>
  ) -> ModelDefinition.Labels? {
    guard let child = child("labels") else { return nil }
    if child[attribute: "drawn"] != nil {
      let least = child[attribute: "least"].flatMap { Int($0) } ?? 1
      if least * clusters.upperBound > points.lowerBound {
        errors.append(DefinitionErrors.tooFewPoints(least, clusters, points, child.position))
      }
      return .drawn(least: least)
    }
    let labels = child.text.split(separator: ",").compactMap { Int(String($0).collapsed) }
    if points != labels.count...labels.count {
      errors.append(
        DefinitionErrors.count("labels", is: labels.count, expected: points, child.position))
    } else if Set(labels) != Set(1...clusters.upperBound) || clusters.count > 1 {
      errors.append(DefinitionErrors.labels(clusters, child.textPosition))
    }
    return .fixed(labels.map { $0 - 1 })
  }

  // MARK: Conditions

  mutating func conditions() -> ModelDefinition.Conditions {
    ModelDefinition.Conditions(
      posteriors: posteriorRange(),
      kMeansUpdates: attributeRange("k-means", "updates"),
      likelihoodGain: child("likelihood-gain").flatMap { attribute("from", of: $0) },
      stops: stops())
  }

  private mutating func posteriorRange() -> ClosedRange<Fraction>? {
    guard let child = child("posteriors"), let from = attribute("from", of: child),
      let to = attribute("to", of: child)
    else { return nil }
    guard from < to else {
      errors.append(DefinitionErrors.emptyPosteriors(child.position))
      return nil
    }
    return from...to
  }

  private mutating func stops() -> ModelDefinition.Stops? {
    guard let updates = attributeRange("stops", "after"),
      let change = child("stops").flatMap({ attribute("change", of: $0) })
    else { return nil }
    return ModelDefinition.Stops(updates: updates, change: change)
  }

  private mutating func attributeRange(_ name: String, _ attribute: String) -> ClosedRange<Int>? {
    child(name)?.attribute(attribute).map { range($0.value, $0.position) }
  }

  // MARK: What may be left out

  /// Means may be left out where labels say the clusters; a condition needs what it is about.
  mutating func checkGiven(_ model: ModelDefinition) {
    if model.means == nil, model.labels == nil {
      errors.append(DefinitionErrors.noMeans(element.position))
    }
    let needs: [(String, Set<ModelDefinition.Given>)] = [
      ("posteriors", ModelDefinition.Given.parameters), ("k-means", [.means]),
      ("likelihood-gain", ModelDefinition.Given.parameters),
      ("stops", ModelDefinition.Given.parameters),
    ]
    for (name, needed) in needs {
      guard let child = child(name) else { continue }
      errors += model.errors(needing: needed, child.position)
    }
  }
}
