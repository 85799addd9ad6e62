import Exercises
import Markup
import Testing

@testable import Gradebook

@Suite("Answers in CSV")
struct SubmissionReaderTests {
  private func read(_ text: String) -> ReadSubmissions {
    SubmissionReader.read(text.bytes, file: "a.csv")
  }

  /// The answers of a submission as lines `name=text`, in order.
  private func lines(_ submission: Submission) -> [String] {
    submission.answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
  }

  @Test func readsTheLongForm() throws {
    let text = """
      student,problem,part,answer,attempt,submitted,sheet,assignment
      ana,e-step,p1, 0.29421,1,2026-12-10T10:00:00+01:00,ABCD-EFGH,lecture-16
      ben,e-step,p1,"1,234",,,,
      ana,e-step,p2,1/3,1,2026-12-10T09:00:00Z,,lecture-16
      ana,true-or-false,t,"a,c",2,2026-12-11T10:00:00+01:00,ABCD-EFGH,lecture-16
      ben,m-step,mean,-0.53733,,,,
      ben,m-step,weight,,,,,

      """
    let read = read(text)
    #expect(read.setAside == [])
    #expect(read.submissions.map(\.student) == ["ana", "ben", "ana"])
    #expect(read.submissions.map(\.attempt) == [1, nil, 2])
    #expect(read.submissions.map(\.assignment) == ["lecture-16", nil, "lecture-16"])
    #expect(read.submissions.map(\.sheet) == ["ABCD-EFGH", nil, "ABCD-EFGH"])
    #expect(read.submissions.map(\.source.line) == [2, 3, 5])
    #expect(
      read.submissions.map(lines) == [
        ["e-step.p1= 0.29421", "e-step.p2=1/3"],
        ["e-step.p1=1,234", "m-step.mean=-0.53733", "m-step.weight="],
        ["true-or-false.t=a,c"],
      ])
    let ana = try #require(read.submissions.first)
    #expect(ana.submitted?.text == "2026-12-10T10:00:00+01:00")
    let name = try #require(AnswerName("e-step.p2"))
    #expect(ana.answers[name]?.position == Position(file: "a.csv", line: 4, column: 15))
  }

  @Test func readsTheWideForm() throws {
    let text = """
      student;e-step.p1;true-or-false.t;attempt;submitted;sheet\r
      ana;0,29421;a,c;2;2026-12-10T10:00:00Z;ABCD\r
      ben;; ;;;\r
      cem;"1;2";;;;\r

      """
    let read = read(text)
    #expect(read.setAside == [])
    #expect(read.submissions.map(\.student) == ["ana", "ben", "cem"])
    #expect(
      read.submissions.map(lines) == [
        ["e-step.p1=0,29421", "true-or-false.t=a,c"], [], ["e-step.p1=1;2"],
      ])
    #expect(read.submissions.map(\.attempt) == [2, nil, nil])
    #expect(read.submissions.map(\.sheet) == ["ABCD", nil, nil])
    #expect(read.submissions[0].submitted(problem: "e-step") == (try Instant("2026-12-10T10:00Z")))
  }

  @Test func problemsMayComeAtTimesOfTheirOwn() throws {
    let text = """
      student,problem,part,answer,attempt,submitted
      ana,e-step,p1,1,1,2026-12-10T10:00:00Z
      ana,m-step,p1,2,1,2026-12-10T12:00:00Z
      ana,e-step,p2,3,1,2026-12-10T11:00:00+01:00
      ana,e-step,p3,4,1,2026-12-10T11:00:00Z
      ana,identify,k,2,1,

      """
    let read = read(text)
    #expect(read.submissions.count == 1)
    let ana = try #require(read.submissions.first)
    #expect(lines(ana) == ["e-step.p1=1", "e-step.p2=3", "identify.k=2", "m-step.p1=2"])
    #expect(ana.submitted?.text == "2026-12-10T12:00:00Z")
    #expect(ana.submitted(problem: "e-step")?.text == "2026-12-10T10:00:00Z")
    #expect(ana.submitted(problem: "m-step")?.text == "2026-12-10T12:00:00Z")
    #expect(
      read.setAside.map(\.description) == [
        "a.csv:5:1: on line 2 this attempt at e-step was handed in at another time. "
          + "Write the same time on both lines, or give them different attempts."
      ])
  }

  @Test func setsRowsAsideOneByOne() {
    let text = """
      student,problem,part,answer,attempt,submitted,sheet
      ana,e-step,p1,0.3,1,,S1
      ana,e-step,p1,0.3,1,,
      ana,e-step,p1,0.4,1,,
      ana,e-step,p2,0.5,1,,S2
      ../x,e-step,p1,0.3,1,,
      ben,e step,p1,0.3,1,,
      ben,e-step,,0.3,1,,
      ben,e-step,p1,0.3,0,,
      ben,e-step,p1,0.3,1.5,,
      ben,e-step,p1,0.3,1,yesterday,
      ben,e-step,p1,0.3,1
      ben,e-step,p1,0,3,1,,
      ben,"e-step"x,p1,0.3,1,,
      ben,e-step,p1,0.3,1,,S\u{202E}3
      ,e-step,p1,0.3,1,,
      ,,,,,,
      ben,e-step,p1,0.9,1,,

      """
    let read = read(text)
    #expect(read.submissions.map(lines) == [["e-step.p1=0.3"], ["e-step.p1=0.9"]])
    let wanted = [
      "4:15: there is another answer to e-step.p1 already, on line 2. Keep one of the two, or",
      "5:1: on line 2 this attempt was made on another sheet. Write the same sheet on all lines",
      "6:1: this id begins with a dot",
      "7:5: \"e step\" is no id of a problem. Write the id as on the sheet: letters, digits, hy",
      "8:12: the part is missing. Write the id as on the sheet",
      "9:19: \"0\" is no number of attempts", "10:19: \"1.5\" is no number of attempts",
      "11:21: \"yesterday\" is no date and time",
      "12:1: this row is too short: 5 of 7 cells",
      "13:22: this row is too long: 8 cells for 7 columns",
      "14:13: there is text behind the closing quote",
      "15:22: there is the invisible character U+202E in this sheet",
      "16:1: the student's id is missing",
    ]
    #expect(read.setAside.count == wanted.count)
    for (error, wanted) in zip(read.setAside, wanted) {
      #expect(error.description.hasPrefix("a.csv:" + wanted))
    }
  }

  @Test(arguments: [
    ("", "1:1: there is nothing in this file"),
    ("student\nana\n", "1:1: there is no column with answers. Use the columns student, problem, "),
    ("student,attempt\nana,1\n", "1:1: there is no column with answers"),
    (
      "student,problem,prt,answer\n", "1:17: there is no column called \"prt\". Did you mean \"part"
    ),
    (
      "student,problem,Part,answer\n",
      "1:17: the column \"Part\" is written with capital letters. Write it as \"part\", in small letters."
    ),
    ("student,problem,part,answer\n", "2:1: there is no answer below the names of the columns"),
    ("student,e-step.p1\n", "2:1: there is no answer below the names of the columns"),
    ("student,problem,part\n", "1:1: the column \"answer\" is missing"),
    ("student,e-step.p1,remark\n", "1:19: there is no column called \"remark\""),
    ("student,e.step.p1,a.b\n", "1:9: there is no column called \"e.step.p1\""),
    ("student,e-step.p1,e-step.p1\n", "1:19: the column \"e-step.p1\" is there twice"),
    ("e-step.p1\n", "1:1: the column \"student\" is missing"),
    ("student,problem,part,answer,e-step.p1\n", "1:29: there is no column called \"e-step.p1\""),
  ])
  func refusesHeaders(_ text: String, _ wanted: String) throws {
    let read = read(text)
    #expect(read.submissions == [])
    #expect(read.setAside.count == 1)
    #expect(try #require(read.setAside.first).description.hasPrefix("a.csv:" + wanted))
  }

  /// All four are told, each with how to write it.
  @Test func readsTheLongFormInCapitals() {
    let read = read("Student,Problem,Part,Answer\nana,e-step,p1,1\n")
    #expect(
      read.setAside.map(\.description)
        == [
          ("Student", 1), ("Problem", 9), ("Part", 17), ("Answer", 22),
        ].map { name, column in
          "a.csv:1:\(column): the column \"\(name)\" is written with capital letters. Write it as "
            + "\"\(name.lowercased())\", in small letters."
        })
  }

  @Test func studentsMatchAcrossNormalisations() {
    let read = read("student,a.b,a.c\njos\u{E9},1,\njose\u{301},,2\nJOS\u{C9},3,\n")
    #expect(read.submissions.map(lines) == [["a.b=1", "a.c=2"], ["a.b=3"]])
  }

  @Test func keepsLongAnswersForTheReaderOfAnswers() {
    let long = String(repeating: "1", count: 10_000)
    let read = read("student,a.b\nana,\(long)\nben,\(long)1\n")
    #expect(read.submissions.map(lines) == [["a.b=" + long]])
    #expect(read.setAside.count == 1)
  }

  @Test func streamsRows() throws {
    let text = "student,problem,part,answer\n" + String(repeating: "ana,p,q,1\n", count: 20_000)
    let source = reader(of: text.bytes, inPiecesOf: 999)
    var rows = try AnswerRows.open(source).get()
    var count = 0
    while let row = rows.next() {
      count += try row.get().answers.count
    }
    #expect(count == 20_000)
  }

  @Test(arguments: [
    ("e-step.p1", true), ("A_1.b-2", true), ("e-step", false), ("a.b.c", false), (".b", false),
    ("a.", false), ("a b.c", false), ("é.b", false), ("", false), (".", false),
  ])
  func readsNames(_ text: String, _ isName: Bool) {
    #expect(AnswerName(text)?.description == (isName ? text : nil))
  }
}
