public import Mixtures
import Scalars
import Synchronization

/// Every quantity of an exercise, to any precision: the reference solver.
///
/// The run of EM is worked over doubles with error bounds at once, which proves in nearly all cases
/// that every step exists; over balls of a precision, or over fractions, only when a question needs
/// it. Each of these runs is made once.
public final class Solution: Sendable {
  /// How M steps share the points among the clusters.
  public enum Method: Sendable, Hashable {
    /// By the posteriors: the EM algorithm.
    case soft
    /// Each point wholly to its likeliest cluster.
    case hard
  }

  /// What is given. Where it has labels, M steps go by these.
  public let instance: Instance
  /// How M steps share the points where the instance has no labels.
  public var method: Method { trace.isHard ? .hard : .soft }
  /// What it took to choose the labels of hard assignment.
  public var labelProofs: ProofCount { trace.labelProofs }
  /// *T*, the number of updates that are worked.
  public let updates: Int
  /// Whether the E step with the last θ is worked.
  public let expectingLast: Bool
  private let trace: Trace
  private let kMeans = Mutex<KMeans?>(nil)

  /// - Parameters:
  ///   - instance: what is given.
  ///   - updates: how many E and M steps to work, ≥ 0.
  ///   - expectingLast: whether posteriors and log-likelihood after the last update are wanted.
  ///   - method: how M steps share the points where the instance has no labels.
  /// - Throws: `EMError` where the exercise has no solution.
  public convenience init(
    of instance: Instance, updates: Int, expectingLast: Bool = true, method: Method = .soft
  ) throws(EMError) {
    precondition(updates >= 0, "a number of updates")
    let trace = Trace(of: instance, isHard: method == .hard)
    try trace.prove(updates, expecting: expectingLast)
    self.init(trace, updates: updates, expectingLast: expectingLast)
  }

  /// A solution out of a trace that is proven as far.
  init(_ trace: Trace, updates: Int, expectingLast: Bool) {
    self.trace = trace
    self.updates = updates
    self.expectingLast = expectingLast
    instance = trace.instance
  }

  /// The smallest solution that has all of `quantities`.
  ///
  /// - Throws: `EMError` where one of them doesn't exist.
  public convenience init(
    of instance: Instance, for quantities: [Quantity], method: Method = .soft
  ) throws(EMError) {
    if quantities.contains(where: \.name.isOfSingleCluster), instance.isDegenerate {
      throw .singularCovariance(cluster: 1)
    }
    var (last, expected) = (0, -1)
    for quantity in quantities {
      last = max(last, quantity.lastIteration)
      if quantity.name.isOfExpectation { expected = max(expected, quantity.iteration) }
    }
    try self.init(of: instance, updates: last, expectingLast: expected >= last, method: method)
  }

  /// The value of a quantity.
  ///
  /// - Throws: ``QuantityError`` where the exercise has no such quantity.
  public func value(of quantity: Quantity) throws(QuantityError) -> RealNumber {
    try check(quantity)
    switch quantity.name.source {
    case .instance where quantity.name.isOfSingleCluster:
      return try singleCluster(quantity)
    case .instance: return RealNumber(fixed(quantity))
    case .kMeans: return withKMeans { RealNumber(quantity.value(in: &$0)) }
    case .parameters, .expectation, .update, .lastUpdate: break
    }
    let t = quantity.iteration
    switch quantity.name {
    case .bic: return bic(logLikelihood(t), parameters: parameters)
    case .aic: return logLikelihood(t) - RealNumber(Fraction(parameters))
    case .logLikelihoodGain: return logLikelihood(t) - logLikelihood(t - 1)
    case .likeliest:
      var proofs = ProofCount()
      let j = trace.likeliest((quantity.point ?? 1) - 1, quantity.iteration, &proofs)
      return RealNumber(Fraction(j + 1))
    default: break
    }
    let number = trace.number(of: quantity)
    // What is given is printed as it is, not rounded.
    return quantity.isGiven
      ? number.exact.map { RealNumber($0) } ?? number : number
  }

  private func logLikelihood(_ iteration: Int) -> RealNumber {
    trace.number(of: Quantity(.logLikelihood, iteration: iteration))
  }

  /// The run of k-means, which is made once, as far as anybody has asked.
  private func withKMeans<R: Sendable>(_ work: (inout KMeans) -> R) -> R {
    kMeans.withLock { known in
      var run = known ?? KMeans(instance.points, centres: instance.mixture.means)
      defer { known = run }
      return work(&run)
    }
  }

  private var parameters: Int {
    instance.mixture.covariance.kind.freeParameters(
      clusters: instance.mixture.clusterCount, dimension: instance.mixture.dimension)
  }

  /// A quantity of the exercise as it is given.
  private func fixed(_ quantity: Quantity) -> Fraction {
    switch quantity.name {
    case .clusters: Fraction(instance.mixture.clusterCount)
    case .points: Fraction(instance.points.count)
    case .dimension: Fraction(instance.mixture.dimension)
    case .freeParameters: Fraction(parameters)
    case .kMeansUpdates: Fraction(withKMeans { $0.run() })
    case .globalMean: KMeans.mean(instance.points)[(quantity.coordinate ?? 1) - 1]
    default: KMeans.globalVariance(instance.points)
    }
  }

  private func check(_ quantity: Quantity) throws(QuantityError) {
    try quantity.checkShape(
      clusters: instance.mixture.clusterCount, points: instance.points.count,
      dimension: instance.mixture.dimension, instance.mixture.covariance.kind)
    let lastExpected = expectingLast ? updates : updates - 1
    let (first, last) =
      switch quantity.name.source {
      case .instance, .kMeans: (0, Int.max)
      case .parameters: (0, updates)
      case .expectation: (0, lastExpected)
      case .lastUpdate: (1, lastExpected)
      case .update: (0, updates - 1)
      }
    guard quantity.iteration >= first, quantity.iteration <= last else {
      throw QuantityError(quantity, .iteration(first: first, last: last))
    }
  }
}

extension Quantity {
  /// The last θ that has to be worked for it.
  fileprivate var lastIteration: Int {
    switch name.source {
    case .instance, .kMeans: 0
    case .parameters, .expectation, .lastUpdate: iteration
    case .update: iteration + 1
    }
  }

  /// The value of a quantity of k-means.
  fileprivate func value(in kMeans: inout KMeans) -> Fraction {
    switch name {
    case .kMeansAssignment:
      return Fraction(kMeans.step(iteration).assignment[(point ?? 1) - 1] + 1)
    case .kMeansCentre:
      return kMeans.step(iteration).centres[(cluster ?? 1) - 1][(coordinate ?? 1) - 1]
    case .kMeansProportion: return kMeans.proportions(iteration)[(cluster ?? 1) - 1]
    default: return kMeans.inertia(iteration)
    }
  }
}

// MARK: What there is

extension Solution {
  /// Every quantity of EM that was worked, in the order of the iterations: parameters, the proxy
  /// function after the update, then posteriors, counts, log-likelihood and the proxy function.
  public var quantities: [Quantity] {
    (0...updates).flatMap { iteration in
      instance.parameters(iteration)
        + (iteration < updates || expectingLast ? expected(iteration) : [])
    }
  }

  private func expected(_ iteration: Int) -> [Quantity] {
    let clusters = 1...instance.mixture.clusterCount
    let before = iteration > 0 ? [Quantity(.proxyAfter, iteration: iteration)] : []
    return before
      + clusters.flatMap { j in
        (1...instance.points.count).map {
          Quantity(.posterior, cluster: j, point: $0, iteration: iteration)
        }
      }
      + clusters.map { Quantity(.count, cluster: $0, iteration: iteration) }
      + [Quantity(.logLikelihood, iteration: iteration), Quantity(.proxy, iteration: iteration)]
  }
}

extension Instance {
  /// Every parameter of θ⁽ᵗ⁾: weights, means, covariances.
  func parameters(_ iteration: Int) -> [Quantity] {
    let clusters = 1...mixture.clusterCount
    return clusters.map { Quantity(.weight, cluster: $0, iteration: iteration) }
      + clusters.flatMap { j in
        (1...mixture.dimension).map {
          Quantity(.mean, cluster: j, coordinate: $0, iteration: iteration)
        }
      }
      + covariances(iteration)
  }

  /// σ_j², or the upper triangle of each Σ_j: of diagonal ones the diagonal, of a tied one the first.
  private func covariances(_ iteration: Int) -> [Quantity] {
    let kind = mixture.covariance.kind
    let clusters = 1...(kind == .tied ? 1 : mixture.clusterCount)
    let d = mixture.dimension
    if kind == .spherical {
      return clusters.map { Quantity(.variance, cluster: $0, iteration: iteration) }
    }
    return clusters.flatMap { j in
      (1...d).flatMap { r in
        (r...(kind == .diagonal ? r : d)).map { c in
          Quantity(.covariance, cluster: j, row: r, column: c, iteration: iteration)
        }
      }
    }
  }
}
