public import Mixtures

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
    /// An iteration outside `first`…`last`.
    case iteration(first: Int, last: Int)
    /// Only a spherical mixture has one variance a cluster.
    case notSpherical
    /// One cluster has no best fit to the points, since they lie in one place, line or plane.
    case degenerate
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
  public func checkShape(
    clusters: Int, points: Int, dimension: Int, _ kind: CovarianceKind = .spherical
  ) throws(QuantityError) {
    for index in Index.allCases {
      let last =
        switch index {
        case .cluster: clusters
        case .point: points
        case .coordinate, .row, .column: dimension
        }
      let isTaken = name.takes(index)
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
    if name == .variance, kind != .spherical { throw QuantityError(self, .notSpherical) }
    guard iteration >= 0, name.isIterated || iteration == 0 else {
      throw QuantityError(self, .iteration(first: 0, last: 0))
    }
  }
}
