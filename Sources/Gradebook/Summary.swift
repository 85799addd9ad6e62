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
  /// The name and version of the form; a change of the form raises the number.
  public static let format = "gmm-quiz/summary@1"

  /// What one response earned.
  public struct Part: Sendable, Codable, Equatable {
    /// The id of the part.
    public let part: String
    /// What was typed, unchanged; `nil` where nothing was.
    public let answer: String?
    /// The name of a `Verdict`.
    public let verdict: String
    /// Before anything is taken off for late work.
    public let score: String
    public let max: String
    /// What the student is told beyond the verdict.
    public let message: String?
  }

  /// One attempt at a problem that was marked.
  public struct Attempt: Sendable, Codable, Equatable {
    /// The number of the attempt, from 1.
    public let attempt: Int
    /// When it was handed in, as the teacher's file has it.
    public let submitted: String?
    /// Whether it came after the student's due time.
    public let late: Bool
    /// The parts together, less what late work loses.
    public let score: String
    /// One for each part of the problem, in order.
    public let parts: [Part]
  }

  /// A student's marks for one problem.
  public struct Problem: Sendable, Codable, Equatable {
    /// The id of the problem.
    public let problem: String
    /// What the attempt that counts has earned.
    public let score: String
    public let max: String
    /// The number of the attempt that counts.
    public let counted: Int?
    /// The attempts that were marked, in order.
    public let attempts: [Attempt]
    /// The numbers of attempts beyond the allowed number.
    public let surplus: [Int]
  }

  /// A student's marks.
  public struct Student: Sendable, Codable, Equatable {
    /// The student's id.
    public let student: String
    public let name: String
    /// The public code of the student's sheet.
    public let sheet: String
    /// The scores of all problems together.
    public let total: String
    public let max: String
    /// One for each problem, in the order of the assignment.
    public let problems: [Problem]
  }

  /// How one part went over the class.
  public struct PartStatistics: Sendable, Codable, Equatable {
    public let problem: String
    public let part: String
    /// How often each verdict was given.
    public let verdicts: [String: Int]
    /// The mean share of the points.
    public let facility: String
  }

  /// The class as a whole; who handed in nothing counts with 0.
  public struct Statistics: Sendable, Codable, Equatable {
    /// How many students are on the roster.
    public let students: Int
    /// How many of them have an attempt that was marked.
    public let handedIn: Int
    /// Of the totals, as the three that follow.
    public let mean: String?
    public let median: String?
    public let highest: String?
    public let lowest: String?
    /// The mean score of each problem, by its id.
    public let problemMeans: [String: String]
    /// One for each part, in the order of the sheet.
    public let parts: [PartStatistics]
  }

  /// Something of the input that could not be used, and where it stands.
  public struct SetAside: Sendable, Codable, Equatable {
    /// The file as the user named it; lines and columns count from 1.
    public let file: String
    public let line: Int
    public let column: Int
    /// What is wrong, without a full stop.
    public let problem: String
    /// What to do about it, without a full stop.
    public let advice: String
  }

  /// Always the format of this version, or the file is not read.
  public let format: String
  /// The id of the assignment.
  public let assignment: String
  public let title: String
  /// The version of the generator.
  public let generator: Int
  /// In the order of the roster.
  public let students: [Student]
  /// The class as a whole.
  public let statistics: Statistics
  /// What could not be used.
  public let setAside: [SetAside]
  /// Comparisons that lay on a boundary as far as the proof went; they are accepted.
  public let undecided: Int
}

extension Summary {
  /// The summary of a class that was graded.
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
