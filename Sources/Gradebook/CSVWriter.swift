/// Writes rows of CSV: UTF-8, commas, LF line ends, quotes only where a cell needs them.
///
/// Cells that a spreadsheet could take for a formula are neutralised, see ``neutralised(_:)``.
/// What was written is kept until it is taken, so that a file of any length can be passed on in
/// pieces.
public struct CSVWriter: Sendable {
  private let columns: Int
  private var bytes: [UInt8] = []

  /// Begins a file with its header.
  ///
  /// - Precondition: there is at least one column.
  public init(header: [String]) {
    precondition(!header.isEmpty, "a table has at least one column")
    columns = header.count
    append(header)
  }

  /// How many bytes can be taken.
  public var count: Int { bytes.count }

  /// Adds a row.
  ///
  /// - Precondition: it has as many cells as the header.
  /// - Complexity: linear in the characters of the cells.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "a row has as many cells as the header")
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(.comma) }
      write(cell)
    }
    // Without quotes, the row of one empty cell would be a blank line, which is no row.
    if cells == [""] { bytes += [.quote, .quote] }
    bytes.append(.lineFeed)
  }

  /// Takes what was written since the last time.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ cell: String) {
    let start = bytes.count
    bytes += Self.neutralised(cell).utf8
    let needsQuotes = bytes[start...].contains {
      $0 == .comma || $0 == .quote || $0.isLineBreak || $0 == .semicolon || $0 == .tab
    }
    // Some readers take off spaces around a cell that has no quotes.
    let isPadded = bytes.count > start && (bytes[start] == .space || bytes.last == .space)
    guard needsQuotes || isPadded else { return }
    let plain = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(.quote)
    for byte in plain {
      if byte == .quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }
}

// MARK: Formulas

extension CSVWriter {
  /// A cell that no spreadsheet takes for a formula.
  ///
  /// A cell that begins, perhaps after spaces, with `=`, `+`, `-` or `@`, with one of these in full
  /// width, or with a tab or a line break, gets an apostrophe in front, unless it is a plain number
  /// such as `-0.53733` or `+1e-5`. Where semicolons separate cells, as in many countries,
  /// spreadsheets split a cell in quotes at its semicolons and line breaks; so what stands behind
  /// one of them gets its apostrophe too. Lists of plain numbers, as in `1,2; -3,4`, are left
  /// alone there. A zero byte, which no reader of CSV accepts, becomes U+FFFD.
  ///
  /// Learning platforms find students by cells that must stay as they are: whoever writes such a
  /// column compares it with this and refuses what would change.
  public static func neutralised(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 == .semicolon || $0.isLineBreak || $0 == 0 }) else {
      let starts = isFormula(cell.unicodeScalars[...], isFirst: true)
      return starts && !isPlainNumber(cell[...]) ? "'" + cell : cell
    }
    var result = String.UnicodeScalarView()
    var rest = cell.unicodeScalars[...]
    while let piece = nextPiece(&rest) {
      let isFirst = result.isEmpty
      let numbers = isFirst ? [cell[...]] : Substring(piece).split(separator: ",")
      if isFormula(piece, isFirst: isFirst), !numbers.allSatisfy(isPlainNumber) {
        result.append("'")
      }
      result += piece.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    }
    return String(result)
  }

  /// Splits off what a spreadsheet might take for a cell, with the mark that ends it.
  private static func nextPiece(
    _ rest: inout Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == ";" || isLineBreak($0) }
    let next = end.map(rest.index(after:)) ?? rest.endIndex
    defer { rest = rest[next...] }
    return rest[..<next]
  }

  private static func isFormula(_ piece: Substring.UnicodeScalarView, isFirst: Bool) -> Bool {
    switch piece.first(where: { !isPassedOver($0, isFirst: isFirst) }) {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    case "\t", "\n", "\r": isFirst
    default: false
    }
  }

  /// Whether a formula may begin behind this: white space, what can't be seen, and inside a cell
  /// one of our own quotes.
  private static func isPassedOver(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    if scalar == "\t" || isLineBreak(scalar) { return false }
    if (0x21...0x7E).contains(scalar.value) { return scalar == "\"" && !isFirst }
    return scalar.properties.isWhitespace || scalar.isInvisible
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// Whether a text is a decimal number in digits, perhaps with a sign and an exponent.
  private static func isPlainNumber(_ text: Substring) -> Bool {
    var bytes = text.utf8.drop { $0 == .space }
    while let last = bytes.last, last == .space || last == .semicolon || last.isLineBreak {
      bytes.removeLast()
    }
    skipSign(&bytes)
    let whole = skipDigits(&bytes)
    let fraction = bytes.first == UInt8(ascii: ".") ? skipDigits(&bytes, after: 1) : 0
    guard whole + fraction > 0 else { return false }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      bytes.removeFirst()
      skipSign(&bytes)
      guard skipDigits(&bytes) > 0 else { return false }
    }
    return bytes.isEmpty
  }

  private static func skipSign(_ bytes: inout Substring.UTF8View) {
    if bytes.first == UInt8(ascii: "+") || bytes.first == .hyphen { bytes.removeFirst() }
  }

  /// Drops digits, and `marks` bytes before them; returns how many digits there were.
  private static func skipDigits(_ bytes: inout Substring.UTF8View, after marks: Int = 0) -> Int {
    bytes = bytes.dropFirst(marks)
    let rest = bytes.drop(while: \.isDigit)
    defer { bytes = rest }
    return bytes.count - rest.count
  }
}
