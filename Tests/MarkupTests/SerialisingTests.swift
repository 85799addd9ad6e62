import Markup
import Testing

/// The bytes of a fragment as text.
func written(_ nodes: [Node]) throws -> String {
  String(decoding: try serialise(fragment: nodes), as: UTF8.self)
}

@Suite("Writing HTML")
struct SerialisingTests {
  @Test func writesAPage() throws {
    let page = Node.element(
      "html", ["lang": "de"],
      [
        .element("head", [.element("meta", ["charset": "utf-8"], []), .element("title", "Ä & <")]),
        .element("body", [.element("p", "1 < 2\u{A0}> é 💡 \"'"), .element("br", [])]),
      ])
    #expect(
      String(decoding: try serialise(page: page), as: UTF8.self)
        == """
        <!DOCTYPE html>
        <html lang="de"><head><meta charset="utf-8"><title>Ä &amp; &lt;</title></head>\
        <body><p>1 &lt; 2\u{A0}&gt; é 💡 "'</p><br></body></html>

        """)
  }

  @Test(arguments: [
    (Node.element("p", []), "<p></p>"),
    (.element("div", ["class": ""], []), "<div class=\"\"></div>"),
    (
      .element("input", ["type": "checkbox", "checked": "checked"], []),
      "<input type=\"checkbox\" checked>"
    ),
    (.element("input", ["disabled": ""], []), "<input disabled>"),
    (.element("details", ["open": ""], []), "<details open=\"\"></details>"),
    (.element("i", ["title": "say \"hi\""], []), "<i title='say \"hi\"'></i>"),
    (.element("i", ["title": "\"it's\""], []), "<i title=\"&quot;it's&quot;\"></i>"),
    (.element("i", ["title": "<a>&amp;\n"], []), "<i title=\"&lt;a&gt;&amp;amp;\n\"></i>"),
    (
      .element("i", ["title": "<!-- & --> &{x}"], []),
      "<i title=\"&lt;!-- &amp; --&gt; &amp;{x}\"></i>"
    ),
    (.element("a", ["href": "a b?c=1&d=é#e"], []), "<a href=\"a%20b?c=1&amp;d=%C3%A9#e\"></a>"),
    (
      .element("script", "if (a < b && c) { '</p>' }"),
      "<script>if (a < b && c) { '</p>' }</script>"
    ),
    (.element("style", "a > b { content: '&' }"), "<style>a > b { content: '&' }</style>"),
    (.element("textarea", "</textarea>"), "<textarea>&lt;/textarea&gt;</textarea>"),
    (.element("p", "a\u{0}b\u{1F}c\u{FFFE}d\u{F0000}e\u{100000}"), "<p>a�b�c�d�e\u{100000}</p>"),
    (
      .element("math", ["display": "block"], [.element("mspace", []), .element("mi", "π")]),
      """
      <math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mspace></mspace>\
      <mi>π</mi></math>
      """
    ),
    (
      .element(
        "svg", ["viewBox": "0 0 1 1", "xmlns": "http://www.w3.org/2000/svg"],
        [
          .element("path", ["d": "M0 0"], []), .element("a", ["href": "#x y"], []),
        ]),
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"></path>\
      <a href="#x y"></a></svg>
      """
    ),
    (
      .element("p", [.text("a"), .text(""), .text("b"), .element("br", []), .text("c")]),
      "<p>ab<br>c</p>"
    ),
  ])
  func writes(_ node: Node, _ expected: String) throws {
    #expect(try written([node]) == expected)
    let page = try serialise(page: .element("html", [.element("body", [node])]))
    #expect(
      String(decoding: page, as: UTF8.self)
        == "<!DOCTYPE html>\n<html><body>\(expected)</body></html>\n")
  }

  @Test func writesFragmentsOfSeveralNodes() throws {
    #expect(try written([]) == "")
    #expect(
      try written([.text("a<"), .element("b", "c"), .text("</div>")]) == "a&lt;<b>c</b>&lt;/div&gt;"
    )
    #expect(try Fragment([.element("b", "c")]).bytes == Array("<b>c</b>".utf8))
    let fragments = [Fragment(text: "<&>"), try Fragment([]), try Fragment([.element("br", [])])]
    #expect(fragments.map(\.isEmpty) == [false, true, false])
    #expect(Fragment.joined(fragments).bytes == Array("&lt;&amp;&gt;<br>".utf8))
  }

  @Test(arguments: [
    (Node.element("a b", []), NodeError.elementName("a b")),
    (.element("", []), .elementName("")),
    (.element("é", []), .elementName("é")),
    (.element("svg:path", []), .elementName("svg:path")),
    (.element("wbr", []), .refusedElement("wbr")),
    (.element("source", []), .refusedElement("source")),
    (.element("track", []), .refusedElement("track")),
    (.element("IFRAME", []), .refusedElement("IFRAME")),
    (.element("svg", [.element("foreignObject", [])]), .refusedElement("foreignObject")),
    (.element("p", ["a b": ""], []), .attributeName("a b", element: "p")),
    (.element("p", ["a>": ""], []), .attributeName("a>", element: "p")),
    (.element("p", ["id": "1", "ID": "2"], []), .repeatedAttribute("ID", element: "p")),
    (.element("br", "x"), .childrenInVoidElement("br")),
    (.element("script", [.element("b", [])]), .markupInRawText("script")),
    (.element("style", [.slot("x")]), .markupInRawText("style")),
    (.element("script", [.text("'</scr"), .text("ipt>'")]), .endOfRawText("script")),
    (.element("script", "'</SCRIPT '"), .endOfRawText("script")),
    (.element("script", "<!-- <script"), .endOfRawText("script")),
    (.element("style", "</style"), .endOfRawText("style")),
    (.element("svg", [.element("style", "a<b")]), .endOfRawText("style")),
    (.element("a", ["href": "java\nscript:x()"], []), .scriptAddress("href", element: "a")),
    (.element("a", ["href": "\u{1} JavaScript:x()"], []), .scriptAddress("href", element: "a")),
    (
      .element("html", ["xmlns": "http://www.w3.org/1999/xhtml"], []),
      .namespace("http://www.w3.org/1999/xhtml", element: "html")
    ),
    (.element("math", ["xmlns": "urn:x"], []), .namespace("urn:x", element: "math")),
    (.slot("x"), .unfilledSlot("x")),
    (.element("p", [Attribute("id", slot: "x")], []), .unfilledSlot("x")),
    (.each("x", []), .unfilledSlot("x")),
  ])
  func refuses(_ node: Node, _ expected: NodeError) throws {
    #expect(throws: expected) { try serialise(fragment: [node]) }
  }

  @Test func refusesWhatIsTooDeepOrNoPage() throws {
    var node = Node.text("x")
    for _ in 0..<255 { node = .element("b", [node]) }
    #expect(try written([node]).hasPrefix("<b><b>"))
    #expect(throws: NodeError.tooDeep(256)) { try serialise(fragment: [.element("b", [node])]) }
    #expect(throws: NodeError.notAPage) { try serialise(page: .element("p", [])) }
  }

  @Test func saysWhatIsWrong() {
    #expect(
      NodeError.slotInAttribute("href", element: "a").description
        == """
        the attribute `href` of `<a>` can't be filled from a record. \
        Write its value out, or use an attribute that holds only text.
        """)
  }

  @Test func readsPlainText() {
    let node = Node.element("p", [.text("a"), .slot("x"), .when("y", [.element("b", "c")])])
    #expect(node.plainText == "ac")
  }
}
