import Markup
import Testing

/// A filled fragment as text.
private func filled(_ nodes: [Node], _ record: Record = [:]) throws -> String {
  String(decoding: try Template(nodes, page: false).render(record), as: UTF8.self)
}

@Suite("Templates")
struct TemplateTests {
  @Test(
    arguments: [
      ([:], "<p></p>"),
      (["x": .text("1 < 2 & \"é\"")], "<p>1 &lt; 2 &amp; \"é\"</p>"),
      (["x": .fragment(Fragment(text: "<"))], "<p>&lt;</p>"),
      (["x": .flag(true)], "<p></p>"),
      (["x": .list([[:]])], "<p></p>"),
      (
        ["x": .text("a\u{0}\u{7}\u{FFFF}\u{F0001}\u{FFFFF}\t\r\n")],
        "<p>a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\t\r\n</p>"
      ),
      (
        ["x": .text("\u{EFFFF}\u{100000}\u{FFFD}\u{7F}\u{A0}💡")],
        "<p>\u{EFFFF}\u{100000}\u{FFFD}\u{7F}\u{A0}💡</p>"
      ),
    ] as [(Record, String)])
  func fillsContent(_ record: Record, _ expected: String) throws {
    #expect(try filled([.element("p", [.slot("x")])], record) == expected)
  }

  @Test(
    arguments: [
      ([:], "<i id=\"1\" lang=\"de\"></i>"),
      (["x": .flag(false)], "<i id=\"1\" lang=\"de\"></i>"),
      (["x": .list([])], "<i id=\"1\" lang=\"de\"></i>"),
      (["x": .fragment(Fragment(text: "a"))], "<i id=\"1\" lang=\"de\"></i>"),
      (["x": .flag(true)], "<i id=\"1\" title=\"\" lang=\"de\"></i>"),
      (["x": .text("")], "<i id=\"1\" title=\"\" lang=\"de\"></i>"),
      (
        ["x": .text("a<b>&\u{1}")], "<i id=\"1\" title=\"a&lt;b&gt;&amp;\u{FFFD}\" lang=\"de\"></i>"
      ),
      (["x": .text("\"")], "<i id=\"1\" title='\"' lang=\"de\"></i>"),
      (["x": .text("\"'")], "<i id=\"1\" title=\"&quot;'\" lang=\"de\"></i>"),
      (["x": .text("'")], "<i id=\"1\" title=\"'\" lang=\"de\"></i>"),
    ] as [(Record, String)])
  func fillsAttributes(_ record: Record, _ expected: String) throws {
    let attributes = [Attribute("id", "1"), Attribute("title", slot: "x"), Attribute("lang", "de")]
    #expect(try filled([.element("i", attributes, [])], record) == expected)
  }

  @Test func fillsBareAttributes() throws {
    let box = [Node.element("input", [Attribute("checked", slot: "x")], [])]
    #expect(try filled(box) == "<input>")
    #expect(try filled(box, ["x": .flag(true)]) == "<input checked>")
    #expect(try filled(box, ["x": .text("yes")]) == "<input checked>")
  }

  @Test func repeatsAndLooksOutward() throws {
    let nodes = [
      Node.each(
        "rows", [.element("tr", [.each("cells", [.element("td", [.slot("a"), .slot("b")])])])])
    ]
    let record: Record = [
      "a": .text("1"), "b": .text("2"),
      "rows": .list([
        ["a": .text("3"), "cells": .list([[:], ["b": .text("4")]])],
        ["cells": .list([["a": .text("5")]])],
        [:],
      ]),
    ]
    #expect(
      try filled(nodes, record)
        == "<tr><td>32</td><td>34</td></tr><tr><td>52</td></tr><tr></tr>")
    #expect(try filled(nodes, ["rows": .text("x")]) == "")
    // A record may hold the list that it stands in; that ends because lists are finite.
    #expect(try filled(nodes, [:]) == "")
  }

  @Test(
    arguments: [
      (nil, false), (.text(""), false), (.text(" "), true), (.flag(false), false),
      (.flag(true), true),
      (.list([]), false), (.list([[:]]), true), (.fragment(Fragment(text: "")), false),
      (.fragment(Fragment(text: "x")), true),
    ] as [(Value?, Bool)])
  func chooses(_ value: Value?, _ isPresent: Bool) throws {
    let nodes = [Node.when("x", [.text("yes")]), .unless("x", [.element("b", "no")])]
    let record = value.map { ["x": $0] } ?? [:]
    #expect(try filled(nodes, record) == (isPresent ? "yes" : "<b>no</b>"))
  }

  @Test func keepsMarkupOutOfTitles() throws {
    let nodes = [Node.element("title", [.slot("x")]), .element("textarea", [.slot("x")])]
    #expect(try filled(nodes, ["x": .text("<")]) == "<title>&lt;</title><textarea>&lt;</textarea>")
    let markup = Value.fragment(try Fragment([.element("b", "x")]))
    #expect(try filled(nodes, ["x": markup]) == "<title></title><textarea></textarea>")
  }

  @Test func fillsTemplatesIntoTemplates() throws {
    let inner = try Template([.element("em", [.slot("x")])], page: false)
    let fragment = Fragment(inner, ["x": .text("<")])
    #expect(
      try filled([.slot("y"), .slot("y")], ["y": .fragment(fragment)])
        == "<em>&lt;</em><em>&lt;</em>")
    var output = Array("before ".utf8)
    inner.render(["x": .text("2")], into: &output)
    #expect(output == Array("before <em>2</em>".utf8))
  }

  @Test func knowsItsNames() throws {
    let template = try Template(
      [
        .element("p", [Attribute("id", slot: "a"), Attribute("class", "no")], [.slot("b")]),
        .each("c", [.when("d", [.unless("e", [.slot("b")])])]),
      ], page: false)
    #expect(template.names == ["a", "b", "c", "d", "e"])
    #expect(!template.isPage)
    #expect(try Template([.element("html", [])], page: true).names == [])
  }

  @Test(arguments: [
    "href", "src", "action", "formaction", "style", "onclick", "ONLOAD", "srcset", "srcdoc", "data",
    "poster", "content",
  ])
  func refusesSlotsInAttributesThatAreMoreThanText(_ name: String) {
    let node = Node.element("p", [Attribute(name, slot: "x")], [])
    #expect(throws: NodeError.slotInAttribute(name, element: "p")) {
      try Template([node], page: false)
    }
  }

  @Test(arguments: [
    (
      Node.element("a", [Attribute("name", slot: "x")], []),
      NodeError.slotInAttribute("name", element: "a")
    ),
    (.element("script", [.slot("x")]), .markupInRawText("script")),
    (.element("style", [.each("x", [])]), .markupInRawText("style")),
    (.element("br", [.slot("x")]), .childrenInVoidElement("br")),
    (.slot(""), .slotName("")),
    (.slot("A"), .slotName("A")),
    (.when("1a", []), .slotName("1a")),
    (.element("p", [Attribute("id", slot: "a b")], []), .slotName("a b")),
  ])
  func refuses(_ node: Node, _ expected: NodeError) {
    #expect(throws: expected) { try Template([node], page: false) }
  }

  @Test func refusesWhatIsNoPage() {
    let page = Node.element("html", [])
    for nodes in [[], [page, page], [.each("x", [page])], [.text("x")]] {
      #expect(throws: NodeError.notAPage) { try Template(nodes, page: true) }
    }
  }

  @Test func refusesTooManySlots() {
    let nodes = Array(repeating: Node.slot("x"), count: 65_535)
    #expect(throws: NodeError.tooManySlots(65_534)) { try Template(nodes, page: false) }
  }

  @Test func rendersOnManyThreads() async throws {
    let template = try Template([.each("l", [.element("p", [.slot("x")])])], page: false)
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<100 {
        group.addTask {
          let records = (0..<50).map { ["x": Value.text("\(index).\($0)")] }
          let expected = (0..<50).map { "<p>\(index).\($0)</p>" }.joined()
          return template.render(["l": .list(records)]) == Array(expected.utf8)
        }
      }
      #expect(await group.allSatisfy { $0 })
    }
  }
}
