import Foundation
import TestSupport
import Testing

/// Grading once more, and who goes up or down.
@Suite("Regrading")
struct RegradeTests {
  static let roster = "student,name\nana,Ana\nbo,Bo\ncy,Cy\ndee,Dee\n"

  /// The first posterior of the course, statements, and a number of points; the key of the first is
  /// 0.294214972….
  static func problem(
    tolerance: String = "", equal: String = "no", points: String = "1"
  ) -> String {
    """
    <problem id="mine-e"><title>t</title><model like="course-e-step" /><statement><p>x</p></statement>
    <part id="p" points="\(points)"><prompt>p</prompt>
    <number of="posterior" cluster="1" point="1" decimals="5" \(tolerance) /></part>
    <part id="t"><prompt>t</prompt><tick-all>
    <option id="sum" true="yes"><text>the sum</text></option>
    <option id="equal" true="\(equal)"><text>equal</text></option></tick-all></part>
    <part id="n"><prompt>n</prompt><integer of="points" /></part></problem>
    """
  }

  static func assignment(_ rules: String = "", points: String = "3") -> String {
    """
    <assignment id="mine"><title>Mine</title>\(rules)<use problem="mine-e" points="\(points)" />
    </assignment>
    """
  }

  /// Four students: all right; the number wrong by two units; the statement “equal” ticked, too; blank.
  private func classroom() throws -> Classroom {
    let classroom = try Classroom(Self.assignment(), roster: Self.roster)
    try classroom.place.write(Self.problem(), to: "problems/mine-e.xml")
    try classroom.place.write(
      """
      student,mine-e.p,mine-e.t,mine-e.n,submitted
      ana,0.29421,\(try classroom.rightLetter("ana")),5,2026-12-01T10:00:00Z
      bo,0.29423,\(try classroom.rightLetter("bo")),5,2026-12-01T10:00:00Z
      cy,0.29421,"a,b",5,2026-12-03T10:00:00Z
      """, to: "a.csv")
    #expect(try classroom.regrade(out: "old").status == 0)
    #expect(
      try classroom.place.read("old/grades.csv")
        == "student,mine-e,total,max\nana,3,3,3\nbo,2,2,3\ncy,2,2,3\ndee,0,0,3\n")
    return classroom
  }

  @Test func nothingHasChanged() throws {
    let classroom = try classroom()
    let outcome = try classroom.regrade("--compare", "old")
    #expect(outcome.output.hasSuffix("No mark has changed.\n"))
    #expect(try classroom.changes() == [])
    // Grading the same files twice gives the same bytes.
    #expect(try classroom.regrade("--compare", "old", out: "again").status == 0)
    let files = try classroom.place.files()
    for name in files.keys where name.hasPrefix("again/") {
      #expect(files["marks" + name.dropFirst("again".count)] == files[name], "\(name)")
    }
  }

  @Test func aChangedTolerance() throws {
    let classroom = try classroom()
    try classroom.place.write(
      Self.problem(tolerance: "tolerance=\"0.001\""), to: "problems/mine-e.xml")
    let outcome = try classroom.regrade("--compare", "old")
    #expect(
      try classroom.changes() == ["bo,mine-e,p,0,1,1,1,tolerance", "bo,,,2,3,3,3,tolerance"])
    #expect(
      outcome.output.contains("Changed: 1 up, 0 down.\n  bo  2 → 3: mine-e.p 0 → 1 (tolerance)\n"))
  }

  @Test func aCorrectedDefinition() throws {
    let classroom = try classroom()
    try classroom.place.write(Self.problem(equal: "yes"), to: "problems/mine-e.xml")
    _ = try classroom.regrade("--compare", "old")
    #expect(
      try classroom.changes() == [
        "ana,mine-e,t,1,0,1,1,definition", "ana,,,3,2,3,3,definition",
        "bo,mine-e,t,1,0,1,1,definition", "bo,,,2,1,3,3,definition",
        "cy,mine-e,t,0,1,1,1,definition", "cy,,,2,3,3,3,definition",
      ])
  }

  @Test func otherPoints() throws {
    let classroom = try classroom()
    try classroom.place.write(Self.problem(points: "4"), to: "problems/mine-e.xml")
    _ = try classroom.regrade("--compare", "old")
    let changes = try classroom.changes()
    #expect(
      changes.filter { $0.hasPrefix("bo,") } == [
        "bo,mine-e,p,0,0,1,2,points", "bo,mine-e,t,1,0.5,1,0.5,points",
        "bo,mine-e,n,1,0.5,1,0.5,points", "bo,,,2,1,3,3,points",
      ])
  }

  @Test func aDroppedPartAndMarksByHand() throws {
    let classroom = try classroom()
    try classroom.place.write(
      """
      student,problem,part,action,value,reason
      ,mine-e,p,drop,,misprinted
      dee,mine-e,,set,1.5,was ill
      """, to: "o.csv")
    _ = try classroom.regrade("--compare", "old", "--overrides", "o.csv")
    #expect(
      try classroom.changes() == [
        "ana,mine-e,p,1,0,1,0,override", "ana,,,3,2,3,2,override",
        "bo,mine-e,p,0,0,1,0,override", "bo,,,2,2,3,2,override",
        "cy,mine-e,p,1,0,1,0,override", "cy,,,2,1,3,2,override",
        "dee,mine-e,p,0,0,1,0,override", "dee,mine-e,,0,1.5,3,3,override",
        "dee,,,0,1.5,3,3,override",
      ])
  }

  @Test func aCorrectedKey() throws {
    let classroom = try classroom()
    try classroom.place.write(
      """
      student,problem,part,action,value,reason
      ,mine-e,t,correct,equal=true,both are
      ,mine-e,p,correct,0.29423,a better table
      bo,mine-e,n,full,,asked by mail
      """, to: "o.csv")
    _ = try classroom.regrade("--compare", "old", "--overrides", "o.csv")
    #expect(
      try classroom.changes() == [
        "ana,mine-e,p,1,0,1,1,override", "ana,mine-e,t,1,0,1,1,override",
        "ana,,,3,1,3,3,override", "bo,mine-e,p,0,1,1,1,override", "bo,mine-e,t,1,0,1,1,override",
        "bo,,,2,2,3,3,override", "cy,mine-e,p,1,0,1,1,override", "cy,mine-e,t,0,1,1,1,override",
        "cy,,,2,2,3,3,override",
      ])
  }

  @Test func anotherPolicy() throws {
    let classroom = try classroom()
    try classroom.place.write(
      Self.assignment("<due>2026-12-02T00:00:00Z</due><policy late-credit=\"0.5\" />"),
      to: "problems/mine.xml")
    _ = try classroom.regrade("--compare", "old")
    #expect(try classroom.changes() == ["cy,mine-e,,2,1,3,3,policy", "cy,,,2,1,3,3,policy"])
    // A student's own due time takes it back.
    try classroom.place.write(
      "student,name,due\nana,Ana,\nbo,Bo,\ncy,Cy,2026-12-04T00:00:00Z\ndee,Dee,\n", to: "r.csv")
    _ = try classroom.regrade("--compare", "marks", out: "again")
    #expect(
      try classroom.place.read("again/changes.csv").hasSuffix(
        "\ncy,mine-e,,1,2,3,3,roster\ncy,,,1,2,3,3,roster\n"))
  }

  @Test func otherAnswersAndStudents() throws {
    let classroom = try classroom()
    try classroom.place.write("student,name\neve,Eve\nana,Ana\nbo,Bo\ncy,Cy\n", to: "r.csv")
    let answers = try classroom.place.read("a.csv").replacing("0.29423", with: "0.29421")
    try classroom.place.write(answers, to: "a.csv")
    _ = try classroom.regrade("--compare", "old")
    #expect(
      try classroom.changes() == [
        "eve,mine-e,p,,0,,1,roster", "eve,mine-e,t,,0,,1,roster", "eve,mine-e,n,,0,,1,roster",
        "eve,,,,0,,3,roster", "bo,mine-e,p,0,1,1,1,answers", "bo,,,2,3,3,3,answers",
        "dee,,,0,,3,,roster",
      ])
  }

  @Test func nobodyGoesDownWithNeverLower() throws {
    let classroom = try classroom()
    try classroom.place.write(Self.problem(equal: "yes"), to: "problems/mine-e.xml")
    let outcome = try classroom.regrade("--compare", "old", "--never-lower")
    #expect(
      try classroom.place.read("marks/grades.csv")
        == "student,mine-e,total,max\nana,3,3,3\nbo,2,2,3\ncy,3,3,3\ndee,0,0,3\n")
    #expect(
      outcome.output.contains("Changed: 1 up, 0 down, 2 with other parts or another maximum."))
    #expect(
      try classroom.changes().filter { $0.hasPrefix("ana,") } == [
        "ana,mine-e,t,1,0,1,1,definition", "ana,mine-e,,3,3,3,3,never-lower",
        "ana,,,3,3,3,3,definition never-lower",
      ])
    let page = try #require(
      try classroom.place.files().first { $0.key.hasPrefix("marks/feedback/ana-") }?.value)
    #expect(String(decoding: page, as: UTF8.self).contains("Your earlier, higher points"))
  }

  @Test(arguments: [
    (",mine-e,p,drop,3,so", 16, "\"drop\" takes no value. Leave the cell empty."),
    (
      ",mine-e,,drop,,so", 10,
      "\"drop\" needs a part. Write the part; only set can be about a whole problem."
    ),
    (
      ",mine-e,p,set,3,so", 11,
      "points can be set for one student only. Write the student, or full to give a part to all."
    ),
    (
      "ana,mine-e,p,set,-3,so", 18,
      "\"-3\" is no number of points. Write a number from 0, such as 2, 0.5 or 1/3."
    ),
    (
      "zed,mine-e,p,full,,so", 1,
      "there is no student \"zed\" on the roster. Correct the id, or leave the cell empty for the whole class."
    ),
    (",mine,p,full,,so", 2, "the assignment has no problem \"mine\". Write one of mine-e."),
    (",mine-e,q,full,,so", 9, "the problem has no part \"q\". Write one of p, t, n."),
    (",mine-e,p,give,,so", 11, "\"give\" is no action. Write drop, full, correct or set."),
    (
      ",mine-e,p,full,,", 17,
      "a decision needs a reason. Write why, for whoever reads this next year."
    ),
    (
      ",mine-e,p,correct,,so", 19,
      "the right answer is missing. Write it as a student would, or options as in plane=true."
    ),
    (
      ",mine-e,t,correct,so=true,so", 1,
      "these are not options with their truth. Write some of sum, equal, as in sum=true."
    ),
  ])
  func aWrongDecision(_ row: String, _ column: Int, _ message: String) throws {
    let classroom = try classroom()
    let before = try classroom.place.files()
    try classroom.place.write("student,problem,part,action,value,reason\n\(row)\n", to: "o.csv")
    let outcome = try classroom.regrade("--overrides", "o.csv")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "o.csv:2:\(column): \(message)\n")
    #expect(try classroom.place.files().filter { $0.key != "o.csv" } == before)
  }

  @Test(arguments: [
    ("mine-e", "p", "0.5", "this part is marked by an interval, whatever its key is"),
    ("mine-e", "n", "2.5", "this is no whole number"),
    ("mine-e", "t", "sum=true sum=false", "these are not options with their truth"),
    ("order-the-steps", "order", "a", "the right answer of this part follows from its numbers"),
  ])
  func aKeyThatCantBeCorrected(
    _ problem: String, _ part: String, _ value: String, _ message: String
  ) throws {
    let classroom = try Classroom(
      "<assignment id=\"mine\"><title>t</title><use problem=\"\(problem)\" points=\"1\" /></assignment>"
    )
    try classroom.place.write(
      Self.problem(tolerance: "from=\"0\" to=\"1\""), to: "problems/mine-e.xml")
    try classroom.place.write("student,problem,part,answer\n", to: "a.csv")
    try classroom.place.write(
      "student,problem,part,action,value,reason\n,\(problem),\(part),correct,\(value),so\n",
      to: "o.csv")
    let outcome = try classroom.regrade("--overrides", "o.csv")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  /// Of two attempts another one counts, for this reason or that.
  @Test(arguments: [
    ("<policy counts=\"last\" />", "", "policy"),
    ("<policy attempt-credit=\"0.5, 1\" />", "", "policy"),
    ("", "1", "roster"),
  ])
  func anotherAttemptCounts(_ policy: String, _ attempts: String, _ reason: String) throws {
    let classroom = try classroom()
    try classroom.place.write(
      """
      student,problem,part,answer,attempt
      ana,mine-e,p,0.29421,2
      ana,mine-e,n,5,2
      ana,mine-e,p,9,1
      ana,mine-e,n,5,1
      bo,mine-e,p,0.29421,1
      bo,mine-e,p,9,2
      """, to: "a.csv")
    #expect(try classroom.regrade(out: "old").status == 0)
    try classroom.place.write(Self.assignment(policy), to: "problems/mine.xml")
    try classroom.place.write(
      "student,name,attempts\nana,Ana,\(attempts)\nbo,Bo,\(attempts)\n", to: "r.csv")
    _ = try classroom.regrade("--compare", "old")
    let rows = try classroom.changes().filter { !$0.hasPrefix("cy,") && !$0.hasPrefix("dee,") }
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.hasSuffix(",\(reason)") }, "\(rows)")
  }

  @Test func pointsSetByHandGoDown() throws {
    let classroom = try classroom()
    try classroom.place.write(
      "student,problem,part,action,value,reason\nana,mine-e,,set,0,copied\n", to: "o.csv")
    _ = try classroom.regrade("--compare", "old", "--never-lower", "--overrides", "o.csv")
    #expect(
      try classroom.changes() == ["ana,mine-e,,3,0,3,3,override", "ana,,,3,0,3,3,override"])
  }

  @Test func lateWorkThatWasKeptIsTold() throws {
    let classroom = try classroom()
    try classroom.place.write(
      Self.assignment("<due>2026-12-02T00:00:00Z</due><policy late-credit=\"0.5\" />"),
      to: "problems/mine.xml")
    _ = try classroom.regrade("--compare", "old", "--never-lower")
    #expect(
      try classroom.changes() == [
        "cy,mine-e,,2,2,3,3,policy never-lower", "cy,,,2,2,3,3,policy never-lower",
      ])
    _ = try classroom.regrade("--compare", "marks", out: "again")
    #expect(
      try classroom.place.read("again/changes.csv").hasSuffix(
        "\ncy,mine-e,,2,1,3,3,never-lower\ncy,,,2,1,3,3,never-lower\n"))
  }

  @Test(arguments: ["NaN", "1e309", "1/0", "", "-1", String(repeating: "9", count: 200_000)])
  func aSummaryWithoutScores(_ score: String) throws {
    let classroom = try classroom()
    let summary = try classroom.place.read("old/summary.json")
    try classroom.place.write(
      summary.replacing("\"total\" : \"3\"", with: "\"total\" : \"\(score)\""),
      to: "old/summary.json")
    #expect(try classroom.regrade("--compare", "old").status == 65)
  }

  @Test func twoDecisionsAboutTheSame() throws {
    let classroom = try classroom()
    let row = "ana,mine-e,p,full,,so\n"
    try classroom.place.write("student,problem,part,action,value,reason\n\(row)\(row)", to: "o.csv")
    let outcome = try classroom.regrade("--overrides", "o.csv")
    #expect(
      outcome.errors
        == "o.csv:3:1: the same student, problem and part stand in line 2 before. Keep one of the two.\n"
    )
  }

  @Test func nothingToCompareWith() throws {
    let classroom = try classroom()
    #expect(try classroom.regrade("--compare", "nowhere").status == 66)
    let other = try classroom.regrade("--never-lower")
    #expect(other.status == 64)
    try classroom.place.write("{}", to: "old/summary.json")
    let broken = try classroom.regrade("--compare", "old")
    #expect(broken.status == 65)
    #expect(
      broken.errors
        == "old/summary.json: this is no summary of results. Give a folder that grade has written.\n"
    )
  }
}

extension Classroom {
  fileprivate func regrade(_ extra: String..., out: String = "marks") throws -> Workplace.Outcome {
    let arguments = ["grade", "problems/mine.xml", "a.csv", "--out", out, "--bank", "."]
    return try place.run(arguments + ["--roster", "r.csv", "--secret", "s.key"] + extra)
  }

  /// The rows of `changes.csv`, without its header.
  fileprivate func changes() throws -> [String] { try rows("changes.csv") }

  /// The letter that the right option has on a student's sheet.
  fileprivate func rightLetter(_ student: String) throws -> String {
    let solved = try place.run([
      "solve", "problems/mine.xml", "--student", student, "--secret", "s.key", "--bank", ".",
    ])
    return try #require(
      ["a", "b"].first { solved.output.contains(" \($0)\n") }, "\(solved.output)")
  }
}
