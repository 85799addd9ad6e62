/// A stretch of a formula as its author wrote it.
public enum TeXPiece: Sendable, Hashable {
  /// TeX source.
  case text(String)
  /// A number that is drawn for each student, by the name under which it is filled in later.
  case value(String)
}

/// A formula in the subset of TeX that statements and prompts are written in.
///
/// The subset: groups; `^`, `_` and `'`; `\frac`, `\dfrac`, `\tfrac`, `\sqrt[n]{}`; `\sum`, `\prod`,
/// `\int`; functions such as `\log` and `\argmax`, and `\operatorname`; the accents `\hat`, `\bar`,
/// `\tilde`, `\vec`; the alphabets `\mathbf`, `\boldsymbol`, `\mathcal`, `\mathbb`, `\mathrm`; `\text`;
/// Greek letters; relations, operators, arrows and delimiters, with `\left`, `\right` and `\bigl`;
/// spaces; the environments `aligned`, `cases`, `matrix`, `pmatrix`, `bmatrix` and `vmatrix`.
/// The same characters may be typed directly too: `μ̂⁽¹⁾ ≤ −½` reads like `\hat\mu^{(1)} \le -½`.
/// Anything else is an error, so that no formula reaches a sheet half understood.
///
/// Drawn values stand where numbers can stand. A negative one is filled in with its sign, so an
/// author who raises it to a power writes parentheses around it, as on paper.
public struct TeXFormula: Sendable, Hashable {
  /// What was written, as a tree.
  let atoms: [TeXAtom]
  /// The names of the drawn values in it, each once, in the order of the formula.
  public let valueNames: [String]

  /// Reads a formula.
  ///
  /// - Throws: ``TeXError`` for the first thing that is outside the subset; also for an empty
  ///   formula, for more than 5,000 characters and for nesting deeper than 64.
  /// - Complexity: O(*n*), *n* the number of characters.
  public init(_ pieces: [TeXPiece]) throws(TeXError) {
    atoms = try TeXParser.parse(pieces)
    var names: [String] = []
    for case .value(let name) in pieces where !names.contains(name) {
      names.append(name)
    }
    valueNames = names
  }

  /// Reads a formula without drawn values.
  public init(_ source: String) throws(TeXError) {
    try self.init([.text(source)])
  }

  /// The formula as a `math` element of MathML Core, with a slot in an `mn` for each drawn value.
  ///
  /// - Parameter display: whether it stands on a line of its own; limits then go above and below.
  /// - Returns: `math` with its `xmlns`; it has an `alttext` if no value is drawn.
  public func mathML(display: Bool) -> Node {
    var attributes = [Attribute("xmlns", "http://www.w3.org/1998/Math/MathML")]
    if display {
      attributes.append(Attribute("display", "block"))
    }
    if valueNames.isEmpty {
      attributes.append(Attribute("alttext", plainText { $0 }))
    }
    return .element("math", attributes, TeXMathML(display: display).row(atoms))
  }

  /// The formula as one line of text: `μ̂⁽¹⁾ = (Σᵢ p(1 | i) x⁽ⁱ⁾)/n̂₁`.
  ///
  /// - Parameter value: gives the number to print for the name of a drawn value; asked once for
  ///   each name.
  public func plainText(_ value: (String) -> String) -> String {
    var values: [String: String] = [:]
    for name in valueNames {
      values[name] = value(name)
    }
    return TeXPlainText(values: values).line(atoms)
  }
}
