public import Scalars

/// What the covariances of a mixture's clusters have in common.
public enum CovarianceKind: String, Sendable, CaseIterable {
  /// σ_j² I: one variance a cluster, the same in all directions.
  case spherical
  /// One variance a cluster and coordinate.
  case diagonal
  /// One matrix for all clusters.
  case tied
  /// A matrix for each cluster.
  case full
}

/// The covariances Σ_j of *K* clusters in *d* dimensions, in squared units of the data.
@frozen
public enum Covariance<S: Field>: Sendable {
  /// σ_j² of Σ_j = σ_j² I, *K* numbers above 0.
  case spherical([S])
  /// The diagonals of Σ_j, *K* × *d* numbers above 0.
  case diagonal([[S]])
  /// Σ of all clusters, *d* × *d*, symmetric and positive definite.
  case tied(Matrix<S>)
  /// Σ_j, *K* matrices, *d* × *d*, symmetric and positive definite.
  case full([Matrix<S>])
}

extension Covariance: Equatable where S: Equatable {}
extension Covariance: Hashable where S: Hashable {}

extension Covariance {
  @inlinable
  public var kind: CovarianceKind {
    switch self {
    case .spherical: .spherical
    case .diagonal: .diagonal
    case .tied: .tied
    case .full: .full
    }
  }

  /// The element of Σ_j in a row and a column; indices count from 0.
  @inlinable
  public func element(cluster j: Int, row: Int, column: Int) -> S {
    switch self {
    case .spherical(let variances): row == column ? variances[j] : S(0)
    case .diagonal(let variances): row == column ? variances[j][row] : S(0)
    case .tied(let matrix): matrix[row, column]
    case .full(let matrices): matrices[j][row, column]
    }
  }

  /// The same covariances over another kind of number.
  @inlinable
  public func map<T: Field>(_ transform: (S) -> T) -> Covariance<T> {
    switch self {
    case .spherical(let variances): .spherical(variances.map(transform))
    case .diagonal(let variances): .diagonal(variances.map { $0.map(transform) })
    case .tied(let matrix): .tied(matrix.map(transform))
    case .full(let matrices): .full(matrices.map { $0.map(transform) })
    }
  }
}

extension CovarianceKind {
  /// The number of free parameters P of a mixture: K − 1 weights, K d means, and K (spherical),
  /// K d (diagonal), d (d + 1) / 2 (tied) or K d (d + 1) / 2 (full) for the covariances.
  public func freeParameters(clusters k: Int, dimension d: Int) -> Int {
    let covariances =
      switch self {
      case .spherical: k
      case .diagonal: k * d
      case .tied: d * (d + 1) / 2
      case .full: k * d * (d + 1) / 2
      }
    return k - 1 + k * d + covariances
  }
}
