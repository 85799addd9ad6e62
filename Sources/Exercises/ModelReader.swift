import Markup
import Mixtures
import Scalars

/// Reads a `<model>`; everything that is wrong is collected.
struct ModelReader {
  var errors: [InputError] = []
  let element: Element

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
    let covariances = covariances(clusters, dimension)
    guard errors.isEmpty, let points else { return nil }
    let pointCount = pointCount(points)
    let model = ModelDefinition(
      clusters: clusters, dimension: dimension, pointCount: pointCount, points: points,
      weights: weights, means: means, covariance: covarianceKind, covariances: covariances,
      labels: labels(clusters, pointCount), apart: apart(),
      differentWeights: isDifferent("weights"), conditions: conditions())
    guard errors.isEmpty else { return nil }
    checkGiven(model)
    checkFixed(model)
    return errors.isEmpty ? model : nil
  }

  func child(_ name: String) -> Element? { element.first(named: name) }

  // MARK: Sizes

  private mutating func range(of name: String) -> ClosedRange<Int> {
    guard let child = child(name) else { return 1...1 }
    return range(child.text, child.textPosition)
  }

  mutating func range(_ text: String, _ position: Position) -> ClosedRange<Int> {
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
    guard let values = vectors(child) else { return nil }
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

  /// The numbers of an element, a row for each vector.
  mutating func vectors(_ child: Element) -> [[Fraction]]? {
    do {
      return try NumberList.rows(child.text)
    } catch {
      errors.append(DefinitionErrors.notANumber(error.text, child.textPosition))
      return nil
    }
  }

  /// - Parameter prefix: what the names of the attributes begin with, as in `off-from`.
  mutating func grid(_ child: Element, prefix: String = "") -> ModelDefinition.Grid? {
    let ends = ["from", "to", "step"].compactMap { attribute(prefix + $0, of: child) }
    guard ends.count == 3 else { return nil }
    let grid = ModelDefinition.Grid(from: ends[0], to: ends[1], step: ends[2])
    if grid == nil { errors.append(DefinitionErrors.emptyGrid(child.position)) }
    return grid
  }

  mutating func attribute(_ name: String, of child: Element) -> Fraction? {
    child.attribute(name).flatMap { number($0.value, $0.position) }
  }

  private mutating func number(_ text: String, _ position: Position) -> Fraction? {
    if let value = Fraction(text.collapsed) { return value }
    errors.append(DefinitionErrors.notANumber(text.collapsed, position))
    return nil
  }

  private mutating func apart() -> Fraction {
    child("means").flatMap { attribute("apart", of: $0) } ?? .zero
  }

  func isDifferent(_ name: String) -> Bool {
    child(name)?[attribute: "different"] == "yes"
  }

  // MARK: Checks

  /// The lists that are given have to fit into a mixture; plain numbers stand in for others.
  private mutating func checkFixed(_ model: ModelDefinition) {
    let d = model.dimension.lowerBound
    let (weights, means) = (model.weights?.fixed, model.means?.fixed)
    let fixed = model.covariances.flatMap { $0.numbers.fixed == nil ? nil : $0 }
    let k =
      weights?.count ?? means?.count
      ?? (fixed?.kind == .tied ? nil : fixed?.numbers.fixed?.count) ?? model.clusters.lowerBound
    let coordinate = Array(repeating: Fraction.zero, count: d)
    do {
      _ = try Mixture(
        checkingWeights: weights?.map { $0[0] } ?? Array(repeating: .one / Fraction(k), count: k),
        means: means ?? Array(repeating: coordinate, count: k),
        covariance: fixed?.fixed(d) ?? .unit(model.covariance, k, d))
    } catch {
      errors.append(DefinitionErrors.mixture(error, position(of: error)))
    }
  }

  /// Where the numbers stand that an error is about.
  private func position(of error: MixtureError) -> Position {
    let name =
      switch error {
      case .varianceNotPositive: "variances"
      case .covarianceShape, .covarianceNotSymmetric, .covarianceNotPositiveDefinite: "covariances"
      default: "weights"
      }
    return child(name)?.position ?? element.position
  }
}
