import Foundation
import TestSupport
import Testing

/// A bank of one's own with every kind of part.
@Suite("Every kind of part, from the sheet to the marks")
struct PartKindCommandTests {
  private func classroom() throws -> Classroom {
    let room = try Classroom(EveryKind.assignment.replacing("\"kinds\"", with: "\"mine\""))
    try room.place.write(EveryKind.course, to: "problems/course-kinds.xml")
    try room.place.write(EveryKind.plane, to: "problems/plane-kinds.xml")
    return room
  }

  private func solve(_ place: Workplace, _ extra: String...) throws -> String {
    let outcome = try place.run(
      ["solve", "problems/course-kinds.xml", "--seed", "spring", "--bank", Checkout.root] + extra)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return outcome.output
  }

  @Test func checkIsContent() throws {
    let place = try classroom().place
    let outcome = try place.run([
      "check", "problems/course-kinds.xml", "problems/plane-kinds.xml", "problems/mine.xml",
      "--draws", "20", "--bank", Checkout.root,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("course-kinds: fine, 20 variants"))
    #expect(outcome.output.contains("plane-kinds: fine, 20 variants"))
  }

  @Test func checkSaysWhatDoesNotSuit() throws {
    let place = try classroom().place
    try place.write(
      EveryKind.course.replacing("options=\"4\"", with: "options=\"26\""),
      to: "problems/course-kinds.xml")
    let outcome = try place.run([
      "check", "problems/course-kinds.xml", "--bank", Checkout.root,
    ])
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains("too few wrong methods give numbers that look different"),
      "\(outcome.errors)")
  }

  @Test func solvePrintsTheAnswersAndWhatAFileWouldHold() throws {
    let place = try classroom().place
    let lines = try solve(place).split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.hasSuffix("  0.294215, 0.622459, 0.651355, 0.106691, 0.0534033") })
    #expect(lines.contains { $0.hasSuffix("  2, 1, 1, 2, 2") })
    let json = try JSON(parsing: try solve(place, "--json", "--digits", "5"))
    let answers = json["answers"].elements
    let vector = try #require(answers.first { $0["part"] == .text("w") })
    #expect(vector["value"] == .text("0.34562, 0.65438"))
    #expect(vector["exact"] == .bool(false))
    #expect(vector["quantity"] == .null)
    let whole = try #require(answers.first { $0["part"] == .text("l") })
    #expect(whole["value"] == .text("2, 1, 1, 2, 2"))
    #expect(whole["exact"] == .bool(true))
    let order = try #require(answers.first { $0["part"] == .text("o") }?["value"].string)
    #expect(order.split(separator: ",").sorted() == ["a", "b", "c", "d"] && order != "a,b,c,d")
  }

  @Test func practiceAsksForEach() throws {
    let place = try classroom().place
    // What the letters stand for is indented further.
    let lines = try solve(place).split(separator: "\n").dropFirst()
    let right = lines.filter { !$0.hasPrefix("    ") }.map { line in
      String(line.split(separator: "  ").last ?? "").trimmingCharacters(in: .whitespaces)
    }
    #expect(right.count == 9)
    let input = ["0,5, 1"] + right.prefix(5) + ["a,b"] + right.dropFirst(5)
    let outcome = try place.run(
      ["practice", "problems/course-kinds.xml", "--seed", "spring", "--bank", Checkout.root],
      input: input.joined(separator: "\n"))
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    for text in [
      "all p(1 | i) =   This could not be read as an answer: column 2: the comma could be",
      "Letter:   This could not be read as an answer: column 3: only one letter can be chosen.",
      "the new means =   ✓ Right.", "Letters in order:   ✓ Right.", "Letters:   ✓ Right.",
      "9 of 9 solved, 9 at the first try.",
    ] { #expect(outcome.output.contains(text), "\(outcome.output)") }
  }

  /// Answers go the whole way: from the solution's text into a saved file and a table, to the marks.
  @Test func rightAnswersEarnEverything() throws {
    let room = try classroom()
    let generated = try room.generate("problems/mine.xml")
    #expect(generated.status == 0, "\(generated.errors)")
    var files: [String] = []
    for student in ["ana", "bo"] {
      let outcome = try room.place.run([
        "solve", "problems/mine.xml", "--student", student, "--secret", "s.key", "--json",
        "--digits", "12", "--bank", Checkout.root,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      var answers: [String: String] = [:]
      for problem in try JSON(parsing: outcome.output)["problems"].elements {
        for answer in problem["answers"].elements {
          let name = "\(problem["problem"].string ?? "").\(answer["part"].string ?? "")"
          answers[name] = answer["value"].string
        }
      }
      #expect(answers.count == 19)
      if student == "bo" { answers["plane-kinds.s"] = "=1+1; 2" }
      try room.place.write(Classroom.saved(student, answers), to: "\(student).json")
      files.append("\(student).json")
    }
    let graded = try room.grade(files)
    #expect(graded.status == 0, "\(graded.errors)")
    let grades = try room.rows("grades.csv")
    #expect(grades[0] == "ana,10,10,20,20")
    #expect(grades[1] == "bo,10,9,19,20")
    let details = try room.place.read("marks/details.csv")
    #expect(details.contains("bo,plane-kinds,s,1,\"'=1+1; 2\",unreadable,0,1,"), "\(details)")
  }
}
