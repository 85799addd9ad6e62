public import Scalars

/// x⁽ⁱ⁾, *n* × *d*, as the steps of EM take them over one kind of number.
///
/// Exact points are taken to the kind of number as they are asked for: an M step needs their
/// distances and one point a cluster, and distances are sharper when fractions subtract.
@frozen
public struct PointSet<S: Field>: Sendable {
  @usableFromInline enum Source: Sendable {
    case numbers([[S]])
    case exact([[Fraction]], S.Context)
  }

  @usableFromInline let source: Source
  /// *n*.
  public let count: Int

  /// Points that are known no better than this.
  @inlinable
  public init(_ points: [[S]]) {
    source = .numbers(points)
    count = points.count
  }

  /// Points that are known exactly.
  @inlinable
  public init(exact points: [[Fraction]], in context: S.Context) {
    source = .exact(points, context)
    count = points.count
  }

  /// x⁽ⁱ⁾, *d* coordinates; i counts from 0.
  @inlinable
  public subscript(i: Int) -> [S] {
    switch source {
    case .numbers(let points): points[i]
    case .exact(let points, let context): points[i].map { S($0, in: context) }
    }
  }

  /// All points.
  ///
  /// - Complexity: O(*n* · *d*) where they are exact.
  @inlinable
  public var all: [[S]] {
    switch source {
    case .numbers(let points): points
    case .exact: (0..<count).map { self[$0] }
    }
  }

  /// The distances of all points from one of them, *d* × *n*: exactly zero between exact points that
  /// agree in a coordinate.
  @inlinable
  func distances(from pivot: Int) -> [[S]] {
    switch source {
    case .numbers(let points):
      points[pivot].indices.map { c in points.map { $0[c] - points[pivot][c] } }
    case .exact(let points, let context):
      points[pivot].indices.map { c in
        points.map { S($0[c] - points[pivot][c], in: context) }
      }
    }
  }
}
