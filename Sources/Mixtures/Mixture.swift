public import Scalars

/// A mixture of *K* Gaussians in *d* dimensions: the parameters θ.
///
/// Cluster *j* has weight p_j, mean μ⁽ʲ⁾ and covariance Σ_j. Indices count from 0 here; people see
/// them counted from 1.
@frozen
public struct Mixture<S: Field>: Sendable {
  /// p_j, *K* numbers above 0 that sum to 1.
  public let weights: [S]
  /// μ⁽ʲ⁾, *K* × *d*.
  public let means: [[S]]
  /// Σ_j, of one kind for all clusters.
  public let covariance: Covariance<S>

  /// A mixture whose parts are as many as they should be; the values are not checked.
  ///
  /// - Precondition: *K* ≥ 1 weights, means and covariances, and *d* ≥ 1 coordinates everywhere.
  @inlinable
  public init(weights: [S], means: [[S]], covariance: Covariance<S>) {
    precondition(!weights.isEmpty && weights.count == means.count, "a mean for every weight")
    let d = means[0].count
    precondition(d > 0 && means.allSatisfy { $0.count == d }, "means of one dimension")
    self.weights = weights
    self.means = means
    self.covariance = covariance
  }

  /// A spherical mixture: Σ_j = σ_j² I.
  ///
  /// - Precondition: *K* ≥ 1 weights, means and variances, and *d* ≥ 1 coordinates in every mean.
  @inlinable
  public init(weights: [S], means: [[S]], variances: [S]) {
    precondition(weights.count == variances.count, "a variance for every weight")
    self.init(weights: weights, means: means, covariance: .spherical(variances))
  }

  /// *K*, the number of clusters.
  @inlinable
  public var clusterCount: Int { weights.count }
  /// *d*, the number of coordinates of a point.
  @inlinable
  public var dimension: Int { means[0].count }

  /// σ_j² of a spherical mixture, *K* numbers above 0, in squared units of the data.
  ///
  /// - Precondition: the mixture is spherical.
  @inlinable
  public var variances: [S] {
    guard case .spherical(let variances) = covariance else {
      preconditionFailure("only a spherical mixture has one variance a cluster")
    }
    return variances
  }

  /// The same mixture with `transform` of each number.
  @inlinable
  public func map<T: Field>(_ transform: (S) -> T) -> Mixture<T> {
    Mixture<T>(
      weights: weights.map(transform), means: means.map { $0.map(transform) },
      covariance: covariance.map(transform))
  }
}

extension Mixture: Equatable where S: Equatable {}
extension Mixture: Hashable where S: Hashable {}

/// Why a list of numbers is not a mixture; clusters count from 1.
public enum MixtureError: Error, Sendable, Hashable {
  case noClusters
  case counts(weights: Int, means: Int, variances: Int)
  case dimension(cluster: Int, is: Int, expected: Int)
  case weightNotPositive(cluster: Int, Fraction)
  case weightSum(Fraction)
  case varianceNotPositive(cluster: Int, Fraction)
  /// A covariance that is not *d* × *d*.
  case covarianceShape(cluster: Int, dimension: Int)
  case covarianceNotSymmetric(cluster: Int)
  case covarianceNotPositiveDefinite(cluster: Int)
  case noPoints
  case pointDimension(point: Int, is: Int, expected: Int)
  case labelCount(Int, points: Int)
  /// A label that names no cluster.
  case label(point: Int, Int, clusters: Int)
}

extension Mixture where S == Fraction {
  /// A mixture out of numbers that somebody wrote.
  ///
  /// - Throws: ``MixtureError`` for the first thing that keeps them from being one: weights that
  ///   are not positive or don't sum to exactly 1, variances that are not positive, lists of
  ///   different lengths.
  public init(
    checkingWeights weights: [Fraction], means: [[Fraction]], variances: [Fraction]
  ) throws(MixtureError) {
    guard variances.count == means.count else {
      throw .counts(weights: weights.count, means: means.count, variances: variances.count)
    }
    try self.init(checkingWeights: weights, means: means, covariance: .spherical(variances))
  }

  /// A mixture of any kind out of numbers that somebody wrote.
  ///
  /// - Throws: ``MixtureError`` for the first thing that keeps them from being one, such as a matrix
  ///   that is not symmetric or not positive definite.
  public init(
    checkingWeights weights: [Fraction], means: [[Fraction]], covariance: Covariance<Fraction>
  ) throws(MixtureError) {
    guard let first = means.first, !first.isEmpty else { throw .noClusters }
    let covariances = covariance.count ?? means.count
    guard weights.count == means.count, covariances == means.count else {
      throw .counts(weights: weights.count, means: means.count, variances: covariances)
    }
    for (j, mean) in means.enumerated() where mean.count != first.count {
      throw .dimension(cluster: j + 1, is: mean.count, expected: first.count)
    }
    for (j, weight) in weights.enumerated() where weight <= .zero {
      throw .weightNotPositive(cluster: j + 1, weight)
    }
    guard weights.sum() == .one else { throw .weightSum(weights.sum()) }
    try covariance.check(dimension: first.count)
    self.init(weights: weights, means: means, covariance: covariance)
  }

  /// The same mixture over another kind of number.
  @inlinable
  public func over<T: Field>(_ type: T.Type, in context: T.Context) -> Mixture<T> {
    map { T($0, in: context) }
  }
}

extension Covariance where S == Fraction {
  /// The number of clusters; `nil` where one matrix serves them all.
  fileprivate var count: Int? {
    switch self {
    case .spherical(let variances): variances.count
    case .diagonal(let variances): variances.count
    case .full(let matrices): matrices.count
    case .tied: nil
    }
  }

  fileprivate func check(dimension d: Int) throws(MixtureError) {
    switch self {
    case .spherical(let variances):
      for (j, variance) in variances.enumerated() where variance <= .zero {
        throw .varianceNotPositive(cluster: j + 1, variance)
      }
    case .diagonal(let rows):
      for (j, row) in rows.enumerated() {
        guard row.count == d else { throw .covarianceShape(cluster: j + 1, dimension: d) }
        for variance in row where variance <= .zero {
          throw .varianceNotPositive(cluster: j + 1, variance)
        }
      }
    case .tied(let matrix): try Self.check(matrix, cluster: 1, dimension: d)
    case .full(let matrices):
      for (j, matrix) in matrices.enumerated() {
        try Self.check(matrix, cluster: j + 1, dimension: d)
      }
    }
  }

  private static func check(
    _ matrix: Matrix<Fraction>, cluster: Int, dimension d: Int
  ) throws(MixtureError) {
    guard matrix.rowCount == d, matrix.columnCount == d else {
      throw .covarianceShape(cluster: cluster, dimension: d)
    }
    for r in 0..<d {
      for c in 0..<r where matrix[r, c] != matrix[c, r] {
        throw .covarianceNotSymmetric(cluster: cluster)
      }
    }
    guard matrix.isPositiveDefinite else { throw .covarianceNotPositiveDefinite(cluster: cluster) }
  }
}

extension Matrix<Fraction> {
  /// Whether every leading minor of a symmetric matrix is above zero.
  ///
  /// - Complexity: O(*d*⁴) for *d* rows.
  package var isPositiveDefinite: Bool {
    (1...rowCount).allSatisfy { size in
      let corner = Matrix(rowCount: size, columnCount: size) { self[$0, $1] }
      return CovarianceFactor(corner).pivots[size - 1] > .zero
    }
  }
}
