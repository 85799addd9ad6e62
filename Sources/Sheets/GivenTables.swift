import Exercises
import Markup
import Mixtures
import Scalars

/// The tables of what a sheet gives: the parameters of the mixture, and the points.
///
/// They grow with the number of clusters and points, so one template serves every variant.
struct GivenTables: Sendable {
  private let parameters: [CovarianceKind: Template]
  private let centres: Template
  private let points: Template
  private let matrices: MatrixCell

  init() throws {
    var parameters: [CovarianceKind: Template] = [:]
    for kind in CovarianceKind.allCases {
      parameters[kind] = try Template([Self.parameterTable(kind)], page: false)
    }
    self.parameters = parameters
    centres = try Template([Self.centreTable], page: false)
    points = try Template([Self.pointTable], page: false)
    matrices = try MatrixCell()
  }

  /// - Parameter place: where the table stands, as in "problem 1", so that no two regions of a
  ///   page have the same name.
  func fragment(_ show: RichText.Show, of instance: Instance, place: String) -> Fragment {
    let mixture = instance.mixture
    switch show {
    case .parameters:
      guard let template = parameters[mixture.covariance.kind] else {
        preconditionFailure("every kind has a template")
      }
      return Fragment(
        template,
        ["label": .text("Parameters, \(place)"), "clusters": .list(clusters(mixture))])
    case .centres:
      return Fragment(
        centres,
        [
          "label": .text("Initial centres, \(place)"),
          "clusters": .list(mixture.means.indices.map { Self.mean($0, mixture) }),
        ])
    case .points:
      return Fragment(
        points,
        [
          "label": .text("Data points, \(place)"), "points": .list(Self.points(instance)),
          "has-labels": .flag(instance.labels != nil),
        ])
    }
  }

  private func clusters(_ mixture: Mixture<Fraction>) -> [Record] {
    mixture.weights.indices.map { j in
      var record = Self.mean(j, mixture)
      record["weight"] = .text(mixture.weights[j].typeset)
      switch mixture.covariance {
      case .spherical(let variances): record["spread"] = .text(variances[j].typeset)
      case .diagonal(let rows): record["spread"] = .text(rows[j].typeset)
      case .full(let all): record["spread"] = .fragment(matrices.fragment(all[j]))
      case .tied(let matrix):
        // The one matrix stands beside all clusters, in a cell that begins in the first row.
        guard j == 0 else { break }
        record["spread"] = .fragment(matrices.fragment(matrix))
        record["rows"] = .text(String(mixture.clusterCount))
      }
      return record
    }
  }

  private static func mean(_ j: Int, _ mixture: Mixture<Fraction>) -> Record {
    ["cluster": .text(String(j + 1)), "mean": .text(mixture.means[j].typeset)]
  }

  private static func points(_ instance: Instance) -> [Record] {
    instance.points.enumerated().map { i, point in
      var record: Record = ["index": .text(String(i + 1)), "point": .text(point.typeset)]
      record["label"] = instance.labels.map { .text(String($0[i] + 1)) }
      return record
    }
  }
}

// MARK: The tables

extension GivenTables {
  /// A row for each cluster.
  private static func parameterTable(_ kind: CovarianceKind) -> Node {
    let spread: Node =
      kind == .tied
      ? .when(
        "spread",
        [
          .element(
            "td", [Attribute("class", "number"), Attribute("rowspan", slot: "rows")],
            [.slot("spread")])
        ])
      : cell("spread")
    return table(
      caption: "Parameters",
      head: [
        heading("Cluster", "j"), heading("Weight", "p_j"), heading("Mean", "\\mu^{(j)}"),
        heading(kind),
      ],
      body: [
        .each(
          "clusters",
          [
            .element(
              "tr", [label("row", [.slot("cluster")]), cell("weight"), cell("mean"), spread])
          ])
      ])
  }

  private static func heading(_ kind: CovarianceKind) -> Node {
    switch kind {
    case .spherical: heading("Variance", "\\sigma_j^2")
    case .diagonal: heading("Variances", "\\operatorname{diag} \\Sigma_j")
    case .full: heading("Covariance", "\\Sigma_j")
    case .tied: heading("Covariance of all clusters", "\\Sigma")
    }
  }

  /// The means as k-means takes them.
  private static var centreTable: Node {
    table(
      caption: "Initial centres",
      head: [heading("Cluster", "j"), heading("Centre", "\\mu^{(j)}")],
      body: [
        .each(
          "clusters", [.element("tr", [label("row", [.slot("cluster")]), cell("mean")])])
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
          [heading("Value", "x^{(i)}", scope: "row"), .each("points", [cell("point")])]),
        .when(
          "has-labels",
          [
            .element(
              "tr", [heading("Cluster", "j", scope: "row"), .each("points", [cell("label")])])
          ]),
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
