import Mixtures
import Scalars

/// The texts of a variant for a terminal.
public struct PlainTexts: Sendable {
  private let instance: Instance?

  /// Texts with the numbers of `variant`.
  public init(_ variant: Variant) {
    instance = variant.instance
  }

  /// A text with the variant's numbers in their places.
  public func text(_ text: RichText) -> String {
    text.plainText(
      { value in instance.flatMap(value.value(in:))?.typeset ?? "" },
      show: { show in instance.map { Self.lines(show, $0) } ?? "" })
  }

  private static func lines(_ show: RichText.Show, _ instance: Instance) -> String {
    let mixture = instance.mixture
    let lines =
      switch show {
      case .parameters:
        mixture.weights.indices.map { j in
          let index = String(j + 1)
          return "p_\(index) = \(mixture.weights[j].typeset)   "
            + "μ^(\(index)) = \(mixture.means[j].typeset)   "
            + "σ_\(index)² = \(mixture.variances[j].typeset)"
        }
      case .points:
        instance.points.enumerated().map { i, point in "x^(\(i + 1)) = \(point.typeset)" }
      }
    return lines.map { "    " + $0 }.joined(separator: "\n")
  }
}

extension [Fraction] {
  /// A number as it is, a vector in parentheses.
  public var typeset: String {
    count == 1 ? self[0].typeset : "(" + map(\.typeset).joined(separator: ", ") + ")"
  }
}
