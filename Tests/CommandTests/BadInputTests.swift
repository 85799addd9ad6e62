import Foundation
import TestSupport
import Testing

@Suite("Input that is missing or broken")
struct BadInputTests {
  /// Which of the files of a command is given by another path.
  enum Input: CaseIterable {
    case assignment, roster, secret, answers, manifest, submissions
  }

  private func grade(_ classroom: Classroom, _ input: Input, _ path: String) throws
    -> Workplace.Outcome
  {
    try classroom.place.write(Classroom.saved("ana", ["course-e-step.p1": "1"]), to: "a.json")
    switch input {
    case .assignment: return try classroom.grade(["a.json"], assignment: path)
    case .roster: return try classroom.grade(["a.json"], roster: path)
    case .secret: return try classroom.grade(["a.json"], secret: path)
    case .answers: return try classroom.grade(["a.json", path])
    case .manifest: return try classroom.grade(["a.json"], "--manifest", path)
    case .submissions: return try classroom.grade(["a.json"], "--submissions", path)
    }
  }

  @Test(arguments: Input.allCases)
  func aMissingFile(_ input: Input) throws {
    let classroom = try Classroom()
    let outcome = try grade(classroom, input, "no/such.xml")
    #expect(outcome.status == 66)
    #expect(outcome.errors == "no/such.xml: there is no such file. Check the path.\n")
    #expect(outcome.output.isEmpty)
    #expect(try classroom.place.names(in: "") == ["a.json", "problems", "r.csv", "s.key"])
  }

  @Test(arguments: Input.allCases)
  func anUnreadableFile(_ input: Input) throws {
    let classroom = try Classroom()
    let path = try classroom.unreadableFile()
    // Without a slash, an assignment would be looked for in the bank.
    let outcome = try grade(classroom, input, path.contains("/") ? path : "./\(path)")
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasSuffix("\(path): the file can't be read. Check who may read it.\n"))
    #expect(try !classroom.place.names(in: "").contains("marks"))
  }

  @Test(arguments: [
    (
      "<p>Hello</p>", "<p>Hello <blink>you</blink></p>",
      "4:21: `<blink>` isn't known here. Here may stand `<em>`, `<strong>`, `<code>`, `<sub>`, "
        + "`<sup>`, `<span>`, `<br>`, `<m>` or `<value>`."
    ),
    (
      "<p>Hello</p>", "<p>Hello <m>a + \\foo b</m></p>",
      "4:28: there is no command \\foo here. Known are Greek letters, \\frac, \\sqrt, \\sum, "
        + "\\prod, \\log, \\exp, \\hat, \\mathbf, \\mathcal, \\mathrm, \\text, \\left, \\right, "
        + "\\begin, and common signs such as \\le."
    ),
    (
      "<p>Hello</p>", "<p>Hello",
      "4:20: `</statement>` stands where `<p>`, which begins in line 4, is still open. Write "
        + "`</p>` before it (`<p />` if it is empty), or correct the name."
    ),
    (
      "0.5, 0.5", "0.5, 0.6",
      "3:75: the weights sum to 1.1. Give weights that sum to exactly 1; fractions such as 1/3 "
        + "are allowed."
    ),
    ("\"mean\"", "\"median\"", "5:40: `of` can't be “median”. You may have meant “mean”."),
    (
      "\"broken\"", "\"other\"",
      "1:10: the id “other” is not the name of the file. Write id=\"broken\", or rename the file "
        + "to other.xml."
    ),
    (
      "cluster=\"1\"", "cluster=\"3\"",
      "5:32: the last cluster here is 2. Write a cluster from 1 to 2."
    ),
  ])
  func aBrokenProblem(_ old: String, _ new: String, _ message: String) throws {
    let classroom = try Classroom()
    let problem = """
      <problem id="broken">
      <title>Broken</title>
      <model><clusters>2</clusters><dimension>1</dimension><points>1, 2</points>\
      <weights>0.5, 0.5</weights><means>-3, 2</means><variances>4, 4</variances></model>
      <statement><p>Hello</p></statement>
      <part id="x"><prompt>x</prompt><number of="mean" cluster="1" iteration="1" /></part>
      </problem>
      """
    let use = "<use problem=\"broken\" points=\"1\" />"
    try classroom.place.write(
      Classroom.assignment.replacing("<use problem=\"course-e-step\" points=\"5\" />", with: use),
      to: "problems/mine.xml")
    try classroom.place.write(problem, to: "problems/broken.xml")
    #expect(try classroom.generate(out: "before").status == 0)
    try classroom.place.write(problem.replacing(old, with: new), to: "problems/broken.xml")
    for outcome in [
      try classroom.generate(),
      try classroom.place.run("check", "problems/broken.xml", "--bank", Checkout.root),
    ] {
      #expect(outcome.status == 65)
      #expect(outcome.errors == "problems/broken.xml:\(message)\n")
    }
    #expect(try !classroom.place.names(in: "").contains("homework"))
  }

  @Test(arguments: [
    (
      "<title>The numbers of the course</title>", "<titel>Numbers</titel>",
      "3:3: `<titel>` isn't known here. You may have meant `<title>`."
    ),
    (
      "course-m-step", "course-n-step",
      "5:8: there is no problem “course-n-step”. Write one of "
        + ((try? Checkout.bank().ids) ?? []).joined(separator: ", ") + "."
    ),
  ])
  func aBrokenAssignment(_ old: String, _ new: String, _ message: String) throws {
    let classroom = try Classroom(Classroom.assignment.replacing(old, with: new))
    let outcome = try classroom.generate()
    #expect(outcome.status == 65)
    #expect(outcome.errors == "problems/mine.xml:\(message)\n")
    #expect(try classroom.place.names(in: "") == ["problems", "r.csv", "s.key"])
  }

  @Test(arguments: [
    (
      "student,name\nana,Ana\nbo,Bo\nana,Anna\n",
      "r.csv:4:1: the student \"ana\" is there already, on line 2. Give every student one line and "
        + "an id that no other student has.\n"
    ),
    (
      "student,name,section\nana,Ana\n",
      "r.csv:2:1: this row is too short: 2 of 3 cells. Write a cell for every column, if need be "
        + "an empty one.\n"
    ),
    (
      "student,name\n../../x,Eve\nana,\"Ana\n",
      "r.csv:2:1: this id begins with a dot. Begin it with a letter or a digit.\n"
        + "r.csv:3:5: a quote begins here that nothing closes, so that nothing behind it could be "
        + "read. Write another quote where the cell ends; a quote inside a cell is written twice.\n"
    ),
    (
      "student,name\n/etc/x,Eve\na\\..\\b,Bo\n",
      "r.csv:2:1: there is \"/\" in this id. Leave it out: ids have no slashes, backslashes, "
        + "controls or invisible characters.\n"
        + "r.csv:3:1: there is \"\\\" in this id. Leave it out: ids have no slashes, backslashes, "
        + "controls or invisible characters.\n"
    ),
    (
      "name,id\nAna,ana\n",
      "r.csv:1:6: there is no column called \"id\". Leave it out; the columns are student, name, "
        + "email, section, language, due, attempts, paper.\n"
        + "r.csv:1:1: the column \"student\" is missing. Add it to the first line; the columns are "
        + "student, name, email, section, language, due, attempts, paper.\n"
    ),
  ])
  func aBrokenRosterIsUsedForNothing(_ roster: String, _ errors: String) throws {
    let classroom = try Classroom(roster: roster)
    try classroom.place.write(Classroom.saved("ana", [:]), to: "a.json")
    let before = try classroom.place.files()
    for outcome in [try classroom.generate(), try classroom.grade(["a.json"])] {
      #expect(outcome.status == 65)
      #expect(outcome.errors == errors)
      #expect(outcome.output.isEmpty)
    }
    #expect(try classroom.place.files() == before)
  }

  @Test(arguments: [
    ("0123456789abcdef\n", "a secret has at least 256 bits, and this has 64. Make one with "),
    ("a password of mine", "this is not a secret. Make one with "),
    ("", "a secret has at least 256 bits, and this has 0. Make one with "),
  ])
  func aWeakSecret(_ secret: String, _ message: String) throws {
    let classroom = try Classroom()
    try classroom.place.write(secret, to: "s.key")
    let outcome = try classroom.generate()
    #expect(outcome.status == 65)
    #expect(outcome.errors == "s.key: \(message)gmm-quiz secret FILE.\n")
    #expect(try !classroom.place.names(in: "").contains("homework"))
  }

  @Test(arguments: [
    (["generate"], "Missing expected argument '<assignment>'"),
    (
      ["generate", "x", "--roster", "r", "--out", "o"],
      "Give --secret FILE; gmm-quiz secret FILE makes one."
    ),
    (
      ["generate", "x", "--roster", "r", "--out", "o", "--secret", "s", "--self-check"],
      "--self-check shows the answers, so it works without --secret: leave one of them out."
    ),
    (
      ["generate", "x", "--secret", "s", "--out", "o"],
      "Missing expected argument '--roster <file>'"
    ),
    (
      ["grade", "x", "--roster", "r", "--secret", "s", "--out", "o"],
      "Give answer files, or folders of them."
    ),
    (
      [
        "grade", "x", "a", "--roster", "r", "--secret", "s", "--out", "o", "--definitions",
        "current",
      ],
      "--definitions says what to do with a --manifest: give that too."
    ),
    (["solve", "x", "--digits", "0"], "--digits takes a whole number from 1 to 100000."),
    (["solve", "x", "--iterations=-1"], "--iterations takes a whole number from 0 to 1000."),
    (
      ["solve"],
      "Name a problem or an assignment, or give --means, --variances, --weights and --points."
    ),
    (
      ["solve", "--means=1"], "An exercise of your own also needs --variances, --weights, --points."
    ),
    (["solve", "x", "--means=1"], "--means is for exercises of your own: leave out the name."),
    (["solve", "x", "--student", "ana"], "--student and --secret go together."),
    (["check", "--draws", "0"], "--draws takes a whole number from 1 to 1000000."),
    (["secret"], "Missing expected argument '<file>'"),
    (["nonsense"], "Unexpected argument 'nonsense'"),
  ])
  func wrongUsage(_ arguments: [String], _ message: String) throws {
    let outcome = try Workplace().run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: \(message)\n"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
