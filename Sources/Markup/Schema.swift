import CLibXML2

/// A RELAX NG schema that is ready to use, from any number of threads at once.
///
/// Whether a document is valid is decided by libxml2; why it isn't is worked out from the grammar
/// itself, because libxml2 reports one fault as several and often not where it is. An annotation
/// `documentation` (of <http://relaxng.org/ns/compatibility/annotations/1.0>) in an attribute, an
/// element, a data type or the definition around it says what stands there, as in "a whole number
/// from 1 to 9"; errors about wrong values repeat it.
public struct Schema: Sendable {
  private let compiled: CompiledSchema
  private let grammar: Grammar

  /// Compiles a schema.
  ///
  /// - Parameters:
  ///   - bytes: RELAX NG in XML, in one file: no `include`, `externalRef` or grammars in grammars,
  ///     its elements without a prefix. The data types of XML Schema may be used.
  ///   - file: its name, for errors.
  /// - Throws: what is wrong in the schema.
  public init(relaxNG bytes: [UInt8], file: String) throws(InputErrors) {
    let root = try parseXML(bytes, file: file)
    let grammar = try GrammarReader.grammar(root)
    compiled = try CompiledSchema(bytes, root: root)
    self.grammar = grammar
  }

  /// - Throws: why the document doesn't follow the schema, in the order of the document.
  func validate(
    _ document: borrowing XMLDocument, root: Element
  ) throws(InputErrors) {
    guard let complaint = compiled.complaint(about: document) else { return }
    var explanation = Explanation(grammar)
    let errors = explanation.errors(in: root)
    if !errors.isEmpty { throw InputErrors(errors) }
    let position = complaint.offset.map { document.source.position(at: $0) } ?? root.position
    throw InputErrors(Wording.unexplained(complaint.message, at: position))
  }
}

/// A schema as libxml2 compiles it.
///
/// It is `Sendable` because nothing changes it between its creation and its end: validation keeps
/// its state in a context of its own, which lives for one call.
final class CompiledSchema: @unchecked Sendable {
  /// What libxml2 finds first.
  struct Complaint {
    let message: String
    let offset: Int?
  }

  private let schema: xmlRelaxNGPtr

  init(_ bytes: [UInt8], root: Element) throws(InputErrors) {
    let findings = Findings()
    let compiled = LibXML.run { CompiledSchema.compile(bytes, findings) }
    guard let compiled else {
      let line = findings.line ?? root.position.line
      let position = CompiledSchema.firstPosition(inLine: line, of: root) ?? root.position
      throw InputErrors(Wording.schema(findings.message, at: position))
    }
    schema = compiled
  }

  deinit {
    xmlRelaxNGFree(schema)
  }

  /// Nil if the document is valid.
  func complaint(about document: borrowing XMLDocument) -> Complaint? {
    let findings = Findings()
    let isValid = LibXML.run {
      document.withUnsafeTree { tree in
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { return false }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(
          context, Findings.handler, Unmanaged.passUnretained(findings).toOpaque())
        return xmlRelaxNGValidateDoc(context, tree) == 0
      }
    }
    return isValid ? nil : Complaint(message: findings.message, offset: findings.offset)
  }

  private static func compile(_ bytes: [UInt8], _ findings: Findings) -> xmlRelaxNGPtr? {
    bytes.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      guard let context = xmlRelaxNGNewMemParserCtxt(start, CInt(bytes.count)) else { return nil }
      defer { xmlRelaxNGFreeParserCtxt(context) }
      xmlRelaxNGSetParserStructuredErrors(
        context, Findings.handler, Unmanaged.passUnretained(findings).toOpaque())
      return xmlRelaxNGParse(context)
    }
  }

  private static func firstPosition(inLine line: Int, of element: Element) -> Position? {
    if element.position.line == line { return element.position }
    for child in element.elements {
      if let position = firstPosition(inLine: line, of: child) { return position }
    }
    return nil
  }
}

/// The first error that libxml2 reports in one call, on the thread of that call.
private final class Findings {
  private(set) var message = ""
  private(set) var line: Int?
  private(set) var offset: Int?

  static let handler: xmlStructuredErrorFunc = { context, error in
    guard let context, let error, let text = error.pointee.message else { return }
    let findings = Unmanaged<Findings>.fromOpaque(context).takeUnretainedValue()
    guard findings.message.isEmpty else { return }
    findings.message = String(cString: text)
    findings.line = error.pointee.line > 0 ? Int(error.pointee.line) : nil
    if let node = error.pointee.node?.assumingMemoryBound(to: xmlNode.self) {
      findings.offset = DocumentParser.offset(of: node)
    }
  }
}
