/// Reads several numbers that were typed into one field: the entries of a vector or a matrix.
///
/// Between the entries of a row stand semicolons, commas or spaces; around a row there may be
/// brackets. A comma counts as a decimal mark only where semicolons or spaces separate the entries,
/// and as a separator only where it can be no decimal mark: `1,2` is refused.
public struct EntryReader {
  /// What stands between the entries: how a lone comma between two digits is understood.
  public enum Kind: Sendable, Hashable {
    /// Entries may have decimals, so such a comma is refused unless other separators settle it.
    case numbers
    /// Entries are whole, so every comma separates.
    case wholeNumbers
  }

  let characters: [Character]
  let kind: Kind

  init(_ text: String, _ kind: Kind) throws(ReadingError) {
    guard text.count <= NumberReader.longestText else {
      throw ReadingError(.tooLong, column: NumberReader.longestText + 1)
    }
    characters = Array(text)
    self.kind = kind
  }

  /// The entries of a vector.
  ///
  /// - Parameters:
  ///   - text: `0.5, -1.2`, `(0,5; -1,2)`, `[0.5 -1.2]` and the like, 1,000 characters at most.
  ///   - count: how many entries are expected, at least 1.
  ///   - kind: what the entries are.
  /// - Returns: `count` numbers, in order.
  /// - Throws: ``ReadingError`` with the column of what can't be read, or of the first entry that
  ///   is one too many.
  public static func readVector(
    _ text: String, count: Int, _ kind: Kind = .numbers
  ) throws(ReadingError) -> [TypedNumber] {
    let reader = try EntryReader(text, kind)
    let row = try reader.insideBrackets(reader.trimmed(reader.characters.indices))
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
  /// - Returns: `rows` · `columns` numbers, row by row.
  /// - Throws: ``ReadingError`` with the column of what can't be read, or of the row that has too
  ///   few or too many entries.
  public static func readMatrix(
    _ text: String, rows: Int, columns: Int, _ kind: Kind = .numbers
  ) throws(ReadingError) -> [TypedNumber] {
    let reader = try EntryReader(text, kind)
    let found = try reader.rows()
    guard found.count == rows else {
      let place = found.count > rows ? found[rows].lowerBound : reader.characters.count
      throw ReadingError(.rows(found.count, expected: rows), column: place + 1)
    }
    var numbers: [TypedNumber] = []
    for (place, row) in found.enumerated() {
      let entries = try reader.entries(of: row, isAlone: columns == 1)
      guard entries.count == columns else {
        throw ReadingError(
          .rowEntries(entries.count, row: place + 1, expected: columns),
          column: reader.column(of: entries, columns, row))
      }
      numbers += try reader.numbers(entries)
    }
    return numbers
  }
}

// MARK: Entries

extension EntryReader {
  /// The first column that is too much, or the one where more had to come; counted from 1.
  private func column(of entries: [Range<Int>], _ expected: Int, _ row: Range<Int>) -> Int {
    (entries.count > expected ? entries[expected].lowerBound : row.upperBound) + 1
  }

  private func numbers(_ entries: [Range<Int>]) throws(ReadingError) -> [TypedNumber] {
    var numbers: [TypedNumber] = []
    for entry in entries {
      // A single number may end in a comma as in a point; here one may have been forgotten.
      if let comma = [entry.lowerBound, entry.upperBound - 1].first(where: { characters[$0] == "," }
      ) {
        throw ReadingError(.unexpected(","), column: comma + 1)
      }
      do {
        numbers.append(try NumberReader.read(String(characters[entry])))
      } catch {
        throw ReadingError(error.problem, column: error.column + entry.lowerBound)
      }
    }
    return numbers
  }

  /// Where the entries of a row stand.
  ///
  /// - Parameter isAlone: whether one entry is expected, so that no comma has to separate.
  private func entries(of row: Range<Int>, isAlone: Bool) throws(ReadingError) -> [Range<Int>] {
    if row.contains(where: { characters[$0] == ";" }) {
      return try split(row) { characters[$0] == ";" }
    }
    let commas = row.filter { characters[$0] == "," }
    let doubtful = kind == .wholeNumbers ? [] : commas.filter { mayBeDecimalMark($0, row) }
    if let first = doubtful.first {
      let hasSpaces = row.contains { characters[$0].isWhitespace }
      let hasPoints = row.contains { characters[$0] == "." }
      // A comma that surely separates, or a point, leaves open what the others are.
      guard commas.count == doubtful.count, !hasPoints, hasSpaces || isAlone else {
        throw ReadingError(.decimalOrSeparator, column: first + 1)
      }
      return try split(row) { characters[$0].isWhitespace }
    }
    return try split(row) { characters[$0] == "," || characters[$0].isWhitespace }
  }

  /// Whether digits without a point stand right before and behind a comma.
  private func mayBeDecimalMark(_ comma: Int, _ row: Range<Int>) -> Bool {
    let before = characters[row.lowerBound..<comma].suffix { Self.isOfNumber($0) }
    let behind = characters[(comma + 1)..<row.upperBound].prefix { Self.isOfNumber($0) }
    guard !before.isEmpty, !behind.isEmpty else { return false }
    return !before.contains(".") && !behind.contains(".")
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character == "." || character.isNumber
  }

  /// The pieces between separators. White space may stand around any of them, but each separator
  /// that is no white space has an entry on both sides.
  private func split(
    _ row: Range<Int>, at isSeparator: (Int) -> Bool
  ) throws(ReadingError) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = row.lowerBound
    for place in row.lowerBound...row.upperBound where place == row.upperBound || isSeparator(place)
    {
      let piece = trimmed(start..<place)
      let isSpace = place < row.upperBound && characters[place].isWhitespace
      if !piece.isEmpty {
        pieces.append(piece)
      } else if !isSpace, !followsSpaceAlone(start, row) {
        throw ReadingError(
          .unexpected(place < characters.count ? characters[place] : nil), column: place + 1)
      }
      start = place + 1
    }
    return pieces
  }

  /// Whether an entry, and nothing but white space since, stands before `place`.
  private func followsSpaceAlone(_ place: Int, _ row: Range<Int>) -> Bool {
    guard place > row.lowerBound else { return false }
    let before = characters[row.lowerBound..<place]
    guard before.last?.isWhitespace == true else { return false }
    return before.last { !$0.isWhitespace }.map { $0 != "," && $0 != ";" } ?? false
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = range.first { !characters[$0].isWhitespace } ?? range.upperBound
    let end = range.last { !characters[$0].isWhitespace }.map { $0 + 1 } ?? start
    return start..<end
  }
}

extension ArraySlice {
  fileprivate func suffix(while matches: (Element) -> Bool) -> ArraySlice {
    let end = lastIndex { !matches($0) }.map { $0 + 1 } ?? startIndex
    return self[end...]
  }
}
