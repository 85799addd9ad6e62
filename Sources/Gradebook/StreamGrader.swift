import Answers
public import Exercises
import Grading
public import Markup
import Scalars

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Gives verdicts of single submissions, one after the other, in memory that doesn't grow with them.
///
/// There is no policy: no attempts, no due time, no score of a class.
public struct StreamGrader {
  private let check: SubmissionCheck
  private let draws: (String) -> [String: Int]
  /// A student's variants with their keys.
  private var sheets: [String: [AssignmentDefinition.KeyedVariant]] = [:]

  /// How many students' keys are kept for when they come again.
  private static let mostSheets = 1_000

  /// - Parameters:
  ///   - assignment: what was asked.
  ///   - roster: the class; without it anybody's answers are marked.
  ///   - secret: the secret that the sheets were made with.
  ///   - draws: the accepted draws of a student, if a manifest has them.
  public init(
    _ assignment: AssignmentDefinition, roster: Roster?, secret: Secret,
    draws: @escaping (String) -> [String: Int] = { _ in [:] }
  ) {
    check = SubmissionCheck(assignment, roster: roster, secret: secret)
    self.draws = draws
  }

  /// A line of the output.
  public struct Line: Sendable {
    /// Without the end of the line.
    public let json: [UInt8]
    /// What of the input could not be used.
    public let faults: [InputError]
  }

  /// The verdicts of one line or row of the input, or why there are none.
  ///
  /// - Throws: `SheetError` or `EMError` where the student's numbers can't be derived.
  public mutating func line(_ input: SubmissionStream.Item) throws -> Line {
    guard let submission = input.submission else {
      return try Self.line(input.faults, at: input.line)
    }
    do {
      return try line(submission, input.faults)
    } catch let error as InputError {
      return try Self.line(input.faults + [error], at: input.line)
    }
  }

  private mutating func line(
    _ submission: Submission, _ faults: [InputError]
  ) throws -> Line {
    let sorted = try check.sort(submission)
    let sheet = try sheet(of: sorted.student)
    let answers = sheet.marks(of: sorted.responses, commas: sorted.commas)
      .filter { $0.mark.response != nil }
      .map { StreamLine.Answer(problem: $0.problem, $0.mark) }
    let all = faults + sorted.setAside
    let line = StreamLine(
      line: submission.source.line, student: sorted.student, answers: answers,
      setAside: all.isEmpty ? nil : all.map(\.inWords))
    return Line(json: try line.encoded(), faults: all)
  }

  /// The line that says why nothing of an input could be marked.
  private static func line(_ faults: [InputError], at line: Int) throws -> Line {
    let words = faults.map(\.inWords).joined(separator: " ")
    return Line(json: try StreamLine(line: line, error: words).encoded(), faults: faults)
  }

  private mutating func sheet(
    of student: String
  ) throws -> [AssignmentDefinition.KeyedVariant] {
    if let sheet = sheets[student] { return sheet }
    let sheet = try check.assignment.keyed(
      try check.assignment.sheet(
        student: student, secret: check.secret, draws: draws(student)))
    if sheets.count >= Self.mostSheets { sheets.removeAll(keepingCapacity: true) }
    sheets[student] = sheet
    return sheet
  }
}

extension InputError {
  /// Without the place, which the line tells.
  fileprivate var inWords: String { "\(problem). \(advice)." }
}

/// A line of the output, as JSON.
private struct StreamLine: Encodable {
  var format = "gmm-quiz/verdicts@1"
  /// Of the input, counted from 1.
  let line: Int
  var student: String?
  var answers: [Answer]?
  /// What of the submission belongs nowhere.
  var setAside: [String]?
  var error: String?

  struct Answer: Encodable {
    let problem: String
    let part: String
    let answer: String?
    let verdict: String
    let score: String
    let max: String
    let message: String?
    let mistake: String?

    init(problem: String, _ mark: PartMark) {
      self.problem = problem
      part = mark.part
      answer = mark.response
      verdict = mark.verdict.rawValue
      score = mark.score.description
      max = mark.max.description
      message = mark.message
      mistake = mark.cause?.id
    }
  }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}
