import Markup
import Testing

@testable import Gradebook

@Suite("Times of answer files")
struct SubmissionTimesTests {
  private func times(_ text: String) throws -> SubmissionTimes {
    try SubmissionTimes(text.bytes, file: "times.csv")
  }

  @Test func findsFilesByTheEndOfTheirPath() throws {
    let times = try times(
      """
      file,attempt,submitted
      ana.json,1,2026-12-10T10:00:00Z
      in/./ben.json,2,
      ./a/answers.json,,2026-12-11T10:00:00Z
      answers.json,3,
      gone.json,4,
      same.json,5,

      """)
    let found = times.entries(for: [
      "work/in/ana.json", "in/ben.json", "x/a/answers.json", "b/answers.json", "p/same.json",
      "q/same.json", "other.json", "work/in/ana.json",
    ])
    #expect(
      found.entries.mapValues(\.attempt) == [
        "work/in/ana.json": 1, "in/ben.json": 2, "x/a/answers.json": nil, "b/answers.json": 3,
      ])
    #expect(found.entries["x/a/answers.json"]?.submitted?.text == "2026-12-11T10:00:00Z")
    #expect(
      found.errors.map(\.description) == [
        "times.csv:6:1: no answer file is called \"gone.json\". "
          + "Write the name of one of the files that are graded, or leave the line out.",
        "times.csv:7:1: \"same.json\" could be each of 2 files: \"p/same.json\", "
          + "\"q/same.json\". Write more of the path, so that only one is meant.",
      ])
  }

  @Test(arguments: [
    ("file\na\n", ["1:1: there is neither a column \"attempt\" nor a column \"submitted\""]),
    ("attempt\n1\n", ["1:1: the column \"file\" is missing"]),
    (
      "file,attempt\na,1\n./a,2\n,3\nb,x\n",
      [
        "3:1: the file \"./a\" is there already, on line 2", "4:1: the name of the file is missing",
        "5:3: \"x\" is no number of attempts",
      ]
    ),
    ("file,submitted\na,2026-12-10\n", ["2:3: \"2026-12-10\" is no date and time"]),
  ])
  func refuses(_ text: String, _ wanted: [String]) throws {
    let errors = try #require(throws: InputErrors.self) { try times(text) }.errors
    #expect(errors.count == wanted.count)
    for (error, wanted) in zip(errors, wanted) {
      #expect(error.description.hasPrefix("times.csv:" + wanted))
    }
  }
}
