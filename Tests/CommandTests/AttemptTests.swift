import TestSupport
import Testing

@Suite("Attempts and times")
struct AttemptTests {
  private static func assignment(counts: String) -> String {
    """
    <assignment id="mine">
      <title>Attempts</title>
      <due>2026-11-30T18:00:00+01:00</due>
      <policy counts="\(counts)" late-credit="0.5" />
      <use problem="course-e-step" points="5" attempts="3" />
    </assignment>
    """
  }

  /// The right answers to the first `right` parts.
  private static func rows(
    _ student: String, right: Int, _ attempt: String, _ submitted: String
  ) -> [String] {
    Classroom.rightAnswers.prefix(right).map { name, value in
      "\(student),\(name.replacing(".", with: ",")),\(value),\(attempt),\(submitted)"
    }
  }

  /// ana's attempts earn 1, 3 and, late, half of 4; her fourth is one too many. The others hand in
  /// at the last second, a second later, and with terms of their own.
  private static let csv =
    (["student,problem,part,answer,attempt,submitted"]
    + rows("ana", right: 4, "3", "2026-11-30T17:00:01Z")
    + rows("ana", right: 1, "1", "2026-11-28T10:00:00+01:00")
    + rows("ana", right: 5, "4", "2026-11-28T10:00:00+01:00")
    + rows("ana", right: 3, "2", "2026-11-30T17:59:59+01:00")
    + rows("bo", right: 3, "1", "2026-11-30T17:00:00Z")
    + rows("cy", right: 3, "1", "2026-11-30T22:00:01+05:00")
    + rows("dee", right: 2, "4", "2026-12-02T12:00:00+01:00")
    + rows("eve", right: 2, "", "")).joined(separator: "\n")

  private static let roster = """
    student,name,due,attempts
    ana,Ana,,
    bo,Bo,,
    cy,Cy,,
    dee,Dee,2026-12-03T18:00:00+01:00,4
    eve,Eve,,

    """

  @Test(arguments: [("best", "3"), ("last", "2"), ("first", "1")])
  func thePolicyDecides(_ counts: String, _ anas: String) throws {
    let classroom = try Classroom(Self.assignment(counts: counts), roster: Self.roster)
    let outcome = try classroom.grade(csv: Self.csv)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasSuffix(
        ":7:1: attempt 4 of “ana” at “course-e-step” is beyond the allowed number, so it is not "
          + "marked. To allow it, write the number of attempts in the roster's column attempts.\n"))
    #expect(
      try classroom.rows("grades.csv") == [
        "ana,\(anas),\(anas),5", "bo,3,3,5", "cy,1.5,1.5,5", "dee,2,2,5", "eve,2,2,5",
      ])
    // Every attempt is listed in order, and what was too much only where it is said so.
    let attempts = try classroom.rows("details.csv").filter { $0.hasPrefix("ana,") }
      .map { $0.split(separator: ",")[3] }
    #expect(
      attempts == ["1", "1", "1", "1", "1", "2", "2", "2", "2", "2", "3", "3", "3", "3", "3"])
    let summary = try classroom.place.read("marks/summary.json")
    #expect(summary.contains("\"surplus\" : [\n            4\n          ]"))
    let page = try #require(
      try classroom.place.names(in: "marks/feedback").first { $0.hasPrefix("ana-") })
    #expect(
      try classroom.place.read("marks/feedback/\(page)").contains(
        "Attempt 4 at “course-e-step” is beyond the allowed number and was not marked."))
  }

  @Test func aTableSaysWhenFilesWereHandedIn() throws {
    let classroom = try Classroom(Self.assignment(counts: "last"))
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "in/1/a.json")
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.3"]), to: "in/2/a.json")
    try place.write(Classroom.saved("bo", ["course-e-step.p1": "0.29421"]), to: "in/b.json")
    try place.write(
      """
      file,attempt,submitted
      2/a.json,1,2026-11-20T12:00:00Z
      1/a.json,2,2026-11-21T12:00:00Z
      b.json,,2026-12-24T12:00:00Z

      """, to: "times.csv")
    let outcome = try classroom.grade(["in"], "--submissions", "times.csv")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
    #expect(try classroom.rows("grades.csv") == ["ana,1,1,5", "bo,0.5,0.5,5"])
    // Without the table, the second file of ana contradicts the first.
    let blind = try classroom.grade(["in"])
    #expect(blind.status == 1)
    #expect(
      blind.errors
        == "in/2/a.json:1:1: “ana” has handed in attempt 1 at “course-e-step” before, in "
        + "in/1/a.json:1. Number the attempts in a column attempt, or with --submissions.\n")
    #expect(try classroom.rows("grades.csv") == ["ana,1,1,5", "bo,1,1,5"])
  }

  @Test func aTableOfTimesThatIsWrong() throws {
    let classroom = try Classroom()
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "a.json")
    try place.write("file,attempt\nz.json,1\n", to: "times.csv")
    let stray = try classroom.grade(["a.json"], "--submissions", "times.csv")
    #expect(stray.status == 1)
    #expect(
      stray.errors
        == "times.csv:2:1: no answer file is called \"z.json\". Write the name of one of the files "
        + "that are graded, or leave the line out.\n")
    #expect(try classroom.rows("grades.csv") == ["ana,1,0,1,8", "bo,0,0,0,8"])
    try place.write("file,attempt\na.json,0\n", to: "times.csv")
    let broken = try classroom.grade(["a.json"], "--submissions", "times.csv")
    #expect(broken.status == 65)
    #expect(
      broken.errors
        == "times.csv:2:8: \"0\" is no number of attempts. Write a whole number from 1, in digits, "
        + "or leave it empty.\n")
  }

  /// A table that says only when leaves the attempts of the file itself alone.
  @Test func aTableOfTimesKeepsTheAttemptsOfAFile() throws {
    let classroom = try Classroom(Self.assignment(counts: "last"))
    let rows = Self.rows("ana", right: 1, "1", "") + Self.rows("ana", right: 2, "2", "")
    try classroom.place.write("file,submitted\nanswers.csv,2026-11-21T12:00:00Z\n", to: "times.csv")
    let outcome = try classroom.grade(
      csv: (["student,problem,part,answer,attempt,submitted"] + rows).joined(separator: "\n"),
      "--submissions", "times.csv")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
    #expect(try classroom.rows("grades.csv") == ["ana,2,2,5", "bo,0,0,5"])
  }
}
