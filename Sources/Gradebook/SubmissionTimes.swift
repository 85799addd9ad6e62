public import Exercises
public import Markup

/// Which answer file was handed in at which attempt and time: the teacher's side of files that
/// students can edit.
public struct SubmissionTimes: Sendable {
  /// What is known of one file.
  public struct Entry: Sendable, Hashable {
    /// The file as the table names it: a name, or a path whose end is enough.
    public let file: String
    /// The number of the attempt, from 1.
    public let attempt: Int?
    /// When the file was handed in.
    public let submitted: Instant?
    /// Where the table says so.
    public let position: Position
  }

  /// In the order of the table; no two for the same file.
  public let entries: [Entry]

  /// Reads a table from CSV with the columns `file` and at least one of `attempt` and
  /// `submitted`.
  ///
  /// - Throws: everything that is wrong with it, in its order.
  public init(_ bytes: [UInt8], file: String) throws(InputErrors) {
    let reader = CSVReader(file: file, bytes: bytes)
    let columns = CSVColumns(required: ["file"], optional: ["attempt", "submitted"])
    var table = try CSVTable.open(reader) { _ in columns }.get()
    let header = table.header
    if header.index(of: "attempt") == nil && header.index(of: "submitted") == nil {
      let start = header.fields[0].position(in: file)
      throw InputErrors(InputError(start, .noTimeColumns))
    }
    var draft = TimesDraft(header: header, file: file)
    while let row = table.next() {
      switch row {
      case .success(let row): draft.add(row)
      case .failure(let error): draft.errors.append(error)
      }
    }
    guard draft.errors.isEmpty else { throw InputErrors(draft.errors) }
    entries = draft.entries
  }

  /// Finds the entry of each file.
  ///
  /// A file is meant by an entry that is its path or the end of its path, after a slash: where
  /// several are, by the longest.
  ///
  /// - Parameter files: the answer files, as the user named them.
  /// - Returns: the entries by file, and what is wrong with the rest: entries that mean no file,
  ///   and entries that mean several, which are used for none of them.
  /// - Complexity: linear in the entries and in the files.
  public func entries(
    for files: [String]
  ) -> (entries: [String: Entry], errors: [InputError]) {
    let indices = Dictionary(
      entries.enumerated().map { (Self.components($1.file), $0) },
      uniquingKeysWith: { first, _ in first })
    var meant: [Int: [String]] = [:]
    for file in Set(files) {
      let components = Self.components(file)
      let index = components.indices.lazy.compactMap { indices[Array(components[$0...])] }.first
      if let index { meant[index, default: []].append(file) }
    }
    var found: [String: Entry] = [:]
    var errors: [InputError] = []
    for (index, entry) in entries.enumerated() {
      let files = meant[index, default: []]
      if files.count == 1 {
        found[files[0]] = entry
      } else {
        let fault =
          files.isEmpty ? Fault.noSuchFile(entry.file) : .severalFiles(entry.file, files.sorted())
        errors.append(InputError(entry.position, fault))
      }
    }
    return (found, errors)
  }

  /// The names along a path; `./` and doubled slashes say nothing.
  fileprivate static func components(_ path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." }
  }
}

/// A table of times while it is read.
private struct TimesDraft {
  let header: CSVHeader
  let file: String
  private(set) var entries: [SubmissionTimes.Entry] = []
  var errors: [InputError] = []
  private var lines: [[Substring]: Int] = [:]

  init(header: CSVHeader, file: String) {
    self.header = header
    self.file = file
  }

  mutating func add(_ row: CSVRow) {
    do throws(InputError) {
      let entry = try entry(TableCells(row: row, file: file))
      let line = entry.position.line
      if let first = lines.updateValue(line, forKey: SubmissionTimes.components(entry.file)) {
        throw InputError(entry.position, .doubleFile(entry.file, firstLine: first))
      }
      entries.append(entry)
    } catch {
      errors.append(error)
    }
  }

  private func entry(_ cells: TableCells) throws(InputError) -> SubmissionTimes.Entry {
    let field = cells.row.fields[header.index(of: "file") ?? 0]
    guard !SubmissionTimes.components(trimmed(field.text)).isEmpty else {
      throw cells.error(.emptyFileName, field)
    }
    return SubmissionTimes.Entry(
      file: trimmed(field.text), attempt: try cells.count(header.index(of: "attempt")),
      submitted: try cells.instant(header.index(of: "submitted")),
      position: field.position(in: file))
  }
}
