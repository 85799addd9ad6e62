import Exercises
import Markup
import Mixtures
import Scalars

/// The tables of what a sheet gives: the parameters of the mixture, and the points.
///
/// They grow with the number of clusters and points, so one template serves every variant.
struct GivenTables: Sendable {
  private let parameters: Template
  private let points: Template

  init() throws {
    parameters = try Template([Self.parameterTable], page: false)
    points = try Template([Self.pointTable], page: false)
  }

  /// - Parameter place: where the table stands, as in "problem 1", so that no two regions of a
  ///   page have the same name.
  func fragment(_ show: RichText.Show, of instance: Instance, place: String) -> Fragment {
    switch show {
    case .parameters:
      Fragment(
        parameters,
        [
          "label": .text("Parameters, \(place)"),
          "clusters": .list(Self.clusters(instance.mixture)),
        ])
    case .points:
      Fragment(
        points,
        ["label": .text("Data points, \(place)"), "points": .list(Self.points(instance.points))])
    }
  }

  private static func clusters(_ mixture: Mixture<Fraction>) -> [Record] {
    mixture.weights.indices.map { j in
      [
        "cluster": .text(String(j + 1)), "weight": .text(mixture.weights[j].typeset),
        "mean": .text(mixture.means[j].typeset),
        "variance": .text(mixture.variances[j].typeset),
      ]
    }
  }

  private static func points(_ points: [[Fraction]]) -> [Record] {
    points.enumerated().map { i, point in
      ["index": .text(String(i + 1)), "point": .text(point.typeset)]
    }
  }
}

// MARK: The tables

extension GivenTables {
  /// A row for each cluster.
  private static var parameterTable: Node {
    table(
      caption: "Parameters",
      head: [
        heading("Cluster", "j"), heading("Weight", "p_j"), heading("Mean", "\\mu^{(j)}"),
        heading("Variance", "\\sigma_j^2"),
      ],
      body: [
        .each(
          "clusters",
          [
            .element(
              "tr",
              [label("row", [.slot("cluster")]), cell("weight"), cell("mean"), cell("variance")])
          ])
      ])
  }

  /// A column for each point.
  private static var pointTable: Node {
    table(
      caption: "Data points",
      head: [
        heading("Point", "i", scope: "row"), .each("points", [label("col", [.slot("index")])]),
      ],
      body: [
        .element(
          "tr",
          [heading("Value", "x^{(i)}", scope: "row"), .each("points", [cell("point")])])
      ])
  }

  private static func table(caption: String, head: [Node], body: [Node]) -> Node {
    // A table that is too wide for its page scrolls in a region of its own.
    .element(
      "div",
      [
        Attribute("class", "scroll"), Attribute("tabindex", "0"), Attribute("role", "region"),
        Attribute("aria-label", slot: "label"),
      ],
      [
        .element(
          "table", ["class": "given"],
          [
            .element("caption", caption), .element("thead", [.element("tr", head)]),
            .element("tbody", body),
          ])
      ])
  }

  private static func heading(_ word: String, _ symbol: String, scope: String = "col") -> Node {
    .element("th", ["scope": scope], [.text(word + " "), Formulas.inline(symbol)])
  }

  private static func label(_ scope: String, _ content: [Node]) -> Node {
    .element("th", ["scope": scope, "class": "number"], content)
  }

  private static func cell(_ slot: String) -> Node {
    .element("td", ["class": "number"], [.slot(slot)])
  }
}

/// Formulas that the pages have of their own.
enum Formulas {
  /// - Precondition: `source` is in the subset of TeX that is known.
  static func inline(_ source: String) -> Node {
    guard let formula = try? TeXFormula(source) else {
      preconditionFailure("not a formula: \(source)")
    }
    return formula.mathML(display: false)
  }
}
