extension Template {
  /// Compiles a page of the templates folder.
  ///
  /// It is an ordinary page that is also well-formed XML and begins with `<!DOCTYPE html>`. These
  /// attributes make it a template, and never reach the output:
  /// - `data-slot="name"`: the content is replaced by the value.
  /// - `data-each="name"`: the element is repeated for every record of the list; the other
  ///   attributes on it are looked up in that record.
  /// - `data-when="name"`, `data-unless="name"`: the element is kept only if there is such a value,
  ///   or only if there is none.
  /// - `data-set-x="name"`: the attribute `x` gets the value, and is left out without one.
  /// - `data-sample="sample"`: the element only makes the template look real, and is dropped.
  ///
  /// `<link rel="stylesheet" href="x.css" />` and `<script src="x.js"></script>` are replaced by
  /// what is in these files, so that the page stands alone.
  ///
  /// - Parameters:
  ///   - bytes: the page.
  ///   - file: its name, for errors.
  ///   - resource: gives the bytes of a file beside the page, by its plain name.
  /// - Throws: what is wrong in the page or in the files that it takes in.
  public static func page(
    _ bytes: [UInt8], file: String, resource: (String) throws -> [UInt8]
  ) throws(InputErrors) -> Template {
    let root = try parseXML(bytes, file: file, doctype: .html)
    return try withoutActuallyEscaping(resource) { (resource) throws(InputErrors) -> Template in
      var reader = TemplateReader(resource)
      let nodes = reader.nodes(of: root)
      if !reader.errors.isEmpty { throw InputErrors(reader.errors) }
      do throws(NodeError) {
        return try Template(nodes, page: true)
      } catch {
        throw InputErrors(Wording.refusal(error, at: root.position))
      }
    }
  }
}

/// Turns the elements of a page into the nodes of its template.
private struct TemplateReader {
  private static let mostErrors = 20

  private let resource: (String) throws -> [UInt8]
  private var found: [InputError] = []

  init(_ resource: @escaping (String) throws -> [UInt8]) {
    self.resource = resource
  }

  var errors: [InputError] { Array(found.prefix(TemplateReader.mostErrors)) }

  /// The nodes for one element: none for a sample, else one.
  mutating func nodes(of element: Element) -> [Node] {
    var directives = Directives()
    for attribute in element.attributes { note(attribute, in: &directives) }
    if directives.isSample { return [] }
    var node = self.node(element, directives)
    if let name = directives.unless { node = .unless(name, [node]) }
    if let name = directives.when { node = .when(name, [node]) }
    if let name = directives.each { node = .each(name, [node]) }
    return [node]
  }

  private mutating func node(_ element: Element, _ directives: Directives) -> Node {
    let inlined =
      switch element.name {
      case "link": stylesheet(element, directives)
      case "script": script(element, directives)
      default: Node?.none
      }
    if let inlined { return inlined }
    let children: [Node] =
      if let slot = directives.slot { [.slot(slot)] } else { self.children(of: element) }
    return checked(element.name, directives.attributes, children, at: element.position)
  }

  private mutating func children(of element: Element) -> [Node] {
    var nodes: [Node] = []
    for child in element.children {
      switch child {
      case .text(let text, _): nodes.append(.text(text))
      case .element(let child): nodes += self.nodes(of: child)
      }
    }
    return nodes
  }

  private mutating func checked(
    _ name: String, _ attributes: [Attribute], _ children: [Node], at position: Position
  ) -> Node {
    do throws(NodeError) {
      try NodeRules.check(element: name, attributes, children)
    } catch {
      found.append(Wording.refusal(error, at: position))
    }
    return .element(name, attributes, children)
  }
}

/// The attributes that make a template.
extension TemplateReader {
  private struct Directives {
    var slot: String?
    var each: String?
    var when: String?
    var unless: String?
    var isSample = false
    /// The attributes that stay, with those that are filled in their places.
    var attributes: [Attribute] = []

    mutating func set(_ attribute: Attribute) {
      if let index = attributes.firstIndex(where: { $0.name == attribute.name }) {
        // A value that is filled in counts, whichever of the two stands first.
        if case .literal = attribute.value { return }
        attributes[index] = attribute
      } else {
        attributes.append(attribute)
      }
    }
  }

  private mutating func note(_ attribute: ParsedAttribute, in directives: inout Directives) {
    let filled = "data-set-"
    switch attribute.name {
    case "data-slot": directives.slot = name(in: attribute)
    case "data-each": directives.each = name(in: attribute)
    case "data-when": directives.when = name(in: attribute)
    case "data-unless": directives.unless = name(in: attribute)
    case "data-sample":
      directives.isSample = true
      if attribute.value != "sample" { found.append(Wording.sample(attribute)) }
    case let name where name.hasPrefix(filled):
      let value = self.name(in: attribute)
      directives.set(Attribute(String(name.dropFirst(filled.count)), slot: value))
    default: directives.set(Attribute(attribute.name, attribute.value))
    }
  }

  private mutating func name(in attribute: ParsedAttribute) -> String {
    do throws(NodeError) {
      try NodeRules.check(slot: attribute.value)
    } catch {
      found.append(Wording.refusal(error, at: attribute.position))
    }
    return attribute.value
  }
}

/// The files that are taken in.
extension TemplateReader {
  private mutating func stylesheet(_ element: Element, _ directives: Directives) -> Node? {
    let reference = element.attribute("href")
    if element[attribute: "rel"] != "stylesheet" {
      // Pictures that stand in the address itself aren't fetched.
      if let reference, reference.value.hasPrefix("data:") { return nil }
      found.append(Wording.link(element))
      return .text("")
    }
    return inlined(
      reference, ending: ".css", as: "style", directives, without: ["rel", "href", "type"],
      at: element.position)
  }

  private mutating func script(_ element: Element, _ directives: Directives) -> Node? {
    guard let reference = element.attribute("src") else { return nil }
    if !element.text.allSatisfy(\.isWhitespace) || directives.slot != nil {
      found.append(Wording.scriptWithContent(element))
    }
    return inlined(
      reference, ending: ".js", as: "script", directives, without: ["src", "defer", "async"],
      at: element.position)
  }

  /// The content of a file in an element.
  private mutating func inlined(
    _ reference: ParsedAttribute?, ending suffix: String, as name: String,
    _ directives: Directives, without dropped: Set<String>, at position: Position
  ) -> Node {
    guard let reference, isPlain(reference.value, suffix) else {
      found.append(Wording.reference(suffix, at: reference?.position ?? position))
      return .text("")
    }
    let attributes = directives.attributes.filter { !dropped.contains($0.name) }
    guard let text = text(of: reference, in: name) else { return .text("") }
    return checked(name, attributes, [.text(text)], at: position)
  }

  private mutating func text(of reference: ParsedAttribute, in name: String) -> String? {
    do {
      let source = try SourceText(resource(reference.value), file: reference.value, limit: 4 << 20)
      let text = String(decoding: source.bytes, as: UTF8.self)
      guard let end = NodeRules.endOfRawText(in: text, of: name) else { return text }
      let start = Position(file: reference.value, line: 1, column: 1)
      let position = start.advanced(over: text[..<end])
      found.append(Wording.refusal(.endOfRawText(name), at: position))
    } catch let errors as InputErrors {
      found += errors.errors
    } catch {
      found.append(Wording.unreadable(reference, error))
    }
    return nil
  }

  private func isPlain(_ name: String, _ suffix: String) -> Bool {
    let isPlain = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "-_.".utf8.contains($0)
    }
    return isPlain && name.hasSuffix(suffix) && !name.hasPrefix(".")
  }
}
