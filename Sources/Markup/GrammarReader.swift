/// Reads a grammar from the XML syntax of RELAX NG, after libxml2 has found nothing wrong with it.
struct GrammarReader {
  /// A part of the grammar and the library of data types that is in force around it.
  private typealias Part = (source: Element, library: String)

  private var grammar = Grammar()
  private var definitions: [String: [Part]] = [:]
  /// The elements, attributes and data types that were met already, by their place.
  private var indices: [Position: Int] = [:]
  private var unread: [(index: Int, part: Part)] = []
  private var depth = 0
  /// What the definition that is being read says of itself.
  private var note: String?

  /// - Throws: the place of something that schemas here don't use: other files, other grammars.
  static func grammar(_ root: Element) throws(InputErrors) -> Grammar {
    if let refused = firstRefused(in: root) {
      throw InputErrors(Wording.schemaPart(refused.name, at: refused.position))
    }
    var reader = GrammarReader()
    return reader.read(root)
  }

  private static func firstRefused(in element: Element) -> Element? {
    for child in element.elements {
      let isRefused = ["include", "externalRef", "parentRef", "grammar"].contains(child.name)
      if let found = isRefused ? child : firstRefused(in: child) { return found }
    }
    return nil
  }

  private mutating func read(_ root: Element) -> Grammar {
    if root.name == "grammar" {
      let parts = GrammarReader.flattened((root, ""))
      for part in parts where part.source.name == "define" {
        let name = part.source[attribute: "name"] ?? ""
        definitions[GrammarReader.trimmed(name), default: []].append(part)
        grammar.definitions.append((part.source, part.library))
      }
      grammar.start = combined(parts.filter { $0.source.name == "start" })
    } else {
      grammar.start = pattern((root, ""))
    }
    while let (index, part) = unread.popLast() {
      note = nil
      grammar.elements[index].content = content(of: part)
    }
    return grammar
  }

  /// The parts of a grammar, without the `div`s around them.
  private static func flattened(_ part: Part) -> [Part] {
    parts(of: part).flatMap { $0.source.name == "div" ? flattened($0) : [$0] }
  }

  /// What stands in a part, without annotations.
  private static func parts(of part: Part) -> [Part] {
    let library = part.source[attribute: "datatypeLibrary"] ?? part.library
    return part.source.elements.filter { !$0.name.contains(":") }.map { ($0, library) }
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Patterns.
extension GrammarReader {
  private mutating func pattern(_ part: Part) -> Pattern {
    switch part.source.name {
    case "element": .element(element(part))
    case "attribute": .attribute(attribute(part))
    case "group", "start", "define": group(part)
    case "interleave": patterns(part).reduce(.empty) { .mixed($0, $1) }
    case "choice": .any(of: patterns(part))
    case "optional": .optional(group(part))
    case "zeroOrMore": .optional(.repeated(group(part)))
    case "oneOrMore": .repeated(group(part))
    case "mixed": .mixed(.text, group(part))
    case "ref": reference(GrammarReader.trimmed(part.source[attribute: "name"] ?? ""))
    case "empty": .empty
    case "text": .text
    case "value":
      .value(part.source.text, isExact: part.source[attribute: "type"] == "string")
    case "data", "list": .data(dataType(part))
    default: .notAllowed
    }
  }

  private mutating func patterns(_ part: Part) -> [Pattern] {
    GrammarReader.parts(of: part).map { pattern($0) }
  }

  private mutating func group(_ part: Part) -> Pattern {
    patterns(part).reduce(.empty) { .sequence($0, $1) }
  }

  private mutating func reference(_ name: String) -> Pattern {
    // A definition that holds itself outside an element is refused by libxml2 before.
    guard depth < 200, let parts = definitions[name] else { return .notAllowed }
    depth += 1
    defer { depth -= 1 }
    return combined(parts)
  }

  private mutating func combined(_ parts: [Part]) -> Pattern {
    let outerNote = note
    defer { note = outerNote }
    let patterns = parts.map { part in
      note = GrammarReader.documentation(part) ?? outerNote
      return group(part)
    }
    let isInterleaved = parts.contains { $0.source[attribute: "combine"] == "interleave" }
    return isInterleaved ? patterns.reduce(.empty) { .mixed($0, $1) } : .any(of: patterns)
  }

  private mutating func element(_ part: Part) -> Int {
    if let index = indices[part.source.position] { return index }
    let index = grammar.elements.count
    indices[part.source.position] = index
    grammar.elements.append(definition(part, holding: .notAllowed))
    // Its content may hold the element itself, so it's read later.
    unread.append((index, part))
    return index
  }

  private mutating func attribute(_ part: Part) -> Int {
    if let index = indices[part.source.position] { return index }
    // What is said of a definition isn't said of the attributes in it.
    let outerNote = note
    note = nil
    defer { note = outerNote }
    let isBare = GrammarReader.contentParts(of: part).isEmpty
    let content = isBare ? .text : content(of: part)
    let index = grammar.attributes.count
    indices[part.source.position] = index
    grammar.attributes.append(definition(part, holding: content))
    return index
  }

  private mutating func dataType(_ part: Part) -> Int {
    if let index = indices[part.source.position] { return index }
    let index = grammar.dataTypes.count
    indices[part.source.position] = index
    grammar.dataTypes.append(
      Grammar.DataType(
        pattern: part.source, library: part.library,
        documentation: GrammarReader.documentation(part) ?? note))
    return index
  }

  /// What stands in an element or attribute pattern after its name.
  private static func contentParts(of part: Part) -> [Part] {
    Array(parts(of: part).dropFirst(part.source[attribute: "name"] == nil ? 1 : 0))
  }

  private mutating func content(of part: Part) -> Pattern {
    GrammarReader.contentParts(of: part).map { pattern($0) }
      .reduce(.empty) { .sequence($0, $1) }
  }

  private func definition(_ part: Part, holding content: Pattern) -> Grammar.Definition {
    Grammar.Definition(
      names: GrammarReader.names(of: part), content: content,
      documentation: GrammarReader.documentation(part))
  }
}

/// Names and annotations.
extension GrammarReader {
  private static func names(of part: Part) -> Grammar.NameClass {
    if let name = part.source[attribute: "name"] { return .name(trimmed(name)) }
    return parts(of: part).first.map(nameClass) ?? .choice([])
  }

  private static func nameClass(_ part: Part) -> Grammar.NameClass {
    switch part.source.name {
    case "name": return .name(trimmed(part.source.text))
    case "choice": return .choice(parts(of: part).map(nameClass))
    default:
      let exceptions = parts(of: part).filter { $0.source.name == "except" }
      return .any(except: exceptions.flatMap { parts(of: $0).map(nameClass) })
    }
  }

  /// The text of the `documentation` annotation in a part, without a full stop at the end.
  private static func documentation(_ part: Part) -> String? {
    let note = part.source.elements.first { $0.name.hasSuffix(":documentation") }
    guard let text = note.map({ trimmed($0.text) }), !text.isEmpty else { return nil }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
