import TestSupport
import Testing

@Suite("Answers as they come in")
struct AnswerInputTests {
  private static let unreadable = "This could not be read as an answer: "
  private static let share = "A posterior is a probability, so it lies between 0 and 1."
  private static let numbers =
    "Write a number such as 0.29421, -3, 1/3, 29.4%, 1.2e-3 or exp(-2)/3."

  /// A cell as it is typed into CSV, and what stands behind the attempt in `details.csv`.
  @Test(arguments: [
    ("0.29421", "0.29421,correct,1,1,,"), ("\"0,29421\"", "\"0,29421\",correct,1,1,,"),
    ("  .294215 ", "\"  .294215 \",correct,1,1,,"), ("29.421%", "29.421%,correct,1,1,,"),
    ("29421e-5", "29421e-5,correct,1,1,,"), ("−0.53733", "−0.53733,incorrect,0,1,,\"\(share)\""),
    ("-0.53733", "-0.53733,incorrect,0,1,,\"\(share)\""), ("0", "0,incorrect,0,1,,"),
    ("", ",blank,0,1,,"), ("   ", "\"   \",blank,0,1,,"),
    (
      "\"1,234\"",
      "\"1,234\",unreadable,0,1,,\(unreadable)column 2: the comma could be a decimal mark or "
        + "separate thousands. Write 1.234 or 1234."
    ),
    (
      "nan",
      "nan,unreadable,0,1,,\"\(unreadable)column 1: “nan” is not a number. \(numbers)\""
    ),
    (
      "1e400",
      "1e400,unreadable,0,1,,\"\(unreadable)column 2: the exponent is outside ±308. \(numbers)\""
    ),
    (
      "=1+1",
      "'=1+1,unreadable,0,1,,\"\(unreadable)column 1: “=” can't stand here. \(numbers)\""
    ),
    (
      "\"=HYPERLINK(\"\"http://example.org\"\")\"",
      "\"'=HYPERLINK(\"\"http://example.org\"\")\",unreadable,0,1,,\"\(unreadable)column 1: “=” "
        + "can't stand here. \(numbers)\""
    ),
    (
      "<b>1</b>",
      "<b>1</b>,unreadable,0,1,,\"\(unreadable)column 1: “<” can't stand here. \(numbers)\""
    ),
  ])
  func aCell(_ cell: String, _ details: String) throws {
    let classroom = try Classroom()
    let outcome = try classroom.grade(
      csv: "student,problem,part,answer\nana,course-e-step,p1,\(cell)\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(try classroom.rows("details.csv").first == "ana,course-e-step,p1,1,\(details)")
    for page in try classroom.place.names(in: "marks/feedback") {
      #expect(try !classroom.place.read("marks/feedback/\(page)").contains("<b>1"))
    }
  }

  @Test func theRightAnswersEarnEverythingInEveryForm() throws {
    let classroom = try Classroom(roster: "student,name\nana,Ana\nbo,Bo\ncy,Cy\n")
    let names = Classroom.rightAnswers.map(\.key)
    let values = Classroom.rightAnswers.map(\.value)
    try classroom.place.write(
      "student,\(names.joined(separator: ","))\nana,\(values.joined(separator: ","))\n",
      to: "answers/wide.csv")
    let long = Classroom.rightAnswers.map { name, value in
      "bo,\(name.replacing(".", with: ",")),\(value)"
    }
    try classroom.place.write(
      (["student,problem,part,answer"] + long).joined(separator: "\r\n"), to: "answers/long.csv")
    try classroom.place.write(
      Classroom.saved(
        "cy", Dictionary(Classroom.rightAnswers.map { ($0, $1) }, uniquingKeysWith: { $1 })),
      to: "answers/deep/cy.json")
    let outcome = try classroom.grade(["answers"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        Marked 3 of 3 students; mean 8 of 8 points.
          marks/grades.csv     a row for each student
          marks/details.csv    every answer with its verdict
          marks/summary.json   all of it for other programs
          marks/report.html    the class at a glance
          marks/feedback/      a page for each student

        """)
    #expect(
      try classroom.place.read("marks/grades.csv") == """
        student,course-e-step,course-m-step,total,max
        ana,5,3,8,8
        bo,5,3,8,8
        cy,5,3,8,8

        """)
    #expect(
      try classroom.rows("details.csv").contains(
        "ana,course-m-step,mean,1,-0.53733,correct,1,1,,"))
  }

  @Test func aFolderWithSixBrokenFiles() throws {
    let classroom = try Classroom()
    #expect(try classroom.generate().status == 0)
    let sheet = try #require(
      try classroom.place.names(in: "homework/sheets").first { $0.hasPrefix("ana-") })
    let code = sheet.dropFirst("ana-".count).dropLast(".html".count)
    let right = ["course-e-step.p1": "0.29421"]
    for (name, text) in [
      "ana.json": Classroom.saved("ana", sheet: String(code.lowercased()), right),
      "borrowed.json": Classroom.saved("bo", sheet: String(code), right),
      "cut.json": "{\"format\": ", "empty.csv": "",
      "evil.json": Classroom.saved("../../x", right),
      "stranger.json": Classroom.saved("zed", right),
      "parts.csv": """
      student,problem,part,answer
      bo,course-e-step,p9,1
      bo,course-m-step
      ../../x,course-e-step,p1,1
      bo,course-e-step,p2,0.62246
      bo,course-estep,p1,0.29421

      """,
      "slip.json": Classroom.saved("anna", right),
    ] { try classroom.place.write(text, to: "answers/\(name)") }
    let before = try classroom.place.files()
    let outcome = try classroom.grade(["answers"])
    #expect(outcome.status == 1)
    let wanted = [
      "answers/borrowed.json:1:1: the answers of “bo” were made on the sheet of “ana” (\(code)), so "
        + "they are not graded. Ask the student; to grade them all the same, leave out the sheet "
        + "code.",
      "answers/cut.json:1:12: the file ends where a value should be. Write it as JSON, or save the "
        + "answers from the sheet again.",
      "answers/empty.csv:1:1: there is nothing in this file. Begin it with a line that names the "
        + "columns.",
      "answers/evil.json:1:67: this id begins with a dot. Begin it with a letter or a digit.",
      "answers/parts.csv:2:21: the assignment asks for no “course-e-step.p9”. Write one of "
        + "course-e-step.p1, course-e-step.p2, course-e-step.p3, course-e-step.p4, "
        + "course-e-step.p5.",
      "answers/parts.csv:3:1: this row is too short: 2 of 4 cells. Write a cell for every column, "
        + "if need be an empty one.",
      "answers/parts.csv:4:1: this id begins with a dot. Begin it with a letter or a digit.",
      "answers/parts.csv:6:20: the assignment asks for no “course-estep.p1”. Did you mean "
        + "“course-e-step.p1”? If not, write one of course-e-step.…, course-m-step.….",
      "answers/slip.json:1:1: there is no student “anna” on the roster. Did you mean “ana”? If not, "
        + "add the student to the roster.",
      "answers/stranger.json:1:1: there is no student “zed” on the roster. Add the student to the "
        + "roster, or correct the id.",
    ]
    #expect(outcome.errors.split(separator: "\n").map(String.init) == wanted)
    #expect(outcome.output.hasSuffix("Set aside: 10, listed above and in the report.\n"))
    #expect(try classroom.rows("grades.csv") == ["ana,1,0,1,8", "bo,1,0,1,8"])
    let summary = try classroom.place.read("marks/summary.json")
    #expect(summary.components(separatedBy: "\"advice\" : ").count == 11)
    // Nothing beside the folder of the marks has appeared or changed.
    let after = try classroom.place.files().filter { !$0.key.hasPrefix("marks/") }
    #expect(after == before)
  }

  @Test(arguments: [
    ("student,answer\nana,1\n", "1:1: the column \"problem\" is missing."),
    ("name,grade\nana,1\n", "1:1: "), ("PK\u{3}\u{4}\u{0}", "1:5: there is a zero byte"),
  ])
  func aFileOfAnotherKindIsSetAside(_ text: String, _ message: String) throws {
    let classroom = try Classroom()
    let outcome = try classroom.grade(csv: text)
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("answers.csv:\(message)"), "\(outcome.errors)")
    #expect(try classroom.rows("grades.csv") == ["ana,0,0,0,8", "bo,0,0,0,8"])
  }
}
