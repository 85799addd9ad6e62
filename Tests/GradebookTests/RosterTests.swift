import Exercises
import Markup
import Testing

@testable import Gradebook

@Suite("Rosters")
struct RosterTests {
  private func roster(_ text: String) throws -> Roster {
    try Roster(text.bytes, file: "class.csv")
  }

  private func errors(_ text: String) throws -> [String] {
    try #require(throws: InputErrors.self) { try roster(text) }.errors.map(\.description)
  }

  @Test func readsEveryColumn() throws {
    let text = """
      \u{FEFF}paper;due;student;name;email;attempts;language;section\r
      yes;2026-12-20T12:00:00+01:00; ana ;Ana "Nana" O'Neill;ana@example.org;5;pt-BR;A 1\r
      ;;ben;;;;;\r
      NO;;=1+1;ÿ שרה לוי;;;;\r

      """
    let roster = try roster(text)
    #expect(
      roster.students == [
        Student(
          id: "ana", name: "Ana \"Nana\" O'Neill", email: "ana@example.org", section: "A 1",
          language: "pt-BR", due: try Instant("2026-12-20T12:00:00+01:00"), attempts: 5,
          paper: true),
        Student(id: "ben", name: ""),
        Student(id: "=1+1", name: "ÿ שרה לוי"),
      ])
    #expect(roster["ben"]?.name == "")
    #expect(roster["Ben"] == nil)
  }

  @Test func idsMatchAcrossNormalisationsButNotCases() throws {
    let roster = try roster("student,name\njos\u{E9},José\nAna,A\nana,B\n")
    #expect(roster["jose\u{301}"]?.name == "José")
    #expect(roster["ana"]?.name == "B")
    #expect(roster["ANA"] == nil)
  }

  @Test func takesIDsOfAHundredCharacters() throws {
    let id = String(repeating: "e\u{301}", count: 100)
    #expect(try roster("student,name\n\(id),\n").students.map(\.id) == [id])
  }

  @Test(arguments: [
    ("ana,x\nben,y\n ana,z\n", "4:1: the student \"ana\" is there already, on line 2. Give"),
    (
      "jos\u{E9},x\njose\u{301},y\n",
      "3:1: the student \"jose\u{301}\" is there already, on line 2 (its accents are stored in"
    ),
    (",Ana\n", "2:1: the student's id is missing. Write the id of the student."),
    ("\" \u{A0}\",Ana\n", "2:1: the student's id is missing"),
    ("../../x,Ana\n", "2:1: this id begins with a dot. Begin it with a letter or a digit."),
    (".ana,Ana\n", "2:1: this id begins with a dot"),
    ("a/b,Ana\n", "2:1: there is \"/\" in this id"),
    ("a\\b,Ana\n", "2:1: there is \"\\\" in this id"),
    ("a\tb,Ana\n", "2:1: there is the invisible character U+0009 in this id"),
    ("\"a\nb\",Ana\n", "2:1: there is the invisible character U+000A in this id"),
    ("a\u{1B}[2Jb,Ana\n", "2:1: there is the invisible character U+001B in this id"),
    ("a\u{202E}b,Ana\n", "2:1: there is the invisible character U+202E in this id"),
    ("a\u{200B}b,Ana\n", "2:1: there is the invisible character U+200B in this id"),
    ("a\u{85}b,Ana\n", "2:1: there is the invisible character U+0085 in this id"),
    ("ana,A\u{202E}na\n", "2:5: there is the invisible character U+202E in this name"),
    ("ana,A\u{7}na\n", "2:5: there is the invisible character U+0007 in this name"),
    ("ana\n", "2:1: this row is too short: 1 of 2 cells"),
    ("ana,Lee, Ana\n", "2:9: this row is too long: 3 cells for 2 columns"),
    ("", "1:1: there are no students in this roster. Add a line for each student."),
    (",\n , \n", "1:1: there are no students in this roster"),
  ])
  func refuses(_ rows: String, _ wanted: String) throws {
    let errors = try errors("student,name\n" + rows)
    #expect(errors.count == 1)
    #expect(try #require(errors.first).hasPrefix("class.csv:" + wanted))
  }

  @Test func refusesLongIDs() throws {
    let long = String(repeating: "a", count: 101)
    let heap = "e" + String(repeating: "\u{301}", count: 300)
    for id in [long, heap] {
      #expect(
        try errors("student,name\n\(id),\n")
          == ["class.csv:2:1: this id has more than 100 characters. Use a shorter id."])
    }
  }

  @Test(arguments: [
    ("email", "ana", "\"ana\" is no e-mail address. Write it as name@example.org, or leave"),
    ("email", "a@b@c", "\"a@b@c\" is no e-mail address"),
    ("email", "a b@c", "\"a b@c\" is no e-mail address"),
    ("language", "english!", "\"english!\" is no language tag. Write a code such as en or pt-BR"),
    ("language", "e", "\"e\" is no language tag"),
    ("language", "en--US", "\"en--US\" is no language tag"),
    ("attempts", "0", "\"0\" is no number of attempts. Write a whole number from 1, in digits"),
    ("attempts", "-1", "\"-1\" is no number of attempts"),
    ("attempts", "2.0", "\"2.0\" is no number of attempts"),
    ("attempts", "99999999999999999999", "\"99999999999999999999\" is no number of attempts"),
    ("paper", "maybe", "\"maybe\" is neither yes nor no. Write yes or no, or leave it empty."),
    ("due", "soon", "\"soon\" is no date and time. Write it as 2026-12-14T23:59:00+01:00, where"),
    ("due", "2026-12-14T23:59:00", "\"2026-12-14T23:59:00\" doesn't say in which time zone it is"),
    ("due", "2026-02-30T10:00Z", "\"2026-02-30T10:00Z\" is a day that no calendar has"),
    ("due", "2026-02-20T25:00Z", "\"2026-02-20T25:00Z\" is a time that no clock has"),
    ("due", "2026-02-20T20:00+20:00", "\"2026-02-20T20:00+20:00\" has a time zone that isn't"),
  ])
  func refusesCells(_ column: String, _ cell: String, _ wanted: String) throws {
    let errors = try errors("student,\(column),name\nana,\(cell),Ana\n")
    #expect(errors.count == 1)
    #expect(try #require(errors.first).hasPrefix("class.csv:2:5: " + wanted))
  }

  @Test func tellsAllErrorsInTheOrderOfTheFile() throws {
    let text = "due,student,name\nsoon,a/b,A\nx\n,ana,A\n,ana,\"B\"x\n2026,ana,B\n"
    #expect(
      try errors(text).map { $0.prefix(14) } == [
        "class.csv:2:1:", "class.csv:2:6:", "class.csv:3:1:", "class.csv:5:9:", "class.csv:6:1:",
        "class.csv:6:6:",
      ])
  }

  /// An error goes to terminals, which obey control characters.
  @Test func showsNothingThatSteersATerminal() throws {
    let cell = "\u{1B}]0;x\u{7}\n" + String(repeating: "y", count: 99)
    let shown = "<U+001B>]0;x<U+0007><U+000A>" + String(repeating: "y", count: 53) + "…"
    #expect(
      try errors("student,name,paper\nana,,\"\(cell)\"\n") == [
        "class.csv:2:6: \"\(shown)\" is neither yes nor no. "
          + "Write yes or no, or leave it empty."
      ])
  }
}
