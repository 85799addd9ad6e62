import Answers
import Exercises
import Grading
import Markup
import Scalars

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `summary.json`: everything that the tables have, and the class as a whole.
///
/// Scores are exact: decimals or fractions such as `1/3`, as strings.
public struct Summary: Sendable, Codable, Equatable {
  public static let format = "gmm-quiz/summary@1"

  public struct Part: Sendable, Codable, Equatable {
    public let part: String
    public let answer: String?
    public let verdict: String
    public let score: String
    public let max: String
    public let message: String?
  }

  public struct Attempt: Sendable, Codable, Equatable {
    public let attempt: Int
    public let submitted: String?
    public let late: Bool
    public let score: String
    public let parts: [Part]
  }

  public struct Problem: Sendable, Codable, Equatable {
    public let problem: String
    public let score: String
    public let max: String
    /// The number of the attempt that counts.
    public let counted: Int?
    public let attempts: [Attempt]
    /// The numbers of attempts beyond the allowed number.
    public let surplus: [Int]
  }

  public struct Student: Sendable, Codable, Equatable {
    public let student: String
    public let name: String
    public let sheet: String
    public let total: String
    public let max: String
    public let problems: [Problem]
  }

  public struct PartStatistics: Sendable, Codable, Equatable {
    public let problem: String
    public let part: String
    /// How often each verdict was given.
    public let verdicts: [String: Int]
    /// The mean share of the points.
    public let facility: String
  }

  public struct Statistics: Sendable, Codable, Equatable {
    public let students: Int
    public let handedIn: Int
    public let mean: String?
    public let median: String?
    public let highest: String?
    public let lowest: String?
    public let problemMeans: [String: String]
    public let parts: [PartStatistics]
  }

  public struct SetAside: Sendable, Codable, Equatable {
    public let file: String
    public let line: Int
    public let column: Int
    public let problem: String
    public let advice: String
  }

  public let format: String
  public let assignment: String
  public let title: String
  public let generator: Int
  public let students: [Student]
  public let statistics: Statistics
  public let setAside: [SetAside]
  /// Comparisons that lay on a boundary as far as the proof went; they are accepted.
  public let undecided: Int
}

extension Summary {
  public init(_ grading: ClassGrading) {
    format = Self.format
    assignment = grading.assignment.id
    title = grading.assignment.title
    generator = Generator.version
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
      summary.format == Self.format
    else { return nil }
    self = summary
  }
}

extension Summary.Student {
  fileprivate init(_ entry: ClassGrading.Entry) {
    student = entry.student.id
    name = entry.student.name
    sheet = entry.mark.sheet.code
    total = entry.mark.score.description
    max = entry.mark.max.description
    problems = entry.mark.problems.map { problem in
      Summary.Problem(
        problem: problem.problem, score: problem.score.description,
        max: problem.max.description, counted: problem.counted?.attempt.number,
        attempts: problem.attempts.map(Summary.Attempt.init),
        surplus: problem.surplus.map(\.number))
    }
  }
}

extension Summary.Attempt {
  fileprivate init(_ mark: AttemptMark) {
    attempt = mark.attempt.number
    submitted = mark.attempt.submitted?.text
    late = mark.isLate
    score = mark.score.description
    parts = mark.parts.map {
      Summary.Part(
        part: $0.part, answer: $0.response, verdict: $0.verdict.rawValue,
        score: $0.score.description, max: $0.max.description, message: $0.message)
    }
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
    problemMeans = statistics.problemMeans.mapValues(\.description)
    parts = statistics.parts.map { part in
      Summary.PartStatistics(
        problem: part.problem, part: part.part,
        verdicts: Dictionary(
          part.verdicts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }
        ),
        facility: part.facility.description)
    }
  }
}
