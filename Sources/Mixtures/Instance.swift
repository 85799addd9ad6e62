public import Scalars

/// What an exercise gives: a mixture θ and *n* data points, all exact.
public struct Instance: Sendable, Hashable {
  /// θ, with weights above 0 that sum to 1.
  public let mixture: Mixture<Fraction>
  /// x⁽ⁱ⁾, *n* × *d*.
  public let points: [[Fraction]]

  /// - Throws: ``MixtureError`` where there is no point, or one of another dimension than the means.
  public init(mixture: Mixture<Fraction>, points: [[Fraction]]) throws(MixtureError) {
    guard !points.isEmpty else { throw .noPoints }
    for (i, point) in points.enumerated() where point.count != mixture.dimension {
      throw .pointDimension(point: i + 1, is: point.count, expected: mixture.dimension)
    }
    self.mixture = mixture
    self.points = points
  }

  /// The same numbers over another kind of number, as the steps of EM take them.
  public func over<T: Field>(
    _ type: T.Type, in context: T.Context
  ) -> (mixture: Mixture<T>, points: [[T]]) {
    (mixture.over(type, in: context), points.map { $0.map { T($0, in: context) } })
  }
}
