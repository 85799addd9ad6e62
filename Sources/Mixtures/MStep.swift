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
      clusters.append(try ClusterUpdate(j, posteriors, PointSet(points), kind))
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
    _ j: Int, _ posteriors: Matrix<S>, _ points: PointSet<S>, _ kind: CovarianceKind
  ) throws(EMError) {
    let moments = try ClusterMoments(j, posteriors, points)
    let count = moments.count
    weight = count / S(points.count)
    mean = moments.mean
    let d = mean.count
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
///
/// Distances are taken from the cluster's pivot, the point with the largest share. Then
/// ‖μ̂ − pivot‖² is at most *n* times the variance, so that Σ w d dᵀ − n̂ δ δᵀ loses few digits; it
/// loses none where a cluster has all but captured the pivot, when the other shares tend to 0. Over
/// fractions it shows that points in one place have no spread.
@frozen
public struct ClusterMoments<S: Field>: Sendable {
  @usableFromInline let shares: [S]
  /// n̂_j.
  public let count: S
  /// d = x⁽ⁱ⁾ − pivot, *d* × *n*.
  @usableFromInline let distances: [[S]]
  /// δ = μ̂⁽ʲ⁾ − pivot, *d* coordinates.
  @usableFromInline let shift: [S]
  /// μ̂⁽ʲ⁾, *d* coordinates.
  public let mean: [S]

  /// - Throws: ``EMError/emptyCluster(_:)`` where no point certainly has any share in the cluster.
  @inlinable
  init(
    _ j: Int, _ posteriors: Matrix<S>, _ points: PointSet<S>
  ) throws(EMError) {
    let shares = posteriors.column(j)
    let count = S.sum(shares)
    switch count.compared(to: S(0)) {
    case .equal, .less: throw .emptyCluster(j + 1)
    case .greater, .undecided: break
    }
    let pivot = Self.pivot(shares)
    let distances = points.distances(from: pivot)
    let shift = distances.map { S.sumOfProducts(shares, $0) / count }
    self.shares = shares
    self.count = count
    self.distances = distances
    self.shift = shift
    mean = zip(points[pivot], shift).map { $0 + $1 }
  }

  /// The point with the largest share, as nearly as can be told; any choice gives right results.
  @inlinable
  static func pivot(_ shares: [S]) -> Int {
    var best = 0
    var largest = -Double.infinity
    for i in shares.indices {
      let share = shares[i].approximation
      if share > largest { (best, largest) = (i, share) }
    }
    guard largest == 0 else { return best }
    // Below the smallest double all look alike, and only the numbers themselves can tell.
    for i in shares.indices where shares[i].compared(to: shares[best]) == .greater { best = i }
    return best
  }

  /// Σ_i p(j | i) (x⁽ⁱ⁾_r − μ̂_r)(x⁽ⁱ⁾_c − μ̂_c).
  @inlinable
  public func scatter(_ row: Int, _ column: Int) -> S {
    let (a, b) = (distances[row], distances[column])
    return S.sumOfProducts(shares, a.indices.map { a[$0] * b[$0] })
      - count * (shift[row] * shift[column])
  }

  /// Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖².
  @inlinable
  public var totalScatter: S {
    distances.count == 1
      ? scatter(0, 0) : S.sum(distances.indices.map { scatter($0, $0) })
  }

  /// The symmetric matrix of all scatters.
  @inlinable
  var scatterMatrix: Matrix<S> {
    let d = distances.count
    let lower = (0..<d).map { r in (0...r).map { scatter(r, $0) } }
    return Matrix(rowCount: d, columnCount: d) { $1 <= $0 ? lower[$0][$1] : lower[$1][$0] }
  }
}
