import Exercises

/// A table of expected values in `Tests/Vectors`: cells between tabs, a header first, comments from `#` on.
public struct Table: Sendable {
  /// A row, with the line that it stands in.
  public struct Row: Sendable {
    public let line: Int
    private let cells: [String: String]

    fileprivate init(line: Int, _ names: [Substring], _ cells: [Substring]) {
      self.line = line
      self.cells = Dictionary(
        zip(names, cells).map { (String($0), String($1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cell of a column, which the table must have.
    public subscript(name: String) -> String {
      guard let cell = cells[name] else {
        preconditionFailure("line \(line) has no column \(name)")
      }
      return cell
    }
  }

  public let rows: [Row]

  /// - Parameter columns: the names, where the file has no header.
  public init(_ file: String, columns: [String] = []) throws {
    let text = try Files.readText("\(Checkout.root)/Tests/Vectors/\(file)")
    var names = columns.map { $0[...] }
    var rows: [Row] = []
    // Only line feeds end a line; other signs that do may be what a table is about.
    let lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if names.isEmpty {
        names = cells
      } else {
        rows.append(Row(line: place + 1, names, cells))
      }
    }
    self.rows = rows
  }
}
