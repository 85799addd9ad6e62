import Mixtures
import Scalars

/// A way to work an M step: the right one, with at most one thing changed.
struct MStepMethod: Sendable, Hashable {
  /// What p̂_j is: n̂_j / n, n̂_j, or (n̂_j / n) p_j.
  enum Weight: Sendable { case right, count, timesOld }
  /// What μ̂⁽ʲ⁾ is: Σ_i w_ij x⁽ⁱ⁾ over n̂_j, the same over n, or the plain mean of all points.
  enum Mean: Sendable { case right, overPoints, unweighted }
  /// What distances are taken from in σ̂_j²: μ̂⁽ʲ⁾, μ⁽ʲ⁾, the plain mean of all points, or nothing.
  enum Centre: Sendable { case right, oldMean, globalMean, origin }
  /// What a point counts with in σ̂_j²: w_ij, 1, or w_ij².
  enum Share: Sendable { case right, none, squared }
  /// What σ̂_j² is divided by: d n̂_j, d n, n̂_j, n n̂_j, or d (n̂_j − 1).
  enum Divisor: Sendable { case right, points, dimensionLeftOut, dimensionIsN, oneLess }
  /// What is reported in the end: the result, roots of the variances, or the other cluster's.
  enum Afterwards: Sendable { case nothing, deviation, otherCluster }

  var weight = Weight.right
  var mean = Mean.right
  var centre = Centre.right
  var share = Share.right
  var divisor = Divisor.right
  var afterwards = Afterwards.nothing

  static let right = MStepMethod()
}

extension MStepMethod {
  /// What an update makes.
  struct Update<S: Scalar> {
    /// What the method gives.
    let mixture: Mixture<S>
    /// What is written down of the means and gone on with.
    let means: [[S]]

    /// All that is gone on with, as the parameters of an iteration.
    func noted(_ notes: Notes<S>?, _ iteration: Int) -> Mixture<S> {
      guard let notes else { return mixture }
      return Mixture(
        weights: notes.weights(mixture.weights, iteration), means: means,
        covariance: notes.covariance(mixture.covariance, iteration))
    }
  }

  /// The parameters that this method makes of the posteriors.
  ///
  /// - Parameters:
  ///   - shares: w_ij, *n* × *K*.
  ///   - old: the parameters before the update.
  ///   - notes: what is written down of it and gone on with, as the parameters of `iteration`.
  /// - Throws: ``UndefinedMethod`` where a cluster certainly has no share in any point, where
  ///   n̂_j − 1 is certainly not above 0 and is divided by, or where the covariances are of a kind
  ///   that the method says nothing about.
  func update<S: Scalar>(
    _ shares: Matrix<S>, _ old: Mixture<S>, _ points: PointTable<S>, notes: Notes<S>? = nil,
    iteration: Int = 1
  ) throws(UndefinedMethod) -> Update<S> {
    var clusters: [Cluster<S>] = []
    clusters.reserveCapacity(old.clusterCount)
    for j in 0..<old.clusterCount {
      clusters.append(try cluster(j, shares.column(j), old, points, notes, iteration))
    }
    let k = clusters.count
    if afterwards == .otherCluster { clusters = (0..<k).map { clusters[($0 + 1) % k] } }
    let mixture = Mixture(
      weights: clusters.map(\.weight), means: clusters.map(\.mean),
      covariance: try covariance(clusters, old.covariance.kind, points))
    return Update(mixture: mixture, means: clusters.map(\.notedMean))
  }

  private struct Cluster<S: Scalar> {
    let weight: S
    let mean: [S]
    /// What is written down of the mean.
    let notedMean: [S]
    /// n̂_j.
    let count: S
    /// What σ̂_j² divides by, but for d.
    let divisor: S
    /// What a point counts with in σ̂_j².
    let shares: [S]
    /// What distances are taken from.
    let centre: [S]
  }

  private func cluster<S: Scalar>(
    _ j: Int, _ shares: [S], _ old: Mixture<S>, _ points: PointTable<S>, _ notes: Notes<S>?,
    _ iteration: Int
  ) throws(UndefinedMethod) -> Cluster<S> {
    let n = S(shares.count, matching: shares[0])
    let worked = S.sum(shares)
    let count = notes?.count(worked, j, iteration - 1) ?? worked
    try Self.demandPositive(count)
    let plain = { points.coordinates.map { S.sum($0) / n } }
    let over = { (divisor: S) in
      points.coordinates.map { S.sumOfProducts(shares, $0) / divisor }
    }
    let mean: [S] =
      switch self.mean {
      case .right: over(count)
      case .overPoints: over(n)
      case .unweighted: plain()
      }
    let noted = notes?.mean(mean, j, iteration) ?? mean
    let weight: S =
      switch self.weight {
      case .right: count / n
      case .count: count
      case .timesOld: count / n * old.weights[j]
      }
    let zero = S(0, matching: shares[0])
    let centre: [S] =
      switch self.centre {
      case .right: noted
      case .oldMean: old.means[j]
      case .globalMean: plain()
      case .origin: mean.map { _ in zero }
      }
    let counted: [S] =
      switch share {
      case .right: shares
      case .none: shares.map { S(1, matching: $0) }
      case .squared: shares.map(\.squared)
      }
    return Cluster(
      weight: weight, mean: mean, notedMean: noted, count: count, divisor: try divisor(count, n),
      shares: counted, centre: centre)
  }

  private func divisor<S: Scalar>(_ count: S, _ n: S) throws(UndefinedMethod) -> S {
    switch divisor {
    case .right, .dimensionLeftOut: return count
    case .points: return n
    case .dimensionIsN: return n * count
    case .oneLess:
      let less = count - S(1, matching: count)
      try Self.demandPositive(less)
      return less
    }
  }

  private static func demandPositive<S: Scalar>(_ value: S) throws(UndefinedMethod) {
    switch value.compared(to: S(0, matching: value)) {
    case .less, .equal: throw UndefinedMethod()
    case .greater, .undecided: break
    }
  }
}

// MARK: Covariances

extension MStepMethod {
  private func covariance<S: Scalar>(
    _ clusters: [Cluster<S>], _ kind: CovarianceKind, _ points: PointTable<S>
  ) throws(UndefinedMethod) -> Covariance<S> {
    let d = points.coordinates.count
    if kind == .spherical { return .spherical(clusters.map { variance($0, points) }) }
    // Where no d is divided by, it can't be left out or mistaken.
    guard divisor != .dimensionLeftOut, divisor != .dimensionIsN else { throw UndefinedMethod() }
    if kind == .diagonal {
      return .diagonal(
        clusters.map { cluster in
          (0..<d).map { finish(Self.scatter(cluster, points, $0, $0) / cluster.divisor) }
        })
    }
    guard afterwards != .deviation else { throw UndefinedMethod() }
    let matrix = { (element: (Int, Int) -> S) in
      Matrix(rowCount: d, columnCount: d, element)
    }
    if kind == .full {
      return .full(
        clusters.map { cluster in
          matrix { Self.scatter(cluster, points, $0, $1) / cluster.divisor }
        })
    }
    let n = S(points.rows.count)
    return .tied(
      matrix { r, c in
        clusters.map { $0.count * Self.scatter($0, points, r, c) / $0.divisor }.sum() / n
      })
  }

  /// σ̂_j², which divides by d unless the method is about just that.
  private func variance<S: Scalar>(_ cluster: Cluster<S>, _ points: PointTable<S>) -> S {
    let d = points.coordinates.count
    var total = Self.scatter(cluster, points, 0, 0)
    for c in 1..<d { total = total + Self.scatter(cluster, points, c, c) }
    let isWithD = divisor != .dimensionLeftOut && divisor != .dimensionIsN && d > 1
    return finish(total / (isWithD ? S(d) * cluster.divisor : cluster.divisor))
  }

  private func finish<S: Scalar>(_ variance: S) -> S {
    afterwards == .deviation ? S.squareRoot(variance) : variance
  }

  /// Σ_i over the points of what each counts with, times the distances in two coordinates.
  private static func scatter<S: Scalar>(
    _ cluster: Cluster<S>, _ points: PointTable<S>, _ r: Int, _ c: Int
  ) -> S {
    let (rows, columns) = (points.coordinates[r], points.coordinates[c])
    let (a, b) = (cluster.centre[r], cluster.centre[c])
    var total = cluster.shares[0] * ((rows[0] - a) * (columns[0] - b))
    for i in 1..<rows.count {
      total = total + cluster.shares[i] * ((rows[i] - a) * (columns[i] - b))
    }
    return total
  }
}
