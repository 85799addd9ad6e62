import Answers
import Exercises
import Grading
import TestSupport
import Testing

/// What is said of answers that can't be right, whatever the key is.
@Suite("A second opinion")
struct SecondOpinionTests {
  /// The message of the one part of a problem about two clusters that is answered so.
  private func message(
    _ parts: [(id: String, element: String)], _ typed: [String: String], of part: String
  ) throws -> String? {
    let variant = try CourseProblem.variant(parts)
    let marks = variant.mark(typed, keys: try variant.keys(), points: 1)
    return marks.first { $0.part == part }?.message
  }

  @Test(arguments: [
    ("<number of=\"posterior\" cluster=\"1\" point=\"1\" />", "1.2", "between 0 and 1"),
    ("<number of=\"posterior\" cluster=\"1\" point=\"1\" />", "29.421", "a % is missing"),
    ("<number of=\"posterior\" cluster=\"1\" point=\"1\" />", "-0.2", "between 0 and 1"),
    ("<number of=\"weight\" cluster=\"1\" iteration=\"1\" />", "1.73", "between 0 and 1"),
    ("<number of=\"count\" cluster=\"1\" />", "5.5", "between 0 and 5"),
    ("<number of=\"variance\" cluster=\"1\" iteration=\"1\" />", "-0.5", "never below 0"),
    ("<number of=\"variance\" cluster=\"1\" iteration=\"1\" />", "0", "no width"),
    ("<number of=\"density\" cluster=\"1\" point=\"1\" />", "-0.05", "above 0"),
    ("<number of=\"mean\" cluster=\"1\" iteration=\"1\" />", "2.5", "among"),
    ("<number of=\"log-likelihood-gain\" iteration=\"1\" />", "-4", "never makes"),
  ])
  func ofOneNumber(_ element: String, _ typed: String, _ words: String) throws {
    let message = try message([("a", element)], ["a": typed], of: "a")
    #expect(message?.contains(words) == true, "\(message ?? "")")
  }

  @Test func posteriorsOfAPointSumToOne() throws {
    let parts = [1, 2].map {
      ("p\($0)", "<number of=\"posterior\" cluster=\"\($0)\" point=\"1\" />")
    }
    // The right ones are 0.29421 and 0.70579.
    let message = try message(parts, ["p1": "0.29421", "p2": "0.8"], of: "p2")
    #expect(message == "The posteriors of one point sum to 1; here they sum to 1.09421.")
    #expect(try self.message(parts, ["p1": "0.3", "p2": "0.7"], of: "p1") == nil)
  }

  @Test func theLogLikelihoodNeverFalls() throws {
    let parts = [("before", 0), ("after", 1)].map {
      ($0.0, "<number of=\"log-likelihood\" iteration=\"\($0.1)\" />")
    }
    let message = try message(parts, ["before": "-7", "after": "-9"], of: "after")
    #expect(message == "An update of EM never makes the log-likelihood smaller.")
  }

  /// What is right needs no opinion.
  @Test func rightAnswersAreLeftAlone() throws {
    let variant = try DiagnosisTests.course()
    let typed = try variant.keysByPart().mapValues(\.text)
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
    #expect(marks.allSatisfy { $0.verdict == .correct && $0.message == nil })
  }
}
