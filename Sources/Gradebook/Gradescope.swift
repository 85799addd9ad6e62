import Answers
import Exercises
public import Grading
import Scalars

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `results.json` as Gradescope's autograders write it, for one student.
///
/// The form is that of Gradescope's documentation of autograders; the score at the top is what counts
/// there, so that attempts and late work count as the assignment says.
public struct GradescopeResults: Sendable {
  private let results: Results

  /// The results of one student, in as much detail as the assignment lets students see.
  public init(_ mark: StudentMark, _ assignment: AssignmentDefinition) {
    let problems = Array(zip(assignment.uses, mark.problems).enumerated())
    results = Results(
      score: mark.score.gradescopeNumber,
      tests: problems.flatMap { place, pair in
        let (use, problem) = pair
        let name = "\(place + 1). \(use.problem.title)"
        // Points that were set for the whole problem are no sum of its parts.
        if assignment.feedback.shows == .points || problem.override != nil {
          return [Test(name, number: "\(place + 1)", problem)]
        }
        return problem.parts.enumerated().map { index, part in
          Test(
            "\(name): \(part.part)", number: "\(place + 1).\(index + 1)", part,
            hasMessage: assignment.feedback.shows == .messages)
        }
      })
  }

  /// The bytes of the file.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(results)) + [0x0A]
  }

  private struct Results: Encodable {
    let score: Double
    var outputFormat = "text"
    var testOutputFormat = "text"
    var testNameFormat = "text"
    var visibility = "visible"
    var stdoutVisibility = "hidden"
    let tests: [Test]
  }

  private struct Test: Encodable {
    let name: String
    let number: String
    let score: Double
    let maxScore: Double
    let status: String
    let output: String
    var visibility = "visible"

    init(_ name: String, number: String, _ mark: PartMark, hasMessage: Bool) {
      self.name = name
      self.number = number
      score = mark.score.gradescopeNumber
      maxScore = mark.max.gradescopeNumber
      status = mark.score >= mark.max ? "passed" : "failed"
      let answer = mark.verdict == .blank ? "No answer." : "Your answer: \(mark.response ?? "")"
      let isSaid = hasMessage || mark.verdict == .unreadable
      let isDropped = mark.override?.ruling == .drop
      output =
        ([answer] + (isDropped ? [] : ["Verdict: \(mark.verdict.rawValue)"])
        + [mark.override?.inWords, isSaid ? mark.message : nil].compactMap { $0 })
        .joined(separator: "\n")
    }

    init(_ name: String, number: String, _ mark: ProblemMark) {
      self.name = name
      self.number = number
      score = mark.score.gradescopeNumber
      maxScore = mark.max.gradescopeNumber
      status = mark.score >= mark.max ? "passed" : "failed"
      output = mark.override?.inWords ?? ""
    }
  }
}

extension Fraction {
  /// The nearest number of at most six decimals, as JSON has it.
  fileprivate var gradescopeNumber: Double { Double(cellText) ?? approximation }
}
