import Exercises
import Markup
import Scalars

/// A matrix in a cell of a table: MathML for the eye, and a sentence for readers aloud, many of which
/// would read the numbers of a formula as one row.
struct MatrixCell: Sendable {
  private let template: Template

  init() throws {
    template = try Template([Self.spoken, Self.formula], page: false)
  }

  func fragment(_ matrix: Matrix<Fraction>) -> Fragment {
    if matrix.elements.count == 1 { return Fragment(text: matrix.elements[0].typeset) }
    let rows = matrix.rows.map { $0.map(\.typeset) }
    let sentence = rows.enumerated().map { r, row in
      "row \(r + 1): \(row.joined(separator: ", "))"
    }
    return Fragment(
      template,
      [
        "spoken": .text(sentence.joined(separator: "; ")),
        "rows": .list(rows.map { row in ["cells": .list(row.map { ["number": .text($0)] })] }),
      ])
  }

  private static var spoken: Node {
    .element("span", ["class": "visually-hidden"], [.slot("spoken")])
  }

  private static var formula: Node {
    let table = Node.element(
      "mtable",
      [
        .each(
          "rows",
          [
            .element(
              "mtr",
              [.each("cells", [.element("mtd", [.element("mn", [.slot("number")])])])])
          ])
      ])
    // The style draws the brackets: signs grow to the height of a table only in fonts for formulas.
    return .element(
      "math",
      [
        "xmlns": "http://www.w3.org/1998/Math/MathML", "class": "matrix", "aria-hidden": "true",
      ], [table])
  }
}
