import CLibXML2

/// What is collected while libxml2 parses one document.
///
/// It lives for one parse on one thread; the handlers reach it through the parser's `_private`.
final class DocumentParser {
  /// A complaint of the parser, before it is put into words.
  struct Complaint {
    let code: xmlParserErrors
    let offset: Int
    let message: String
    /// The names in it, as far as the parser gives them.
    let names: [String]
    /// The innermost element that was open, and the offset of its `<`.
    let open: (name: String, offset: Int)?
  }

  static let mostComplaints = 20

  let source: SourceText
  let doctype: DoctypeRule
  let depth: Int
  private(set) var complaints: [Complaint] = []
  /// A refusal of our own, which ends the parse.
  private(set) var refusal: InputError?
  private var openOffsets: [Int] = []
  /// Where the last tag or comment ended, which is where text begins.
  private var markupEnd = 0

  init(_ source: SourceText, doctype: DoctypeRule, depth: Int) {
    self.source = source
    self.doctype = doctype
    self.depth = depth
  }

  /// Parses the source; the tree has its byte offsets (plus one) in the nodes' `_private`.
  ///
  /// - Returns: the tree, which the caller frees, or nil when there is a refusal or a complaint.
  func parse() -> xmlDocPtr? {
    guard let context = xmlNewParserCtxt() else { return nil }
    defer { xmlFreeParserCtxt(context) }
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    DocumentParser.installHandlers(context.pointee.sax)
    // The encoding is known to be UTF-8, whatever the document says.
    let options = CInt(XML_PARSE_NONET.rawValue) | CInt(XML_PARSE_IGNORE_ENC.rawValue)
    let tree = source.bytes.withUnsafeBytes { bytes in
      xmlCtxtReadMemory(
        context, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), nil, nil, options)
    }
    let isUsable = context.pointee.wellFormed == 1 && refusal == nil && complaints.isEmpty
    guard isUsable, let tree, xmlDocGetRootElement(tree) != nil else {
      if let tree { xmlFreeDoc(tree) }
      return nil
    }
    return tree
  }
}

/// The events, as the handlers pass them on.
extension DocumentParser {
  private func didOpen(_ context: xmlParserCtxtPtr) {
    let end = offset(in: context)
    // No `<` can stand inside a start tag, so the last one begins it.
    let start = source.lastOffset(of: 0x3C, before: end) ?? end
    openOffsets.append(start)
    markupEnd = end + 1
    if let node = context.pointee.node { DocumentParser.keep(start, in: node) }
    if openOffsets.count > depth {
      refuse(Wording.tooDeep(depth, at: source.position(at: start)), in: context)
    }
  }

  private func didClose(_ context: xmlParserCtxtPtr) {
    _ = openOffsets.popLast()
    markupEnd = offset(in: context)
  }

  private func didPassMarkup(_ context: xmlParserCtxtPtr) {
    markupEnd = offset(in: context)
  }

  private func didAppendText(_ context: xmlParserCtxtPtr) {
    guard let text = context.pointee.node?.pointee.last, text.pointee._private == nil else {
      return
    }
    let section = Array("<![CDATA[".utf8)
    let isSection = source.bytes.dropFirst(markupEnd).starts(with: section)
    DocumentParser.keep(isSection ? markupEnd + section.count : markupEnd, in: text)
  }

  private func didMeetDoctype(_ context: xmlParserCtxtPtr) {
    let end = offset(in: context)
    let start = source.lastOffset(of: 0x3C, before: end) ?? 0
    let isHTML = source.bytes[start...].starts(with: "<!DOCTYPE html>".utf8)
    markupEnd = end + 1
    if doctype == .refused || !isHTML {
      let position = source.position(at: start)
      refuse(Wording.doctype(allowed: doctype == .html, at: position), in: context)
    }
  }

  private func refuse(_ error: InputError, in context: xmlParserCtxtPtr) {
    if refusal == nil { refusal = error }
    xmlStopParser(context)
  }

  private func offset(in context: xmlParserCtxtPtr) -> Int {
    max(0, Int(xmlByteConsumed(context)))
  }
}

/// The offsets in the tree.
extension DocumentParser {
  static func keep(_ offset: Int, in node: xmlNodePtr) {
    node.pointee._private = UnsafeMutableRawPointer(bitPattern: offset + 1)
  }

  static func offset(of node: xmlNodePtr) -> Int? {
    node.pointee._private.map { Int(bitPattern: $0) - 1 }
  }
}

/// The handlers. Each is a C function, so it finds its parser through the context.
extension DocumentParser {
  private static func installHandlers(_ handlers: UnsafeMutablePointer<xmlSAXHandler>) {
    handlers.pointee.startElementNs = {
      xmlSAX2StartElementNs($0, $1, $2, $3, $4, $5, $6, $7, $8)
      DocumentParser.from($0) { $0.didOpen($1) }
    }
    handlers.pointee.endElementNs = {
      xmlSAX2EndElementNs($0, $1, $2, $3)
      DocumentParser.from($0) { $0.didClose($1) }
    }
    handlers.pointee.characters = appendText
    handlers.pointee.ignorableWhitespace = appendText
    handlers.pointee.cdataBlock = appendText
    // Comments and processing instructions are dropped.
    handlers.pointee.comment = { context, _ in
      DocumentParser.from(context) { $0.didPassMarkup($1) }
    }
    handlers.pointee.processingInstruction = { context, _, _ in
      DocumentParser.from(context) { $0.didPassMarkup($1) }
    }
    handlers.pointee.internalSubset = { context, _, _, _ in
      DocumentParser.from(context) { $0.didMeetDoctype($1) }
    }
    handlers.pointee.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      DocumentParser.from(context) { $0.didComplain($1, error.pointee) }
    }
  }

  private func didComplain(_ context: xmlParserCtxtPtr, _ error: xmlError) {
    guard complaints.count < DocumentParser.mostComplaints else { return }
    complaints.append(
      Complaint(
        code: xmlParserErrors(UInt32(bitPattern: error.code)),
        offset: offset(in: context),
        message: text(error.message),
        names: [error.str1, error.str2, error.str3].map(text),
        open: innermost(context)))
  }

  private func innermost(_ context: xmlParserCtxtPtr) -> (name: String, offset: Int)? {
    guard let node = context.pointee.node, let offset = DocumentParser.offset(of: node) else {
      return nil
    }
    return (String(cString: node.pointee.name), offset)
  }

  private static func from(
    _ context: UnsafeMutableRawPointer?, _ body: (DocumentParser, xmlParserCtxtPtr) -> Void
  ) {
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let parser = context.pointee._private
    else { return }
    body(Unmanaged<DocumentParser>.fromOpaque(parser).takeUnretainedValue(), context)
  }
}

private func appendText(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: CInt
) {
  xmlSAX2Characters(context, text, count)
  DocumentParser.didAppendText(context)
}

private func text(_ string: UnsafeMutablePointer<CChar>?) -> String {
  string.map { String(cString: $0) } ?? ""
}

extension DocumentParser {
  fileprivate static func didAppendText(_ context: UnsafeMutableRawPointer?) {
    from(context) { $0.didAppendText($1) }
  }
}
