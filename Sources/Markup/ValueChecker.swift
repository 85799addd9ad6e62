/// Tells whether a text is of a data type, by asking libxml2 about that data type alone.
struct ValueChecker {
  private let grammar: Grammar
  private var compiled: [Int: CompiledSchema?] = [:]

  init(_ grammar: Grammar) {
    self.grammar = grammar
  }

  /// Whether `text` may stand where `pattern` holds.
  mutating func matches(_ text: String, _ pattern: Pattern) -> Bool {
    if pattern.isNullable && text.allSatisfy(\.isWhitespace) { return true }
    return after(text, pattern).isNullable
  }

  /// What may stand after `text`.
  mutating func after(_ text: String, _ pattern: Pattern) -> Pattern {
    var matching: Set<Int> = []
    for case .data(let index) in pattern.leaves where isValid(text, index) {
      matching.insert(index)
    }
    return pattern.after(text: text, of: matching)
  }

  private mutating func isValid(_ text: String, _ index: Int) -> Bool {
    let schema = compiled[index] ?? schema(index)
    compiled[index] = schema
    // A data type that can't be looked at alone isn't what the document is blamed for.
    guard let schema else { return true }
    let document = Array("<value>\(XMLText.escaped(text))</value>".utf8)
    guard
      let parsed = try? XMLDocument(
        document, file: "", doctype: .refused, limit: .max, depth: 1)
    else { return false }
    return schema.complaint(about: parsed) == nil
  }

  private func schema(_ index: Int) -> CompiledSchema? {
    let type = grammar.dataTypes[index]
    let definitions = grammar.definitions.map { XMLText.written($0.pattern, library: $0.library) }
    let text = """
      <grammar xmlns="http://relaxng.org/ns/structure/1.0">
      <start><element name="value">\(XMLText.written(type.pattern, library: type.library))</element>
      </start>
      \(XMLText.refers(type.pattern) ? definitions.joined() : "")
      </grammar>
      """
    let bytes = Array(text.utf8)
    guard let root = try? parseXML(bytes, file: "") else { return nil }
    return try? CompiledSchema(bytes, root: root)
  }
}

/// Writes parts of a grammar as XML again.
private enum XMLText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "<", ">", "\"", "\r", "\n", "\t": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An element without what belongs to other namespaces.
  static func written(_ element: Element, library: String? = nil) -> String {
    var result = "<\(element.name)"
    for attribute in element.attributes
    where !attribute.name.contains(":") && attribute.name != "xmlns" {
      result += " \(attribute.name)=\"\(escaped(attribute.value))\""
    }
    if let library, element[attribute: "datatypeLibrary"] == nil {
      result += " datatypeLibrary=\"\(escaped(library))\""
    }
    result += ">"
    for child in element.children {
      switch child {
      case .text(let text, _): result += escaped(text)
      case .element(let child): result += child.name.contains(":") ? "" : written(child)
      }
    }
    return result + "</\(element.name)>"
  }

  static func refers(_ element: Element) -> Bool {
    element.elements.contains { $0.name == "ref" || refers($0) }
  }
}
