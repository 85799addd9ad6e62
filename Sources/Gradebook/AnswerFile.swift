import Markup

/// Reads the JSON that a sheet saves: the answers of one student.
///
/// A student can edit such a file, so it tells nothing of attempts and times, and keys that nobody
/// knows are passed over.
enum AnswerFile {
  static let family = "gmm-quiz/answers@"
  static let format = family + "1"

  static func read(_ bytes: [UInt8], file: String) -> ReadSubmissions {
    do throws(InputErrors) {
      var draft = try AnswerFileDraft(root(bytes, file: file))
      let submission = try draft.submission()
      return ReadSubmissions(submissions: [submission], setAside: draft.setAside)
    } catch {
      return ReadSubmissions(submissions: [], setAside: error.errors)
    }
  }

  private static func root(_ bytes: [UInt8], file: String) throws(InputErrors) -> JSONNode {
    do throws(InputError) {
      return try JSONReader.read(bytes, file: file)
    } catch {
      throw InputErrors(error)
    }
  }
}

/// An answer file while it is read.
private struct AnswerFileDraft {
  private(set) var setAside: [InputError] = []

  private let start: Position
  private var members: [String: JSONMember] = [:]
  private var errors: [InputError] = []

  /// - Throws: when it is no file of this format.
  init(_ root: JSONNode) throws(InputErrors) {
    start = root.position
    guard case .object(let all) = root.value else {
      throw InputErrors(InputError(start, .notAnAnswerFile))
    }
    let keys: Set = ["format", "assignment", "student", "sheet", "answers"]
    for member in all where keys.contains(member.key) {
      if let first = members[member.key] {
        let fault = Fault.doubleKey(member.key, firstLine: first.position.line)
        errors.append(InputError(member.position, fault))
      } else {
        members[member.key] = member
      }
    }
    if let error = formatError() { throw InputErrors(error) }
  }

  private func formatError() -> InputError? {
    guard let node = members["format"]?.node, case .string(let format) = node.value else {
      return InputError(members["format"]?.node.position ?? start, .notAnAnswerFile)
    }
    if format == AnswerFile.format { return nil }
    let isOther = format.hasPrefix(AnswerFile.family)
    return InputError(node.position, isOther ? .otherVersion(format) : .notAnAnswerFile)
  }

  /// - Throws: all that leaves nothing to grade.
  mutating func submission() throws(InputErrors) -> Submission {
    let student = student()
    let (assignment, sheet) = (label("assignment"), label("sheet"))
    let answers = answers()
    guard errors.isEmpty else {
      throw InputErrors(errors.sorted { $0.position < $1.position })
    }
    return Submission(
      student: student, assignment: assignment, sheet: sheet, answers: answers, source: start)
  }

  /// The text of a key, which may be missing or null unless it is required.
  private mutating func text(_ key: String, isRequired: Bool) -> (text: String, Position)? {
    guard let node = members[key]?.node, node.value != .null || isRequired else {
      if isRequired { errors.append(InputError(start, .missingKey(key))) }
      return nil
    }
    guard case .string(let text) = node.value else {
      errors.append(InputError(node.position, .notText(key: key, found: node.value.kind)))
      return nil
    }
    return (trimmed(text), node.position)
  }

  private mutating func student() -> String {
    guard let (id, position) = text("student", isRequired: true) else { return "" }
    if let fault = StudentID.fault(in: id) { errors.append(InputError(position, fault)) }
    return id
  }

  private mutating func label(_ key: String) -> String? {
    guard let (label, position) = text(key, isRequired: false), !label.isEmpty else { return nil }
    if let fault = TableCells.labelFault(label, column: key) {
      errors.append(InputError(position, fault))
    }
    return label
  }

  private mutating func answers() -> [AnswerName: Typed] {
    guard let node = members["answers"]?.node else {
      errors.append(InputError(start, .missingKey("answers")))
      return [:]
    }
    guard case .object(let members) = node.value else {
      errors.append(InputError(node.position, .notAnswers(found: node.value.kind)))
      return [:]
    }
    var answers: [AnswerName: Typed] = [:]
    for member in members {
      switch answer(member) {
      case .success(let (name, typed)):
        if let error = answers.add(typed, to: name) { setAside.append(error) }
      case .failure(let error):
        setAside.append(error)
      }
    }
    return answers
  }

  /// An answer is text; a number does as well, since the reader keeps how it was written.
  private func answer(_ member: JSONMember) -> Result<(AnswerName, Typed), InputError> {
    guard let name = AnswerName(member.key) else {
      return .failure(InputError(member.position, .notAnAnswerName(member.key)))
    }
    switch member.node.value {
    case .string(let text), .number(let text):
      return .success((name, Typed(text: text, position: member.node.position)))
    case let value:
      let fault = Fault.notAnAnswer(name: name.description, found: value.kind)
      return .failure(InputError(member.node.position, fault))
    }
  }
}

extension JSONValue {
  /// What kind of value it is, in words.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
