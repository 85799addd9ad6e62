import Mixtures
import Scalars

extension Solution {
  /// The work as a person would write it, of every iteration: the E step point by point, the
  /// log-likelihood, then the M step cluster by cluster; last, where it was asked for, the E step
  /// with the final parameters. With hard assignment δ(j | i) of the likeliest clusters stand in the
  /// M steps.
  ///
  /// In the observed case, whose M steps need no posteriors, E steps are part of it only where that
  /// last one is.
  public var work: [WorkSection] {
    let isEStepNeeded = instance.labels == nil || expectingLast
    return (0...updates).flatMap { t in
      let numbers = WorkNumbers(self, iteration: t)
      let isMade = t < updates
      return ((isMade ? isEStepNeeded : expectingLast) ? numbers.expectation : [])
        + (isMade ? numbers.update : [])
    }
  }
}

/// What the work of one iteration is written with: its symbols and its numbers.
struct WorkNumbers {
  let solution: Solution
  /// *t*: the parameters are θ⁽ᵗ⁾, and the M step makes θ⁽ᵗ⁺¹⁾.
  let iteration: Int
  let symbols: WorkNotation

  init(_ solution: Solution, iteration: Int) {
    self.solution = solution
    self.iteration = iteration
    let mixture = solution.instance.mixture
    symbols = WorkNotation(
      kind: mixture.covariance.kind, dimension: mixture.dimension,
      hasLabels: solution.instance.labels != nil || solution.method == .hard, hasHats: iteration > 0
    )
  }

  var method: Solution.Method { solution.method }
  var instance: Instance { solution.instance }
  var kind: CovarianceKind { instance.mixture.covariance.kind }
  var dimension: Int { instance.mixture.dimension }
  var clusters: ClosedRange<Int> { 1...instance.mixture.clusterCount }
  var points: ClosedRange<Int> { 1...instance.points.count }
  var coordinates: ClosedRange<Int> { 1...dimension }

  /// - Precondition: the solution has the quantity.
  func value(_ quantity: Quantity) -> RealNumber {
    do {
      return try solution.value(of: quantity)
    } catch {
      preconditionFailure("the work is made of what was solved: \(error)")
    }
  }

  /// A quantity as it stands in the work: exactly where it is given.
  func number(_ quantity: Quantity) -> WorkExpression {
    let value = value(quantity)
    return quantity.isGiven ? value.given.map { .number($0) } ?? .value(value) : .value(value)
  }

  /// x⁽ⁱ⁾, a coordinate of it.
  func point(_ i: Int, _ c: Int) -> Fraction { instance.points[i - 1][c - 1] }

  func mean(_ j: Int, _ c: Int) -> Quantity {
    Quantity(.mean, cluster: j, coordinate: c, iteration: iteration)
  }

  func covariance(_ j: Int, _ r: Int, _ c: Int) -> Quantity {
    Quantity(.covariance, cluster: j, row: r, column: c, iteration: iteration)
  }

  /// A step whose symbol says how to work it.
  func step(_ quantity: Quantity, _ symbol: WorkExpression, _ work: WorkExpression) -> WorkStep {
    WorkStep(
      quantity: quantity, symbol: symbol, formula: nil, work: work, value: value(quantity))
  }

  func step(
    _ quantity: Quantity, _ symbol: WorkExpression, _ formula: WorkExpression,
    _ work: WorkExpression?
  ) -> WorkStep {
    WorkStep(
      quantity: quantity, symbol: symbol, formula: formula, work: work, value: value(quantity))
  }

  /// The place in the run, where it is not the beginning: ` after 2 updates`.
  var afterUpdates: String {
    iteration == 0 ? "" : " after \(iteration) update\(iteration == 1 ? "" : "s")"
  }
}
