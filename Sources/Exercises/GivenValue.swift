public import Mixtures
public import Scalars

/// A number that a sheet gives, for a place in a text; never one that has to be computed.
public enum GivenValue: Sendable, Hashable {
  case weight(cluster: Int)
  case mean(cluster: Int, coordinate: Int)
  case variance(cluster: Int)
  case point(Int, coordinate: Int)
  case clusters, points, dimension

  /// The value in `instance`, or `nil` where it has none of these indices, which count from 1.
  public func value(in instance: Instance) -> Fraction? {
    let mixture = instance.mixture
    switch self {
    case .weight(let j): return mixture.weights[counted: j]
    case .mean(let j, let c): return mixture.means[counted: j]?[counted: c]
    case .variance(let j): return mixture.variances[counted: j]
    case .point(let i, let c): return instance.points[counted: i]?[counted: c]
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
