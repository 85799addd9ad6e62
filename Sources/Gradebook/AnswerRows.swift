import Exercises
public import Markup

/// One row of a CSV file of answers.
public struct AnswerRow: Sendable, Hashable {
  /// An answer with its name.
  public struct Answer: Sendable, Hashable {
    /// The part that it answers.
    public let name: AnswerName
    /// What the cell holds, unchanged.
    public let typed: Typed
  }

  /// The student's id, which need not be on any roster.
  public let student: String
  /// The assignment that the row says it is for.
  public let assignment: String?
  /// The code of the sheet that the row says it was worked on.
  public let sheet: String?
  /// The number of the attempt, from 1.
  public let attempt: Int?
  /// When the answers were handed in.
  public let submitted: Instant?
  /// One in the long form, any number in the wide form; as typed, with the spaces around.
  public let answers: [Answer]
  /// Where the row begins.
  public let position: Position
}

/// Reads a CSV file of answers row by row, in memory that does not grow with the rows.
///
/// The long form has the columns `student`, `problem`, `part` and `answer`, and one answer a row;
/// the wide form has `student` and a column for each `problem.part`, in which an empty cell is no
/// answer. Both may have `attempt`, `submitted`, `sheet` and `assignment`. Which form it is shows
/// in the header.
public struct AnswerRows {
  private var table: CSVTable
  private let reader: AnswerRowReader

  private init(_ table: CSVTable) {
    self.table = table
    reader = AnswerRowReader(table.header, file: table.file)
  }

  /// Reads the header, with all that is wrong with it.
  public static func open(_ reader: CSVReader) -> Result<AnswerRows, InputErrors> {
    switch CSVTable.open(reader, columns: AnswerColumns.expected) {
    case .failure(let errors):
      return .failure(errors)
    case .success(let table):
      let rows = AnswerRows(table)
      if let error = rows.reader.headerFault(table.header) { return .failure(InputErrors(error)) }
      return .success(rows)
    }
  }

  /// The next row, or why it is set aside; nil at the end.
  public mutating func next() -> Result<AnswerRow, InputError>? {
    switch table.next() {
    case nil: return nil
    case .failure(let error): return .failure(error)
    case .success(let row):
      return Result { () throws(InputError) in try reader.read(row) }
    }
  }
}

/// The columns of the two forms.
private enum AnswerColumns {
  static let optional = ["attempt", "submitted", "sheet", "assignment"]
  static let long = CSVColumns(
    required: ["student", "problem", "part", "answer"], optional: optional)
  static let wide = CSVColumns(
    required: ["student"], optional: optional, allowsOther: { AnswerName($0) != nil })

  static func expected(in header: CSVHeader) -> CSVColumns { isLong(header) ? long : wide }

  /// A column of the long form makes it the long form, so that a slip in another is told as one; in
  /// capitals, too.
  static func isLong(_ header: CSVHeader) -> Bool {
    let names = Set(header.fields.map { $0.text.lowercased() })
    return ["problem", "part", "answer"].contains(where: names.contains)
  }
}

/// Makes answers of the rows of a table with a certain header.
private struct AnswerRowReader {
  private enum Form {
    case long(problem: Int, part: Int, answer: Int)
    case wide([(column: Int, name: AnswerName)])
  }

  private let file: String
  private let form: Form
  private let student: Int
  private let attempt: Int?
  private let submitted: Int?
  private let sheet: Int?
  private let assignment: Int?

  /// - Parameter header: one that was checked.
  init(_ header: CSVHeader, file: String) {
    self.file = file
    student = header.index(of: "student") ?? 0
    attempt = header.index(of: "attempt")
    submitted = header.index(of: "submitted")
    sheet = header.index(of: "sheet")
    assignment = header.index(of: "assignment")
    if let problem = header.index(of: "problem"), let part = header.index(of: "part"),
      let answer = header.index(of: "answer")
    {
      form = .long(problem: problem, part: part, answer: answer)
    } else {
      let names = header.fields.enumerated().compactMap { index, field in
        AnswerName(field.text).map { (column: index, name: $0) }
      }
      form = .wide(names)
    }
  }

  /// A header without a single answer is most likely another table.
  func headerFault(_ header: CSVHeader) -> InputError? {
    guard case .wide(let names) = form, names.isEmpty else { return nil }
    let start = header.fields[0].position(in: file)
    return InputError(start, .noAnswerColumns(known: AnswerColumns.long.known))
  }

  func read(_ row: CSVRow) throws(InputError) -> AnswerRow {
    let cells = TableCells(row: row, file: file)
    return AnswerRow(
      student: try cells.studentID(student),
      assignment: try cells.label(assignment, "assignment"),
      sheet: try cells.label(sheet, "sheet"), attempt: try cells.count(attempt),
      submitted: try cells.instant(submitted), answers: try answers(cells),
      position: row.fields[0].position(in: file))
  }

  private func answers(_ cells: TableCells) throws(InputError) -> [AnswerRow.Answer] {
    let fields = cells.row.fields
    switch form {
    case .long(let problem, let part, let answer):
      let problem = try id(fields[problem], "problem", cells)
      let part = try id(fields[part], "part", cells)
      guard let name = AnswerName(problem: problem, part: part) else { return [] }
      return [AnswerRow.Answer(name: name, typed: typed(fields[answer]))]
    case .wide(let names):
      return names.compactMap { column, name in
        guard let (field, _) = cells.filled(column) else { return nil }
        return AnswerRow.Answer(name: name, typed: typed(field))
      }
    }
  }

  private func id(
    _ field: CSVField, _ column: String, _ cells: TableCells
  ) throws(InputError) -> String {
    let id = trimmed(field.text)
    guard AnswerName.isID(id) else { throw cells.error(.notAnID(id, column: column), field) }
    return id
  }

  private func typed(_ field: CSVField) -> Typed {
    Typed(text: field.text, position: field.position(in: file))
  }
}
