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
    var clusters: [ClusterUpdate<S>] = []
    for j in 0..<posteriors.columnCount {
      clusters.append(try ClusterUpdate(j, posteriors, points, kind))
    }
    self.init(clusters, kind, pointCount: points.count)
  }

  /// Puts an M step together out of its clusters.
  @inlinable
  init(_ clusters: [ClusterUpdate<S>], _ kind: CovarianceKind, pointCount: Int) {
    let spreads = clusters.map(\.spread)
    let covariance: Covariance<S> =
      switch kind {
      case .spherical: .spherical(spreads.map { $0[0, 0] })
      case .diagonal: .diagonal(spreads.map(\.elements))
      case .full: .full(spreads)
      case .tied:
        .tied(
          Matrix(rowCount: spreads[0].rowCount, columnCount: spreads[0].columnCount) { r, c in
            S.sum(spreads.map { $0[r, c] }) / S(pointCount)
          })
      }
    self.init(
      weights: clusters.map(\.weight), means: clusters.map(\.mean), covariance: covariance)
  }
}

/// What an M step makes of one cluster.
@frozen
public struct ClusterUpdate<S: Field>: Sendable {
  /// p̂_j = n̂_j / n.
  public let weight: S
  /// μ̂⁽ʲ⁾, *d* coordinates.
  public let mean: [S]
  /// σ̂_j² (1 × 1), the diagonal of Σ̂_j (1 × *d*) or Σ̂_j itself (*d* × *d*), as the kind has it; for
  /// a tied covariance the cluster's share in n Σ̂.
  public let spread: Matrix<S>

  /// - Throws: ``EMError/emptyCluster(_:)`` where no point certainly has any share in the cluster.
  /// - Complexity: O(*n* · *d*), with matrices O(*n* · *d*²).
  @inlinable
  init(
    _ j: Int, _ posteriors: Matrix<S>, _ points: [[S]], _ kind: CovarianceKind
  ) throws(EMError) {
    let shares = posteriors.column(j)
    let count = S.sum(shares)
    switch count.compared(to: S(0)) {
    case .equal, .less: throw .emptyCluster(j + 1)
    case .greater, .undecided: break
    }
    let moments = ClusterMoments(shares: shares, count: count, points: points)
    weight = count / S(points.count)
    mean = moments.mean
    let d = points[0].count
    switch kind {
    case .spherical:
      let variance = moments.totalScatter / (d == 1 ? count : S(d) * count)
      spread = Matrix(rowCount: 1, columnCount: 1, elements: [variance])
    case .diagonal:
      spread = Matrix(rowCount: 1, columnCount: d) { moments.scatter($1, $1) / count }
    case .full: spread = moments.scatterMatrix.map { $0 / count }
    case .tied: spread = moments.scatterMatrix
    }
  }
}

/// The sums that an M step makes of one cluster's shares.
@usableFromInline
struct ClusterMoments<S: Field> {
  @usableFromInline let shares: [S]
  @usableFromInline let mean: [S]
  /// x⁽ⁱ⁾ − μ̂⁽ʲ⁾, *d* × *n*.
  @usableFromInline let deviations: [[S]]

  @inlinable
  init(shares: [S], count: S, points: [[S]]) {
    self.shares = shares
    var means: [S] = []
    var deviations: [[S]] = []
    for c in points[0].indices {
      let coordinates = points.map { $0[c] }
      let mean = S.sumOfProducts(shares, coordinates) / count
      deviations.append(coordinates.map { $0 - mean })
      means.append(mean)
    }
    mean = means
    self.deviations = deviations
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
