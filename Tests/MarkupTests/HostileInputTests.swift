import Markup
import Testing

@Suite("Hostile documents")
struct HostileInputTests {
  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;'>]><a>&d;</a>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA \"default\">]><a/>",
  ])
  func refusesEveryDeclaration(_ text: String) {
    for rule in [DoctypeRule.refused, .html] {
      let lines = complaints(text, doctype: rule).split(separator: "\n")
      #expect(lines.count == 1)
      #expect(lines.first?.hasPrefix("f:1:1: ") == true)
    }
  }

  @Test func leavesInclusionsAlone() throws {
    let root = try parse(
      """
      <a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hostname" \
      parse="text"/></a>
      """)
    #expect(root.text == "")
  }

  @Test func refusesDeepNesting() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(complaints(nested(128)) == "")
    #expect(
      complaints(nested(129))
        == "f:1:385: elements stand in each other more than 128 deep. Close some of them earlier.")
    #expect(complaints(nested(100_000)).hasPrefix("f:1:385: "))
  }

  @Test func refusesTooManyBytes() throws {
    let large = "<a>" + String(repeating: "x", count: 11_000_000) + "</a>"
    #expect(
      complaints(large)
        == """
        f:1:1: the file has 11000007 bytes, and at most 4194304 are read. \
        Split it, or leave something out.
        """)
    #expect(throws: InputErrors.self) {
      try parseXML(Array("<abc/>".utf8), file: "f", limit: 5)
    }
    let fits = try parseXML(Array("<abc/>".utf8), file: "f", limit: 6)
    #expect(fits.name == "abc")
  }

  /// libxml2 compares every attribute with every other one.
  @Test(.timeLimit(.minutes(1)))
  func refusesTooManyAttributes() {
    func attributes(_ count: Int) -> String {
      (0..<count).map { " a\($0)='>'" }.joined()
    }
    #expect(complaints("<a\(attributes(256))/>") == "")
    let expected = "f:1:4: this element has more than 256 attributes. Leave some out."
    #expect(complaints("<a><b\(attributes(257))/></a>") == expected)
    #expect(complaints("<a><b\(attributes(50_000))/></a>") == expected)
    // Only tags count.
    #expect(complaints("<a><!-- <b\(attributes(300))/> --></a>") == "")
    #expect(complaints("<a><![CDATA[<b\(attributes(300))/>]]></a>") == "")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<a ", "<a b='", "<!--", "<!-- --", "--", "<![CDATA[", "<?a ", "&a", "</a", "<",
      "<a><b c='1'/>",
    ])
  func endsSoon(_ piece: String) {
    let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
    #expect(complaints(text) != "")
    for start in ["<a>", "<!--", "<a b='"] { #expect(complaints(start + text) != "") }
  }

  @Test(arguments: [
    ([0x3C, 0x61, 0x3E, 0x0A, 0xC3, 0xA9, 0xE9, 0x3C], "f:2:2: the byte E9 here isn't UTF-8. "),
    ([0xFF, 0xFE, 0x3C, 0x00], "f:1:1: the file is written in UTF-16. "),
    ([0xFE, 0xFF, 0x00, 0x3C], "f:1:1: the file is written in UTF-16. "),
    ([0x3C, 0x00, 0x61, 0x00], "f:1:2: the character U+00 can't stand in a document. "),
    ([0x4C, 0x6F, 0xA7, 0x94], "f:1:3: the byte A7 here isn't UTF-8. "),
    ([0x3C, 0x61, 0x3E, 0xC0, 0x80], "f:1:4: the byte C0 here isn't UTF-8. "),
    ([0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80], "f:1:4: the byte ED here isn't UTF-8. "),
    ([0x3C, 0x61, 0x3E, 0xF0, 0x9F], "f:1:4: the byte F0 here isn't UTF-8. "),
  ])
  func refusesOtherEncodings(_ bytes: [UInt8], _ expected: String) throws {
    let errors = try #require(throws: InputErrors.self) { try parseXML(bytes, file: "f") }
    #expect(errors.description.hasPrefix(expected))
  }

  @Test func skipsAByteOrderMark() throws {
    let root = try parse("\u{FEFF}<?xml version='1.0' encoding='UTF-8'?><a/>")
    #expect(root.position.column == 39)
  }

  @Test func printsNothing() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      let schema = try ExampleSchema.compiled()
      for text in [
        "<a", "<a>&b;</a>", "<!DOCTYPE a SYSTEM 'x'><a/>", "<problem x='&#1;'/>", "<b/>",
      ] {
        _ = complaints(text, schema: schema)
      }
      _ = try? Schema(relaxNG: Array("<grammar/>".utf8), file: "f")
      _ = try? serialise(fragment: [.element("no-such-element", "x")])
    }
    #expect(result?.standardErrorContent.isEmpty == true)
  }

  @Test func parsesAndValidatesOnManyThreads() async throws {
    let schema = try ExampleSchema.compiled()
    let wrong = ExampleSchema.document.replacing("attempts=\"3\"", with: "attempts=\"30\"")
    let expected = "f:1:22: `attempts` can't be “30”. Write a whole number from 1 to 9."
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<400 {
        group.addTask {
          index.isMultiple(of: 4)
            ? complaints(wrong, schema: schema) == expected
            : complaints(ExampleSchema.document, schema: schema) == ""
        }
      }
      #expect(await group.allSatisfy { $0 })
    }
  }

  @Test func compilesSchemasOnManyThreads() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<40 {
        group.addTask { complaints("<no/>", schema: try ExampleSchema.compiled()) }
      }
      for try await result in group {
        #expect(result == "f:1:1: the document can't begin with `<no>`. Write `<problem>`.")
      }
    }
  }
}
