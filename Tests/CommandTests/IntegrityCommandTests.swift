import Exercises
import Foundation
import TestSupport
import Testing

/// Answers that fit the sheets of others, and who gets to know of it.
@Suite("Integrity of a class")
struct IntegrityCommandTests {
  private static let header = "student,problem,attempt,other,parts,matching,wrong,kind,chance\n"
  private static let assignment = """
    <assignment id="mine"><title>t</title><use problem="e-step" points="5" draw="g" />
    <use problem="m-step" points="3" draw="g" /></assignment>
    """
  private static let roster = "student,name\nana,Ana\nbo,Bo\ncy,Cy\ndee,Dee\n"

  /// The answers to a student's sheet, by their names.
  private static func answers(of student: String) throws -> [String: String] {
    guard case .assignment(let assignment) = try Checkout.read(assignment, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    let secret = try Secret(hexadecimal: Classroom.secret)
    var answers: [String: String] = [:]
    for variant in try assignment.sheet(student: student, secret: secret).variants {
      for (part, key) in try variant.keysByPart() {
        answers["\(variant.problem.id).\(part)"] = key.text
      }
    }
    return answers
  }

  private static func code(of student: String) throws -> String {
    try Secret(hexadecimal: Classroom.secret).sheetCode(assignment: "mine", student: student)
  }

  @Test func onlyTheTeacherIsTold() throws {
    let classroom = try Classroom(Self.assignment, roster: Self.roster)
    let place = classroom.place
    let ana = try Self.answers(of: "ana")
    for (name, text) in [
      "ana": Classroom.saved("ana", ana),
      // Bo types all of it, Cy two answers.
      "bo": Classroom.saved("bo", ana),
      "cy": Classroom.saved(
        "cy",
        [
          "e-step.p1": ana["e-step.p1"] ?? "", "e-step.p2": ana["e-step.p2"] ?? "",
          "e-step.p3": "0.11114", "e-step.p4": "0.22223", "e-step.p5": "0.77771",
        ]),
      "dee": Classroom.saved("dee", sheet: try Self.code(of: "ana"), ana),
    ] { try place.write(text, to: "answers/\(name).json") }
    let outcome = try classroom.grade(["answers"], "--format", "gradescope")
    #expect(outcome.status == 1)
    let text = try place.read("marks/integrity.csv")
    #expect(text.hasPrefix(Self.header))
    let rows = try classroom.rows("integrity.csv")
    // The chances of the E step are 3 others · (2 · 0.00001)⁵ and 3 others · 10 ways · (2 · 0.000005)².
    #expect(rows.first == "bo,e-step,1,ana,p1 p2 p3 p4 p5,5,5,sheet,1e-23")
    // The weight is right for the posteriors that Bo has typed before it: it is carried, and explained.
    let second = try #require(rows.dropFirst().first)
    #expect(second.hasPrefix("bo,m-step,1,ana,mean variance,2,2,sheet,"))
    #expect(
      Array(rows.dropFirst(2)) == [
        "cy,e-step,1,ana,p1 p2,2,5,key,3e-9",
        "dee,e-step,1,ana,p1 p2 p3 p4 p5,5,5,code,",
        "dee,m-step,1,ana,weight mean variance,3,3,code,",
      ])
    #expect(
      outcome.output.contains(
        "\n  marks/integrity.csv  answers that fit another sheet; for you alone\n"))
    for (name, bytes) in try place.files()
    where name.hasPrefix("marks/feedback/") || name.hasPrefix("marks/gradescope/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("integrity") && !text.contains("another sheet"), "\(name)")
      #expect(name.contains("ana-") || !text.contains("Ana"), "\(name)")
    }
    #expect(try place.read("marks/summary.json").contains("\"integrity.csv\""))
  }

  @Test func nothingIsSaidOfAnHonestClass() throws {
    let classroom = try Classroom(Self.assignment, roster: Self.roster)
    for student in ["ana", "bo", "cy"] {
      var answers = try Self.answers(of: student)
      if student == "bo" { answers["e-step.p3"] = "0.11114" }
      try classroom.place.write(
        Classroom.saved(student, sheet: try Self.code(of: student), answers),
        to: "answers/\(student).json")
    }
    let outcome = try classroom.grade(["answers"])
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("integrity"))
    #expect(try classroom.place.read("marks/integrity.csv") == Self.header)
  }

  @Test func numbersOfTheCourseAreEverybodys() throws {
    let classroom = try Classroom(roster: Self.roster)
    let outcome = try classroom.grade(
      csv: """
        student,problem,part,answer
        ana,course-e-step,p1,0.29421
        bo,course-e-step,p1,0.62246
        cy,course-e-step,p1,0.294
        dee,course-e-step,p2,0.62246

        """)
    #expect(outcome.status == 0)
    #expect(try classroom.rows("integrity.csv").isEmpty)
  }
}
