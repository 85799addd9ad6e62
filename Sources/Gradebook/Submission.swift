public import Exercises
public import Markup

/// What an answer is the answer to: a part of a problem, written `problem.part`.
public struct AnswerName: Sendable, Hashable {
  /// Letters and digits of ASCII, `-` and `_`.
  public let problem: String
  /// As `problem`.
  public let part: String

  /// A name from its two ids; nil where one is empty or has another character.
  public init?(problem: String, part: String) {
    guard Self.isID(problem), Self.isID(part) else { return nil }
    self.problem = problem
    self.part = part
  }

  /// Reads a name such as `e-step.p1`, which has exactly one dot.
  public init?(_ text: String) {
    let ids = text.split(separator: ".", omittingEmptySubsequences: false)
    guard ids.count == 2 else { return nil }
    self.init(problem: String(ids[0]), part: String(ids[1]))
  }

  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100 && text.utf8.allSatisfy(\.isNameByte)
  }
}

extension AnswerName: Comparable, CustomStringConvertible {
  public static func < (left: AnswerName, right: AnswerName) -> Bool {
    (left.problem, left.part) < (right.problem, right.part)
  }

  public var description: String { "\(problem).\(part)" }
}

/// An answer exactly as it was typed, and where it stands.
public struct Typed: Sendable, Hashable {
  /// What was typed, unchanged.
  public let text: String
  /// Where it stands in its file.
  public let position: Position

  /// An answer as a file has it.
  public init(text: String, position: Position) {
    self.text = text
    self.position = position
  }
}

/// What one student handed in at one attempt.
public struct Submission: Sendable, Hashable {
  /// The student's id, which keeps the rules for ids but need not be on the roster.
  public let student: String
  /// The assignment that the answers are said to be for.
  public let assignment: String?
  /// The public code of the sheet that the answers are said to be for.
  public let sheet: String?
  /// The number of the attempt, from 1, as the teacher's side tells it.
  public let attempt: Int?
  /// When it was handed in, as the teacher's side tells it; the last time, if there are several.
  public let submitted: Instant?
  /// What was typed, by the part that it answers.
  public let answers: [AnswerName: Typed]
  /// Where it begins in its file.
  public let source: Position

  /// The times of single problems, where the file tells them.
  private let times: [String: Instant]

  /// A submission. `times` says when single problems were handed in, by the id of the problem; what
  /// is not in it was handed in at `submitted`.
  public init(
    student: String, assignment: String? = nil, sheet: String? = nil, attempt: Int? = nil,
    submitted: Instant? = nil, times: [String: Instant] = [:],
    answers: [AnswerName: Typed], source: Position
  ) {
    self.student = student
    self.assignment = assignment
    self.sheet = sheet
    self.attempt = attempt
    self.submitted = submitted
    self.times = times
    self.answers = answers
    self.source = source
  }

  /// When the answers to one problem were handed in.
  ///
  /// Platforms where problems are handed in one by one number the attempts of each problem, so
  /// that what is attempt 1 of all of them may come at several times.
  public func submitted(problem: String) -> Instant? { times[problem] ?? submitted }

  /// The same answers, which stand on one line of a longer text.
  func on(line: Int) -> Submission {
    let place = { (position: Position) in
      Position(file: position.file, line: line, column: position.column)
    }
    return Submission(
      student: student, assignment: assignment, sheet: sheet, attempt: attempt,
      submitted: submitted, times: times,
      answers: answers.mapValues { Typed(text: $0.text, position: place($0.position)) },
      source: place(source))
  }

  /// The same answers with another attempt and time, as the teacher's side tells them; what it
  /// doesn't tell stays as it is.
  public func with(attempt: Int?, submitted: Instant?) -> Submission {
    Submission(
      student: student, assignment: assignment, sheet: sheet, attempt: attempt ?? self.attempt,
      submitted: submitted ?? self.submitted, times: submitted == nil ? times : [:],
      answers: answers, source: source)
  }
}

/// What came of reading a file of answers.
public struct ReadSubmissions: Sendable {
  /// In the order in which the file first names them.
  public let submissions: [Submission]
  /// What could not be used, in the order of the file: each a row, an answer, or the whole file.
  public let setAside: [InputError]
}
