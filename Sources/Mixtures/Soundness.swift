public import Scalars

/// What can be said of the covariances that an M step has made.
public enum Soundness: Sendable, Hashable {
  /// All are certainly positive definite, and none has collapsed.
  case sound
  case failed(EMError)
  /// More precision is needed to know it of this cluster, counted from 1.
  case undecided(cluster: Int)
}

extension Mixture where S: Scalar {
  /// Whether an E step can be made with these parameters.
  ///
  /// - Parameter floor: the variance below which a cluster has collapsed, above 0.
  /// - Complexity: O(*K* · *d*³) with matrices, else O(*K* · *d*).
  @inlinable
  public func soundness(floor: S) -> Soundness {
    let factors = covariance.factors(clusters: clusterCount, dimension: dimension)
    for j in factors.indices {
      for pivot in factors[j].pivots {
        if pivot.compared(to: floor) == .greater { continue }
        switch pivot.compared(to: S(0)) {
        case .less, .equal: return .failed(.singularCovariance(cluster: j + 1))
        case .greater where pivot.compared(to: floor) == .less:
          return .failed(.collapsed(cluster: j + 1))
        case .greater, .undecided: return .undecided(cluster: j + 1)
        }
      }
    }
    return .sound
  }
}
