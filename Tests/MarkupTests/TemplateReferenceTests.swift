import Markup
import Testing

/// Templates against the slow way: the values are put into the tree, and libxml2 writes all of it.
@Suite("Templates against libxml2")
struct TemplateReferenceTests {
  @Test(arguments: 0..<300)
  func givesTheSameBytes(_ seed: Int) throws {
    var random = Random(seed: UInt64(seed))
    let nodes = random.nodes(depth: 4)
    let template = try Template(nodes, page: false)
    let page = [Node.element("html", [.element("body", nodes)])]
    let pageTemplate = try Template(page, page: true)
    for _ in 0..<5 {
      let record = random.record(depth: 3)
      let scope = Scope(records: [record])
      let expanded = try scope.expand(nodes)
      #expect(template.render(record.values) == (try serialise(fragment: expanded)))
      let expandedPage = try #require(try scope.expand(page).first)
      #expect(pageTemplate.render(record.values) == (try serialise(page: expandedPage)))
    }
  }

  @Test(arguments: [
    "", "\u{0}", "\r\n\t", "&amp;", "<!-- x -->", "<!--", "&{x}", "&{", "]]>", "<?x?>",
    "\u{A0}\u{AD}",
    "é\u{301}", "👩‍👩‍👧", "\u{85}\u{2028}", "\u{FFFD}\u{FFFE}\u{FFFF}", "\u{F0000}\u{FFFFD}",
    "\u{EFFFF}",
    "\u{10FFFF}", "\"", "'", "\"'", "a\"b'c<d>e&f", String(repeating: "<é\u{1}", count: 100_000),
    String(repeating: "x", count: 1_000_000),
  ])
  func givesTheSameBytesFor(_ text: String) throws {
    let fill: (Node, Attribute.Value) -> [Node] = { node, value in
      ["p", "title", "textarea", "pre", "option"].map { .element($0, [node]) }
        + ["class", "value", "data-x", "disabled", "lang"].map {
          .element("input", [Attribute($0, value)], [])
        } + [.element("svg", [.element("text", [Attribute("x", value)], [node])])]
    }
    let template = try Template(fill(.slot("x"), .slot("x")), page: false)
    let expected = try serialise(fragment: fill(.text(text), .literal(text)))
    #expect(template.render(["x": .text(text)]) == expected)
  }
}

/// A record whose fragments are still trees.
private struct SlowRecord {
  enum Value {
    case text(String)
    case nodes([Node])
    case list([SlowRecord])
    case flag(Bool)
  }

  var entries: [String: Value]

  var values: Record {
    entries.compactMapValues { value in
      switch value {
      case .text(let text): .text(text)
      case .nodes(let nodes): (try? Fragment(nodes)).map { .fragment($0) }
      case .list(let records): .list(records.map(\.values))
      case .flag(let flag): .flag(flag)
      }
    }
  }
}

/// Puts values into trees.
private struct Scope {
  var records: [SlowRecord]

  func expand(_ nodes: [Node], inTitle: Bool = false) throws -> [Node] {
    try nodes.flatMap { node -> [Node] in
      switch node {
      case .text: return [node]
      case .element(let name, let attributes, let children):
        let isTitle = name == "title" || name == "textarea"
        return [
          .element(name, attributes.compactMap(expand), try expand(children, inTitle: isTitle))
        ]
      case .slot(let name):
        switch value(name) {
        case .text(let text): return [.text(text)]
        case .nodes(let nodes): return inTitle ? [] : nodes
        default: return []
        }
      case .each(let name, let children):
        guard case .list(let list) = value(name) else { return [] }
        return try list.flatMap {
          try Scope(records: records + [$0]).expand(children, inTitle: inTitle)
        }
      case .when(let name, let children):
        return isPresent(name) ? try expand(children, inTitle: inTitle) : []
      case .unless(let name, let children):
        return isPresent(name) ? [] : try expand(children, inTitle: inTitle)
      }
    }
  }

  private func expand(_ attribute: Attribute) -> Attribute? {
    guard case .slot(let name) = attribute.value else { return attribute }
    switch value(name) {
    case .text(let text): return Attribute(attribute.name, text)
    case .flag(true): return Attribute(attribute.name, "")
    default: return nil
    }
  }

  private func isPresent(_ name: String) -> Bool {
    switch value(name) {
    case nil: false
    case .text(let text): text != ""
    case .nodes(let nodes): !nodes.allSatisfy { $0 == .text("") }
    case .list(let list): list.count > 0
    case .flag(let flag): flag
    }
  }

  private func value(_ name: String) -> SlowRecord.Value? {
    records.last { $0.entries[name] != nil }?.entries[name]
  }
}

/// A repeatable source of trees and values.
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &self)]
  }

  private mutating func name() -> String { pick(["a", "b", "c", "d", "e"]) }

  mutating func text() -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "é", "\u{A0}", "💡", "\u{0}", "\u{1B}", "\r", "\n", "\t", " ",
      "<!--", "-->",
      "&{", "}", "&amp;", "\u{FFFE}", "\u{F0000}", "\u{F0007}", "\u{FFFD}", "\u{7F}", "\u{85}",
      "ordinary", "0.25",
      "</p>", "\u{EFFFF}", "\u{301}", "∑",
    ]
    return (0..<Int.random(in: 0...6, using: &self)).map { _ in pick(pieces) }.joined()
  }

  mutating func nodes(depth: Int) -> [Node] {
    (0..<Int.random(in: 0...4, using: &self)).map { _ in node(depth: depth) }
  }

  private mutating func node(depth: Int) -> Node {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 4), using: &self) {
    case 0: .text(text())
    case 1, 2: .slot(name())
    case 3: .element(pick(["br", "input", "hr"]), attributes(), [])
    case 4: .each(name(), nodes(depth: depth - 1))
    case 5: .when(name(), nodes(depth: depth - 1))
    case 6: .unless(name(), nodes(depth: depth - 1))
    default:
      .element(
        pick(["p", "div", "title", "textarea", "math", "svg", "mi", "td", "option", "pre"]),
        attributes(), nodes(depth: depth - 1))
    }
  }

  private mutating func attributes() -> [Attribute] {
    let names = ["id", "class", "checked", "value", "title", "open", "data-x", "disabled"]
    var result: [Attribute] = []
    for name in names where Int.random(in: 0..<4, using: &self) == 0 {
      result.append(
        Bool.random(using: &self)
          ? Attribute(name, text()) : Attribute(name, slot: self.name()))
    }
    return result.shuffled(using: &self)
  }

  mutating func record(depth: Int) -> SlowRecord {
    var entries: [String: SlowRecord.Value] = [:]
    for name in ["a", "b", "c", "d", "e"] where Int.random(in: 0..<5, using: &self) > 0 {
      entries[name] = value(depth: depth)
    }
    return SlowRecord(entries: entries)
  }

  private mutating func value(depth: Int) -> SlowRecord.Value {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &self) {
    case 0, 1, 2: .text(text())
    case 3: .flag(Bool.random(using: &self))
    case 4: .nodes([.element("b", text()), .text(text()), .element("i", ["title": text()], [])])
    default: .list((0..<Int.random(in: 0...3, using: &self)).map { _ in record(depth: depth - 1) })
    }
  }
}
