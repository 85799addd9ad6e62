import Balls
public import Mixtures
import Scalars
import Synchronization

/// Every quantity of an exercise, to any precision: the reference solver.
///
/// The run of EM is worked once over exact fractions, to see which quantities are rational, and
/// once for each precision that anybody asks for.
public final class Solution: Sendable {
  /// What is given.
  public let instance: Instance
  /// *T*, the number of updates that are worked.
  public let updates: Int
  private let expectingLast: Bool
  private let exactRun: EMRun<Exact>
  /// The runs that were worked so far, by precision. A cache only: a race costs time, not results.
  private let runs = Mutex<[Int: EMRun<Ball>]>([:])

  /// - Parameters:
  ///   - instance: what is given.
  ///   - updates: how many E and M steps to work, ≥ 0.
  ///   - expectingLast: whether posteriors and log-likelihood after the last update are wanted.
  /// - Throws: `EMError` where the exercise has no solution and exact arithmetic shows it.
  public init(
    of instance: Instance, updates: Int, expectingLast: Bool = true
  ) throws(EMError) {
    precondition(updates >= 0, "a number of updates")
    self.instance = instance
    self.updates = updates
    self.expectingLast = expectingLast
    let exact = instance.over(Exact.self, in: ())
    exactRun = try EMRun(
      exact.mixture, exact.points, updates: updates, expectingLast: expectingLast)
  }

  /// The smallest solution that has all of `quantities`.
  public convenience init(
    of instance: Instance, for quantities: some Sequence<Quantity>
  ) throws(EMError) {
    let iterated = quantities.filter(\.name.isIterated)
    let updates = iterated.map(\.iteration).max() ?? 0
    let expectations = iterated.filter(\.name.isOfExpectation).map(\.iteration).max() ?? -1
    try self.init(of: instance, updates: updates, expectingLast: expectations >= updates)
  }

  /// The value of a quantity.
  ///
  /// - Throws: ``QuantityError`` where the exercise has no such quantity.
  public func value(of quantity: Quantity) throws(QuantityError) -> RealNumber {
    try check(quantity)
    if let exact = Self.value(of: quantity, in: exactRun, instance).value {
      return RealNumber(exact)
    }
    return RealNumber { [self] precision in
      Self.value(of: quantity, in: run(precision: precision), instance)
    }
  }

  /// Every quantity that was worked, in the order of the iterations: parameters, then posteriors,
  /// counts and log-likelihood.
  public var quantities: [Quantity] {
    (0...updates).flatMap { iteration in
      parameters(iteration) + (iteration < updates || expectingLast ? expected(iteration) : [])
    }
  }
}

// MARK: The work

extension Solution {
  private func run(precision: Int) -> EMRun<Ball> {
    if let known = runs.withLock({ $0[precision] }) { return known }
    let balls = instance.over(Ball.self, in: precision)
    // The exact run has shown that no step is certainly impossible, and balls enclose it.
    guard
      let run = try? EMRun(
        balls.mixture, balls.points, updates: updates, expectingLast: expectingLast)
    else { preconditionFailure("balls contradict exact arithmetic") }
    runs.withLock { $0[precision] = run }
    return run
  }

  private static func value<S: Scalar>(
    of quantity: Quantity, in run: EMRun<S>, _ instance: Instance
  ) -> S {
    let t = quantity.iteration
    let j = (quantity.cluster ?? 1) - 1
    switch quantity.name {
    case .posterior: return run.expectations[t].posteriors[(quantity.point ?? 1) - 1][j]
    case .weight: return run.mixtures[t].weights[j]
    case .mean: return run.mixtures[t].means[j][(quantity.coordinate ?? 1) - 1]
    case .variance: return run.mixtures[t].variances[j]
    case .count: return run.expectations[t].counts[j]
    case .logLikelihood: return run.expectations[t].logLikelihood(run.mixtures[t])
    case .clusters: return S(instance.mixture.clusterCount)
    case .points: return S(instance.points.count)
    case .dimension: return S(instance.mixture.dimension)
    }
  }
}

// MARK: What there is

extension Solution {
  private func parameters(_ iteration: Int) -> [Quantity] {
    let clusters = 1...instance.mixture.clusterCount
    return clusters.map { Quantity(.weight, cluster: $0, iteration: iteration) }
      + clusters.flatMap { j in
        (1...instance.mixture.dimension).map {
          Quantity(.mean, cluster: j, coordinate: $0, iteration: iteration)
        }
      }
      + clusters.map { Quantity(.variance, cluster: $0, iteration: iteration) }
  }

  private func expected(_ iteration: Int) -> [Quantity] {
    let clusters = 1...instance.mixture.clusterCount
    return clusters.flatMap { j in
      (1...instance.points.count).map {
        Quantity(.posterior, cluster: j, point: $0, iteration: iteration)
      }
    }
      + clusters.map { Quantity(.count, cluster: $0, iteration: iteration) }
      + [Quantity(.logLikelihood, iteration: iteration)]
  }

  private func check(_ quantity: Quantity) throws(QuantityError) {
    try quantity.checkShape(
      clusters: instance.mixture.clusterCount, points: instance.points.count,
      dimension: instance.mixture.dimension)
    guard quantity.name.isIterated else { return }
    let last = quantity.name.isOfExpectation && !expectingLast ? updates - 1 : updates
    guard quantity.iteration <= last else {
      throw QuantityError(quantity, .iteration(last: last))
    }
  }
}

/// Why an exercise has no such quantity.
public struct QuantityError: Error, Sendable, Hashable {
  /// What is wrong with the quantity's indices.
  public enum Problem: Sendable, Hashable {
    /// An index that the quantity needs is not given.
    case missing(Quantity.Index)
    /// An index that the quantity doesn't take is given.
    case surplus(Quantity.Index)
    /// An index outside 1…`last`.
    case outside(Quantity.Index, last: Int)
    /// An iteration below 0 or beyond the last that is worked.
    case iteration(last: Int)
  }

  /// The quantity that was asked for.
  public let quantity: Quantity
  /// Why there is none.
  public let problem: Problem

  init(_ quantity: Quantity, _ problem: Problem) {
    self.quantity = quantity
    self.problem = problem
  }
}

extension Quantity {
  /// Checks that the quantity has just the indices that it takes, each within its range. A
  /// coordinate may be left out where there is only one.
  ///
  /// - Throws: ``QuantityError`` for the first index that is wrong.
  public func checkShape(clusters: Int, points: Int, dimension: Int) throws(QuantityError) {
    for index in Index.allCases {
      let last =
        switch index {
        case .cluster: clusters
        case .point: points
        case .coordinate: dimension
        }
      let isTaken = name.indices.contains(index)
      guard let value = self[index] else {
        if isTaken && !(index == .coordinate && dimension == 1) {
          throw QuantityError(self, .missing(index))
        }
        continue
      }
      guard isTaken else { throw QuantityError(self, .surplus(index)) }
      guard (1...last).contains(value) else {
        throw QuantityError(self, .outside(index, last: last))
      }
    }
    guard iteration >= 0, name.isIterated || iteration == 0 else {
      throw QuantityError(self, .iteration(last: 0))
    }
  }
}
