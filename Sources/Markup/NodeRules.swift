import CLibXML2

/// What may be written in a page, looked at one node at a time.
enum NodeRules {
  static let deepest = 256

  /// Elements without content or end tag, among those that may be written.
  static let void: Set<String> = ["area", "br", "col", "hr", "img", "input", "link", "meta"]

  /// Elements whose text isn't escaped.
  static let rawText: Set<String> = ["script", "style"]

  /// Elements in which markup would be read as text.
  static let plainText: Set<String> = ["textarea", "title"]

  /// Elements that are refused: libxml2 gives `wbr`, `source`, `track`, `embed` and `keygen` an end
  /// tag; the next load or run something; the next can't be left by an end tag or hold raw text;
  /// the last would bring HTML into SVG or MathML, or other names than they seem.
  static let refused: Set<String> = [
    "wbr", "source", "track", "embed", "keygen", "param", "basefont", "isindex", "frame",
    "base", "iframe", "frameset", "object", "applet", "portal",
    "plaintext", "xmp", "listing", "noembed", "noframes",
    "foreignobject", "annotation-xml", "image",
  ]

  /// The namespaces of the elements that have one.
  static let namespaces = [
    "math": "http://www.w3.org/1998/Math/MathML", "svg": "http://www.w3.org/2000/svg",
  ]

  /// Attributes that hold an address; libxml2 writes some of them in its own way.
  private static let addresses: Set<String> = [
    "action", "background", "cite", "codebase", "data", "formaction", "href", "longdesc",
    "manifest", "ping", "poster", "src", "srcset", "usemap", "xlink:href",
  ]

  /// Attributes besides addresses that slots can't be in.
  private static let unfillable: Set<String> = [
    "attributename", "content", "from", "http-equiv", "srcdoc", "style", "to", "values", "xmlns",
  ]

  static func check(
    element name: String, _ attributes: [Attribute], _ children: [Node]
  ) throws(NodeError) {
    let lowercased = name.lowercased()
    guard isName(name), !name.contains(":") else { throw .elementName(name) }
    if refused.contains(lowercased) { throw .refusedElement(name) }
    if void.contains(lowercased) && !children.isEmpty { throw .childrenInVoidElement(name) }
    if rawText.contains(lowercased) { try checkRawText(name, children) }
    var seen: Set<String> = []
    for attribute in attributes {
      guard seen.insert(attribute.name.lowercased()).inserted else {
        throw .repeatedAttribute(attribute.name, element: name)
      }
      try check(attribute, of: name)
    }
  }

  static func check(slot name: String) throws(NodeError) {
    let letters = name.utf8
    guard let first = letters.first, (0x61...0x7A).contains(first),
      letters.allSatisfy({ isLowercase($0) || isDigit($0) || $0 == UInt8(ascii: "-") })
    else { throw .slotName(name) }
  }

  private static func check(_ attribute: Attribute, of element: String) throws(NodeError) {
    let name = attribute.name.lowercased()
    guard isName(attribute.name) else { throw .attributeName(attribute.name, element: element) }
    switch attribute.value {
    case .literal(let text):
      if name == "xmlns" && text != namespaces[element] {
        throw .namespace(text, element: element)
      }
      if addresses.contains(name) && runsScript(text) {
        throw .scriptAddress(attribute.name, element: element)
      }
    case .slot(let slot):
      try check(slot: slot)
      // libxml2 escapes the name of an anchor as an address.
      let isAnchor = name == "name" && element.lowercased() == "a"
      let isRefused = addresses.contains(name) || unfillable.contains(name) || isAnchor
      if isRefused || name.hasPrefix("on") {
        throw .slotInAttribute(attribute.name, element: element)
      }
    }
  }

  private static func checkRawText(_ name: String, _ children: [Node]) throws(NodeError) {
    var text = ""
    for child in children {
      guard case .text(let piece) = child else { throw .markupInRawText(name) }
      text += piece
    }
    if endOfRawText(in: text, of: name) != nil { throw .endOfRawText(name) }
  }

  /// Refuses text in the `script` or `style` of an SVG picture that isn't written raw in a page and
  /// so would be read differently than libxml2 writes it.
  static func check(foreign name: String, _ children: [Node]) throws(NodeError) {
    guard rawText.contains(name.lowercased()) else { return }
    let text = children.map(\.plainText).joined()
    if text.contains(where: { $0 == "<" || $0 == "&" }) { throw .endOfRawText(name) }
  }

  /// Whether libxml2 writes the attribute without a value, whatever its value is.
  static func isBare(attribute name: String) -> Bool {
    htmlIsBooleanAttr(name) != 0
  }

  /// The first place in the text of a `script` or `style` that would end it or, in a script, begin
  /// a comment of HTML.
  static func endOfRawText(in text: String, of name: String) -> String.Index? {
    let marks =
      ["</\(name.lowercased())"] + (name.lowercased() == "script" ? ["<!--", "<script"] : [])
    var start = text.startIndex
    while let found = text[start...].firstIndex(of: "<") {
      let rest = text[found...].prefix(10).lowercased()
      if marks.contains(where: rest.hasPrefix) { return found }
      start = text.index(after: found)
    }
    return nil
  }

  private static func runsScript(_ address: String) -> Bool {
    let visible = address.unicodeScalars.filter { $0.value > 0x20 }.map(String.init).joined()
    let lowercased = visible.lowercased()
    return lowercased.hasPrefix("javascript:") || lowercased.hasPrefix("vbscript:")
  }
}

/// Names.
extension NodeRules {
  private static func isName(_ name: String) -> Bool {
    let letters = name.utf8
    guard let first = letters.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    return letters.allSatisfy { isLetter($0) || isDigit($0) || "-_.:".utf8.contains($0) }
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { isLowercase(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
