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
      show: { show in instance.map { $0.lines(show) } ?? "" })
  }
}

extension [Fraction] {
  /// A number as it is, a vector in parentheses.
  public var typeset: String {
    count == 1 ? self[0].typeset : "(" + map(\.typeset).joined(separator: ", ") + ")"
  }
}
