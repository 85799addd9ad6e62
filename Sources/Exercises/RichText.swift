public import Markup

/// A text of a definition: XHTML with formulas and places for drawn values.
public struct RichText: Sendable {
  /// What a text shows of the drawn numbers as a whole.
  public enum Show: String, Sendable, Hashable, CaseIterable {
    /// All parameters.
    case parameters
    /// All points, with their clusters where these are known.
    case points
    /// The means, as the centres that k-means starts from.
    case centres

    /// The name of the place in a page that it fills.
    public var slot: String { "show-\(rawValue)" }
  }

  indirect enum Piece: Sendable {
    case text(String)
    case formula(TeXFormula, display: Bool)
    case value(GivenValue)
    case show(Show)
    case element(String, [Attribute], [Piece])
  }

  let pieces: [Piece]
  /// The values that the text has places for, in its formulas too.
  public let values: Set<GivenValue>

  init(pieces: [Piece], values: Set<GivenValue>) {
    self.pieces = pieces
    self.values = values
  }

  /// A plain text.
  init(_ text: String) { self.init(pieces: [.text(text)], values: []) }

  /// A formula in the line.
  ///
  /// - Precondition: `source` is in the subset of TeX that is known.
  init(formula source: String) {
    guard let formula = try? TeXFormula(source) else {
      preconditionFailure("not a formula: \(source)")
    }
    self.init(pieces: [.formula(formula, display: false)], values: [])
  }

  /// The text as a piece of a page; its slots are named by ``GivenValue/slot`` and ``Show/slot``.
  public var nodes: [Node] { pieces.map(\.node) }

  /// What the text shows as a whole.
  public var shows: Set<Show> { Set(pieces.flatMap(\.shows)) }
}

extension RichText.Piece {
  fileprivate var node: Node {
    switch self {
    case .text(let text): .text(text)
    case .formula(let formula, let display): formula.mathML(display: display)
    case .value(let value): .element("span", ["class": "number"], [.slot(value.slot)])
    case .show(let show): .slot(show.slot)
    case .element(let name, let attributes, let children):
      .element(name, attributes, children.map(\.node))
    }
  }

  fileprivate var shows: [RichText.Show] {
    switch self {
    case .show(let show): [show]
    case .element(_, _, let children): children.flatMap(\.shows)
    case .text, .formula, .value: []
    }
  }
}

// MARK: Plain text

extension RichText {
  /// The text for a terminal: formulas in Unicode, a blank line between paragraphs.
  ///
  /// - Parameters:
  ///   - value: gives a drawn value.
  ///   - show: gives the lines for what is shown as a whole.
  public func plainText(
    _ value: (GivenValue) -> String, show: (Show) -> String
  ) -> String {
    let names = Dictionary(
      values.map { ($0.slot, value($0)) }, uniquingKeysWith: { first, _ in first })
    var writer = PlainTextWriter(names: names)
    for piece in pieces { writer.write(piece, show) }
    return writer.result
  }
}

/// Collects paragraphs of plain text.
private struct PlainTextWriter {
  let names: [String: String]
  private var paragraphs: [String] = []
  private var line = ""

  init(names: [String: String]) {
    self.names = names
  }

  var result: String {
    (paragraphs + [line.collapsed]).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  mutating func write(_ piece: RichText.Piece, _ show: (RichText.Show) -> String) {
    switch piece {
    case .text(let text): line += text
    case .formula(let formula, let display):
      if display { endParagraph() }
      line += formula.plainText { names[$0] ?? $0 }
      if display { endParagraph(indented: true) }
    case .value(let value): line += names[value.slot] ?? ""
    case .show(let what):
      endParagraph()
      paragraphs.append(show(what))
    case .element("br", _, _): endParagraph()
    case .element(let name, _, let children):
      let isBlock = Self.blocks.contains(name)
      if isBlock { endParagraph() }
      if name == "li" { line += "• " }
      for child in children { write(child, show) }
      if name == "td" || name == "th" { line += "  " }
      if isBlock { endParagraph() }
    }
  }

  private mutating func endParagraph(indented: Bool = false) {
    let text = line.collapsed
    if !text.isEmpty { paragraphs.append(indented ? "    " + text : text) }
    line = ""
  }

  private static let blocks: Set<String> = [
    "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "div", "h4",
  ]
}

extension String {
  /// The text with every run of white space made one space, and none at the ends.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
