/// A rectangle of values, stored row by row; indices count from 0.
@frozen
public struct Matrix<Element: Sendable>: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row by row.
  public let elements: [Element]

  /// A matrix out of its elements, row by row.
  ///
  /// - Precondition: there are `rowCount` times `columnCount` elements.
  @inlinable
  public init(rowCount: Int, columnCount: Int, elements: [Element]) {
    precondition(elements.count == rowCount * columnCount, "an element for every place")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix whose element in row r and column c is `element(r, c)`.
  @inlinable
  public init(rowCount: Int, columnCount: Int, _ element: (Int, Int) -> Element) {
    var elements: [Element] = []
    elements.reserveCapacity(rowCount * columnCount)
    for r in 0..<rowCount {
      for c in 0..<columnCount { elements.append(element(r, c)) }
    }
    self.init(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }

  /// A matrix out of rows of one length.
  ///
  /// - Precondition: all rows have as many elements as the first.
  public init(_ rows: [[Element]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows of one length")
    self.init(rowCount: rows.count, columnCount: columns, elements: rows.flatMap { $0 })
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Element { elements[row * columnCount + column] }

  /// The elements of a row, from left to right.
  public func row(_ index: Int) -> [Element] {
    Array(elements[index * columnCount..<(index + 1) * columnCount])
  }

  /// The elements of a column, from top to bottom.
  @inlinable
  public func column(_ index: Int) -> [Element] {
    (0..<rowCount).map { self[$0, index] }
  }

  /// All rows.
  public var rows: [[Element]] { (0..<rowCount).map(row) }

  /// The matrix of `transform` of each element.
  @inlinable
  public func map<T>(_ transform: (Element) -> T) -> Matrix<T> {
    Matrix<T>(
      rowCount: rowCount, columnCount: columnCount, elements: elements.map(transform))
  }
}

extension Matrix where Element: Field {
  /// Σ over the columns, a number for each row.
  @inlinable
  public var rowSums: [Element] {
    (0..<rowCount).map { row in
      var total = self[row, 0]
      for column in 1..<columnCount { total = total + self[row, column] }
      return total
    }
  }

  /// The column of the largest element of a row, the first of several that are equal; `nil` where
  /// the bounds of the elements don't tell.
  ///
  /// - Precondition: there is a column.
  @inlinable
  public func largest(inRow row: Int) -> Int? {
    var best = 0
    for j in 1..<columnCount {
      switch self[row, j].compared(to: self[row, best]) {
      case .greater: best = j
      case .less, .equal: break
      case .undecided: return nil
      }
    }
    return best
  }
}

extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}
