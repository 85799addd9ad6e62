public import Exercises
public import Markup

/// One row of a roster.
public struct Student: Sendable, Hashable {
  /// What the student is called in every file; without white space around it.
  public let id: String
  /// The name as it is to be printed; may be empty.
  public let name: String
  /// For the teacher; nothing is sent or marked by it.
  public let email: String?
  /// The group of the class.
  public let section: String?
  /// The language for pages, as in BCP 47: `en`, `pt-BR`.
  public let language: String?
  /// When this student's answers are due, where that is not when the assignment is.
  public let due: Instant?
  /// How many attempts this student has, where that is not what the assignment says; at least 1.
  public let attempts: Int?
  /// Whether the student works on paper.
  public let paper: Bool

  /// A student; the values are not checked.
  public init(
    id: String, name: String, email: String? = nil, section: String? = nil,
    language: String? = nil, due: Instant? = nil, attempts: Int? = nil, paper: Bool = false
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.section = section
    self.language = language
    self.due = due
    self.attempts = attempts
    self.paper = paper
  }
}

/// The students of a class, in the order of their file.
///
/// Ids are compared as Swift compares strings: two that differ only in Unicode normalisation are
/// the same, two that differ in case are not.
public struct Roster: Sendable {
  /// At least one; no two with the same id.
  public let students: [Student]
  private let indices: [String: Int]

  /// Reads a roster from CSV.
  ///
  /// The columns are `student` and `name`, and optionally `email`, `section`, `language`, `due`
  /// (as `Instant` reads it), `attempts` and `paper` (`yes` or `no`), in any order.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name for messages.
  ///   - zone: the place whose clock a due time without an offset is of.
  /// - Throws: everything that is wrong with the file, in its order. A roster is used whole or
  ///   not at all: with a student left out, somebody would get no sheet.
  public init(_ bytes: [UInt8], file: String, zone: Zone? = nil) throws(InputErrors) {
    let reader = CSVReader(file: file, bytes: bytes)
    var table = try CSVTable.open(reader) { _ in RosterCells.columns }.get()
    var roster = RosterDraft(header: table.header, file: file, zone: zone)
    while let row = table.next() {
      switch row {
      case .success(let row): roster.add(row)
      case .failure(let error): roster.errors.append(error)
      }
    }
    if roster.students.isEmpty && roster.errors.isEmpty {
      let start = table.header.fields[0].position(in: file)
      roster.errors.append(InputError(start, .emptyRoster))
    }
    guard roster.errors.isEmpty else { throw InputErrors(roster.errors) }
    students = roster.students
    indices = Dictionary(uniqueKeysWithValues: students.enumerated().map { ($1.id, $0) })
  }

  /// The student with an id.
  public subscript(id: String) -> Student? {
    indices[id].map { students[$0] }
  }

  /// The id of a student that may have been meant by another one; of a large class nobody is suggested.
  func nearest(to id: String) -> String? {
    students.count > Self.mostSuggested
      ? nil : Spelling.nearest(to: id, among: students.lazy.map(\.id))
  }

  /// Beyond this, a class under the ids of another takes long to look through, and there is always one.
  private static let mostSuggested = 200
}

/// A roster while it is read.
private struct RosterDraft {
  let header: CSVHeader
  let file: String
  private let zone: Zone?
  private(set) var students: [Student] = []
  var errors: [InputError] = []
  /// Where each id was first seen, and how it was written there.
  private var seen: [String: (id: String, line: Int)] = [:]

  init(header: CSVHeader, file: String, zone: Zone?) {
    self.header = header
    self.file = file
    self.zone = zone
  }

  mutating func add(_ row: CSVRow) {
    var cells = RosterCells(TableCells(row: row, file: file), header)
    let field = row.fields[header.index(of: "student") ?? 0]
    let id = cells.id() ?? ""
    if let first = seen[id] {
      let isSame = first.id.unicodeScalars.elementsEqual(id.unicodeScalars)
      cells.report(.doubleID(id, firstLine: first.line, sameSpelling: isSame), field)
    } else if !id.isEmpty {
      seen[id] = (id, field.line)
    }
    students.append(
      Student(
        id: id, name: cells.name() ?? "", email: cells.email(), section: cells.section(),
        language: cells.language(), due: cells.due(in: zone), attempts: cells.attempts(),
        paper: cells.paper() ?? false))
    errors += cells.errors.sorted { $0.position.column < $1.position.column }
  }
}

/// One row of a roster, of which all errors are collected.
private struct RosterCells {
  static let columns = CSVColumns(
    required: ["student", "name"],
    optional: ["email", "section", "language", "due", "attempts", "paper"])

  private let cells: TableCells
  private let header: CSVHeader
  private(set) var errors: [InputError] = []

  init(_ cells: TableCells, _ header: CSVHeader) {
    self.cells = cells
    self.header = header
  }

  mutating func report(_ fault: Fault, _ field: CSVField) {
    errors.append(cells.error(fault, field))
  }

  /// Reads a cell; what is wrong with it is kept for the end.
  private mutating func read<Value>(
    _ column: String, _ value: (Int?) throws(InputError) -> Value?
  ) -> Value? {
    do throws(InputError) {
      return try value(header.index(of: column))
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// Reads a cell that isn't empty, if the text is as it has to be.
  private mutating func readText(
    _ column: String, _ fault: (String) -> Fault?
  ) -> String? {
    guard let (field, text) = cells.filled(header.index(of: column)) else { return nil }
    guard let fault = fault(text) else { return text }
    report(fault, field)
    return nil
  }

  mutating func id() -> String? {
    read("student") { [cells] column throws(InputError) in try cells.studentID(column ?? 0) }
  }

  mutating func due(in zone: Zone?) -> Instant? {
    read("due") { [cells] column throws(InputError) in try cells.instant(column, in: zone) }
  }

  mutating func attempts() -> Int? {
    read("attempts") { [cells] column throws(InputError) in try cells.count(column) }
  }

  mutating func name() -> String? {
    readText("name") { Self.readableFault($0, column: "name", limit: 200) }
  }

  mutating func section() -> String? {
    readText("section") { Self.readableFault($0, column: "section", limit: 100) }
  }

  mutating func email() -> String? {
    readText("email") { Self.isEmail($0) ? nil : .notAnEmail($0) }
  }

  mutating func language() -> String? {
    readText("language") { Self.isLanguage($0) ? nil : .notALanguage($0) }
  }

  mutating func paper() -> Bool? {
    let answers = ["yes": true, "true": true, "1": true, "no": false, "false": false, "0": false]
    return readText("paper") { answers[$0.lowercased()] == nil ? .notYesOrNo($0) : nil }
      .flatMap { answers[$0.lowercased()] }
  }

  private static func readableFault(_ text: String, column: String, limit: Int) -> Fault? {
    if let refused = text.unicodeScalars.first(where: { !$0.isReadable }) {
      return .textCharacter(column: column, refused)
    }
    return text.unicodeScalars.count > limit ? .textTooLong(column: column, limit: limit) : nil
  }

  /// Whether something stands on both sides of the one `@`; more only the post office knows.
  private static func isEmail(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.count <= 254
      && text.unicodeScalars.allSatisfy { !$0.isInvisible && !$0.properties.isWhitespace }
  }

  /// Whether a text is made like a language tag of BCP 47: letters, then groups behind hyphens.
  private static func isLanguage(_ text: String) -> Bool {
    let tags = text.utf8.split(separator: .hyphen, omittingEmptySubsequences: false)
    return tags.count <= 8 && (2...3).contains(tags[0].count)
      && tags[0].allSatisfy { $0.isLetterOrDigit && !$0.isDigit }
      && tags.dropFirst().allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit)
      }
  }
}
