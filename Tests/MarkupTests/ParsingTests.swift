import Markup
import Testing

/// Parses a text under the name `f`.
func parse(
  _ text: String, doctype: DoctypeRule = .refused, schema: Schema? = nil
) throws(InputErrors) -> Element {
  try parseXML(Array(text.utf8), file: "f", doctype: doctype, schema: schema)
}

/// The errors that parsing a text gives, one a line.
func complaints(
  _ text: String, doctype: DoctypeRule = .refused, schema: Schema? = nil
) -> String {
  do throws(InputErrors) {
    _ = try parse(text, doctype: doctype, schema: schema)
    return ""
  } catch {
    return error.description
  }
}

@Suite("Reading XML")
struct ParsingTests {
  @Test func readsNamesAttributesAndText() throws {
    let root = try parse(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <a one='1' two="&lt;&#xE9;&quot;"><b/>x<!-- no -->y<![CDATA[<&>]]>&amp;<b>2</b><?no?></a>
      """)
    #expect(root.name == "a")
    #expect(root.attributes.map(\.name) == ["one", "two"])
    #expect(root[attribute: "two"] == "<é\"")
    #expect(root[attribute: "three"] == nil)
    #expect(root.children.map(\.text) == ["", "xy<&>&", "2"])
    #expect(root.elements(named: "b").map(\.text) == ["", "2"])
    #expect(root.first(named: "b")?.children.isEmpty == true)
    #expect(root.first(named: "c") == nil)
    #expect(root.text == "xy<&>&2")
  }

  @Test func keepsPrefixesAndNamespaceDeclarations() throws {
    let root = try parse("<s:a xmlns:s='urn:s' xml:lang='en'><b xmlns='urn:t'/></s:a>")
    #expect(root.name == "s:a")
    #expect(root.attributes.map(\.name) == ["xmlns:s", "xml:lang"])
    #expect(root.first(named: "b")?[attribute: "xmlns"] == "urn:t")
  }

  @Test func knowsThePlaceOfEverything() throws {
    let root = try parse(
      "<a>\n  é💡<b\n   c='1'\td=\"\n\"/>text<!-- \n --> more\r\n<e></e ><![CDATA[x]]></a>")
    func place(_ position: Position?) -> [Int] { position.map { [$0.line, $0.column] } ?? [] }
    let b = try #require(root.first(named: "b"))
    #expect(place(root.position) == [1, 1])
    #expect(root.position.file == "f")
    #expect(place(b.position) == [2, 5])
    #expect(place(b.attribute("c")?.position) == [3, 4])
    #expect(place(b.attribute("d")?.position) == [3, 10])
    #expect(
      root.children.map { place($0.position) } == [[1, 4], [2, 5], [4, 4], [6, 1], [6, 18]])
    #expect(place(root.textPosition) == [2, 3])
  }

  @Test func countsLinesPastWhatLibxml2Counts() throws {
    let lines = String(repeating: "<p/>\n", count: 70_000)
    let root = try parse("<a>\n" + lines + "  <q r='1'/></a>")
    let q = try #require(root.first(named: "q"))
    #expect([q.position.line, q.position.column] == [70_002, 3])
    #expect(complaints("<a>\n" + lines + " <q></a>").hasPrefix("f:70002:5: `</a>` stands where"))
  }

  @Test func advancesOverText() {
    let start = Position(file: "f", line: 3, column: 5)
    #expect(start.advanced(over: "é\u{301}x") == Position(file: "f", line: 3, column: 8))
    #expect(start.advanced(over: "a\nbc") == Position(file: "f", line: 4, column: 3))
  }

  @Test(arguments: [
    ("<a><b></a>", "1:7", "`</a>` stands where `<b>`, which begins in line 1, is still open"),
    ("<a>\n<b>", "2:1", "`<b>` is never closed"),
    ("<p>a<br>b</p>", "1:10", "`</p>` stands where `<br>`, which begins in line 1, is still open"),
    (
      "<a><b>x</c></b></a>", "1:8",
      "`</c>` stands where `<b>`, which begins in line 1, is still open"
    ),
    ("<a b=c/>", "1:6", "the value of an attribute has no quotes"),
    ("<a b/>", "1:5", "the attribute `b` has no value"),
    ("<a b='1' b='2'/>", "1:10", "the attribute `b` stands here twice"),
    ("<a b='<'/>", "1:7", "a < stands in the value of an attribute"),
    ("<a b='1", "1:8", "the value of an attribute is never closed"),
    ("<a b='1'c='2'/>", "1:9", "a space is missing here"),
    ("<a>x < y</a>", "1:7", "a name can't begin like this"),
    ("<a>x & y</a>", "1:6", "an & stands alone"),
    ("<a b='x&y'/>", "1:8", "an & stands alone"),
    ("<a>é&nbsp;</a>", "1:5", "&nbsp; isn't known"),
    ("<a>&#1;</a>", "1:4", "this reference names no character"),
    ("<a><!-- x </a>", "1:4", "this comment is never closed"),
    ("<a><![CDATA[ x </a>", "1:4", "this character data section is never closed"),
    ("<a>]]></a>", "1:4", "]]> stands in text"),
    ("<a/><b/>", "1:5", "something stands after the end of the document"),
    ("text", "1:1", "there is no element where the document should begin"),
    ("<!-- only -->", "1:14", "there is no element where the document should begin"),
    (" <?xml version='1.0'?><a/>", "1:7", "an XML declaration stands here"),
    ("<x:a/>", "1:1", "the prefix `x:` has no meaning here"),
    ("<a></a", "1:7", "this tag isn't closed"),
    ("", "1:1", "the file is empty"),
    ("\u{FEFF} \n", "1:1", "the file is empty"),
    ("<a>\u{8}</a>", "1:4", "the character U+08 can't stand in a document"),
    ("<a>\u{FFFE}</a>", "1:4", "the character U+FFFE can't stand in a document"),
    ("<a>\n\u{F0000}</a>", "2:1", "the character U+F0000 can't stand in a document"),
    ("<a>&#xF1234;</a>", "1:4", "the character U+F1234 can't stand in a document"),
    ("<a b='&#xFFFFD;'/>", "1:4", "the character U+FFFFD can't stand in a document"),
    (
      "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "1:21",
      "the file says that it is written in “ISO-8859-1”"
    ),
  ])
  func refuses(_ text: String, at place: String, because problem: String) {
    #expect(complaints(text).hasPrefix("f:\(place): \(problem). "))
    #expect(!complaints(text).contains("\n"))
  }

  @Test func tellsWhatToWriteInstead() {
    #expect(complaints("<a>&nbsp;</a>") == "f:1:4: &nbsp; isn't known. Write &#xA0;.")
    #expect(
      complaints("<a><br></a>")
        == """
        f:1:8: `</a>` stands where `<br>`, which begins in line 1, is still open. \
        Write `</br>` before it (`<br />` if it is empty), or correct the name.
        """)
  }

  @Test func collectsErrorsUpToTheFirstAboutStructure() {
    #expect(
      complaints("<a>&b; &\n<c d='1' d='2'/></e></a>")
        == """
        f:1:4: &b; isn't known. Write the character itself; only &amp; &lt; &gt; &quot; and &apos; \
        have names here.
        f:1:8: an & stands alone. Write &amp; for an & in text.
        f:2:10: the attribute `d` stands here twice. Leave one of them out.
        f:2:17: `</e>` stands where `<a>`, which begins in line 1, is still open. Write `</a>` \
        before it (`<a />` if it is empty), or correct the name.
        """)
    let many = complaints("<a>" + String(repeating: "&b;\n", count: 100) + "</a>")
    #expect(many.split(separator: "\n").count == 20)
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html/>", DoctypeRule.html, ""),
    ("<?xml version='1.0'?>\n<!-- --><!DOCTYPE html>\n<html/>", .html, ""),
    ("<html/>", .html, ""),
    (
      "<!DOCTYPE html><html/>", .refused,
      "f:1:1: a document type declaration can't be used here. Leave it out."
    ),
    (
      "\n<!DOCTYPE html SYSTEM 'about:legacy-compat'><html/>", .html,
      "f:2:1: only the plain document type of HTML can be used. Write <!DOCTYPE html>."
    ),
    (
      "<!DOCTYPE html [<!ENTITY e 'x'>]><html>&e;</html>", .html,
      "f:1:1: only the plain document type of HTML can be used. Write <!DOCTYPE html>."
    ),
    (
      "<!DOCTYPE HTML><HTML/>", .html,
      "f:1:1: only the plain document type of HTML can be used. Write <!DOCTYPE html>."
    ),
  ])
  func allowsOnlyThePlainDoctype(_ text: String, _ rule: DoctypeRule, _ expected: String) {
    #expect(complaints(text, doctype: rule) == expected)
  }
}
