public import Mixtures
public import Scalars

/// A number that a sheet gives, for a place in a text; never one that has to be computed.
public enum GivenValue: Sendable, Hashable {
  case weight(cluster: Int)
  case mean(cluster: Int, coordinate: Int)
  case variance(cluster: Int)
  case covariance(cluster: Int, row: Int, column: Int)
  case point(Int, coordinate: Int)
  case label(point: Int)
  case clusters, points, dimension

  /// The value in `instance`, or `nil` where it has none of these indices, which count from 1.
  public func value(in instance: Instance) -> Fraction? {
    let mixture = instance.mixture
    switch self {
    case .weight(let j): return mixture.weights[counted: j]
    case .mean(let j, let c): return mixture.means[counted: j]?[counted: c]
    case .variance(let j):
      guard case .spherical(let variances) = mixture.covariance else { return nil }
      return variances[counted: j]
    case .covariance(let j, let r, let c):
      let coordinates = 1...mixture.dimension
      guard (1...mixture.clusterCount).contains(j), coordinates.contains(r), coordinates.contains(c)
      else { return nil }
      return mixture.covariance.element(cluster: j - 1, row: r - 1, column: c - 1)
    case .point(let i, let c): return instance.points[counted: i]?[counted: c]
    case .label(let i): return instance.labels?[counted: i].map { Fraction($0 + 1) }
    case .clusters: return Fraction(mixture.clusterCount)
    case .points: return Fraction(instance.points.count)
    case .dimension: return Fraction(mixture.dimension)
    }
  }

  /// The name of the place in a page that it fills.
  public var slot: String {
    switch self {
    case .weight(let j): "weight-\(j)"
    case .mean(let j, let c): "mean-\(j)-\(c)"
    case .variance(let j): "variance-\(j)"
    case .covariance(let j, let r, let c): "covariance-\(j)-\(r)-\(c)"
    case .label(let i): "label-\(i)"
    case .point(let i, let c): "point-\(i)-\(c)"
    case .clusters: "clusters"
    case .points: "points"
    case .dimension: "dimension"
    }
  }
}

extension Array {
  /// The element at a place that counts from 1, if there is one.
  subscript(counted place: Int) -> Element? {
    indices.contains(place - 1) ? self[place - 1] : nil
  }
}

extension Fraction {
  /// The number as it stands on a sheet: with a minus sign, not a hyphen.
  public var typeset: String { description.replacing("-", with: "\u{2212}") }
}
