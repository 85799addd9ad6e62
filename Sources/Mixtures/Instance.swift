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

extension Instance {
  /// Whether the points spread too little for the kind of covariance: they lie in one place, agree in
  /// a coordinate that has a variance of its own, or, with matrices, lie in fewer dimensions than *d*.
  ///
  /// As all posteriors are above zero, it is just then that an M step makes covariances without an
  /// inverse, of all clusters.
  public var isDegenerate: Bool {
    let scatter = scatter
    let diagonal = (0..<scatter.rowCount).map { scatter[$0, $0] }
    switch mixture.covariance.kind {
    case .spherical: return diagonal.sum() == .zero
    case .diagonal: return diagonal.contains(.zero)
    case .tied, .full: return !scatter.isPositiveDefinite
    }
  }
  /// Σ_i (x⁽ⁱ⁾ − x̄)(x⁽ⁱ⁾ − x̄)ᵀ, *d* × *d*, in squared units of the data.
  var scatter: Matrix<Fraction> {
    let mean = KMeans.mean(points)
    let distances = points.map { point in zip(point, mean).map { $0 - $1 } }
    return Matrix(rowCount: mean.count, columnCount: mean.count) { r, c in
      distances.map { $0[r] * $0[c] }.sum()
    }
  }
}
