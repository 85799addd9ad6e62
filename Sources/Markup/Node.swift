/// A piece of an HTML page as a value.
///
/// HTML elements stand in no namespace; `math` and `svg` carry theirs as an ordinary attribute
/// `xmlns`. What a tree means as bytes is said by ``serialise(page:)`` and ``Template``.
public indirect enum Node: Sendable, Hashable {
  /// An element: its name, its attributes in order, its children. HTML, MathML and SVG alike.
  case element(String, [Attribute], [Node])
  /// Text as it is to be read; it is escaped when it is written.
  case text(String)
  /// A place that is filled with a text or a fragment from the record.
  case slot(String)
  /// Children that are repeated for every record of the list of that name.
  case each(String, [Node])
  /// Children that are kept when the name has a value: a text or fragment that isn't empty, a list
  /// that isn't empty, or a flag that is true.
  case when(String, [Node])
  /// Children that are kept when ``when(_:_:)`` would drop them.
  case unless(String, [Node])
}

/// An attribute of an element of a ``Node``.
public struct Attribute: Sendable, Hashable {
  public enum Value: Sendable, Hashable {
    /// This text; empty text makes a boolean attribute.
    case literal(String)
    /// The text of that name; the attribute is left out when the record has no value of that name
    /// or the flag false, and is empty for the flag true.
    case slot(String)
  }

  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  public init(_ name: String, _ text: String) {
    self.init(name, .literal(text))
  }

  public init(_ name: String, slot: String) {
    self.init(name, .slot(slot))
  }
}

extension Node {
  /// An element with literal attributes: `.element("p", ["class": "note"], [.text("Hello")])`.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [Node]
  ) -> Node {
    .element(name, attributes.map { Attribute($0.key, $0.value) }, children)
  }

  /// An element without attributes.
  public static func element(_ name: String, _ children: [Node]) -> Node {
    .element(name, [Attribute](), children)
  }

  /// An element without attributes that holds one text.
  public static func element(_ name: String, _ text: String) -> Node {
    .element(name, [Attribute](), [.text(text)])
  }

  /// The text in it, in order, without what slots would bring.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .slot: ""
    case .element(_, _, let children), .each(_, let children), .when(_, let children),
      .unless(_, let children):
      children.map(\.plainText).joined()
    }
  }
}
