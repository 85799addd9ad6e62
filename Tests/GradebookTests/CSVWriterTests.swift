import Testing

@testable import Gradebook

@Suite("CSV, written")
struct CSVWriterTests {
  private func written(_ rows: [[String]]) throws -> String {
    var writer = CSVWriter(header: try #require(rows.first))
    for row in rows.dropFirst() { writer.append(row) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test(arguments: [
    ([["a", "b"], ["1", "2"]], "a,b\n1,2\n"),
    ([["a", "b"], ["1,234", ""]], "a,b\n\"1,234\",\n"),
    ([["a"], [""], ["x"]], "a\n\"\"\nx\n"),
    ([["a"], ["say \"hi\""]], "a\n\"say \"\"hi\"\"\"\n"),
    ([["a"], ["one\ntwo"], ["one\r\ntwo"]], "a\n\"one\ntwo\"\n\"one\r\ntwo\"\n"),
    ([["a"], [" x"], ["x "], ["x;y"], ["x\ty"]], "a\n\" x\"\n\"x \"\n\"x;y\"\n\"x\ty\"\n"),
    ([["a"], ["=\"x\",1"]], "a\n\"'=\"\"x\"\",1\"\n"),
    ([["student", "name"], ["ñ", "שלום"]], "student,name\nñ,שלום\n"),
  ])
  func writes(_ rows: [[String]], _ text: String) throws {
    #expect(try written(rows) == text)
  }

  @Test(arguments: [
    "=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\u{A0}=1",
    "\u{200B}=1", "\u{FEFF}=1", "＝1+1", "＋1", "－1", "＠x", " ＝1", "-3+4", "+", "-", "-3,2", "--3",
    "+1e", "-1.2.3", "-0x1F", "-e5", "-.", "-∞", "=", "- 3", "-1/3", "\n", "\t", "-3;4",
  ])
  func neutralises(_ cell: String) {
    #expect(CSVWriter.neutralised(cell).unicodeScalars.first == "'")
  }

  @Test(arguments: [
    "", "0.29421", "-0.53733", "+1e-5", "-3", "-3.", "-.5", "+.5E+10", " -3", "-3 ", "−0.5", "1=1",
    "a,c", "1,2; -3,4", "-0", "x@example.org", "exp(-2)/(1+exp(-2))", "'=1", "شكرا", "a;b", "a\tb",
    "1; +2", "one\n\ntwo", "1 - 2", "1e-5",
  ])
  func leavesAlone(_ cell: String) {
    #expect(CSVWriter.neutralised(cell) == cell)
  }

  /// Where semicolons separate cells, a spreadsheet looks at none of our quotes inside a line.
  @Test(arguments: [
    ("x;=1+1", "x;'=1+1"), ("x\n=1+1", "x\n'=1+1"), ("x; @a\r\n-b", "x;' @a\r\n'-b"),
    ("x;\"=1", "x;'\"=1"), ("1;-2;-x", "1;-2;'-x"), ("x\r=1", "x\r'=1"), ("a\0b", "a\u{FFFD}b"),
  ])
  func neutralisesInsideCells(_ cell: String, _ wanted: String) {
    #expect(CSVWriter.neutralised(cell) == wanted)
  }

  @Test func givesAwayWhatItHolds() {
    var writer = CSVWriter(header: ["a"])
    #expect(writer.take() == "a\n".bytes)
    #expect(writer.take() == [])
    writer.append(["1"])
    #expect(writer.count == 2)
    #expect(writer.take() == "1\n".bytes)
  }

  @Test func readsBackWhatWasWritten() {
    var random = Random(seed: 1)
    let alphabet = "abc019,;\t\"\n\r =+-@.'é\u{301}שー＝😀\u{FEFF}\u{200B}"
    for _ in 0..<1_000 {
      let width = Int.random(in: 1...5, using: &random)
      let height = Int.random(in: 0...4, using: &random)
      let header = (0..<width).map { "column\($0)" }
      let rows = (0..<height).map { _ in
        (0..<width).map { _ in random.text(of: alphabet, upTo: 12) }
      }
      var writer = CSVWriter(header: header)
      for row in rows { writer.append(row) }
      let read = ReadFile(writer.take())
      #expect(read.errors == [])
      // Scalar by scalar, since strings are equal across normalisations.
      let wanted = ([header] + rows.map { $0.map(CSVWriter.neutralised) })
      #expect(read.rows.map { $0.map(\.bytes) } == wanted.map { $0.map(\.bytes) })
    }
  }

  @Test func aNeutralisedCellStaysAsItIs() {
    var random = Random(seed: 2)
    for _ in 0..<2_000 {
      let cell = random.text(of: "=+-@1.e,; \n\t\"x", upTo: 8)
      let once = CSVWriter.neutralised(cell)
      #expect(CSVWriter.neutralised(once) == once)
    }
  }
}
