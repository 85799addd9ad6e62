import Exercises
import Grading
import Markup
import Scalars

extension Overrides {
  /// Reads what a teacher has decided from CSV with the columns `student`, `problem`, `part`, `action`,
  /// `value` and `reason`, in any order.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name for messages.
  ///   - assignment: what the problems and parts are looked up in.
  ///   - roster: what the students are looked up in.
  /// - Throws: everything that is wrong with the file, in its order. It is used whole or not at all: with a
  ///   decision left out, somebody would get other marks than the teacher thinks.
  public init(
    _ bytes: [UInt8], file: String, _ assignment: AssignmentDefinition, _ roster: Roster
  ) throws(InputErrors) {
    let columns = CSVColumns(
      required: ["student", "problem", "part", "action", "value", "reason"], optional: [])
    var table = try CSVTable.open(CSVReader(file: file, bytes: bytes)) { _ in columns }.get()
    var draft = OverridesDraft(header: table.header, file: file, assignment, roster)
    while let row = table.next() {
      switch row {
      case .success(let row): draft.add(row)
      case .failure(let error): draft.errors.append(error)
      }
    }
    guard draft.errors.isEmpty else { throw InputErrors(draft.errors) }
    self.init(draft.entries)
  }
}

/// A table of decisions while it is read.
private struct OverridesDraft {
  private let header: CSVHeader
  private let file: String
  private let assignment: AssignmentDefinition
  private let roster: Roster
  private(set) var entries: [Overrides.Entry] = []
  var errors: [InputError] = []
  private var lines: [[String?]: Int] = [:]

  init(
    header: CSVHeader, file: String, _ assignment: AssignmentDefinition, _ roster: Roster
  ) {
    self.header = header
    self.file = file
    self.assignment = assignment
    self.roster = roster
  }

  mutating func add(_ row: CSVRow) {
    do throws(InputError) {
      let entry = try entry(TableCells(row: row, file: file))
      let place = [entry.student, entry.problem, entry.part]
      if let first = lines.updateValue(entry.position.line, forKey: place) {
        throw InputError(entry.position, .doubleOverride(firstLine: first))
      }
      entries.append(entry)
    } catch {
      errors.append(error)
    }
  }

  private func entry(_ cells: TableCells) throws(InputError) -> Overrides.Entry {
    let student = try student(cells)
    let use = try use(cells)
    let part = try part(cells, use.problem)
    let ruling = try ruling(cells, student, use.problem, part)
    guard let (_, reason) = cells.filled(header.index(of: "reason")) else {
      throw cells.error(.noReason, field(cells, "reason"))
    }
    return Overrides.Entry(
      student: student, problem: use.problem.id, part: part?.id, ruling, reason: reason,
      position: cells.row.fields[0].position(in: file))
  }

  private func field(_ cells: TableCells, _ column: String) -> CSVField {
    cells.row.fields[header.index(of: column) ?? 0]
  }

  private func student(_ cells: TableCells) throws(InputError) -> String? {
    guard let (field, id) = cells.filled(header.index(of: "student")) else { return nil }
    guard let student = roster[id] else { throw cells.error(.notOnRoster(id), field) }
    return student.id
  }

  private func use(_ cells: TableCells) throws(InputError) -> AssignmentDefinition.Use {
    let field = field(cells, "problem")
    guard let use = assignment.use(of: trimmed(field.text)) else {
      throw cells.error(
        .noSuchProblem(trimmed(field.text), known: assignment.uses.map(\.problem.id)), field)
    }
    return use
  }

  private func part(
    _ cells: TableCells, _ problem: ProblemDefinition
  ) throws(InputError) -> ProblemDefinition.Part? {
    guard let (field, id) = cells.filled(header.index(of: "part")) else { return nil }
    guard let part = problem.parts.first(where: { $0.id == id }) else {
      throw cells.error(.noSuchPart(id, known: problem.parts.map(\.id)), field)
    }
    return part
  }

  private func ruling(
    _ cells: TableCells, _ student: String?, _ problem: ProblemDefinition,
    _ part: ProblemDefinition.Part?
  ) throws(InputError) -> Overrides.Ruling {
    let (action, value) = (field(cells, "action"), field(cells, "value"))
    let text = trimmed(value.text)
    let name = trimmed(action.text)
    if part == nil, name != "set" { throw cells.error(.noPart(action: name), action) }
    switch name {
    case "drop", "full":
      guard text.isEmpty else { throw cells.error(.needlessValue(action: name), value) }
      return name == "drop" ? .drop : .full
    case "set":
      guard student != nil else { throw cells.error(.setForAll, action) }
      guard let points = Fraction(text), points >= .zero else {
        throw cells.error(.notPoints(text), value)
      }
      return .points(points)
    case "correct":
      guard !text.isEmpty else { throw cells.error(.noKey, value) }
      if student == nil, let part, isDrawn(part, problem) {
        throw cells.error(.keyForAll, action)
      }
      return .correct(text)
    default: throw cells.error(.notAnAction(name), action)
    }
  }

  /// Whether everyone has a right answer of their own that is no option.
  private func isDrawn(_ part: ProblemDefinition.Part, _ problem: ProblemDefinition) -> Bool {
    if case .lettered = part.kind { return false }
    return problem.model?.isFixed == false
  }
}
