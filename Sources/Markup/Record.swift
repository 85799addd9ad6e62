/// The values that fill a template, by name.
public typealias Record = [String: Value]

/// What a slot can be filled with.
///
/// A value in a place that isn't made for its kind counts as none: a list or a flag as content, a
/// fragment or a list as an attribute, a fragment in `title` or `textarea`, anything but a list in
/// a repetition.
public enum Value: Sendable, Hashable {
  /// A text, which is escaped.
  case text(String)
  /// Markup, which is copied as it is.
  case fragment(Fragment)
  /// The records of a repetition.
  case list([Record])
  /// A choice of parts, or an attribute without a value.
  case flag(Bool)

  /// Whether parts that ask for it are kept.
  var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .fragment(let fragment): !fragment.isEmpty
    case .list(let records): !records.isEmpty
    case .flag(let flag): flag
    }
  }
}

/// Markup that is safe to put into a page: everything in it is escaped and closed.
public struct Fragment: Sendable, Hashable {
  /// As it stands in a page, in UTF-8.
  public let bytes: [UInt8]

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Writes nodes that have no slots.
  ///
  /// - Throws: what can't be written.
  public init(_ nodes: [Node]) throws(NodeError) {
    bytes = try serialise(fragment: nodes)
  }

  /// Fills a template.
  ///
  /// - Precondition: the template isn't that of a page.
  public init(_ template: Template, _ record: Record) {
    precondition(!template.isPage, "a page can't stand in a page")
    bytes = template.render(record)
  }

  /// A text alone.
  public init(text: String) {
    var bytes: [UInt8] = []
    Escaping.append(text, to: &bytes)
    self.bytes = bytes
  }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Several fragments as one, in order.
  public static func joined(_ fragments: some Sequence<Fragment>) -> Fragment {
    Fragment(bytes: fragments.flatMap(\.bytes))
  }
}
