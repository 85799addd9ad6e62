import Mixtures
import Solving

/// A section of the worked steps as `solve --steps` prints it.
struct SectionReport: Encodable {
  struct Step: Encodable {
    let quantity: SolutionReport.QuantityReport?
    let symbol: String
    let formula: String?
    let work: String?
    let value: String
    /// The value as people write it.
    let typesetValue: String

    enum CodingKeys: CodingKey { case quantity, symbol, formula, work, value }

    /// What is missing is written as null, not left out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(symbol, forKey: .symbol)
      try container.encode(formula, forKey: .formula)
      try container.encode(work, forKey: .work)
      try container.encode(value, forKey: .value)
    }
  }

  let iteration: Int
  let title: String
  let steps: [Step]
}

// MARK: Making

extension SectionReport {
  static func all(_ sections: [WorkSection], digits: Int) -> [SectionReport] {
    sections.map { section in
      SectionReport(
        iteration: section.iteration, title: section.title,
        steps: section.steps.map { Step($0, digits: digits) })
    }
  }
}

extension SectionReport.Step {
  fileprivate init(_ step: WorkStep, digits: Int) {
    quantity = step.quantity.map { SolutionReport.QuantityReport($0) }
    symbol = step.symbol.text(digits: digits)
    formula = step.formula?.text(digits: digits)
    work = step.work?.text(digits: digits)
    value = step.value.rounded(significant: digits).description
    typesetValue = step.value.text(digits: digits)
  }
}

// MARK: Printing

extension SectionReport {
  /// The title, and the steps indented below it.
  var text: String { ([title] + steps.flatMap(\.lines)).joined(separator: "\n") }
}

extension SectionReport.Step {
  /// The columns of a line, if nothing longer has to stay in one piece.
  private static let width = 78
  /// What is made stands alone in its line if the rest would begin beyond this column.
  private static let farthest = 40

  /// The step in one line where it fits, else with a line for each side of the equation.
  fileprivate var lines: [String] {
    var sides: [String] = []
    // A sum of one term is its value: said once is enough.
    for side in [formula, work, typesetValue].compactMap({ $0 }) where side != sides.last {
      sides.append(side)
    }
    let line = "  " + ([symbol] + sides).joined(separator: " = ")
    if line.count <= Self.width { return [line] }
    let isShort = symbol.count + 3 <= Self.farthest
    let indent = isShort ? symbol.count + 3 : 4
    let margin = String(repeating: " ", count: indent)
    let rest = sides.flatMap { side in
      let pieces = Self.wrapped(side, to: Self.width - indent - 2)
      return ["\(margin)= \(pieces[0])"] + pieces.dropFirst().map { "\(margin)  \($0)" }
    }
    let first = "  \(symbol)"
    return isShort ? [first + rest[0].dropFirst(first.count)] + rest.dropFirst() : [first] + rest
  }

  /// Lines of at most `width` columns, broken before a sign that stands outside all brackets.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    guard text.count > width else { return [text] }
    let terms = split(text, before: ["+", "−"])
    let pieces = terms.count > 1 ? terms : split(text, before: ["·", "/"])
    return pieces.reduce(into: [String]()) { lines, piece in
      if let last = lines.last, last.count + 1 + piece.count <= width {
        lines[lines.count - 1] = "\(last) \(piece)"
      } else {
        lines.append(piece)
      }
    }
  }

  /// The pieces between signs with spaces around them, outside all brackets.
  private static func split(_ text: String, before signs: Set<String>) -> [String] {
    var pieces: [String] = []
    var depth = 0
    for word in text.split(separator: " ") {
      let startsPiece = depth == 0 && (pieces.isEmpty || signs.contains(String(word)))
      if startsPiece {
        pieces.append(String(word))
      } else {
        pieces[pieces.count - 1] += " \(word)"
      }
      depth += word.count(where: { $0 == "(" }) - word.count(where: { $0 == ")" })
    }
    return pieces
  }
}
