public import Scalars

/// Who the M steps take each point to belong to.
public enum Assignment: Sendable, Hashable {
  /// To every cluster, by its posterior: the EM algorithm.
  case soft
  /// Wholly to one cluster, counted from 0: a list of *n* labels for each iteration, of which the
  /// last goes on. One list alone is the observed case.
  case labels([[Int]])

  /// The labels of an iteration; `nil` where posteriors count.
  @inlinable
  func labels(_ iteration: Int) -> [Int]? {
    guard case .labels(let lists) = self else { return nil }
    return lists[min(iteration, lists.count - 1)]
  }
}

/// A trace of the EM algorithm: θ⁽⁰⁾ and what each iteration makes of it.
///
/// Iteration 0 is the given θ; the M step makes iteration t + 1 out of the posteriors of
/// iteration t.
@frozen
public struct EMRun<S: Scalar>: Sendable {
  /// x⁽ⁱ⁾, *n* × *d*.
  public let points: PointSet<S>
  @usableFromInline var madeMixtures: [Mixture<S>]
  @usableFromInline var madeExpectations: [Expectation<S>] = []
  /// The clusters of the next θ that somebody has asked for before the whole of it was made.
  @usableFromInline var nextClusters: [ClusterUpdate<S>?] = []

  /// θ⁽⁰⁾ … θ⁽ᵀ⁾.
  @inlinable
  public var mixtures: [Mixture<S>] { madeMixtures }
  /// The E steps made with them; the last mixture has one only where it was asked for.
  @inlinable
  public var expectations: [Expectation<S>] { madeExpectations }

  /// A run that has made no step yet.
  ///
  /// - Parameters:
  ///   - mixture: θ⁽⁰⁾.
  ///   - points: x⁽ⁱ⁾, *n* × *d*.
  ///   - terms: the terms of the first E step, where they are known already.
  @inlinable
  public init(
    from mixture: Mixture<S>, _ points: PointSet<S>, terms: DensityTerms<S>? = nil
  ) {
    self.points = points
    madeMixtures = [mixture]
    if let terms { madeExpectations = [Expectation(terms)] }
  }

  /// Runs `updates` E and M steps, and one more E step where `expectingLast` is true.
  ///
  /// - Throws: ``EMError`` where a cluster is certainly empty or certainly has no extent.
  /// - Complexity: O(*T* · *n* · *K* · *d*).
  @inlinable
  public init(
    _ mixture: Mixture<S>, _ points: [[S]], updates: Int, expectingLast: Bool = true,
    assignment: Assignment = .soft
  ) throws(EMError) {
    self.init(from: mixture, PointSet(points))
    try advance(to: updates, expectingLast: expectingLast, assignment)
  }

  /// Adds the steps that are missing up to θ⁽ᵗ⁾, and the E step with it where asked for.
  ///
  /// - Throws: ``EMError`` where a cluster is certainly empty or certainly has no extent.
  @inlinable
  public mutating func advance(
    to iteration: Int, expectingLast: Bool, _ assignment: Assignment = .soft
  ) throws(EMError) {
    while madeMixtures.count <= iteration {
      var clusters: [ClusterUpdate<S>] = []
      for j in 0..<madeMixtures[0].clusterCount {
        clusters.append(try nextCluster(j, assignment))
      }
      madeMixtures.append(Mixture(clusters, kind, pointCount: points.count))
      nextClusters = []
    }
    if expectingLast { try expect(iteration) }
  }

  /// Makes one cluster of the first θ that is missing, and keeps it for when the rest is wanted.
  ///
  /// - Throws: ``EMError`` where the cluster is certainly empty.
  @inlinable
  @discardableResult
  public mutating func nextCluster(
    _ j: Int, _ assignment: Assignment
  ) throws(EMError) -> ClusterUpdate<S> {
    if let known = madeCluster(j, madeMixtures.count) { return known }
    let last = madeMixtures.count - 1
    if assignment.labels(last) == nil { try expect(last) }
    let cluster = try ClusterUpdate(j, shares(last, assignment), points, kind)
    if nextClusters.isEmpty {
      nextClusters = Array(repeating: nil, count: madeMixtures[0].clusterCount)
    }
    nextClusters[j] = cluster
    return cluster
  }

  /// A cluster that has been made of a θ whose rest is still missing.
  @inlinable
  public func madeCluster(_ j: Int, _ iteration: Int) -> ClusterUpdate<S>? {
    iteration == madeMixtures.count && j < nextClusters.count ? nextClusters[j] : nil
  }

  @inlinable
  var kind: CovarianceKind { madeMixtures[0].covariance.kind }

  /// Makes the E steps that are missing up to this one, each at its place: where labels are known, the
  /// M steps before it have needed none.
  @inlinable
  mutating func expect(_ iteration: Int) throws(EMError) {
    while madeExpectations.count <= iteration {
      madeExpectations.append(
        try Expectation(madeMixtures[madeExpectations.count], points.all))
    }
  }

  /// What the M step after iteration t takes each point to belong to, *n* × *K*: the posteriors, or
  /// ones and zeros.
  ///
  /// - Precondition: the E step of the iteration has been made, where posteriors count.
  @inlinable
  public func shares(_ iteration: Int, _ assignment: Assignment) -> Matrix<S> {
    guard let labels = assignment.labels(iteration) else {
      return madeExpectations[iteration].posteriors
    }
    let weights = madeMixtures[0].weights
    return Matrix(rowCount: points.count, columnCount: weights.count) {
      S(labels[$0] == $1 ? 1 : 0, matching: weights[0])
    }
  }

  /// The sums that the M step after iteration t makes of a cluster.
  ///
  /// - Throws: ``EMError/emptyCluster(_:)`` where no point certainly has any share in the cluster.
  /// - Precondition: the E step of the iteration has been made.
  @inlinable
  public func moments(
    _ j: Int, _ iteration: Int, _ assignment: Assignment
  ) throws(EMError) -> ClusterMoments<S> {
    try ClusterMoments(j, shares(iteration, assignment), points)
  }

  /// ℓ(θ⁽ᵗ⁾), in nats.
  ///
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Precondition: the E step of the iteration has been made.
  @inlinable
  public func logLikelihood(_ iteration: Int) throws(EMError) -> S {
    try madeExpectations[iteration].logLikelihood(madeMixtures[iteration], points.all)
  }
}
