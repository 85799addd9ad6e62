import CLibXML2

/// Which document type declaration may stand before the root element.
public enum DoctypeRule: Sendable, Hashable {
  /// None.
  case refused
  /// None, or exactly `<!DOCTYPE html>`.
  case html
}

/// Reads an XML document, safely whoever wrote it.
///
/// The text has to be UTF-8 without control characters and without the private characters U+F0000
/// to U+FFFFF. Nothing is fetched, no entities but the five of XML are known, and a document type
/// declaration can't declare any. Nothing is printed.
///
/// - Parameters:
///   - bytes: the file; a byte order mark is skipped.
///   - file: its name, for the places in the result and in errors.
///   - doctype: which document type declaration may stand there.
///   - schema: what the document has to follow, if anything.
///   - limit: as many bytes as are read at most; 4 MiB by default.
///   - depth: how deep elements may stand in each other.
/// - Returns: the root element.
/// - Throws: what is wrong, at most 20 errors in the order of the file. A document that isn't
///   well-formed isn't compared with the schema.
/// - Complexity: O(*n*) in the number of bytes, without a schema.
public func parseXML(
  _ bytes: [UInt8],
  file: String,
  doctype: DoctypeRule = .refused,
  schema: Schema? = nil,
  limit: Int = 4 << 20,
  depth: Int = 128
) throws(InputErrors) -> Element {
  let document = try XMLDocument(bytes, file: file, doctype: doctype, limit: limit, depth: depth)
  let root = try document.root()
  try schema?.validate(document, root: root)
  return root
}

/// A parsed document that owns its libxml2 tree and frees it once.
struct XMLDocument: ~Copyable {
  let source: SourceText
  private let tree: xmlDocPtr

  init(
    _ bytes: [UInt8], file: String, doctype: DoctypeRule, limit: Int, depth: Int
  ) throws(InputErrors) {
    let source = try SourceText(bytes, file: file, limit: limit)
    if let error = source.errorInDeclaration() ?? source.errorInTags() {
      throw InputErrors(error)
    }
    let parser = DocumentParser(source, doctype: doctype, depth: depth)
    guard let tree = LibXML.run({ parser.parse() }) else {
      if let refusal = parser.refusal { throw InputErrors(refusal) }
      throw Wording.notWellFormed(parser.complaints, source)
    }
    self.source = source
    self.tree = tree
  }

  deinit {
    xmlFreeDoc(tree)
  }

  /// Lends the tree; the pointer must not leave `body`.
  func withUnsafeTree<R>(_ body: (xmlDocPtr) -> R) -> R {
    body(tree)
  }

  /// The tree as values.
  func root() throws(InputErrors) -> Element {
    guard let root = xmlDocGetRootElement(tree) else {
      throw InputErrors(Wording.noRoot(at: source.position(at: source.bytes.count)))
    }
    var reader = TreeReader(source)
    let element = reader.element(root)
    guard reader.errors.isEmpty else { throw InputErrors(reader.errors) }
    return element
  }
}

/// Turns a libxml2 tree into values, in the order of the document.
private struct TreeReader {
  private let source: SourceText
  private var locator: Locator
  private(set) var errors: [InputError] = []

  init(_ source: SourceText) {
    self.source = source
    locator = Locator(source)
  }

  /// - Complexity: O(nodes) and recursive; the parser bounds the depth.
  mutating func element(_ node: xmlNodePtr) -> Element {
    let offset = DocumentParser.offset(of: node) ?? 0
    let position = locator.position(at: offset)
    let attributes = attributes(of: node, tag: offset)
    var children: [Element.Content] = []
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE: children.append(.element(element(child)))
      case XML_TEXT_NODE: children.append(text(child))
      default: break
      }
      next = child.pointee.next
    }
    let name = qualified(node.pointee.name, node.pointee.ns?.pointee.prefix)
    return Element(name: name, attributes: attributes, children: children, position: position)
  }

  private mutating func text(_ node: xmlNodePtr) -> Element.Content {
    let text = node.pointee.content.map { String(cString: $0) } ?? ""
    let position = locator.position(at: DocumentParser.offset(of: node) ?? 0)
    check(text, at: position)
    return .text(text, position)
  }

  private mutating func attributes(of node: xmlNodePtr, tag: Int) -> [ParsedAttribute] {
    guard node.pointee.properties != nil || node.pointee.nsDef != nil else { return [] }
    let values = values(of: node)
    var result: [ParsedAttribute] = []
    result.reserveCapacity(values.count)
    for name in source.attributeNames(inTagAt: tag) {
      let spelled = String(decoding: source.bytes[name], as: UTF8.self)
      guard let value = values[spelled] else { continue }
      let position = locator.position(at: name.lowerBound)
      check(value, at: position)
      result.append(ParsedAttribute(name: spelled, value: value, position: position))
    }
    return result
  }

  private func values(of node: xmlNodePtr) -> [String: String] {
    var values: [String: String] = [:]
    var declaration = node.pointee.nsDef
    while let current = declaration {
      let name = current.pointee.prefix.map { "xmlns:\(String(cString: $0))" } ?? "xmlns"
      values[name] = current.pointee.href.map { String(cString: $0) } ?? ""
      declaration = current.pointee.next
    }
    var property = node.pointee.properties
    while let current = property {
      let name = qualified(current.pointee.name, current.pointee.ns?.pointee.prefix)
      let text = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
      values[name] = LibXML.take(text) ?? ""
      property = current.pointee.next
    }
    return values
  }

  /// Character references can bring what the bytes were searched for already.
  private mutating func check(_ text: String, at position: Position) {
    guard errors.count < DocumentParser.mostComplaints,
      let scalar = text.unicodeScalars.first(where: ForbiddenCharacter.contains)
    else { return }
    errors.append(Wording.forbiddenCharacter(scalar, at: position))
  }

  private func qualified(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?
  ) -> String {
    let local = name.map { String(cString: $0) } ?? ""
    return prefix.map { "\(String(cString: $0)):\(local)" } ?? local
  }
}
