import Foundation
import TestSupport
import Testing

/// Verdicts of single submissions, inside a pipe.
@Suite("Streams")
struct StreamTests {
  private func stream(
    _ input: String, _ extra: String..., in classroom: Classroom? = nil
  ) throws -> Workplace.Outcome {
    let place = try (classroom ?? Classroom()).place
    return try place.run(
      ["grade", "problems/mine.xml", "--secret", "s.key", "--stream", "--bank", Checkout.root]
        + extra, input: input)
  }

  /// The lines of the output as JSON.
  private func lines(_ outcome: Workplace.Outcome) throws -> [[String: Any]] {
    try outcome.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func linesOfJSON() throws {
    let outcome = try stream(
      [
        Classroom.saved("ana", ["course-e-step.p1": "0.29421", "course-m-step.mean": "−0,53733"]),
        "", "{\"format\":\"gmm-quiz/answers@1\"}", "not JSON at all",
        Classroom.saved("bo", ["course-e-step.p1": "1,234", "course-e-step.p9": "1"]),
        Classroom.saved("zoe", [:]),
      ].joined(separator: "\n"))
    let lines = try lines(outcome)
    #expect(outcome.status == 1)
    #expect(lines.map { $0["line"] as? Int } == [1, 3, 4, 5, 6])
    #expect(lines.allSatisfy { $0["format"] as? String == "gmm-quiz/verdicts@1" })
    let answers = lines.map { ($0["answers"] as? [[String: String]])?.map { $0["verdict"] } }
    #expect(answers == [["correct", "correct"], nil, nil, ["unreadable"], []])
    #expect(
      lines[1]["error"] as? String
        == "\"student\" is missing. Hand in the file that the sheet saves, as it is. \"answers\" is missing. "
        + "Hand in the file that the sheet saves, as it is.")
    #expect((lines[3]["setAside"] as? [String])?.count == 1)
    #expect(lines[4]["student"] as? String == "zoe")
  }

  @Test func rowsOfCSV() throws {
    let long = try stream(
      "student,problem,part,answer\nana,course-e-step,p1,0.29421\nbo,course-e-step,p2\nbo,course-e-step,p2,9\n"
    )
    #expect(try lines(long).map { $0["line"] as? Int } == [2, 3, 4])
    #expect(long.status == 1)
    let wide = try stream(
      "student,course-e-step.p1,course-e-step.p2\nana,\"0,29421\",\"1,234\"\nbo,,0.62246\n")
    #expect(wide.status == 0)
    let verdicts = try lines(wide).map { line in
      (line["answers"] as? [[String: String]])?.map { "\($0["part"] ?? "") \($0["verdict"] ?? "")" }
    }
    // The first comma settles what the second one is.
    #expect(verdicts == [["p1 correct", "p2 incorrect"], ["p2 correct"]])
  }

  @Test func onlyStudentsOfTheRosterIfThereIsOne() throws {
    let line = Classroom.saved("zoe", ["course-e-step.p1": "0.29421"])
    let outcome = try stream(line, "--roster", "r.csv")
    #expect(outcome.status == 1)
    #expect(
      try lines(outcome)[0]["error"] as? String
        == "there is no student “zoe” on the roster. Add the student to the roster, or correct the id."
    )
  }

  @Test func blankLinesComeFirst() throws {
    let blank = String(repeating: "\n", count: 2_000_000)
    #expect(try lines(try stream(blank)).isEmpty)
    let few = try stream("\n \n\n" + Classroom.saved("ana", [:]) + "\n")
    #expect(try lines(few).map { $0["line"] as? Int } == [4])
  }

  @Test func nothingComesIn() throws {
    let outcome = try stream("")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  /// Other systems need one line for each line, however long it takes and whatever stands in it.
  @Test func linesOfAnyKind() throws {
    let broken = [
      "[]", "{", "\u{0}", String(repeating: "[", count: 200_000), "{\"a\": \"\\ud800\"}",
    ]
    let outcome = try stream(
      ([Classroom.saved("ana", [:])] + broken).joined(separator: "\n") + "\n"
        + String(repeating: "x", count: 1_200_000) + "\n" + Classroom.saved("ana", [:]) + "\n")
    #expect(try lines(outcome).map { $0["line"] as? Int } == Array(1...8))
  }

  @Test(arguments: [
    ["--out", "marks"], ["--overrides", "o.csv"], ["--compare", "marks"],
    ["--submissions", "s.csv"],
    ["--format", "gradescope"], ["--at", "2026-12-14T23:59:00Z"],
  ])
  func whatStreamsDontHave(_ extra: [String]) throws {
    let outcome = try stream("", extra[0], extra[1])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "Error: --stream gives verdicts of single submissions, without \(extra[0])."))
  }
}
