import Markup
import Testing

@testable import Gradebook

@Suite("CSV with named columns")
struct CSVTableTests {
  private func open(_ text: String) -> Result<CSVTable, InputErrors> {
    CSVTable.open(CSVReader(file: "t.csv", bytes: text.bytes)) { _ in
      CSVColumns(required: ["student", "name"], optional: ["email", "section"])
    }
  }

  @Test(arguments: [
    ("", ["t.csv:1:1: there is nothing in this file"]),
    ("\n \n", ["t.csv:1:1: there is nothing in this file"]),
    ("student,name,studnet\n", ["t.csv:1:14: there is no column called \"studnet\""]),
    ("student\n", ["t.csv:1:1: the column \"name\" is missing"]),
    (
      "student, name,name\n",
      ["t.csv:1:15: the column \"name\" is there twice, first at column 9"]
    ),
    (
      "Student,nmae\n",
      [
        "t.csv:1:1: the column \"Student\" is written with capital letters. Write it as \"student\", in small "
          + "letters.",
        "t.csv:1:9: there is no column called \"nmae\". Did you mean \"name\"? If not",
      ]
    ),
    (
      "student,name,shoe size\n",
      [
        "t.csv:1:14: there is no column called \"shoe size\". Leave it out; the columns are "
          + "student, name, email, section."
      ]
    ),
    (
      "\"student\n",
      ["t.csv:1:1: a quote begins here that nothing closes"]
    ),
  ])
  func refusesColumns(_ text: String, _ wanted: [String]) throws {
    let errors = try #require(throws: InputErrors.self) { try open(text).get() }.errors
    #expect(errors.count == wanted.count)
    for (error, wanted) in zip(errors, wanted) {
      #expect(error.description.hasPrefix(wanted))
    }
  }

  @Test func reportsRowsThatDoNotFit() throws {
    let text =
      "name , student,,\nAna,ana,,\nBen\n,,,\nCem,cem,,,x\nDan,dan, ,\nEve,eve,late,\n\" \",,,\n"
    var table = try open(text).get()
    var students: [String] = []
    var errors: [String] = []
    while let row = table.next() {
      switch row {
      case .success(let row): students.append(row.fields[1].text)
      case .failure(let error): errors.append(error.description)
      }
    }
    #expect(table.header.index(of: "student") == 1)
    #expect(students == ["ana", "dan"])
    #expect(
      errors == [
        "t.csv:3:1: this row is too short: 1 of 4 cells. "
          + "Write a cell for every column, if need be an empty one.",
        "t.csv:5:11: this row is too long: 5 cells for 4 columns. "
          + "Put a cell that has a separator inside it in quotes.",
        "t.csv:7:9: there is something in a column that has no name. "
          + "Name the column in the first line, or leave the cell empty.",
      ])
  }

  @Test(arguments: [
    ("anwser", "answer"), ("answr", "answer"), ("ANSWER", "answer"), ("problems", "problem"),
    ("prat", "part"), ("zzz", nil), ("", nil), (String(repeating: "answer", count: 9), nil),
  ])
  func suggests(_ word: String, _ wanted: String?) {
    let known = ["student", "problem", "part", "answer"]
    #expect(Spelling.nearest(to: word.lowercased(), among: known) == wanted)
  }
}
