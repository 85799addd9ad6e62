import Answers
import Exercises
import Grading
import Markup
import Scalars
import Solving

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Summary {
  /// The summary of a class that was graded.
  ///
  /// - Parameters:
  ///   - grading: the class.
  ///   - program: the name and version of the program.
  ///   - written: what grading writes at the top of the folder.
  public init(_ grading: ClassGrading, program: String, written: [String]) {
    format = Self.format
    assignment = grading.assignment.id
    title = grading.assignment.title
    generator = Generator.version
    self.program = program
    self.written = written
    rules = Rules(grading)
    students = grading.entries.map(Student.init)
    statistics = Statistics(grading.statistics)
    setAside = grading.setAside.map {
      SetAside(
        file: $0.position.file, line: $0.position.line, column: $0.position.column,
        problem: $0.problem, advice: $0.advice)
    }
    undecided = grading.entries.map(\.mark.undecided).reduce(0, +)
  }

  /// The bytes of the file; the same summary always gives the same.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads a summary.
  ///
  /// - Returns: `nil` where the bytes are none.
  public init?(_ bytes: [UInt8]) {
    guard let summary = try? JSONDecoder().decode(Summary.self, from: Data(bytes)),
      summary.format == Self.format, AnswerName.isID(summary.assignment), summary.hasScores
    else { return nil }
    self = summary
  }

  /// Whether everything that is to be compared is a score.
  private var hasScores: Bool {
    students.allSatisfy { student in
      ([student.total, student.max]
        + student.problems.flatMap { problem in
          [problem.score, problem.max] + (problem.parts ?? []).flatMap { [$0.score, $0.max] }
        }).allSatisfy(Self.isScore)
    }
  }

  /// A fraction of attempts, parts and shares has some digits, not thousands.
  private static let longestScore = 1_000

  private static func isScore(_ text: String) -> Bool {
    guard text.utf8.count <= longestScore, let score = Fraction(text) else { return false }
    return score >= .zero
  }
}

extension Summary.Student {
  fileprivate init(_ entry: ClassGrading.Entry) {
    student = entry.student.id
    name = entry.student.name
    section = entry.student.section
    sheet = entry.mark.sheet.code
    due = entry.student.due?.text
    attempts = entry.student.attempts
    total = entry.mark.score.description
    max = entry.mark.max.description
    problems = zip(entry.mark.problems, entry.mark.sheet.variants).map(Summary.Problem.init)
  }
}

extension Summary.Problem {
  fileprivate init(_ mark: ProblemMark, _ variant: Variant) {
    problem = mark.problem
    score = mark.score.description
    max = mark.max.description
    bonus = mark.isBonus ? true : nil
    counted = if case .one(let attempt) = mark.counted { attempt.attempt.number } else { nil }
    parts = mark.parts.map(Summary.Part.init)
    override = mark.override?.ruling.name
    kept = mark.kept?.description
    drawn = variant.fingerprint
    attempts = mark.attempts.map(Summary.Attempt.init)
    surplus = mark.surplus.map(\.number)
  }
}

extension Summary.Attempt {
  fileprivate init(_ mark: AttemptMark) {
    attempt = mark.attempt.number
    submitted = mark.attempt.submitted?.text
    late = mark.isLate
    credit = mark.credit.description
    score = mark.score.description
    parts = mark.parts.map(Summary.Part.init)
  }
}

extension Summary.Part {
  fileprivate init(_ mark: PartMark) {
    part = mark.part
    answer = mark.response
    verdict = mark.verdict.rawValue
    score = mark.score.description
    max = mark.max.description
    message = mark.message
    mistake = mark.cause?.id
    override = mark.override?.ruling.name
  }
}

extension Summary.Statistics {
  fileprivate init(_ statistics: ClassStatistics) {
    students = statistics.students
    handedIn = statistics.handedIn
    mean = statistics.mean?.description
    median = statistics.median?.description
    highest = statistics.highest?.description
    lowest = statistics.lowest?.description
    deviation = statistics.deviation?.decimal.description
    problemMeans = statistics.problemMeans.mapValues(\.description)
    parts = statistics.parts.map { part in
      Summary.PartStatistics(
        problem: part.problem, part: part.part,
        verdicts: Dictionary(
          part.verdicts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }
        ),
        facility: part.facility?.description,
        discrimination: part.discrimination?.decimal.description)
    }
    mistakes = statistics.mistakes.map(Summary.Mistake.init)
  }
}

extension Summary.Mistake {
  fileprivate init(_ count: MistakeCount) {
    mistake = count.cause.id
    title = count.cause.title
    students = count.students
    parts = Dictionary(
      count.parts.map { ("\($0.problem).\($0.part)", $0.students) }, uniquingKeysWith: +)
    sections = count.groups
  }
}
