// Operators, relations and delimiters as MathML: attributes only where the dictionary of operators
// would give another space than TeX.

extension TeXMathML {
  func sign(_ symbol: TeXSymbol, _ context: TeXContext) -> Node {
    let text = symbol.mathML
    let isPrefix = Self.prefixes.contains(text)
    switch context.role {
    case .ordinary: return Self.tight(text)
    case .sign: return isPrefix ? Self.mo(text, ["form": "prefix"]) : Self.tight(text)
    case .binary, .relation, .punctuation:
      if isScript { return Self.tight(text, isSeparator: context.role == .punctuation) }
    default: break
    }
    switch context.role {
    case .binary where context.isFirst && isPrefix: return Self.mo(text, ["form": "infix"])
    case .relation: return Self.relation(text, context)
    case .opening: return Self.delimiter(text, "prefix")
    case .closing: return Self.delimiter(text, "postfix")
    case .punctuation: return Self.mo(text, ["separator": "true"])
    case .dots: return Self.dots(text, context)
    default: return Self.mo(text)
    }
  }

  /// Operators that MathML takes for signs where they begin a row.
  private static let prefixes: Set<String> = ["−", "+", "±", "∓"]

  /// Signs that would grow with their neighbours.
  private static let stretching: Set<String> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉",
  ]

  private static let bars: Set<String> = ["|", "‖"]

  /// A sign without space around it.
  static func tight(_ text: String, isSeparator: Bool = false) -> Node {
    var attributes = [Attribute("lspace", "0em"), Attribute("rspace", "0em")]
    if isSeparator { attributes.insert(Attribute("separator", "true"), at: 0) }
    if stretching.contains(text) { attributes.insert(Attribute("stretchy", "false"), at: 0) }
    return .element("mo", attributes, [.text(text)])
  }

  /// Dots have thin spaces beside what brings none of its own.
  private static func dots(_ text: String, _ context: TeXContext) -> Node {
    func space(_ neighbour: TeXRole?, _ bare: [TeXRole]) -> String {
      neighbour.map(bare.contains) ?? false ? "0.1667em" : "0em"
    }
    return mo(
      text,
      [
        "lspace": space(context.previous, [.ordinary, .closing, .fenced, .dots]),
        "rspace": space(context.next, [.ordinary, .opening, .fenced, .punctuation, .sign]),
      ])
  }

  /// Relations that follow each other, as in `:=`, stand close together.
  private static func relation(_ text: String, _ context: TeXContext) -> Node {
    let isBar = bars.contains(text)
    var attributes = isBar ? [Attribute("stretchy", "false")] : []
    if isBar || context.previous == .relation {
      attributes.append(
        Attribute("lspace", context.previous == .relation ? "0em" : "0.2778em"))
    }
    if isBar || context.next == .relation {
      attributes.append(Attribute("rspace", context.next == .relation ? "0em" : "0.2778em"))
    }
    return .element("mo", attributes, [.text(text)])
  }

  /// A bar does not say by itself on which side it stands.
  private static func delimiter(_ text: String, _ form: String) -> Node {
    if bars.contains(text) {
      return mo(text, ["fence": "true", "form": form, "stretchy": "false"])
    }
    return stretching.contains(text) ? mo(text, ["stretchy": "false"]) : mo(text)
  }

  static func sized(_ symbol: TeXSymbol, _ thousandths: Int) -> Node {
    let size = "\(thousandths / 1_000).\(thousandths % 1_000 / 100)em"
    var attributes = [
      Attribute("stretchy", "true"), Attribute("symmetric", "true"), Attribute("minsize", size),
      Attribute("maxsize", size),
    ]
    switch symbol.role {
    case .opening: attributes.append(Attribute("form", "prefix"))
    case .closing: attributes.append(Attribute("form", "postfix"))
    case .relation:
      attributes += [Attribute("lspace", "0.2778em"), Attribute("rspace", "0.2778em")]
    default: attributes += [Attribute("lspace", "0em"), Attribute("rspace", "0em")]
    }
    return .element("mo", attributes, [.text(symbol.mathML)])
  }
}
