import Markup
import Testing

@testable import Gradebook

@Suite("JSON")
struct JSONReaderTests {
  /// A value without its positions, written the way Swift shows it.
  private func plain(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .string(let text): "'\(text)'"
    case .array(let nodes): "[" + nodes.map(plain).joined(separator: " ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key):\(plain($0.node))" }.joined(separator: " ") + "}"
    }
  }

  private func read(_ text: String) throws(InputError) -> JSONNode {
    try JSONReader.read(text.bytes, file: "a.json")
  }

  @Test(arguments: [
    ("null", "null"), (" true\n", "true"), ("\u{FEFF}false", "false"), ("\"\"", "''"),
    ("0", "0"), ("-0.10e+007", "-0.10e+007"), ("1E5", "1E5"), ("[]", "[]"), ("{ }", "{}"),
    ("[1,2 , [3]]", "[1 2 [3]]"), ("{\"a\":1,\"a\":2}", "{a:1 a:2}"),
    ("{\"a\" : {\"b\":[true,null]}}", "{a:{b:[true null]}}"),
    (#""\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00""#, "'\"\\/\u{8}\u{C}\n\r\té€😀'"),
    ("\"é שלום 😀\u{7F}\"", "'é שלום 😀\u{7F}'"),
    (#""\u0000""#, "'\0'"),
    ("12345678901234567890.123456789012345678901", "12345678901234567890.123456789012345678901"),
    ("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]"),
  ])
  func reads(_ text: String, _ value: String) throws {
    #expect(plain(try read(text)) == value)
  }

  @Test(arguments: [
    ("", "1:1: the file ends where a value should be"),
    (" \n ", "2:2: the file ends where a value should be"),
    ("{", "1:2: the file ends where a key in double quotes should be"),
    ("{\"a\"}", "1:5: there is \"}\" where a colon should be"),
    ("{\"a\":1,}", "1:8: there is \"}\" where a key in double quotes should be"),
    ("{\"a\":1 \"b\":2}", "1:8: there is \"\"\" where a comma or \"}\" should be"),
    ("{a:1}", "1:2: there is \"a\" where a key in double quotes should be"),
    ("{'a':1}", "1:2: there is \"'\" where a key in double quotes should be"),
    ("[1,]", "1:4: there is \"]\" where a value should be"),
    ("[1\r\n,\r2\n3]", "4:1: there is \"3\" where a comma or \"]\" should be"),
    ("[\"é\", x]", "1:7: there is \"x\" where a value should be"),
    ("[ñ]", "1:2: there is \"ñ\" where a value should be"),
    ("[\u{1B}]", "1:2: there is \"<U+001B>\" where a value should be"),
    ("1 2", "1:3: there is \"2\" where the end of the file should be"),
    ("nul", "1:1: there is \"n\" where a value should be"),
    ("NaN", "1:1: there is \"N\" where a value should be"),
    ("// no\n1", "1:1: there is \"/\" where a value should be"),
    ("01", "1:2: this number isn't written as in JSON"), ("-", "1:2: this number isn't"),
    ("1.", "1:3: this number isn't"), ("-.5", "1:2: this number isn't"), ("1e", "1:3: this n"),
    ("+1", "1:1: there is \"+\" where a value should be"),
    ("\"a", "1:1: a text begins here that no quote closes"),
    ("[1,\"\\\"]", "1:4: a text begins here that no quote closes"),
    ("\"a\nb\"", "1:3: the control character U+000A stands inside a text"),
    ("\"a\0b\"", "1:3: the control character U+0000 stands inside a text"),
    (#""a\x""#, "1:3: JSON has no such escape"), (#""\u12"#, "1:2: JSON has no such escape"),
    (#""\u+123""#, "1:2: JSON has no such escape"), (#""\"#, "1:2: JSON has no such escape"),
    (#""\ud83d""#, "1:2: this escape is half a character"),
    (#""\ude00\ud83d""#, "1:2: this escape is half a character"),
    (#""\ud83d\u0041""#, "1:2: this escape is half a character"),
    ("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "1:17: braces and brackets lie more than 16 deep"),
  ])
  func refuses(_ text: String, _ wanted: String) throws {
    let error = try #require(throws: InputError.self) { try read(text) }
    #expect(error.description.hasPrefix("a.json:" + wanted))
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], "1:1: this text isn't UTF-8"), ([0x80], "1:1: this text isn't UTF-8"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:1: this text isn't UTF-8"),
      ([0xFF, 0xFE, 0x31, 0x00], "1:1: the file is in UTF-16"),
      ([0x31, 0x00], "1:2: there is \"<U+0000>\" where the end of the file should be"),
    ] as [([UInt8], String)])
  func refusesBytes(_ bytes: [UInt8], _ wanted: String) throws {
    let error = try #require(throws: InputError.self) {
      try JSONReader.read(bytes, file: "a.json")
    }
    #expect(error.description.hasPrefix("a.json:" + wanted))
  }

  @Test func limitsSize() throws {
    let most = [UInt8](repeating: UInt8(ascii: " "), count: (1 << 20) - 1) + "1".bytes
    #expect(plain(try JSONReader.read(most, file: "a.json")) == "1")
    let error = try #require(throws: InputError.self) {
      try JSONReader.read(most + [0x20], file: "a.json")
    }
    #expect(error.description.hasPrefix("a.json:1:1: this file has more than 1048576 bytes"))
  }

  @Test func knowsWhereThingsBegin() throws {
    guard case .object(let members) = try read("\n{ \"é\":\t[1],\r\n\"b\" : {}}").value else {
      Issue.record("an object was expected")
      return
    }
    let places = members.flatMap { [$0.position, $0.node.position] }
    #expect(places.map { [$0.line, $0.column] } == [[2, 3], [2, 8], [3, 1], [3, 7]])
  }
}
