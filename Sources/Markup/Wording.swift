import CLibXML2

/// What people are told, in one place: here for documents that can't be read as XML; the other
/// files of this name have the rest.
enum Wording {
  static func tooLarge(_ count: Int, limit: Int, at position: Position) -> InputError {
    InputError(
      position, problem: "the file has \(count) bytes, and at most \(limit) are read",
      advice: "Split it, or leave something out")
  }

  static func utf16(at position: Position) -> InputError {
    InputError(
      position, problem: "the file is written in UTF-16",
      advice: "Save it as UTF-8 in your editor")
  }

  static func notUTF8(_ byte: UInt8, at position: Position) -> InputError {
    InputError(
      position, problem: "the byte \(hexadecimal(UInt32(byte))) here isn't UTF-8",
      advice: "Save the file as UTF-8 in your editor")
  }

  static func forbiddenCharacter(_ scalar: Unicode.Scalar, at position: Position) -> InputError {
    InputError(
      position,
      problem: "the character U+\(hexadecimal(scalar.value)) can't stand in a document",
      advice: "Delete it, or write a printable character")
  }

  static func empty(at position: Position) -> InputError {
    InputError(
      position, problem: "the file is empty", advice: "Write one element with all the rest")
  }

  static func noRoot(at position: Position) -> InputError {
    InputError(
      position, problem: "there is no element in the file",
      advice: "Write one element with all the rest in it")
  }

  static func otherEncoding(_ encoding: String, at position: Position) -> InputError {
    InputError(
      position, problem: "the file says that it is written in \(quoted(encoding))",
      advice: "Save it as UTF-8 and write encoding=\"UTF-8\", or leave the encoding out")
  }

  static func tooManyAttributes(_ most: Int, at position: Position) -> InputError {
    InputError(
      position, problem: "this element has more than \(most) attributes",
      advice: "Leave some out")
  }

  static func tooDeep(_ depth: Int, at position: Position) -> InputError {
    InputError(
      position, problem: "elements stand in each other more than \(depth) deep",
      advice: "Close some of them earlier")
  }

  static func repeatedAttribute(_ name: String, at position: Position) -> InputError {
    InputError(
      position, problem: "the attribute `\(name)` stands here twice",
      advice: "Leave one of them out")
  }

  static func hyphensInComment(at position: Position) -> InputError {
    InputError(
      position, problem: "two hyphens stand in a comment", advice: "Write one, or another sign")
  }

  static func doctype(allowed: Bool, at position: Position) -> InputError {
    InputError(
      position,
      problem: allowed
        ? "only the plain document type of HTML can be used"
        : "a document type declaration can't be used here",
      advice: allowed ? "Write <!DOCTYPE html>" : "Leave it out")
  }
}

extension Wording {
  /// The complaints of the parser. After one about the structure the parser only stumbles on, so
  /// that is the last one that is told.
  static func notWellFormed(
    _ complaints: [DocumentParser.Complaint], _ source: SourceText
  ) -> InputErrors {
    var errors: [InputError] = []
    for complaint in complaints {
      let (error, isLast) = told(complaint, source)
      errors.append(error)
      if isLast { break }
    }
    // libxml2 can stop without a word only when it has no memory left.
    return InputErrors(
      errors.isEmpty ? [noRoot(at: source.position(at: source.bytes.count))] : errors)
  }

  private static func told(
    _ complaint: DocumentParser.Complaint, _ source: SourceText
  ) -> (InputError, isLast: Bool) {
    let names = complaint.names
    func error(_ problem: String, _ advice: String, from mark: UInt8? = nil) -> InputError {
      let offset = mark.flatMap { source.lastOffset(of: $0, before: complaint.offset) }
      let position = source.position(at: offset ?? complaint.offset)
      return InputError(position, problem: problem, advice: advice)
    }
    let ampersand = UInt8(ascii: "&")
    switch complaint.code {
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return (error("&\(names[0]); isn't known", character(names[0]), from: ampersand), false)
    case XML_ERR_NAME_REQUIRED where complaint.message.contains("EntityRef"),
      XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return (error("an & stands alone", "Write &amp; for an & in text", from: ampersand), false)
    case XML_ERR_INVALID_CHAR where complaint.message.contains("CharRef"),
      XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_CHARREF:
      let advice = "Write the character itself, or its code as in &#xE9;"
      return (error("this reference names no character", advice, from: ampersand), true)
    case XML_ERR_ATTRIBUTE_REDEFINED:
      let offset = source.lastAttribute(names[0], before: complaint.offset)
      return (repeatedAttribute(names[0], at: source.position(at: offset)), false)
    case XML_ERR_HYPHEN_IN_COMMENT:
      return (hyphensInComment(at: source.position(at: complaint.offset)), false)
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      let prefix = "the prefix `\(names[0]):` has no meaning here"
      return (error(prefix, "Write the name without it", from: UInt8(ascii: "<")), false)
    case XML_ERR_TAG_NAME_MISMATCH:
      return (mismatch(complaint, source), true)
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED,
      XML_ERR_CDATA_NOT_FINISHED:
      return (unfinished(complaint, source), true)
    default:
      let (problem, advice) = broken(complaint)
      return (error(problem, advice), true)
    }
  }

  /// An end tag that closes another element than the innermost one.
  private static func mismatch(
    _ complaint: DocumentParser.Complaint, _ source: SourceText
  ) -> InputError {
    let end = source.lastOffset(of: UInt8(ascii: "<"), before: complaint.offset)
    let position = source.position(at: end ?? complaint.offset)
    let open = complaint.names[0]
    let place = complaint.open.map {
      ", which begins in line \(source.position(at: $0.offset).line),"
    }
    return InputError(
      position,
      problem: "`</\(complaint.names[1])>` stands where `<\(open)>`\(place ?? "") is still open",
      advice: "Write `</\(open)>` before it (`<\(open) />` if it is empty), or correct the name")
  }

  /// Something that goes on to the end of the file.
  private static func unfinished(
    _ complaint: DocumentParser.Complaint, _ source: SourceText
  ) -> InputError {
    let (what, close, begin) =
      switch complaint.code {
      case XML_ERR_COMMENT_NOT_FINISHED: ("this comment", "-->", "<!--")
      case XML_ERR_PI_NOT_FINISHED: ("this processing instruction", "?>", "<?")
      case XML_ERR_CDATA_NOT_FINISHED: ("this character data section", "]]>", "<![CDATA[")
      default: ("`<\(complaint.names[0])>`", "</\(complaint.names[0])>", "")
      }
    let offset = begin.isEmpty ? complaint.open?.offset : source.lastOffset(of: begin)
    let position = source.position(at: offset ?? complaint.offset)
    return InputError(
      position, problem: "\(what) is never closed", advice: "Write `\(close)` where it ends")
  }

  private static func broken(
    _ complaint: DocumentParser.Complaint
  ) -> (problem: String, advice: String) {
    switch complaint.code {
    case XML_ERR_DOCUMENT_EMPTY:
      ("there is no element where the document should begin", "Begin with `<`")
    case XML_ERR_DOCUMENT_END:
      ("something stands after the end of the document", "Write it before the last end tag")
    case XML_ERR_LT_IN_ATTRIBUTE:
      ("a < stands in the value of an attribute", "Write &lt; for it")
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      ("the value of an attribute has no quotes", "Write name=\"value\"")
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      ("the value of an attribute is never closed", "Write the quote where it ends")
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      ("the attribute `\(complaint.names[0])` has no value", "Write name=\"value\"")
    case XML_ERR_MISPLACED_CDATA_END:
      ("]]> stands in text", "Write ]]&gt;")
    case XML_ERR_RESERVED_XML_NAME:
      ("an XML declaration stands here", "Write it at the very beginning, or not at all")
    case XML_ERR_SPACE_REQUIRED:
      ("a space is missing here", "Write a space between attributes")
    case XML_ERR_NAME_REQUIRED:
      ("a name can't begin like this", "Write &lt; for a < in text, or correct the name")
    case XML_ERR_GT_REQUIRED:
      ("this tag isn't closed", "Write `>` where it ends")
    case XML_ERR_VERSION_MISSING, XML_ERR_STRING_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED,
      XML_ERR_UNKNOWN_VERSION:
      ("the XML declaration is wrong", "Write <?xml version=\"1.0\"?>")
    case XML_NS_ERR_XML_NAMESPACE, XML_NS_ERR_QNAME:
      ("this name can't be used", "Write a name without a colon")
    default:
      (
        "this isn't well-formed XML: \(oneLine(complaint.message))",
        "Correct it, or leave it out"
      )
    }
  }

  private static func character(_ entity: String) -> String {
    let known = ["nbsp": "&#xA0;", "shy": "&#xAD;", "ensp": "&#x2002;", "thinsp": "&#x2009;"]
    return known[entity].map { "Write \($0)" }
      ?? "Write the character itself; only &amp; &lt; &gt; &quot; and &apos; have names here"
  }
}

/// Pieces of wording.
extension Wording {
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, (value > 0xFF ? 4 : 2) - digits.count)) + digits
  }

  /// `text` in one line, cut to a length that can be shown, in quotation marks.
  static func quoted(_ text: String) -> String {
    "“\(oneLine(text))”"
  }

  static func oneLine(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(60) + "…" : words
  }
}

extension SourceText {
  /// The offset where `text` stands for the last time.
  fileprivate func lastOffset(of text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var end = bytes.count
    while let offset = lastOffset(of: first, before: end) {
      if bytes[offset...].starts(with: text.utf8) { return offset }
      end = offset
    }
    return nil
  }
}
