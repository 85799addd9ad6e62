import Markup

/// Reads the texts of a definition; everything that is wrong is collected.
struct RichTextReader {
  private(set) var errors: [InputError] = []
  /// Every place for a drawn value that was read, for the checks against the model.
  private(set) var places: [(value: GivenValue, position: Position)] = []
  /// Everything that is shown as a whole.
  private(set) var shows: [(show: RichText.Show, position: Position)] = []

  /// The content of `element`.
  mutating func read(_ element: Element) -> RichText {
    let first = places.count
    let pieces = pieces(of: element)
    return RichText(pieces: pieces, values: Set(places[first...].map(\.value)))
  }

  private mutating func pieces(of element: Element) -> [RichText.Piece] {
    element.children.compactMap { content in
      switch content {
      case .text(let text, _): .text(text)
      case .element(let child): piece(child)
      }
    }
  }

  private mutating func piece(_ element: Element) -> RichText.Piece? {
    switch element.name {
    case "m": return formula(element)
    case "value": return value(element).map(RichText.Piece.value)
    case "show":
      guard let show = element[attribute: "what"].flatMap(RichText.Show.init) else { return nil }
      shows.append((show, element.position))
      return .show(show)
    default:
      let attributes = element.attributes.map { Attribute($0.name, $0.value) }
      return .element(element.name, attributes, pieces(of: element))
    }
  }

  private mutating func formula(_ element: Element) -> RichText.Piece? {
    var pieces: [TeXPiece] = []
    for content in element.children {
      switch content {
      case .text(let text, _): pieces.append(.text(text))
      case .element(let child):
        guard let value = value(child) else { return nil }
        pieces.append(.value(value.slot))
      }
    }
    do {
      let formula = try TeXFormula(pieces)
      return .formula(formula, display: element[attribute: "display"] == "block")
    } catch {
      errors.append(DefinitionErrors.formula(error, position(of: error.offset, in: element)))
      return nil
    }
  }

  /// The place of a character of a formula; a value counts as one character.
  private func position(of offset: Int, in element: Element) -> Position {
    var rest = offset
    for content in element.children {
      switch content {
      case .text(let text, let position):
        if rest <= text.count { return position.advanced(over: text.prefix(rest)) }
        rest -= text.count
      case .element(let child):
        if rest == 0 { return child.position }
        rest -= 1
      }
    }
    return element.position
  }

  private mutating func value(_ element: Element) -> GivenValue? {
    let index = { (name: String) in element[attribute: name].flatMap { Int($0) } ?? 1 }
    let value: GivenValue? =
      switch element[attribute: "of"] {
      case "weight": .weight(cluster: index("cluster"))
      case "mean": .mean(cluster: index("cluster"), coordinate: index("coordinate"))
      case "variance": .variance(cluster: index("cluster"))
      case "covariance":
        .covariance(cluster: index("cluster"), row: index("row"), column: index("column"))
      case "label": .label(point: index("point"))
      case "point": .point(index("point"), coordinate: index("coordinate"))
      case "clusters": .clusters
      case "points": .points
      case "dimension": .dimension
      default: nil
      }
    if let value { places.append((value, element.position)) }
    return value
  }
}
