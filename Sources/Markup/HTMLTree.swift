import CLibXML2

/// A libxml2 tree of HTML that owns its memory, built from nodes to be written once.
///
/// HTML elements stand in no namespace and the document is an HTML document, because only so does
/// libxml2 2.9 write what browsers read: `<br>`, UTF-8 as it is, raw scripts, `<mspace></mspace>`.
struct HTMLTree: ~Copyable {
  private let tree: htmlDocPtr

  /// Builds a page.
  ///
  /// - Parameter marks: where the slots are noted; nil if there is no record to fill them from.
  init(page: Node, marks: SlotMarks?) throws(NodeError) {
    guard case .element("html", _, _) = page else { throw .notAPage }
    try self.init([page], under: nil, marks)
  }

  /// Builds the parts of a page, in a `div` that ``bytes(fragment:)`` leaves out again.
  init(fragment: [Node], marks: SlotMarks?) throws(NodeError) {
    try self.init(fragment, under: "div", marks)
  }

  private init(_ nodes: [Node], under root: String?, _ marks: SlotMarks?) throws(NodeError) {
    tree = LibXML.run {
      let tree = htmlNewDocNoDtD(nil, nil)
      xmlCreateIntSubset(tree, "html", nil, nil)
      return HTMLTree.present(tree)
    }
    var parent = UnsafeMutableRawPointer(tree).assumingMemoryBound(to: xmlNode.self)
    if let root { parent = HTMLTree.append(xmlNewDocNode(tree, nil, root, nil), to: parent) }
    var builder = TreeBuilder(tree, marks)
    for node in nodes { try builder.append(node, to: parent, in: nil) }
  }

  deinit {
    xmlFreeDoc(tree)
  }

  /// The whole document as UTF-8.
  func bytes() -> [UInt8] {
    LibXML.run {
      let buffer = HTMLTree.present(xmlBufferCreate())
      defer { xmlBufferFree(buffer) }
      let output = xmlOutputBufferCreateBuffer(buffer, nil)
      htmlDocContentDumpFormatOutput(output, tree, "UTF-8", 0)
      xmlOutputBufferClose(output)
      return Array(
        UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
    }
  }

  /// The parts as they stand in a page.
  func fragmentBytes() -> [UInt8] {
    Array(bytes().dropFirst("<!DOCTYPE html>\n<div>".utf8.count).dropLast("</div>\n".utf8.count))
  }

  /// libxml2 gives no result only when there is no memory left, as when Swift itself would stop.
  static func present<Pointer>(_ pointer: Pointer?) -> Pointer {
    guard let pointer else { preconditionFailure("no memory left for a page") }
    return pointer
  }

  static func append(_ child: xmlNodePtr?, to parent: xmlNodePtr) -> xmlNodePtr {
    // What is returned counts: a text is merged with the text before it and freed.
    present(xmlAddChild(parent, present(child)))
  }
}

/// The slots of a template in the order in which a private character marks them in the tree.
final class SlotMarks {
  enum Mark {
    case slot(String, isPlainText: Bool)
    case attribute(String, slot: String)
    case open(Template.Block, String)
    case close
  }

  private(set) var marks: [Mark] = []

  /// The character that stands for `mark`, as text.
  func note(_ mark: Mark) throws(NodeError) -> String {
    let value = ForbiddenCharacter.firstSentinel + UInt32(marks.count)
    guard marks.count < ForbiddenCharacter.sentinels, let scalar = Unicode.Scalar(value) else {
      throw .tooManySlots(ForbiddenCharacter.sentinels)
    }
    marks.append(mark)
    return String(Character(scalar))
  }
}

/// Appends nodes to a tree.
private struct TreeBuilder {
  private let tree: htmlDocPtr
  private let marks: SlotMarks?
  private var depth = 0

  init(_ tree: htmlDocPtr, _ marks: SlotMarks?) {
    self.tree = tree
    self.marks = marks
  }

  /// - Parameter namespace: that of the parent; none in HTML.
  mutating func append(
    _ node: Node, to parent: xmlNodePtr, in namespace: xmlNsPtr?
  ) throws(NodeError) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= NodeRules.deepest else { throw .tooDeep(NodeRules.deepest) }
    switch node {
    case .text(let text): append(text: ForbiddenCharacter.replaced(in: text), to: parent)
    case .element(let name, let attributes, let children):
      try NodeRules.check(element: name, attributes, children)
      try append(name, attributes, children, to: parent, in: namespace)
    case .slot(let name):
      let isPlainText = NodeRules.plainText.contains(String(cString: parent.pointee.name))
      try mark(.slot(name, isPlainText: isPlainText), name, in: parent)
    case .each(let name, let children):
      try append(.each, name, children, to: parent, in: namespace)
    case .when(let name, let children):
      try append(.when, name, children, to: parent, in: namespace)
    case .unless(let name, let children):
      try append(.unless, name, children, to: parent, in: namespace)
    }
  }

  private mutating func append(
    _ name: String, _ attributes: [Attribute], _ children: [Node], to parent: xmlNodePtr,
    in outer: xmlNsPtr?
  ) throws(NodeError) {
    let element = HTMLTree.append(xmlNewDocNode(tree, nil, name, nil), to: parent)
    let own = NodeRules.namespaces[name]
    let namespace = own.map { HTMLTree.present(xmlNewNs(element, $0, nil)) } ?? outer
    if let namespace {
      xmlSetNs(element, namespace)
      try NodeRules.check(foreign: name, children)
    }
    for attribute in attributes where attribute.name != "xmlns" {
      try append(attribute, to: element)
    }
    for child in children { try append(child, to: element, in: namespace) }
  }

  private mutating func append(
    _ block: Template.Block, _ name: String, _ children: [Node], to parent: xmlNodePtr,
    in namespace: xmlNsPtr?
  ) throws(NodeError) {
    try mark(.open(block, name), name, in: parent)
    for child in children { try append(child, to: parent, in: namespace) }
    try mark(.close, name, in: parent)
  }

  private func append(_ attribute: Attribute, to element: xmlNodePtr) throws(NodeError) {
    switch attribute.value {
    case .literal(let value):
      let property = HTMLTree.present(xmlNewProp(element, attribute.name, nil))
      append(value: ForbiddenCharacter.replaced(in: value), to: property)
    case .slot(let slot):
      guard let marks else { throw .unfilledSlot(slot) }
      // The mark stands for the name, since the whole attribute may be left out.
      xmlNewProp(element, try marks.note(.attribute(attribute.name, slot: slot)), nil)
    }
  }

  /// libxml2 copies `<!--…-->` and `&{…}` in attributes of HTML without escaping anything in them,
  /// unless they are spread over several pieces of text.
  private func append(value: String, to property: xmlAttrPtr) {
    var piece = ""
    func end() {
      let text = HTMLTree.present(xmlNewDocText(tree, piece))
      text.pointee.parent = UnsafeMutableRawPointer(property).assumingMemoryBound(to: xmlNode.self)
      text.pointee.prev = property.pointee.last
      if let last = property.pointee.last {
        last.pointee.next = text
      } else {
        property.pointee.children = text
      }
      property.pointee.last = text
      piece = ""
    }
    for scalar in value.unicodeScalars {
      piece.unicodeScalars.append(scalar)
      if scalar == "<" || scalar == "&" { end() }
    }
    // An empty piece makes `name=""`; without any piece there would be the name alone.
    if !piece.isEmpty || property.pointee.children == nil { end() }
  }

  private func append(text: String, to parent: xmlNodePtr) {
    guard !text.isEmpty else { return }
    _ = HTMLTree.append(xmlNewDocText(tree, text), to: parent)
  }

  private func mark(
    _ mark: SlotMarks.Mark, _ name: String, in parent: xmlNodePtr
  ) throws(NodeError) {
    try NodeRules.check(slot: name)
    guard let marks else { throw .unfilledSlot(name) }
    append(text: try marks.note(mark), to: parent)
  }
}
