public import Markup

/// One cell of a CSV file: what it holds, without its quotes, and where it begins.
public struct CSVField: Sendable, Hashable {
  /// The cell without its quotes; spaces are kept.
  public let text: String
  /// The line, counted from 1; a line break inside quotes counts too.
  public let line: Int
  /// The column, counted from 1 in Unicode scalars.
  public let column: Int

  /// A cell and where it begins; lines and columns count from 1.
  public init(text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }

  /// The place of the cell, for a message.
  public func position(in file: String) -> Position {
    Position(file: file, line: line, column: column)
  }
}

/// One row of a CSV file; it has at least one cell.
public struct CSVRow: Sendable, Hashable {
  /// At least one.
  public let fields: [CSVField]

  /// Whether no cell holds anything but white space.
  ///
  /// Spreadsheets leave such rows behind where something was deleted.
  public var isBlank: Bool { fields.allSatisfy { trimmed($0.text).isEmpty } }
}

/// What a CSV file may hold at most; beyond it there is something else than a table of answers.
public enum CSVLimit {
  /// Unicode scalars in one cell.
  public static let cell = 10_000
  /// Columns of one row.
  public static let columns = 1_000
}
