import Exercises
import Markup
import Testing

@testable import Gradebook

@Suite("Answers in JSON")
struct AnswerFileTests {
  private func read(_ text: String) -> ReadSubmissions {
    SubmissionReader.read(text.bytes, file: "a.json")
  }

  private func file(_ rest: String) -> String {
    "{\"format\":\"gmm-quiz/answers@1\",\(rest)}"
  }

  @Test func readsWhatASheetSaves() throws {
    let text = """
      {"format":"gmm-quiz/answers@1","assignment":"lecture-16","student":" ana ",
      "sheet":"ABCD-EFGH-JKMN-PQRS","saved":{"by":[1,2]},"attempt":3,
      "submitted":"2020-01-01T00:00:00Z",
      "answers":{"e-step.p1":"0.29421","true-or-false.t":"a,c","identify.k":"","m-step.p1":-0.10}}
      """
    let read = read(text)
    #expect(read.setAside == [])
    let submission = try #require(read.submissions.first)
    #expect(read.submissions.count == 1)
    #expect(submission.student == "ana")
    #expect(submission.assignment == "lecture-16")
    #expect(submission.sheet == "ABCD-EFGH-JKMN-PQRS")
    #expect(submission.attempt == nil)
    #expect(submission.submitted == nil)
    #expect(submission.source == Position(file: "a.json", line: 1, column: 1))
    let answers = submission.answers.map { "\($0)=\($1.text)@\($1.position.column)" }.sorted()
    #expect(
      answers == [
        "e-step.p1=0.29421@24", "identify.k=@71", "m-step.p1=-0.10@86", "true-or-false.t=a,c@52",
      ])
  }

  @Test func theRestMayBeMissing() throws {
    let read = read(file("\"student\":\"ana\",\"sheet\":null,\"assignment\":\"\",\"answers\":{}"))
    #expect(read.setAside == [])
    let submission = try #require(read.submissions.first)
    #expect(submission.assignment == nil)
    #expect(submission.sheet == nil)
    #expect(submission.answers.isEmpty)
  }

  @Test(arguments: [
    ("", "1:1: the file ends where a value should be"),
    ("[]", "1:1: this is no file of answers: its format is not \"gmm-quiz/answers@1\". Hand in"),
    ("{}", "1:1: this is no file of answers"),
    ("{\"format\":1}", "1:11: this is no file of answers"),
    ("{\"format\":\"gmm-quiz/solution@1\"}", "1:11: this is no file of answers"),
    (
      "{\"format\":\"gmm-quiz/answers@2\",\"answers\":[]}",
      "1:11: this file has the format \"gmm-quiz/answers@2\", of which only version 1 is known. Use"
    ),
    ("{\"format\":\"gmm-quiz/answers@1\"", "1:31: the file ends where a comma or \"}\" should be"),
  ])
  func refusesFiles(_ text: String, _ wanted: String) throws {
    let read = read(text)
    #expect(read.submissions == [])
    #expect(read.setAside.count == 1)
    #expect(try #require(read.setAside.first).description.hasPrefix("a.json:" + wanted))
  }

  @Test(arguments: [
    ("\"answers\":{}", ["1:1: \"student\" is missing. Hand in the file that the sheet saves"]),
    ("\"student\":\"ana\"", ["1:1: \"answers\" is missing"]),
    ("\"student\":\"../../x\",\"answers\":{}", ["1:42: this id begins with a dot"]),
    ("\"student\":7,\"answers\":{}", ["1:42: \"student\" is a number. Write a text in double"]),
    ("\"student\":null,\"answers\":{}", ["1:42: \"student\" is null"]),
    ("\"student\":\"a\",\"answers\":[]", ["1:56: \"answers\" is a list. Write an object with"]),
    (
      "\"student\":\"a\",\"answers\":{},\"student\":\"b\"",
      ["1:59: \"student\" is there already, on line 1. Keep one of the two."]
    ),
    (
      "\"sheet\":[],\"answers\":\"x\",\"assignment\":\"a\\u202Eb\"",
      [
        "1:1: \"student\" is missing", "1:40: \"sheet\" is a list",
        "1:53: \"answers\" is a text", "1:70: there is the invisible character U+202E",
      ]
    ),
  ])
  func refusesWhatLeavesNothingToGrade(_ rest: String, _ wanted: [String]) {
    let read = read(file(rest))
    #expect(read.submissions == [])
    #expect(read.setAside.count == wanted.count)
    for (error, wanted) in zip(read.setAside, wanted) {
      #expect(error.description.hasPrefix("a.json:" + wanted))
    }
  }

  @Test func setsSingleAnswersAside() throws {
    let read = read(
      file(
        """
        "student":"ana","answers":{
        "a.a":"1","nodot":"2","a.b":true,"a.c":["a","c"],"a.d":null,"a.e":{},
        "a.a":"1",
        "a.a":"2","a.f":"6"}
        """))
    let answers = try #require(read.submissions.first).answers
    #expect(answers.map { "\($0)=\($1.text)" }.sorted() == ["a.a=1", "a.f=6"])
    #expect(
      read.setAside.map { "\($0.position.line):\($0.position.column) \($0.problem)" } == [
        "2:11 \"nodot\" is not the name of an answer", "2:29 the answer to a.b is true",
        "2:40 the answer to a.c is a list", "2:56 the answer to a.d is null",
        "2:67 the answer to a.e is an object",
        "4:7 there is another answer to a.a already, on line 2",
      ])
  }

  @Test(arguments: [("a.json", false), ("A.JSON", false), ("a.txt", true), ("a.csv", true)])
  func knowsJSONByNameOrContent(_ name: String, _ readsCSV: Bool) {
    let json = "\u{FEFF} \n" + file("\"student\":\"ana\",\"answers\":{}")
    #expect(SubmissionReader.read(json.bytes, file: name).submissions.count == 1)
    let csv = SubmissionReader.read("student,a.b\nana,1\n".bytes, file: name)
    #expect(csv.submissions.count == (readsCSV ? 1 : 0))
  }

  @Test func takesAttemptAndTimeFromTheTeacher() throws {
    let read = read(file("\"student\":\"ana\",\"sheet\":\"S\",\"answers\":{\"a.b\":\"1\"}"))
    let time = try Instant("2026-12-10T10:00Z")
    let submission = try #require(read.submissions.first).with(attempt: 2, submitted: time)
    #expect(submission.attempt == 2)
    #expect(submission.submitted == time)
    #expect(submission.submitted(problem: "a") == time)
    #expect(submission.sheet == "S")
    #expect(submission.answers.count == 1)
  }
}
