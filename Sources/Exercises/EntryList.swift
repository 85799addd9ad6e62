public import Answers
public import Mixtures
public import Solving

extension ProblemDefinition {
  /// A part whose answer is a vector or a matrix.
  public struct EntryList: Sendable {
    /// The quantity without the indices that its entries differ by.
    public let quantity: Quantity
    /// The index or, of a matrix, the row and the column.
    public let shape: Shape
    /// What decides over each entry.
    public let rule: Rule
    /// How the entries are marked together.
    public let credit: Credit

    /// What the entries differ by.
    public enum Shape: Sendable, Hashable {
      /// One index: cluster, point or coordinate.
      case vector(Quantity.Index)
      /// Row and column.
      case matrix
    }

    /// What decides over an entry.
    public enum Rule: Sendable, Hashable {
      /// As over a single number.
      case number(Tolerance)
      /// Only the whole number itself is right.
      case integer
    }
  }
}

extension ProblemDefinition.EntryList {
  /// How many rows and columns the answer has on an exercise; a vector is one row.
  public func size(on instance: Instance) -> (rows: Int, columns: Int) {
    size(
      clusters: instance.mixture.clusterCount, points: instance.points.count,
      dimension: instance.mixture.dimension)
  }

  func size(clusters: Int, points: Int, dimension: Int) -> (rows: Int, columns: Int) {
    switch shape {
    case .matrix: (dimension, dimension)
    case .vector(.cluster): (1, clusters)
    case .vector(.point): (1, points)
    case .vector: (1, dimension)
    }
  }

  /// The entries, row by row.
  public func quantities(on instance: Instance) -> [Quantity] {
    let (rows, columns) = size(on: instance)
    switch shape {
    case .vector(let index):
      return (1...columns).map { quantity.with(index, $0) }
    case .matrix:
      return (1...rows).flatMap { row in
        (1...columns).map { quantity.with(.row, row).with(.column, $0) }
      }
    }
  }
}

extension Quantity {
  /// The quantity with another value of one index.
  func with(_ index: Index, _ value: Int) -> Quantity {
    let pick = { (other: Index) in other == index ? value : self[other] }
    return Quantity(
      name, cluster: pick(.cluster), point: pick(.point), coordinate: pick(.coordinate),
      row: pick(.row), column: pick(.column), iteration: iteration)
  }
}
