import Scalars

/// Why a step of EM has no result; clusters count from 1.
public enum EMError: Error, Sendable, Hashable {
  /// No point has any share in the cluster, so that it has no mean: n̂_j = 0.
  case emptyCluster(Int)
  /// The cluster has shrunk to one place; a density with σ² = 0 does not exist.
  case zeroVariance(cluster: Int)
}

extension Mixture {
  /// The M step: the parameters that maximise the proxy function for given posteriors.
  ///
  /// p̂_j = n̂_j / n, μ̂⁽ʲ⁾ = Σ_i p(j | i) x⁽ⁱ⁾ / n̂_j, σ̂_j² = Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖² / (d n̂_j),
  /// about the **new** mean. With known labels in place of posteriors it is the observed case.
  ///
  /// - Parameters:
  ///   - points: *n* × *d*.
  ///   - posteriors: *n* × *K*, rows that sum to 1.
  /// - Throws: ``EMError/emptyCluster(_:)`` for the first cluster with certainly no share in any
  ///   point.
  /// - Complexity: O(*n* · *K* · *d*).
  ///
  /// Source: Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.2.2, eq. 9.24–9.27
  /// with Σ_j = σ_j² I.
  public init(maximising posteriors: [[S]], of points: [[S]]) throws(EMError) {
    let n = S(points.count)
    let d = S(points[0].count)
    var weights: [S] = []
    var means: [[S]] = []
    var variances: [S] = []
    for j in posteriors[0].indices {
      let shares = posteriors.map { $0[j] }
      let count = shares.sum()
      switch count.compared(to: S(0)) {
      case .equal, .less: throw .emptyCluster(j + 1)
      case .greater, .undecided: break
      }
      let mean = points[0].indices.map { c in
        zip(shares, points).map { $0 * $1[c] }.sum() / count
      }
      let scatter = zip(shares, points).map { $0 * squaredDistance($1, mean) }.sum()
      weights.append(count / n)
      means.append(mean)
      variances.append(scatter / (d * count))
    }
    self.init(weights: weights, means: means, variances: variances)
  }
}
