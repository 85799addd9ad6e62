import Markup
import Mixtures
import Scalars

/// Reads a `<model>`; everything that is wrong is collected.
struct ModelReader {
  private(set) var errors: [InputError] = []
  private let element: Element

  init(_ element: Element) {
    self.element = element
  }

  /// - Returns: `nil` where something is wrong; then there are errors.
  mutating func read() -> ModelDefinition? {
    let clusters = range(of: "clusters")
    let dimension = range(of: "dimension")
    let points = numbers("points", columns: dimension, rows: nil)
    let weights = numbers("weights", columns: 1...1, rows: clusters)
    let means = numbers("means", columns: dimension, rows: clusters)
    let variances = numbers("variances", columns: 1...1, rows: clusters)
    let posteriors = posteriorRange()
    guard errors.isEmpty, let points, let weights, let means, let variances else { return nil }
    let model = ModelDefinition(
      clusters: clusters, dimension: dimension, pointCount: pointCount(points), points: points,
      weights: weights, means: means, variances: variances, apart: apart(),
      differentWeights: isDifferent("weights"), differentVariances: isDifferent("variances"),
      posteriors: posteriors)
    checkFixed(model)
    return errors.isEmpty ? model : nil
  }

  private func child(_ name: String) -> Element? { element.first(named: name) }

  // MARK: Sizes

  private mutating func range(of name: String) -> ClosedRange<Int> {
    guard let child = child(name) else { return 1...1 }
    return range(child.text, child.textPosition)
  }

  private mutating func range(_ text: String, _ position: Position) -> ClosedRange<Int> {
    let words = text.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Int($0) }
    let isRange = words.count == 3 && words[1] == "to" && numbers.count == 2
    guard isRange || words.count == 1 && numbers.count == 1, let low = numbers.first,
      let high = numbers.last, low >= 1, high >= low, high <= 100
    else {
      errors.append(DefinitionErrors.notARange(text.collapsed, position))
      return 1...1
    }
    return low...high
  }

  private mutating func pointCount(_ points: ModelDefinition.Numbers) -> ClosedRange<Int> {
    if case .fixed(let rows) = points { return rows.count...rows.count }
    guard let count = child("points")?.attribute("count") else { return 1...1 }
    return range(count.value, count.position)
  }

  // MARK: Numbers

  private mutating func numbers(
    _ name: String, columns: ClosedRange<Int>, rows: ClosedRange<Int>?
  ) -> ModelDefinition.Numbers? {
    guard let child = child(name) else { return nil }
    if child.attribute("from") != nil { return grid(child).map(ModelDefinition.Numbers.drawn) }
    let values: [[Fraction]]
    do {
      values = try NumberList.rows(child.text)
    } catch {
      errors.append(DefinitionErrors.notANumber(error.text, child.textPosition))
      return nil
    }
    for row in values where !columns.contains(row.count) || columns.count > 1 {
      errors.append(
        DefinitionErrors.count("coordinates", is: row.count, expected: columns, child.position))
      return nil
    }
    if let rows, rows != values.count...values.count {
      errors.append(
        DefinitionErrors.count(name, is: values.count, expected: rows, child.position))
      return nil
    }
    return .fixed(values)
  }

  private mutating func grid(_ child: Element) -> ModelDefinition.Grid? {
    let ends = ["from", "to", "step"].compactMap { attribute($0, of: child) }
    guard ends.count == 3 else { return nil }
    let grid = ModelDefinition.Grid(from: ends[0], to: ends[1], step: ends[2])
    if grid == nil { errors.append(DefinitionErrors.emptyGrid(child.position)) }
    return grid
  }

  private mutating func attribute(_ name: String, of child: Element) -> Fraction? {
    child.attribute(name).flatMap { number($0.value, $0.position) }
  }

  private mutating func number(_ text: String, _ position: Position) -> Fraction? {
    if let value = Fraction(text.collapsed) { return value }
    errors.append(DefinitionErrors.notANumber(text.collapsed, position))
    return nil
  }

  // MARK: Conditions

  private mutating func apart() -> Fraction {
    child("means").flatMap { attribute("apart", of: $0) } ?? .zero
  }

  private func isDifferent(_ name: String) -> Bool {
    child(name)?[attribute: "different"] == "yes"
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

  /// The lists that are given have to fit into a mixture; plain numbers stand in for drawn ones.
  private mutating func checkFixed(_ model: ModelDefinition) {
    let lists = [model.weights, model.means, model.variances].map { numbers -> [[Fraction]]? in
      if case .fixed(let rows) = numbers { rows } else { nil }
    }
    guard let count = lists.compactMap({ $0?.count }).first else { return }
    let coordinate = Array(repeating: Fraction.zero, count: model.dimension.lowerBound)
    do {
      _ = try Mixture(
        checkingWeights: lists[0]?.map { $0[0] }
          ?? Array(repeating: .one / Fraction(count), count: count),
        means: lists[1] ?? Array(repeating: coordinate, count: count),
        variances: lists[2]?.map { $0[0] } ?? Array(repeating: .one, count: count))
    } catch {
      errors.append(DefinitionErrors.mixture(error, child("weights")?.position ?? element.position))
    }
  }
}
