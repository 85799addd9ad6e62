// The environments.

extension TeXParser {
  /// From `\begin`, which was taken, to its `\end`.
  mutating func table(_ begin: TeXToken) throws(TeXError) -> TeXAtom {
    let name = try environment(after: begin, "\\begin")
    guard let table = TeXTable(rawValue: name) else { throw Self.unknown(name, after: begin) }
    open += 1
    let rows = try deeper(at: begin.offset) { parser throws(TeXError) in
      try parser.rows(of: table, begin)
    }
    open -= 1
    guard let end = peek() else { throw Self.unended(name, begin) }
    advance()
    let ended = try environment(after: end, "\\end")
    guard ended == name else {
      throw TeXError(
        offset: end.offset, problem: "\\begin{\(name)} is ended by \\end{\(Self.short(ended))}",
        advice: "Write \\end{\(name)}")
    }
    return .table(table, rows)
  }

  /// Rows up to `\end`, which is not taken. A last row without anything in it is left out.
  private mutating func rows(
    of table: TeXTable, _ begin: TeXToken
  ) throws(TeXError) -> [[[TeXAtom]]] {
    var rows: [[[TeXAtom]]] = []
    var cells: [[TeXAtom]] = []
    while true {
      cells.append(try row())
      guard let token = peek() else { throw Self.unended(table.rawValue, begin) }
      switch token.kind {
      case .ampersand:
        guard table != .cases || cells.count < 2 else { throw Self.thirdCase(token) }
        advance()
      case .rowBreak:
        advance()
        try refuseRowSpacing()
        rows.append(cells)
        cells = []
      case .command("end"):
        if cells != [[]] || rows.isEmpty { rows.append(cells) }
        return rows
      default: throw Self.stray(token)
      }
    }
  }

  /// TeX reads a bracket after `\\` as a distance, never as part of the next row.
  private mutating func refuseRowSpacing() throws(TeXError) {
    guard let bracket = peek(), bracket.kind == .character("[") else { return }
    throw TeXError(
      offset: bracket.offset, problem: "a distance after \\\\ is not supported",
      advice: "Leave it out, or write {[} for a bracket that is to be seen")
  }

  /// The name in braces after `\begin` or `\end`.
  private mutating func environment(
    after token: TeXToken, _ shown: String
  ) throws(TeXError) -> String {
    var name = ""
    guard take(.open) else { throw Self.nameless(token, shown) }
    while case .character(let letter)? = peek()?.kind {
      name.append(letter)
      advance()
    }
    guard take(.close), !name.isEmpty else { throw Self.nameless(token, shown) }
    return name
  }

  private static func nameless(_ token: TeXToken, _ shown: String) -> TeXError {
    TeXError(
      offset: token.offset, problem: "\(shown) is not followed by a name in braces",
      advice: "Write \(shown){aligned}, \(shown){cases} or \(shown){pmatrix}")
  }

  private static func unknown(_ name: String, after begin: TeXToken) -> TeXError {
    let known = TeXTable.allCases.map(\.rawValue)
    let nearest = relatives[name] ?? Spelling.nearest(to: name, among: known)
    return TeXError(
      offset: begin.offset, problem: "there is no environment called \(short(name)) here",
      advice: nearest.map { "Write \\begin{\($0)}, if that is meant" }
        ?? "Write one of \(known.joined(separator: ", "))")
  }

  /// Environments of TeX that aren't known here, and the known one that does the same.
  private static let relatives = [
    "align": "aligned", "align*": "aligned", "split": "aligned", "eqnarray": "aligned",
    "gather": "aligned", "gather*": "aligned", "gathered": "aligned", "multline": "aligned",
    "array": "matrix", "smallmatrix": "matrix", "dcases": "cases",
  ]

  private static func unended(_ name: String, _ begin: TeXToken) -> TeXError {
    TeXError(
      offset: begin.offset, problem: "\\begin{\(name)} is never ended",
      advice: "Write \\end{\(name)} after its last row")
  }

  private static func thirdCase(_ token: TeXToken) -> TeXError {
    TeXError(
      offset: token.offset, problem: "this & begins a third column of cases",
      advice: "Write at most one & in a row, between the value and its condition")
  }
}
