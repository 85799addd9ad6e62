import Mixtures
import Scalars

/// A way to work the densities N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j): the right one, with at most one thing changed.
struct DensityMethod: Sendable, Hashable {
  /// What stands where a variance belongs.
  enum Spread: Int, Sendable { case variance, squaredVariance }
  /// What the exponential is taken of, for one variance σ²: −‖x − μ‖² / (2σ²), −‖x − μ‖² / σ²,
  /// −‖x − μ‖² / (2σ), −‖x − μ‖ / (2σ²).
  enum Exponent: Int, Sendable { case right, halfMissing, deviation, distanceNotSquared }
  /// The power −m/2 of 2πσ² before it: m = d, nothing at all, n, or 2.
  enum Normaliser: Int, Sendable { case dimension, none, points, two }

  var spread = Spread.variance
  var exponent = Exponent.right
  var normaliser = Normaliser.dimension

  static let right = DensityMethod()

  /// Its place among all, from 0 to ``count`` − 1.
  var number: Int { (spread.rawValue * 4 + exponent.rawValue) * 4 + normaliser.rawValue }
  static let count = 32

  /// The densities, *n* × *K*.
  ///
  /// - Throws: ``UndefinedMethod`` where the method says nothing about covariances of this kind.
  /// - Complexity: O(*n* · *K* · *d*), with matrices O(*n* · *K* · *d*²).
  func densities<S: Scalar>(
    _ mixture: Mixture<S>, _ points: [[S]]
  ) throws(UndefinedMethod) -> Matrix<S> {
    let shapes = try shapes(mixture)
    let heights = heights(mixture, shapes, pointCount: points.count)
    let columns = shapes.indices.map { j in
      let (mean, shape, height) = (mixture.means[j], shapes[j], heights?[j])
      return points.map { x in
        let density = S.exp(-exponent(x, mean, shape))
        return height.map { density * $0 } ?? density
      }
    }
    return Matrix(rowCount: points.count, columnCount: shapes.count) { columns[$1][$0] }
  }

  /// The covariances as the method takes them.
  private func shapes<S: Scalar>(
    _ mixture: Mixture<S>
  ) throws(UndefinedMethod) -> [CovarianceFactor<S>] {
    let covariance: Covariance<S>
    switch (spread, mixture.covariance) {
    case (.variance, _): covariance = mixture.covariance
    case (.squaredVariance, .spherical(let variances)):
      covariance = .spherical(variances.map(\.squared))
    case (.squaredVariance, .diagonal(let variances)):
      covariance = .diagonal(variances.map { $0.map(\.squared) })
    // Nobody takes a matrix for a deviation.
    case (.squaredVariance, _): throw UndefinedMethod()
    }
    if exponent == .deviation || exponent == .distanceNotSquared {
      guard case .spherical = covariance else { throw UndefinedMethod() }
    }
    return covariance.factors(clusters: mixture.clusterCount, dimension: mixture.dimension)
  }

  private func exponent<S: Scalar>(
    _ x: [S], _ mean: [S], _ shape: CovarianceFactor<S>
  ) -> S {
    let right = shape.exponent(x, mean)
    switch exponent {
    case .right: return right
    case .halfMissing: return right + right
    // ‖x − μ‖² / (2σ) is σ times as much.
    case .deviation: return right * S.squareRoot(shape.pivots[0])
    // ‖x − μ‖ / (2σ²) is the root of ‖x − μ‖² / (2σ²) over that of 2σ². Of what may be 0 there is no root.
    case .distanceNotSquared:
      let twice = shape.pivots[0] + shape.pivots[0]
      return x.count == 1
        ? (x[0] - mean[0]).distanceFromZero / twice : S.squareRoot(right / twice)
    }
  }

  /// What stands before the exponentials, *K* numbers; `nil` where nothing does.
  private func heights<S: Scalar>(
    _ mixture: Mixture<S>, _ shapes: [CovarianceFactor<S>], pointCount: Int
  ) -> [S]? {
    guard let power = power(mixture.dimension, pointCount) else { return nil }
    let isSpherical = mixture.covariance.kind == .spherical
    let one = S(1, matching: mixture.weights[0])
    return shapes.map { shape in
      let twoPi = S(2) * S.pi(matching: shape.pivots[0])
      // With one variance the power is that of 2πσ² as a whole; a determinant stays what it is.
      if isSpherical {
        return one / S.squareRoot(twoPi * shape.pivots[0]).power(power)
      }
      let determinant = shape.pivots.dropFirst().reduce(shape.pivots[0]) { $0 * $1 }
      return one / (S.squareRoot(twoPi).power(power) * S.squareRoot(determinant))
    }
  }

  private func power(_ dimension: Int, _ pointCount: Int) -> Int? {
    switch normaliser {
    case .dimension: dimension
    case .none: nil
    case .points: pointCount
    case .two: 2
    }
  }
}

/// A method that says nothing about an exercise: a cluster of it is empty, or it is about another
/// kind of covariance.
public struct UndefinedMethod: Error, Sendable, Hashable {}
