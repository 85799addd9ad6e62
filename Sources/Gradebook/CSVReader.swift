public import Markup

/// Reads a CSV file row by row, after RFC 4180, in memory that does not grow with the rows.
///
/// It takes what teachers' spreadsheets write: a byte order mark, any line ends, a semicolon or a
/// tab between the cells (recognised from the first line that isn't blank), a last line with or
/// without an end. Lines with nothing but white space are passed over. A quote inside a cell that
/// doesn't begin with one stands for itself.
///
/// A row that cannot be read is a value, not the end: reading goes on behind it. Only behind an
/// unclosed quote, or where the source itself fails, there is nothing left to read. A reader is
/// not `Sendable`, since it pulls from its source as it goes.
public struct CSVReader {
  /// The file as the user named it.
  public let file: String
  /// What stands between two cells; known after the first row.
  public private(set) var separator = UInt8.comma

  private var input: ByteInput
  private var cursor: CSVCursor
  private var hasBegun = false
  private var isOver = false
  private var hasToldFailure = false
  private var usualWidth = 0

  /// Reads from a source.
  ///
  /// - Parameters:
  ///   - file: the name for messages.
  ///   - read: fills a buffer with the next bytes, as many as it likes, and returns how many; zero
  ///     at the end. What it throws becomes the last error of the file.
  public init(
    file: String, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.file = file
    input = ByteInput(read: read)
    cursor = CSVCursor(capacity: 1 << 16)
  }

  /// Reads from bytes in memory.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    input = ByteInput { _ in 0 }
    cursor = CSVCursor(bytes: bytes)
  }

  /// The next row, or why it cannot be read; nil at the end.
  ///
  /// - Complexity: linear in the bytes of the row.
  public mutating func next() -> Result<CSVRow, InputError>? {
    if !hasBegun, let fault = begin() { return .failure(fault) }
    while let byte = peek() {
      if byte.isLineBreak {
        passLineBreak()
      } else if let row = row() {
        return row
      }
    }
    return sourceFault().map { .failure($0) }
  }
}

// MARK: The beginning of a file

extension CSVReader {
  /// Passes over a byte order mark and finds the separator.
  private mutating func begin() -> InputError? {
    hasBegun = true
    while cursor.rest.count < 3, input.extend(&cursor) {}
    let start = cursor.rest.prefix(3)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      isOver = true
      return InputError(here, .utf16)
    }
    if start.elementsEqual([0xEF, 0xBB, 0xBF]) { cursor.skip(3) }
    separator = headerSeparator()
    return nil
  }

  /// The separator that the first line has most of outside quotes; a comma where it has none.
  private mutating func headerSeparator() -> UInt8 {
    var line = HeaderLine()
    while !line.look(at: cursor.rest), input.extend(&cursor) {}
    return line.separator
  }
}

/// Counts what may separate the cells of a line, which may come in pieces.
private struct HeaderLine {
  /// Bytes after which a line is no header.
  private static let limit = 1 << 15

  private var looked = 0
  private var isQuoted = false
  private var hasText = false
  private var commas = 0
  private var semicolons = 0
  private var tabs = 0

  var separator: UInt8 {
    if tabs > max(commas, semicolons) { return .tab }
    return semicolons > commas ? .semicolon : .comma
  }

  /// Looks at what is new in `bytes`; true at the end of the first line with something in it.
  mutating func look(at bytes: ArraySlice<UInt8>) -> Bool {
    for byte in bytes.prefix(Self.limit).dropFirst(looked) {
      looked += 1
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      switch byte {
      case .lineFeed, .carriageReturn:
        if hasText { return true }
        tabs = 0
      case .comma: commas += 1
      case .semicolon: semicolons += 1
      case .tab: tabs += 1
      default: break
      }
      if byte > .space { hasText = true }
    }
    return looked == Self.limit
  }
}

// MARK: Rows and cells

extension CSVReader {
  private var here: Position {
    Position(file: file, line: cursor.line, column: cursor.column)
  }

  /// Why the source gave out, told once.
  private mutating func sourceFault() -> InputError? {
    guard let failure = input.failure, !hasToldFailure else { return nil }
    hasToldFailure = true
    return InputError(here, .sourceFailed("\(failure)"))
  }

  private mutating func peek() -> UInt8? {
    if isOver { return nil }
    if cursor.isSpent, !input.extend(&cursor) {
      isOver = true
      return nil
    }
    return cursor.next
  }

  /// Passes over one line break: LF, CRLF or CR.
  private mutating func passLineBreak() {
    let first = cursor.next
    cursor.breakLine()
    if first == .carriageReturn, peek() == .lineFeed { cursor.skip(1) }
  }

  /// The row that begins here, with its line break; nil when it is only white space.
  private mutating func row() -> Result<CSVRow, InputError>? {
    var fields: [CSVField] = []
    fields.reserveCapacity(usualWidth)
    var fault: InputError?
    var isBlank = true
    var hasMore = true
    while hasMore {
      let start = here
      cursor.beginCell()
      if peek() == .quote {
        isBlank = false
        takeQuotedCell(from: start, &fault)
      } else {
        takePlainCell(&fault)
      }
      if fault == nil { addField(from: start, to: &fields, &fault) }
      hasMore = peek() == separator
      if hasMore { cursor.step() }
    }
    if peek() != nil { passLineBreak() }
    if let fault = sourceFault() ?? fault { return .failure(fault) }
    if isBlank, fields.count == 1, trimmed(fields[0].text).isEmpty { return nil }
    usualWidth = fields.count
    return .success(CSVRow(fields: fields))
  }

  private func addField(
    from start: Position, to fields: inout [CSVField], _ fault: inout InputError?
  ) {
    if cursor.length > CSVLimit.cell {
      fault = InputError(start, .cellTooLong)
    } else if fields.count == CSVLimit.columns {
      fault = InputError(start, .tooManyColumns)
    } else if let text = validText(cursor.cell) {
      fields.append(CSVField(text: text, line: start.line, column: start.column))
    } else {
      fault = InputError(start, .notUTF8)
    }
  }

  /// Takes a cell without quotes around it, up to the separator or line break behind it.
  private mutating func takePlainCell(_ fault: inout InputError?) {
    while true {
      cursor.takeRun(upTo: separator)
      guard let byte = peek(), byte != separator, !byte.isLineBreak else { return }
      if byte == 0 {
        fault = fault ?? InputError(here, .zeroByte)
        cursor.step()
      } else if byte == .quote {
        // ` "a, b"` would silently become two cells.
        if cursor.length > 0, cursor.cell.allSatisfy({ $0 == .space }) {
          fault = fault ?? InputError(here, .quoteAfterSpace)
        }
        cursor.add(byte)
        cursor.step()
      }
    }
  }

  /// Takes a cell in quotes; in trouble, also what is left of the line.
  private mutating func takeQuotedCell(
    from start: Position, _ fault: inout InputError?
  ) {
    cursor.step()
    while let byte = takeQuotedRun() {
      if byte == 0 {
        fault = fault ?? InputError(here, .zeroByte)
        cursor.step()
      } else if byte.isLineBreak {
        takeLineBreak()
      } else {
        cursor.step()
        guard peek() == .quote else { return finishQuotedCell(from: start, &fault) }
        cursor.add(.quote)
        cursor.step()
      }
    }
    fault = InputError(start, .unclosedQuote)
  }

  /// Takes what is plain in a quoted cell, and tells what stands behind it.
  private mutating func takeQuotedRun() -> UInt8? {
    cursor.takeRun(upTo: .quote)
    while cursor.isSpent, peek() != nil { cursor.takeRun(upTo: .quote) }
    return peek()
  }

  /// Takes a line break inside quotes as it is, so that CRLF stays two bytes and is one line.
  private mutating func takeLineBreak() {
    let first = cursor.next
    cursor.add(first)
    cursor.breakLine()
    if first == .carriageReturn, peek() == .lineFeed {
      cursor.add(.lineFeed)
      cursor.skip(1)
    }
  }

  /// Checks that a closing quote ends its cell. Where it does not, nobody can tell the cells of
  /// this line apart, and the line is passed over.
  private mutating func finishQuotedCell(
    from start: Position, _ fault: inout InputError?
  ) {
    guard let byte = peek(), byte != separator, !byte.isLineBreak else { return }
    fault = fault ?? InputError(here, .textAfterQuote(openedAt: start))
    while let byte = peek(), !byte.isLineBreak { cursor.step() }
  }
}
