import Markup
import Mixtures
import Scalars

extension ModelReader {
  /// The schema knows the kinds; spherical where nothing is said.
  var covarianceKind: CovarianceKind {
    element[attribute: "covariance"].flatMap(CovarianceKind.init) ?? .spherical
  }

  /// The covariances that are given, in the element that their kind has.
  mutating func covariances(
    _ clusters: ClosedRange<Int>, _ dimension: ClosedRange<Int>
  ) -> ModelDefinition.Covariances? {
    let kind = covarianceKind
    if kind.hasMatrices, dimension.count > 1 {
      errors.append(
        DefinitionErrors.rangeOfMatrices(child("dimension")?.textPosition ?? element.position))
      return nil
    }
    if let other = child(kind.otherElementName) {
      errors.append(DefinitionErrors.covarianceElement(kind, other.position))
      return nil
    }
    guard let child = child(kind.elementName) else { return nil }
    if kind == .tied, isDifferent(kind.elementName) {
      errors.append(
        DefinitionErrors.tiedDifferent(child.attribute("different")?.position ?? child.position))
    }
    let isDrawn = child.attribute("from") != nil
    guard
      let numbers = isDrawn
        ? grid(child).map(ModelDefinition.Numbers.drawn)
        : spreads(child, kind, clusters, dimension)
    else { return nil }
    return ModelDefinition.Covariances(
      kind: kind, numbers: numbers,
      offDiagonal: isDrawn && kind.hasMatrices ? grid(child, prefix: "off-") : nil,
      areDifferent: isDifferent(kind.elementName))
  }

  /// Fixed ones: a row for each cluster, or the one row of a tied covariance.
  private mutating func spreads(
    _ child: Element, _ kind: CovarianceKind, _ clusters: ClosedRange<Int>,
    _ dimension: ClosedRange<Int>
  ) -> ModelDefinition.Numbers? {
    guard var rows = vectors(child) else { return nil }
    let d = dimension.lowerBound
    let width =
      switch kind {
      case .spherical: 1
      case .diagonal: d
      case .tied, .full: d * d
      }
    let count = kind == .tied ? 1...1 : clusters
    // One row alone may do without the semicolon that would end it.
    if count == 1...1, rows.count == width { rows = [rows.flatMap { $0 }] }
    for row in rows where row.count != width || kind == .diagonal && dimension.count > 1 {
      errors.append(DefinitionErrors.spread(kind, is: row.count, dimension, child.position))
      return nil
    }
    guard count == rows.count...rows.count else {
      errors.append(
        DefinitionErrors.count(kind.elementName, is: rows.count, expected: count, child.position))
      return nil
    }
    return .fixed(rows)
  }
}

extension CovarianceKind {
  /// Whether its covariances are written as matrices.
  var hasMatrices: Bool { self == .tied || self == .full }

  /// The element of a model that holds covariances of this kind.
  var elementName: String { hasMatrices ? "covariances" : "variances" }
  fileprivate var otherElementName: String { hasMatrices ? "variances" : "covariances" }
}
