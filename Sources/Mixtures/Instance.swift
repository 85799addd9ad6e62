public import Scalars

/// What an exercise gives: a mixture θ and *n* data points, all exact.
public struct Instance: Sendable, Hashable {
  /// θ, with weights above 0 that sum to 1.
  public let mixture: Mixture<Fraction>
  /// x⁽ⁱ⁾, *n* × *d*.
  public let points: [[Fraction]]
  /// The cluster of each point, counted from 0, where it is known: the observed case.
  public let labels: [Int]?

  /// - Throws: ``MixtureError`` where there is no point, one of another dimension than the means, or
  ///   labels that are not one cluster a point.
  public init(
    mixture: Mixture<Fraction>, points: [[Fraction]], labels: [Int]? = nil
  ) throws(MixtureError) {
    guard !points.isEmpty else { throw .noPoints }
    for (i, point) in points.enumerated() where point.count != mixture.dimension {
      throw .pointDimension(point: i + 1, is: point.count, expected: mixture.dimension)
    }
    if let labels {
      guard labels.count == points.count else {
        throw .labelCount(labels.count, points: points.count)
      }
      for (i, label) in labels.enumerated() where !mixture.weights.indices.contains(label) {
        throw .label(point: i + 1, label + 1, clusters: mixture.clusterCount)
      }
    }
    self.init(mixture: mixture, points: points, unchecked: labels)
  }

  /// The same exercise with the first point as the origin: what EM makes of it is shifted likewise.
  ///
  /// Data far from zero lose fewer digits this way, and fractions show that points in one place have
  /// their mean there.
  public var shifted: Instance {
    let origin = points[0]
    let shift = { (vector: [Fraction]) in zip(vector, origin).map { $0 - $1 } }
    return Instance(
      mixture: Mixture(
        weights: mixture.weights, means: mixture.means.map(shift),
        covariance: mixture.covariance), points: points.map(shift), unchecked: labels)
  }

  private init(mixture: Mixture<Fraction>, points: [[Fraction]], unchecked labels: [Int]?) {
    self.mixture = mixture
    self.points = points
    self.labels = labels
  }

  /// The same numbers over another kind of number, as the steps of EM take them.
  @inlinable
  public func over<T: Field>(
    _ type: T.Type, in context: T.Context
  ) -> (mixture: Mixture<T>, points: [[T]]) {
    (mixture.over(type, in: context), points.map { $0.map { T($0, in: context) } })
  }
}
