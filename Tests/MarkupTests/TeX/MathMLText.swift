import Markup

/// Writes MathML as a test expects it: attributes in order, a slot as `[name]`.
func mathMLText(_ node: Node) -> String {
  switch node {
  case .text(let text): text
  case .slot(let name): "[\(name)]"
  case .element(let name, let attributes, let children):
    "<\(name)\(attributes.map(attributeText).joined())>"
      + children.map(mathMLText).joined() + "</\(name)>"
  case .each, .when, .unless: "unexpected"
  }
}

/// The same for what stands in the `math` element.
func mathMLInside(_ formula: TeXFormula, display: Bool) -> String {
  guard case .element("math", _, let children) = formula.mathML(display: display) else {
    return "no math element"
  }
  return children.map(mathMLText).joined()
}

private func attributeText(_ attribute: Attribute) -> String {
  switch attribute.value {
  case .literal(let text): " \(attribute.name)=\"\(text)\""
  case .slot(let name): " \(attribute.name)=[\(name)]"
  }
}

/// The first element in it that MathML doesn't allow: wrong number of children, or a token element
/// without exactly one text or slot.
func malformedMathML(_ node: Node) -> String? {
  guard case .element(let name, _, let children) = node else {
    return "\(node) between elements"
  }
  switch name {
  case "mi", "mn", "mo", "mtext":
    switch children.first {
    case .text(let text)? where !text.isEmpty && children.count == 1: return nil
    case .slot? where name == "mn" && children.count == 1: return nil
    default: return mathMLText(node)
    }
  case "mspace": return children.isEmpty ? nil : mathMLText(node)
  case "mfrac", "msub", "msup", "munder", "mover", "mroot":
    if children.count != 2 { return mathMLText(node) }
  case "msubsup", "munderover":
    if children.count != 3 { return mathMLText(node) }
  case "math", "mrow", "msqrt", "mstyle", "mtable", "mtr", "mtd": break
  default: return mathMLText(node)
  }
  return children.lazy.compactMap(malformedMathML).first
}
