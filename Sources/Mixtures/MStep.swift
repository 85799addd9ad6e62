public import Scalars

/// Why a step of EM has no result; clusters count from 1.
public enum EMError: Error, Sendable, Hashable {
  /// No point has any share in the cluster, so that it has no mean: n̂_j = 0.
  case emptyCluster(Int)
  /// The covariance has no inverse, because the cluster's points lie in one place, or on one line or
  /// plane: there is no density.
  case singularCovariance(cluster: Int)
  /// A variance has fallen below ``EMError/collapse`` times that of the data: the cluster has
  /// captured a point and shrinks without end.
  case collapsed(cluster: Int)

  /// 10⁻¹⁰⁰⁰. A cluster that has captured one point gets a variance of about exp(−c/σ²) at the next
  /// update: beyond this, exponents have over a thousand digits before the point, and soon more
  /// than any memory holds.
  public static let collapse = Fraction.power(10, -1_000)
}

extension Mixture {
  /// The M step: the parameters that maximise the proxy function for given posteriors.
  ///
  /// p̂_j = n̂_j / n and μ̂⁽ʲ⁾ = Σ_i p(j | i) x⁽ⁱ⁾ / n̂_j; about the **new** mean,
  /// σ̂_j² = Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖² / (d n̂_j) and
  /// Σ̂_j = Σ_i p(j | i) (x⁽ⁱ⁾ − μ̂⁽ʲ⁾)(x⁽ⁱ⁾ − μ̂⁽ʲ⁾)ᵀ / n̂_j, of which the diagonal kind keeps the
  /// diagonal; the tied one is Σ_j n̂_j Σ̂_j / n. With known labels in place of posteriors it is the
  /// observed case.
  ///
  /// Distances are taken from the first point, which loses fewer digits, and shows over fractions
  /// that points in one place have their mean there.
  ///
  /// - Parameters:
  ///   - posteriors: *n* × *K*, rows that sum to 1.
  ///   - points: *n* × *d*.
  ///   - kind: what the covariances have in common.
  /// - Throws: ``EMError/emptyCluster(_:)`` for the first cluster with certainly no share in any
  ///   point.
  /// - Complexity: O(*n* · *K* · *d*), with matrices O(*n* · *K* · *d*²).
  ///
  /// Source: Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.2.2, eq. 9.24–9.27.
  @inlinable
  public init(
    maximising posteriors: Matrix<S>, of points: [[S]], _ kind: CovarianceKind = .spherical
  ) throws(EMError) {
    let n = S(points.count)
    let origin = points[0]
    let distances = origin.indices.map { c in points.map { $0[c] - origin[c] } }
    var clusters: [ClusterMoments<S>] = []
    for j in 0..<posteriors.columnCount {
      let shares = posteriors.column(j)
      let count = S.sum(shares)
      switch count.compared(to: S(0)) {
      case .equal, .less: throw .emptyCluster(j + 1)
      case .greater, .undecided: break
      }
      clusters.append(ClusterMoments(shares: shares, count: count, distances: distances))
    }
    self.init(
      weights: clusters.map { $0.count / n },
      means: clusters.map { cluster in zip(origin, cluster.shift).map { $0 + $1 } },
      covariance: Covariance(clusters, kind, points: n))
  }
}

/// What an M step makes of one cluster's shares, in distances from an origin.
@usableFromInline
struct ClusterMoments<S: Field> {
  @usableFromInline let shares: [S]
  @usableFromInline let count: S
  /// The mean's distance from the origin, *d* coordinates.
  @usableFromInline let shift: [S]
  /// x⁽ⁱ⁾ − μ̂⁽ʲ⁾, *d* × *n*.
  @usableFromInline let deviations: [[S]]

  @inlinable
  init(shares: [S], count: S, distances: [[S]]) {
    self.shares = shares
    self.count = count
    let shift = distances.map { S.sumOfProducts(shares, $0) / count }
    self.shift = shift
    deviations = distances.indices.map { c in distances[c].map { $0 - shift[c] } }
  }

  /// Σ_i p(j | i) (x⁽ⁱ⁾_r − μ̂_r)(x⁽ⁱ⁾_c − μ̂_c).
  @inlinable
  func scatter(_ row: Int, _ column: Int) -> S {
    let (a, b) = (deviations[row], deviations[column])
    return S.sumOfProducts(shares, a.indices.map { a[$0] * b[$0] })
  }

  /// Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖².
  @inlinable
  var totalScatter: S {
    deviations.count == 1
      ? scatter(0, 0) : S.sum(deviations.indices.map { scatter($0, $0) })
  }

  /// The symmetric matrix of all scatters.
  @inlinable
  var scatterMatrix: Matrix<S> {
    let d = deviations.count
    let lower = (0..<d).map { r in (0...r).map { scatter(r, $0) } }
    return Matrix(rowCount: d, columnCount: d) { $1 <= $0 ? lower[$0][$1] : lower[$1][$0] }
  }
}

extension Covariance {
  @inlinable
  init(_ clusters: [ClusterMoments<S>], _ kind: CovarianceKind, points n: S) {
    let d = clusters[0].deviations.count
    switch kind {
    case .spherical:
      self = .spherical(
        clusters.map { d == 1 ? $0.totalScatter / $0.count : $0.totalScatter / (S(d) * $0.count) })
    case .diagonal:
      self = .diagonal(
        clusters.map { cluster in (0..<d).map { cluster.scatter($0, $0) / cluster.count } })
    case .full:
      self = .full(
        clusters.map { cluster in cluster.scatterMatrix.map { $0 / cluster.count } })
    case .tied:
      let scatters = clusters.map(\.scatterMatrix)
      self = .tied(
        Matrix(rowCount: d, columnCount: d) { r, c in
          S.sum(scatters.map { $0[r, c] }) / n
        })
    }
  }
}
