public import Scalars

/// Σ = L D Lᵀ with a unit lower-triangular L and a diagonal D: Cholesky's factorisation without
/// square roots, so that fractions stay fractions.
///
/// Source: Golub and Van Loan, *Matrix Computations* (2013), section 4.1.2.
@frozen
public struct CovarianceFactor<S: Field>: Sendable {
  /// The pivots D; a single one where Σ = σ² I.
  public let pivots: [S]
  /// *d*, the size of Σ.
  public let dimension: Int
  /// L below its diagonal; `nil` where Σ is diagonal.
  @usableFromInline let lower: Matrix<S>?
  /// 2 D, by which squared distances are divided.
  @usableFromInline let doubled: [S]

  @inlinable
  init(pivots: [S], lower: Matrix<S>?, dimension: Int) {
    self.pivots = pivots
    self.lower = lower
    self.dimension = dimension
    doubled = pivots.map { $0 + $0 }
  }

  /// Factors a symmetric matrix; only its lower triangle is read.
  ///
  /// The matrix is positive definite just where all pivots are above 0.
  ///
  /// - Complexity: O(*d*³).
  @inlinable
  public init(_ matrix: Matrix<S>) {
    let d = matrix.rowCount
    var pivots: [S] = []
    var rows = [[S]](repeating: [], count: d)
    for c in 0..<d {
      // Row c of L is complete: the pivot is what it leaves of the diagonal.
      let explained = (0..<c).map { rows[c][$0].squared * pivots[$0] }
      pivots.append(c == 0 ? matrix[0, 0] : matrix[c, c] - S.sum(explained))
      for r in d > c + 1 ? c + 1..<d : 0..<0 {
        let shared = (0..<c).map { rows[r][$0] * rows[c][$0] * pivots[$0] }
        let rest = c == 0 ? matrix[r, 0] : matrix[r, c] - S.sum(shared)
        rows[r].append(rest / pivots[c])
      }
    }
    let lower = Matrix(rowCount: d, columnCount: d) { $1 < $0 ? rows[$0][$1] : S(0) }
    self.init(pivots: pivots, lower: lower, dimension: d)
  }

  /// (x − μ)ᵀ Σ⁻¹ (x − μ) / 2, by solving L y = x − μ.
  ///
  /// - Complexity: O(*d*), with L O(*d*²).
  @inlinable
  public func exponent(_ x: [S], _ mean: [S]) -> S {
    if pivots.count == 1 { return squaredDistance(x, mean) / doubled[0] }
    var solved: [S] = []
    solved.reserveCapacity(dimension)
    for c in 0..<dimension {
      var rest = x[c] - mean[c]
      if let lower {
        for k in 0..<c { rest = rest - lower[c, k] * solved[k] }
      }
      solved.append(rest)
    }
    var total = solved[0].squared / doubled[0]
    for c in 1..<dimension { total = total + solved[c].squared / doubled[c] }
    return total
  }

  /// |Σ| as a multiple of the determinant of `other`.
  ///
  /// - Complexity: O(*d*).
  @inlinable
  public func determinant(relativeTo other: CovarianceFactor<S>) -> S {
    if pivots.count == 1, other.pivots.count == 1 {
      return (pivots[0] / other.pivots[0]).power(dimension)
    }
    var product = pivots[0] / other.pivots[0]
    for c in 1..<dimension { product = product * (pivots[c] / other.pivots[c]) }
    return product
  }
}

extension CovarianceFactor where S: Scalar {
  /// log |2πΣ|, in nats.
  @inlinable
  public var logDeterminant: S {
    let twoPi = S(2) * S.pi(matching: pivots[0])
    if pivots.count == 1 { return S(dimension) * S.log(twoPi * pivots[0]) }
    return S.sum(pivots.map { S.log(twoPi * $0) })
  }
}

extension Covariance {
  /// The factors of the *K* covariances.
  ///
  /// - Complexity: O(*K* · *d*³) for full matrices, O(*d*³) for a tied one, else O(*K* · *d*).
  @inlinable
  public func factors(clusters: Int, dimension: Int) -> [CovarianceFactor<S>] {
    switch self {
    case .spherical(let variances):
      variances.map { CovarianceFactor(pivots: [$0], lower: nil, dimension: dimension) }
    case .diagonal(let variances):
      variances.map { CovarianceFactor(pivots: $0, lower: nil, dimension: dimension) }
    case .tied(let matrix):
      Array(repeating: CovarianceFactor(matrix), count: clusters)
    case .full(let matrices): matrices.map { CovarianceFactor($0) }
    }
  }
}

/// ‖a − b‖².
@inlinable
package func squaredDistance<S: Field>(_ a: [S], _ b: [S]) -> S {
  var total = (a[0] - b[0]).squared
  for c in 1..<a.count { total = total + (a[c] - b[c]).squared }
  return total
}
