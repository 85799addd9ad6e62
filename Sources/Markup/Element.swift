/// An element of a document that was read, with the place where it stands.
///
/// Comments and processing instructions are not kept, character data sections are text, and
/// neighbouring pieces of text are one piece.
public struct Element: Sendable {
  /// What an element holds, in order.
  public enum Content: Sendable {
    case element(Element)
    /// Text and the place of its first character.
    case text(String, Position)
  }

  /// The name as it is written, with the prefix if there is one.
  public let name: String
  /// The attributes as they are written, `xmlns` among them.
  public let attributes: [ParsedAttribute]
  public let children: [Content]
  /// The place of the `<` that begins it.
  public let position: Position

  package init(
    name: String, attributes: [ParsedAttribute], children: [Content], position: Position
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.position = position
  }
}

/// An attribute of an ``Element``.
public struct ParsedAttribute: Sendable, Hashable {
  public let name: String
  /// The value with its references resolved.
  public let value: String
  /// The place of the first character of the name.
  public let position: Position
}

extension Element {
  /// The value of the attribute of that name.
  public subscript(attribute name: String) -> String? {
    self.attribute(name)?.value
  }

  /// The attribute of that name, with its place.
  public func attribute(_ name: String) -> ParsedAttribute? {
    attributes.first { $0.name == name }
  }

  /// The elements directly in this one, without the text between them.
  public var elements: [Element] {
    children.compactMap(\.element)
  }

  /// The elements of that name directly in this one.
  public func elements(named name: String) -> [Element] {
    elements.filter { $0.name == name }
  }

  /// The first element of that name directly in this one.
  public func first(named name: String) -> Element? {
    elements.first { $0.name == name }
  }

  /// All text in it, that of the elements inside it too, in order.
  public var text: String {
    children.map(\.text).joined()
  }

  /// The place of the first text in it that isn't white space, else of the element itself.
  public var textPosition: Position {
    for case .text(let text, let position) in children {
      guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { continue }
      return position.advanced(over: text[..<start])
    }
    return position
  }
}

extension Element.Content {
  /// The element, if it is one.
  public var element: Element? {
    if case .element(let element) = self { element } else { nil }
  }

  /// The text itself, or all text in the element.
  public var text: String {
    switch self {
    case .element(let element): element.text
    case .text(let text, _): text
    }
  }

  public var position: Position {
    switch self {
    case .element(let element): element.position
    case .text(_, let position): position
    }
  }
}

extension Position {
  /// The place after `text` when `text` begins here.
  ///
  /// It is exact for text that stands in the file as it is read, without character references.
  public func advanced(over text: some StringProtocol) -> Position {
    var line = line
    var column = column
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Position(file: file, line: line, column: column)
  }
}
