import Markup
import Testing

@testable import Gradebook

@Suite("CSV, read")
struct CSVReaderTests {
  @Test(arguments: [
    ("", []),
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("\u{FEFF}", []),
    ("a,b\n1,", [["a", "b"], ["1", ""]]),
    (",\n", [["", ""]]),
    ("\n\r\na,b\n\n  \n\t\n1,2\n\n", [["a", "b"], ["1", "2"]]),
    ("a\n\"\"\n", [["a"], [""]]),
    ("a,b\n\"1,234\",x\n", [["a", "b"], ["1,234", "x"]]),
    ("a,b\n\"say \"\"hi\"\"\",\"\"\n", [["a", "b"], ["say \"hi\"", ""]]),
    ("a,b\n\"one\ntwo\",\"three\r\nfour\"\n", [["a", "b"], ["one\ntwo", "three\r\nfour"]]),
    ("a,b\n5\" pipe,Bob \"B\" Lee\n", [["a", "b"], ["5\" pipe", "Bob \"B\" Lee"]]),
    (" a , b \n", [[" a ", " b "]]),
    ("é,שלום\n=1+1,-0.53733\n", [["é", "שלום"], ["=1+1", "-0.53733"]]),
  ])
  func readsRows(_ text: String, _ rows: [[String]]) {
    let file = ReadFile(text)
    #expect(file.rows == rows)
    #expect(file.errors == [])
  }

  @Test(arguments: [
    ("a;b\n\"1,5\";2;3\n", UInt8(ascii: ";"), ["1,5", "2", "3"]),
    ("a;b\n1,5;2\n", UInt8(ascii: ";"), ["1,5", "2"]),
    ("a\tb\n1,5;x\t2\n", UInt8(ascii: "\t"), ["1,5;x", "2"]),
    ("\"a;b;c\",d\n1;2,3\n", UInt8(ascii: ","), ["1;2", "3"]),
    ("a,b;c\n1,2;3\n", UInt8(ascii: ","), ["1", "2;3"]),
    ("\n\r\na;b\n1;2\n", UInt8(ascii: ";"), ["1", "2"]),
    (" \n\t\t\na;b\n1;2\n", UInt8(ascii: ";"), ["1", "2"]),
    ("alone\n1;2\n", UInt8(ascii: ","), ["1;2"]),
  ])
  func findsTheSeparator(_ text: String, _ separator: UInt8, _ second: [String]) throws {
    var reader = CSVReader(file: "t.csv", bytes: text.bytes)
    _ = reader.next()
    #expect(reader.separator == separator)
    #expect(try reader.next()?.get().fields.map(\.text) == second)
  }

  @Test func knowsLinesAndColumns() throws {
    let text = "\u{FEFF}a,b\r\n\r\n\"é\r\nx\rו\",ñand,\"\"\n1,2\n"
    var reader = CSVReader(file: "t.csv", bytes: text.bytes)
    var places: [[[Int]]] = []
    while let row = reader.next() {
      places.append(try row.get().fields.map { [$0.line, $0.column] })
    }
    #expect(places == [[[1, 1], [1, 3]], [[3, 1], [5, 4], [5, 9]], [[6, 1], [6, 3]]])
  }

  @Test(arguments: [
    ("a,b\n1,\"2\n3,4\n", "t.csv:2:3: a quote begins here that nothing closes", [["a", "b"]]),
    (
      "a,b\n1,\"2\" x\"\n3,4\n",
      "t.csv:2:6: there is text behind the closing quote of the cell that begins at line 2, "
        + "column 3", [["a", "b"], ["3", "4"]]
    ),
    (
      "a,b\nana,\"0.3\nben,0.4\ncem,\"0.5\"\ndan,0.6\n",
      "t.csv:4:6: there is text behind the closing quote of the cell that begins at line 2, "
        + "column 5", [["a", "b"], ["dan", "0.6"]]
    ),
    (
      "a,b\nana, \"1,2\"\n3,4\n", "t.csv:2:6: there are spaces before a quote",
      [["a", "b"], ["3", "4"]]
    ),
    (
      "a,b\nx\0y,2\n3,4\n", "t.csv:2:2: there is a zero byte in the text",
      [["a", "b"], ["3", "4"]]
    ),
    (
      "a,b\n1,\"x\0y\"\n3,4\n", "t.csv:2:5: there is a zero byte in the text",
      [["a", "b"], ["3", "4"]]
    ),
  ])
  func refusesAndGoesOn(_ text: String, _ error: String, _ rows: [[String]]) throws {
    let file = ReadFile(text)
    #expect(file.rows == rows)
    #expect(file.errors.count == 1)
    #expect(try #require(file.errors.first).hasPrefix(error))
  }

  @Test(
    arguments: [
      [0x61, 0x2C, 0xFF, 0x0A], [0x61, 0x2C, 0xC3, 0x0A], [0x61, 0x2C, 0xC0, 0xAF, 0x0A],
      [0x61, 0x2C, 0xED, 0xA0, 0x80, 0x0A], [0x61, 0x2C, 0x22, 0xE4, 0x22, 0x0A],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(_ line: [UInt8]) {
    let file = ReadFile("x,y\n".bytes + line + "1,2\n".bytes)
    #expect(file.rows == [["x", "y"], ["1", "2"]])
    #expect(
      file.errors == [
        "t.csv:2:3: this text isn't UTF-8. Save it as UTF-8 (spreadsheets call it \"CSV UTF-8\")."
      ])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
  func refusesUTF16(_ bytes: [UInt8]) {
    let file = ReadFile(bytes)
    #expect(file.rows == [])
    #expect(file.errors.map { $0.prefix(39) } == ["t.csv:1:1: the file is in UTF-16. Save "])
  }

  @Test func limitsCells() {
    let most = String(repeating: "é", count: 10_000)
    let file = ReadFile("a,b\n\(most),\"\(most)\"\n1,\(most)x\n1,\"\(most)x\"\n3,4\n")
    #expect(file.rows == [["a", "b"], [most, most], ["3", "4"]])
    #expect(
      file.errors.map { $0.prefix(33) } == [
        "t.csv:3:3: this cell has more tha", "t.csv:4:3: this cell has more tha",
      ])
  }

  @Test func limitsColumns() {
    let most = Array(repeating: "x", count: 1_000)
    let line = most.joined(separator: ",")
    let file = ReadFile("\(line)\n\(line),x\n\(line)\n")
    #expect(file.rows == [most, most])
    #expect(file.errors.map { $0.prefix(20) } == ["t.csv:2:2001: this r"])
  }

  @Test(arguments: [1, 2, 3, 7, 1 << 16])
  func pieceSizesDoNotMatter(_ size: Int) {
    let text =
      "\u{FEFF}\r\n\r\nstudent;\"näme\r\n2\";c\r\r\n\"a\"\"b\";\"\r\n\";é\n\n"
      + "x;\"open\"shut;y\r\nb;\" \";\0\r;;\r\n" + String(repeating: "long ", count: 20_000)
      + "\nlast;\"li\rne\";שלום"
    let whole = ReadFile(text)
    #expect(whole.rows.count == 4)
    #expect(whole.errors.count == 3)
    #expect(ReadFile(reader(of: text.bytes, inPiecesOf: size)) == whole)
  }

  @Test(arguments: [
    (["a,b\n1,2\n3,"], [["a", "b"], ["1", "2"]], "t.csv:3:3:"),
    (["a,b\n1,2\n3,4"], [["a", "b"], ["1", "2"]], "t.csv:3:4:"),
    (["a,b\n1,", "2\n"], [["a", "b"], ["1", "2"]], "t.csv:3:1:"),
    (["a,b\n", "\"1\n"], [["a", "b"]], "t.csv:3:1:"), ([], [], "t.csv:1:1:"),
    (["a,b"], [], "t.csv:1:4:"),
  ])
  func tellsWhenTheSourceFails(_ pieces: [String], _ rows: [[String]], _ place: String) {
    struct DiskError: Error {}
    var rest = pieces[...]
    let file = ReadFile(
      CSVReader(file: "t.csv") { buffer in
        guard let piece = rest.popFirst() else { throw DiskError() }
        buffer.copyBytes(from: piece.utf8)
        return piece.utf8.count
      })
    #expect(file.rows == rows)
    #expect(
      file.errors == [
        place + " the file could not be read any further: \"DiskError()\". "
          + "Find out why, and read it again."
      ])
  }
}
