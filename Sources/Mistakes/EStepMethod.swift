public import Mixtures
public import Scalars

/// A way to work an E step: the right one, with at most one thing changed.
public struct EStepMethod: Sendable, Hashable {
  enum Spread: Sendable { case variance, squaredVariance }
  enum Exponent: Sendable { case right, halfMissing, deviation, distanceNotSquared }
  enum Normaliser: Sendable { case dimension, none, points, two }
  enum Weights: Sendable { case own, none, other, otherAbove, added }
  enum Division: Sendable { case clusters, points, pointsThenWeighted, everything, none }
  enum Afterwards: Sendable { case nothing, otherCluster, hard }

  private let spread: Spread
  private let exponent: Exponent
  private let normaliser: Normaliser
  private let weights: Weights
  private let division: Division
  private let afterwards: Afterwards

  init(
    spread: Spread = .variance, exponent: Exponent = .right, normaliser: Normaliser = .dimension,
    weights: Weights = .own, division: Division = .clusters, afterwards: Afterwards = .nothing
  ) {
    self.spread = spread
    self.exponent = exponent
    self.normaliser = normaliser
    self.weights = weights
    self.division = division
    self.afterwards = afterwards
  }

  /// The right method.
  public static let right = EStepMethod()

  /// What this method gives for p(j | i), *n* × *K*.
  ///
  /// - Complexity: O(*n* · *K* · *d*).
  public func posteriors<S: Scalar>(_ mixture: Mixture<S>, _ points: [[S]]) -> [[S]] {
    let clusters = Array(mixture.weights.indices)
    let densities = points.map { x in
      clusters.map { density(x, mixture, $0, pointCount: points.count) }
    }
    let above = densities.map { row in
      clusters.map { weighted(row[$0], mixture, $0, isAbove: true) }
    }
    let below = densities.map { row in
      clusters.map { weighted(row[$0], mixture, $0, isAbove: false) }
    }
    return finish(divide(above, below, densities, mixture))
  }

  private func density<S: Scalar>(
    _ x: [S], _ mixture: Mixture<S>, _ j: Int, pointCount: Int
  ) -> S {
    let given = mixture.variances[j]
    let variance = spread == .squaredVariance ? given.squared : given
    let squared = zip(x, mixture.means[j]).map { ($0 - $1).squared }.sum()
    let two = S(2)
    let shape: S =
      switch exponent {
      case .right: squared / (two * variance)
      case .halfMissing: squared / variance
      case .deviation: squared / (two * S.squareRoot(variance))
      case .distanceNotSquared: S.squareRoot(squared) / (two * variance)
      }
    let height = S.exp(-shape)
    let power: Int
    switch normaliser {
    case .none: return height
    case .dimension: power = x.count
    case .points: power = pointCount
    case .two: power = 2
    }
    return height / S.squareRoot(two * S.pi(matching: variance) * variance).power(power)
  }

  private func weighted<S: Scalar>(
    _ density: S, _ mixture: Mixture<S>, _ j: Int, isAbove: Bool
  ) -> S {
    let own = mixture.weights[j]
    let other = mixture.weights[(j + 1) % mixture.weights.count]
    return switch weights {
    case .own: own * density
    case .none: density
    case .other: other * density
    case .otherAbove: (isAbove ? other : own) * density
    case .added: own + density
    }
  }

  private func divide<S: Scalar>(
    _ above: [[S]], _ below: [[S]], _ densities: [[S]], _ mixture: Mixture<S>
  ) -> [[S]] {
    let columns = { (rows: [[S]]) in rows[0].indices.map { j in rows.map { $0[j] }.sum() } }
    switch division {
    case .none: return above
    case .clusters: return zip(above, below).map { row, sums in row.map { $0 / sums.sum() } }
    case .everything:
      let total = below.joined().sum()
      return above.map { $0.map { $0 / total } }
    case .points:
      let totals = columns(below)
      return above.map { zip($0, totals).map { $0 / $1 } }
    case .pointsThenWeighted:
      let totals = columns(densities)
      return above.map { zip($0, totals).map { $0 / $1 } }
    }
  }

  private func finish<S: Scalar>(_ rows: [[S]]) -> [[S]] {
    switch afterwards {
    case .nothing: rows
    case .otherCluster: rows.map { row in row.indices.map { row[($0 + 1) % row.count] } }
    case .hard:
      rows.map { row in
        let best = row.indices.max { row[$0].approximation < row[$1].approximation }
        return row.indices.map { S($0 == best ? 1 : 0) }
      }
    }
  }
}
