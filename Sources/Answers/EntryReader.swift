/// Reads several numbers that were typed into one field: the entries of a vector or a matrix.
///
/// Between the entries of a row stand semicolons, commas or spaces; around a row there may be
/// brackets. A comma counts as a decimal mark only where semicolons or spaces separate the entries,
/// and as a separator only where it can be no decimal mark: `1,2` is refused. What stands in brackets
/// belongs to one entry, which may be any expression.
public struct EntryReader {
  /// What stands between the entries: how a lone comma between two digits is understood.
  public enum Kind: Sendable, Hashable {
    /// Entries may have decimals, so such a comma is refused unless other separators settle it.
    case numbers
    /// Entries are whole, so every comma separates.
    case wholeNumbers
  }

  let text: TypedText
  /// What stands behind a name.
  let all: Range<Int>
  let kind: Kind
  private let commas: CommaReading

  private init(_ text: String, _ kind: Kind, _ commas: CommaReading) throws(ReadingError) {
    self.text = try TypedText(text)
    all = try self.text.afterName()
    self.kind = kind
    self.commas = commas
  }

  /// The entries of a vector.
  ///
  /// - Parameters:
  ///   - text: `0.5, -1.2`, `(0,5; -1,2)`, `[0.5 -1.2]` and the like, 1,000 characters at most.
  ///   - count: how many entries are expected, at least 1.
  ///   - kind: what the entries are.
  ///   - commas: what is known of commas from other numbers of the same hand.
  /// - Returns: `count` numbers, in order.
  /// - Throws: ``ReadingError`` with the column of what can't be read, or of the first entry that
  ///   is one too many.
  public static func readVector(
    _ text: String, count: Int, _ kind: Kind = .numbers, commas: CommaReading = .unsettled
  ) throws(ReadingError) -> [TypedNumber] {
    let reader = try EntryReader(text, kind, commas)
    let row = try reader.insideBrackets(reader.all)
    let entries = try reader.entries(of: row, isAlone: count == 1)
    guard entries.count == count else {
      throw ReadingError(
        .entries(entries.count, expected: count), column: reader.column(of: entries, count, row))
    }
    return try reader.numbers(entries)
  }

  /// The entries of a matrix.
  ///
  /// - Parameters:
  ///   - text: rows with brackets around each (`[[1, 0.2], [0.2, 3]]`), or on lines of their own, or
  ///     with semicolons between them (`1, 0.2; 0.2, 3`); 1,000 characters at most.
  ///   - rows: how many rows are expected, at least 1.
  ///   - columns: how many entries are expected in each row, at least 1.
  ///   - kind: what the entries are.
  ///   - commas: what is known of commas from other numbers of the same hand.
  /// - Returns: `rows` · `columns` numbers, row by row.
  /// - Throws: ``ReadingError`` with the column of what can't be read, or of the row that has too
  ///   few or too many entries.
  public static func readMatrix(
    _ text: String, rows: Int, columns: Int, _ kind: Kind = .numbers,
    commas: CommaReading = .unsettled
  ) throws(ReadingError) -> [TypedNumber] {
    let reader = try EntryReader(text, kind, commas)
    let found = try reader.rows()
    guard found.count == rows else {
      let place = found.count > rows ? found[rows].lowerBound : reader.text.characters.count
      throw ReadingError(.rows(found.count, expected: rows), column: place + 1)
    }
    var entries: [Range<Int>] = []
    for (place, row) in found.enumerated() {
      let row = try reader.insideBrackets(row)
      let inRow = try reader.entries(of: row, isAlone: columns == 1)
      guard inRow.count == columns else {
        throw ReadingError(
          .rowEntries(inRow.count, row: place + 1, expected: columns),
          column: reader.column(of: inRow, columns, row))
      }
      entries += inRow
    }
    return try reader.numbers(entries)
  }
}

// MARK: Entries

extension EntryReader {
  /// The first column that is too much, or the one where more had to come; counted from 1.
  private func column(of entries: [Range<Int>], _ expected: Int, _ row: Range<Int>) -> Int {
    (entries.count > expected ? entries[expected].lowerBound : row.upperBound) + 1
  }

  private func numbers(_ entries: [Range<Int>]) throws(ReadingError) -> [TypedNumber] {
    let texts = entries.map { String(text.characters[$0]) }
    let settled = commas == .decimalMark ? commas : .settled(by: texts)
    var numbers: [TypedNumber] = []
    for (entry, typed) in zip(entries, texts) {
      // A single number may end in a comma as in a point; here one may have been forgotten.
      if let comma = [entry.lowerBound, entry.upperBound - 1].first(where: isComma) {
        throw ReadingError(.unexpected(","), column: comma + 1)
      }
      numbers.append(try NumberReader.read(text, entry, commas: settled, text: typed))
    }
    return numbers
  }

  /// Where the entries of a row stand.
  ///
  /// - Parameter isAlone: whether one entry is expected, so that no comma has to separate.
  private func entries(of row: Range<Int>, isAlone: Bool) throws(ReadingError) -> [Range<Int>] {
    let places = try outside(brackets: row)
    if places.contains(where: { text.characters[$0] == ";" }) {
      return try split(row, at: places.filter { text.characters[$0] == ";" })
    }
    let commas = places.filter(isComma)
    let spaces = places.filter { text.characters[$0].isWhitespace }
    let doubtful = kind == .wholeNumbers ? [] : commas.filter { mayBeDecimalMark($0, row) }
    if let first = doubtful.first {
      let hasPoints = row.contains { text.characters[$0] == "." }
      // A comma that surely separates, or a point, leaves open what the others are.
      guard commas.count == doubtful.count, !hasPoints, !spaces.isEmpty || isAlone else {
        throw ReadingError(.decimalOrSeparator, column: first + 1)
      }
      return isAlone ? [row] : pieces(of: row, at: spaces).filter { !$0.isEmpty }
    }
    return commas.isEmpty && !isAlone
      ? pieces(of: row, at: spaces).filter { !$0.isEmpty } : try split(row, at: commas)
  }

  private func isComma(_ place: Int) -> Bool { text.characters[place] == "," }

  /// Whether a comma stands in what may be one number: `1,5`, but also `1,234.5`.
  private func mayBeDecimalMark(_ comma: Int, _ row: Range<Int>) -> Bool {
    let before = text.characters[row.lowerBound..<comma].reversed().prefix(while: Self.isOfNumber)
    let behind = text.characters[(comma + 1)..<row.upperBound].prefix(while: Self.isOfNumber)
    guard !before.isEmpty, !behind.isEmpty, !before.contains(".") else { return false }
    return !behind.contains(".") || behind.prefix { $0 != "." }.count == 3 && before.count <= 3
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character == "." || character.isNumber
  }

  /// The pieces between separators that are no white space: each has an entry on both sides, but a
  /// row without any separator may be empty.
  private func split(
    _ row: Range<Int>, at separators: [Int]
  ) throws(ReadingError) -> [Range<Int>] {
    let pieces = pieces(of: row, at: separators)
    if separators.isEmpty { return pieces.filter { !$0.isEmpty } }
    for (piece, end) in zip(pieces, separators + [row.upperBound]) where piece.isEmpty {
      let character = end < row.upperBound ? text.characters[end] : nil
      throw ReadingError(.unexpected(character), column: end + 1)
    }
    return pieces
  }

  /// What stands between separators, without the white space around it.
  func pieces(of range: Range<Int>, at separators: [Int]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for place in separators + [range.upperBound] {
      pieces.append(text.trimmed(start..<place))
      start = place + 1
    }
    return pieces
  }
}
