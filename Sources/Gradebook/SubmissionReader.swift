import Exercises
import Markup

/// Reads files of answers.
///
/// What cannot be used is set aside, each with its place and with what to write instead, and the
/// rest is read.
public enum SubmissionReader {
  /// Reads a file of either kind: JSON as a sheet saves it, or CSV.
  ///
  /// JSON is what begins with a brace or a bracket, or is called `.json`; all else is CSV.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name for messages.
  /// - Complexity: linear in the bytes.
  public static func read(_ bytes: [UInt8], file: String) -> ReadSubmissions {
    if isJSON(bytes, file: file) {
      return AnswerFile.read(bytes, file: file)
    }
    return read(CSVReader(file: file, bytes: bytes))
  }

  /// Reads CSV from any source.
  ///
  /// Rows of the same student, attempt and assignment are one submission, wherever they stand.
  /// The memory grows with the answers, not with the text; to take them one by one, use
  /// ``AnswerRows``.
  public static func read(_ reader: CSVReader) -> ReadSubmissions {
    switch AnswerRows.open(reader) {
    case .failure(let errors):
      return ReadSubmissions(submissions: [], setAside: errors.errors)
    case .success(var rows):
      var groups = SubmissionGroups()
      var isEmpty = true
      while let row = rows.next() {
        isEmpty = false
        switch row {
        case .success(let row): groups.add(row)
        case .failure(let error): groups.setAside.append(error)
        }
      }
      if isEmpty {
        groups.setAside.append(
          InputError(Position(file: reader.file, line: 2, column: 1), .noAnswers))
      }
      return ReadSubmissions(submissions: groups.submissions, setAside: groups.setAside)
    }
  }

  private static func isJSON(_ bytes: [UInt8], file: String) -> Bool {
    if file.lowercased().hasSuffix(".json") { return true }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let first = bytes.dropFirst(isMarked ? 3 : 0).first { $0 > .space }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

/// Submissions while their rows come in.
struct SubmissionGroups {
  private struct Key: Hashable {
    let student: String
    let attempt: Int?
    let assignment: String?
  }

  var setAside: [InputError] = []
  private var groups: [SubmissionGroup] = []
  private var indices: [Key: Int] = [:]

  var submissions: [Submission] { groups.map(\.submission) }

  mutating func add(_ row: AnswerRow) {
    let key = Key(student: row.student, attempt: row.attempt, assignment: row.assignment)
    if let index = indices[key] {
      groups[index].add(row, &setAside)
    } else {
      indices[key] = groups.count
      groups.append(SubmissionGroup(row))
      groups[groups.count - 1].add(row, &setAside)
    }
  }
}

/// One submission while its rows come in.
private struct SubmissionGroup {
  private let first: AnswerRow
  private var answers: [AnswerName: Typed] = [:]
  private var sheet: (code: String, line: Int)?
  private var latest: Instant?
  private var times: [String: (time: Instant, line: Int)] = [:]

  init(_ row: AnswerRow) {
    first = row
  }

  var submission: Submission {
    Submission(
      student: first.student, assignment: first.assignment, sheet: sheet?.code,
      attempt: first.attempt, submitted: latest, times: times.mapValues(\.time),
      answers: answers, source: first.position)
  }

  /// Adds a row, if it doesn't contradict the rows before it.
  mutating func add(_ row: AnswerRow, _ setAside: inout [InputError]) {
    if let code = row.sheet, let sheet, sheet.code != code {
      setAside.append(InputError(row.position, .otherSheet(firstLine: sheet.line)))
      return
    }
    if let time = row.submitted, let error = addTime(time, of: row) {
      setAside.append(error)
      return
    }
    if sheet == nil, let code = row.sheet { sheet = (code, row.position.line) }
    for answer in row.answers {
      if let error = answers.add(answer.typed, to: answer.name) { setAside.append(error) }
    }
  }

  private mutating func addTime(_ time: Instant, of row: AnswerRow) -> InputError? {
    let problems = Set(row.answers.map(\.name.problem))
    for problem in problems.sorted() {
      if let known = times[problem], known.time != time {
        let fault = Fault.otherTime(problem: problem, firstLine: known.line)
        return InputError(row.position, fault)
      }
    }
    for problem in problems where times[problem] == nil {
      times[problem] = (time, row.position.line)
    }
    if latest.map({ $0 < time }) ?? true { latest = time }
    return nil
  }
}

extension [AnswerName: Typed] {
  /// Keeps an answer, unless another one was given; the same one twice does no harm.
  mutating func add(_ typed: Typed, to name: AnswerName) -> InputError? {
    guard let first = self[name] else {
      self[name] = typed
      return nil
    }
    if first.text == typed.text { return nil }
    let fault = Fault.otherAnswer(name: name.description, firstLine: first.position.line)
    return InputError(typed.position, fault)
  }
}
