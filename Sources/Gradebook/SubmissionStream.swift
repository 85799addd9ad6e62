public import Markup

/// Submissions from a source of bytes, one at a time: JSON with a submission on each line, or CSV with one in
/// each row.
public struct SubmissionStream {
  private enum Form {
    case lines(LineReader)
    case rows(AnswerRows)
  }

  private var form: Form
  private let file: String

  /// Finds out the form from the first byte that isn't white space.
  ///
  /// - Parameters:
  ///   - file: the name for messages.
  ///   - read: fills a buffer with the next bytes, as many as it likes, and returns how many; zero at
  ///     the end.
  /// - Throws: everything that is wrong with the header of a table.
  public init(
    file: String, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    self.file = file
    var beginning = Beginning(read)
    // Where nothing comes in there is nothing to mark, in whatever form.
    if try beginning.isJSON() || beginning.isEmpty {
      form = .lines(LineReader(beginning.source))
    } else {
      form = .rows(try AnswerRows.open(CSVReader(file: file, read: beginning.source)).get())
    }
  }

  /// What one line or row holds.
  public struct Item: Sendable {
    /// Where it begins, counted from 1.
    public let line: Int
    /// `nil` where there is nothing to mark.
    public let submission: Submission?
    /// What could not be used.
    public let faults: [InputError]
  }

  /// What the next line or row holds; nil at the end.
  ///
  /// - Throws: what the source throws.
  public mutating func next() throws -> Item? {
    switch form {
    case .rows(var rows):
      defer { form = .rows(rows) }
      switch rows.next() {
      case nil: return nil
      case .failure(let error):
        return Item(line: error.position.line, submission: nil, faults: [error])
      case .success(let row): return Self.item(row)
      }
    case .lines(var lines):
      defer { form = .lines(lines) }
      return try lines.next().map { item($0, $1) }
    }
  }

  private static func item(_ row: AnswerRow) -> Item {
    var groups = SubmissionGroups()
    groups.add(row)
    return Item(
      line: row.position.line, submission: groups.submissions.first, faults: groups.setAside)
  }

  private func item(_ number: Int, _ line: [UInt8]?) -> Item {
    guard let line else {
      let position = Position(file: file, line: number, column: 1)
      return Item(line: number, submission: nil, faults: [InputError(position, .lineTooLong)])
    }
    let read = AnswerFile.read(line, file: file).onLine(number)
    return Item(line: number, submission: read.submissions.first, faults: read.setAside)
  }
}

/// The first bytes of a source, which are looked at and then given once more.
private struct Beginning {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var bytes: [UInt8] = []

  init(_ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.read = read
  }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func isJSON() throws -> Bool {
    var looked = 0
    while bytes.count < Self.limit {
      if looked == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { looked = 3 }
      if let first = bytes[looked...].first(where: { $0 > .space }) {
        return first == UInt8(ascii: "{")
      }
      looked = bytes.count
      var chunk = [UInt8](repeating: 0, count: 1 << 12)
      let count = try chunk.withUnsafeMutableBytes { try read($0) }
      if count == 0 { return false }
      bytes += chunk[..<count]
    }
    return false
  }

  /// Behind so many blank bytes it is taken for a table.
  private static let limit = 1 << 20

  /// Everything from the first byte on.
  var source: (UnsafeMutableRawBufferPointer) throws -> Int {
    var rest = bytes[...]
    return { [read] buffer in
      if rest.isEmpty { return try read(buffer) }
      let count = min(rest.count, buffer.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
  }
}

/// Lines of a source, in memory for the longest of them.
private struct LineReader {
  /// Bytes of a line; answers of a sheet have some thousands.
  private static let limit = 1 << 20

  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var buffer: [UInt8] = []
  /// Where the lines begin that weren't taken yet.
  private var start = 0
  private var number = 0
  private var isOver = false

  init(_ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.read = read
  }

  /// The next line with something in it, without its end; `nil` bytes for one that is too long.
  mutating func next() throws -> (number: Int, bytes: [UInt8]?)? {
    while let line = try take() {
      number += 1
      guard let line else { return (number, nil) }
      if line.contains(where: { $0 != .space && $0 != .tab && $0 != .carriageReturn }) {
        return (number, line)
      }
    }
    return nil
  }

  /// - Returns: `nil` at the end.
  private mutating func take() throws -> [UInt8]?? {
    var looked = start
    var isTooLong = false
    while true {
      if let end = buffer[looked...].firstIndex(of: .lineFeed) {
        let line = Array(buffer[start..<end])
        start = end + 1
        return .some(isTooLong ? nil : line)
      }
      if buffer.count - start > Self.limit {
        isTooLong = true
        start = buffer.count
      }
      if isOver {
        if start == buffer.count, !isTooLong { return nil }
        defer { start = buffer.count }
        return .some(isTooLong ? nil : Array(buffer[start...]))
      }
      looked = try fill()
    }
  }

  /// Adds bytes behind those that weren't taken.
  ///
  /// - Returns: where the new ones begin.
  private mutating func fill() throws -> Int {
    buffer.removeSubrange(..<start)
    start = 0
    let place = buffer.count
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = try chunk.withUnsafeMutableBytes { try read($0) }
    isOver = count == 0
    buffer += chunk[..<count]
    return place
  }
}

extension ReadSubmissions {
  /// The same with the places of a text that stands on one line of a longer one.
  fileprivate func onLine(_ line: Int) -> ReadSubmissions {
    ReadSubmissions(
      submissions: submissions.map { $0.on(line: line) },
      setAside: setAside.map {
        InputError(
          Position(file: $0.position.file, line: line, column: $0.position.column),
          problem: $0.problem, advice: $0.advice)
      })
  }
}
