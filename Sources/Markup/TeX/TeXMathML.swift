/// Writes a formula as MathML Core.
///
/// Spaces between operators come from the operator dictionary of MathML; attributes are written
/// only where that would give another space than TeX.
struct TeXMathML {
  /// Whether limits go above and below here.
  private let display: Bool
  /// Whether this is raised or lowered: there is no space around operators then.
  let isScript: Bool

  init(display: Bool) {
    self.init(display: display, isScript: false)
  }

  private init(display: Bool, isScript: Bool) {
    self.display = display
    self.isScript = isScript
  }

  private var inline: TeXMathML { TeXMathML(display: false, isScript: isScript) }
  private var script: TeXMathML { TeXMathML(display: false, isScript: true) }

  /// The elements of a row.
  ///
  /// - Parameter previous: what stands before the row.
  func row(_ atoms: [TeXAtom], after previous: TeXRole? = nil) -> [Node] {
    let roles = TeXAtom.roles(of: atoms, after: previous)
    let following = Self.following(roles)
    var nodes: [Node] = []
    var last = previous
    for (index, atom) in atoms.enumerated() {
      let (role, next) = (roles[index], following[index])
      if role == .function, last.map(Self.wantsSpaceBeforeFunction) ?? false {
        nodes.append(Self.space(.thin))
      }
      nodes.append(
        element(
          atom,
          TeXContext(role: role ?? .ordinary, previous: last, next: next, isFirst: index == 0)))
      if role == .function, let next {
        nodes += Self.application(to: next)
      }
      last = role ?? last
    }
    return nodes
  }

  /// For every atom the role of the next one that is no space.
  private static func following(_ roles: [TeXRole?]) -> [TeXRole?] {
    var next: TeXRole?
    var following: [TeXRole?] = []
    for role in roles.reversed() {
      following.append(next)
      next = role ?? next
    }
    return following.reversed()
  }

  private static func wantsSpaceBeforeFunction(_ role: TeXRole) -> Bool {
    switch role {
    case .ordinary, .closing, .fenced, .dots: true
    default: false
    }
  }

  /// The invisible sign between a function and its argument, and the space that TeX puts there.
  private static func application(to next: TeXRole) -> [Node] {
    let sign = mo("\u{2061}")
    return switch next {
    case .opening, .fenced, .large: [sign]
    case .ordinary, .function, .sign, .dots: [sign, space(.thin)]
    case .binary, .relation, .closing, .punctuation: []
    }
  }

  /// One element for an atom that stands alone, such as an argument.
  func single(_ atom: TeXAtom) -> Node {
    guard case .group(let atoms) = atom else {
      return element(atom, TeXContext(role: .ordinary, previous: nil, next: nil, isFirst: true))
    }
    // TeX leaves no space around an operator that has braces of its own, such as `{,}`.
    if atoms.count == 1, case .symbol(let symbol) = atoms[0], !atoms[0].takesLimits {
      return Self.tight(symbol.mathML)
    }
    let nodes = row(atoms)
    return nodes.count == 1 ? nodes[0] : .element("mrow", nodes)
  }
}

/// Where an atom stands in its row.
struct TeXContext {
  let role: TeXRole
  let previous: TeXRole?
  let next: TeXRole?
  let isFirst: Bool
}

// MARK: Elements

extension TeXMathML {
  private func element(_ atom: TeXAtom, _ context: TeXContext) -> Node {
    switch atom {
    case .letter(let letter, let alphabet): Self.letter(letter, alphabet)
    case .word(let word): .element("mi", ["mathvariant": "normal"], [.text(word)])
    case .number(let digits, let alphabet):
      .element("mn", String(digits.map(alphabet.character)))
    case .value(let name): .element("mn", [.slot(name)])
    case .text(let pieces): Self.text(pieces)
    case .symbol(let symbol): sign(symbol, context)
    case .primes(let count): Self.tight(TeXScripts.primes(count))
    case .function(let name, _): Self.function(name)
    case .space(let space): Self.space(space)
    case .group: single(atom)
    case .scripted(let base, let sub, let sup): scripted(base, sub, sup, context)
    case .fraction(let size, let above, let below): fraction(size, above, below)
    case .root(let radicand, let index): root(radicand, index)
    case .accented(let accent, let base): accented(accent, base)
    case .fenced(let opening, let atoms, let closing): fenced(opening, row(atoms), closing)
    case .sized(let symbol, let size): Self.sized(symbol, size)
    case .table(let table, let rows): self.table(table, rows)
    }
  }

  static func mo(
    _ text: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) -> Node {
    .element("mo", attributes, [.text(text)])
  }

  private static func letter(_ letter: Character, _ alphabet: TeXAlphabet) -> Node {
    let isUpright = alphabet == .italic && uprightLetters.contains(letter)
    return .element(
      "mi", isUpright ? ["mathvariant": "normal"] : [:],
      [.text(String(alphabet.character(for: letter)))])
  }

  /// Letters that MathML would slant and TeX doesn't.
  private static let uprightLetters = Set("∇ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")

  private static func function(_ name: String) -> Node {
    .element(
      "mi", name.count == 1 ? ["mathvariant": "normal"] : [:],
      [.text(name.replacing(" ", with: "\u{2009}"))])
  }

  /// Text keeps the spaces at its ends, which MathML would drop.
  private static func text(_ pieces: [TeXPiece]) -> Node {
    let nodes: [Node] = pieces.map {
      switch $0 {
      case .value(let name): .element("mn", [.slot(name)])
      case .text(let words): .element("mtext", keepingEnds(words))
      }
    }
    return nodes.count == 1 ? nodes[0] : .element("mrow", nodes)
  }

  private static func keepingEnds(_ words: String) -> String {
    var words = words
    if words.last == " " { words = words.dropLast() + "\u{A0}" }
    if words.first == " " { words = "\u{A0}" + words.dropFirst() }
    return words
  }

  private static func space(_ space: TeXSpace) -> Node {
    let attribute =
      switch space {
      // A width below nothing is not valid; a margin may be.
      case .negativeThin: Attribute("style", "margin-inline-start: -0.1667em")
      case .thin: Attribute("width", "0.1667em")
      case .medium: Attribute("width", "0.2222em")
      case .thick: Attribute("width", "0.2778em")
      case .word: Attribute("width", "0.3333em")
      case .quad: Attribute("width", "1em")
      case .doubleQuad: Attribute("width", "2em")
      }
    return .element("mspace", [attribute], [])
  }
}

// MARK: Arrangements

extension TeXMathML {
  private func fenced(_ opening: TeXSymbol?, _ nodes: [Node], _ closing: TeXSymbol?) -> Node {
    func fence(_ symbol: TeXSymbol?, _ form: String) -> [Node] {
      symbol.map { [Self.mo($0.mathML, ["fence": "true", "form": form, "stretchy": "true"])] } ?? []
    }
    return .element("mrow", fence(opening, "prefix") + nodes + fence(closing, "postfix"))
  }
  private func scripted(
    _ base: TeXAtom, _ sub: TeXAtom?, _ sup: TeXAtom?, _ context: TeXContext
  ) -> Node {
    let over = display && base.takesLimits
    var nucleus = element(base, context)
    // A delimiter of a given size takes that size only within a row.
    if case .sized = base { nucleus = .element("mrow", [nucleus]) }
    switch (sub.map(script.single), sup.map(script.single)) {
    case (let sub?, let sup?):
      return .element(over ? "munderover" : "msubsup", [nucleus, sub, sup])
    case (let sub?, nil): return .element(over ? "munder" : "msub", [nucleus, sub])
    case (nil, let sup?): return .element(over ? "mover" : "msup", [nucleus, sup])
    case (nil, nil): return nucleus
    }
  }

  private func fraction(_ size: TeXFractionSize, _ above: TeXAtom, _ below: TeXAtom) -> Node {
    let fraction = Node.element("mfrac", [inline.single(above), inline.single(below)])
    switch size {
    case .fitting: return fraction
    case .display:
      return .element("mstyle", ["displaystyle": "true", "scriptlevel": "0"], [fraction])
    case .text:
      return .element("mstyle", ["displaystyle": "false", "scriptlevel": "0"], [fraction])
    }
  }

  private func root(_ radicand: TeXAtom, _ index: TeXAtom?) -> Node {
    if let index {
      return .element("mroot", [single(radicand), script.single(index)])
    }
    if case .group(let atoms) = radicand { return .element("msqrt", row(atoms)) }
    return .element("msqrt", [single(radicand)])
  }

  private func accented(_ accent: TeXAccent, _ base: TeXAtom) -> Node {
    let mark =
      switch accent {
      case .hat: Self.mo("ˆ", ["stretchy": "false"])
      case .bar: Self.mo("¯", ["stretchy": "false"])
      case .tilde: Self.mo("˜", ["stretchy": "false"])
      // An arrow of full size would be wider than the letter.
      case .vector: Self.mo("→", ["stretchy": "false", "style": "font-size: 0.6em"])
      }
    return .element("mover", ["accent": "true"], [single(base), mark])
  }

  private func table(_ table: TeXTable, _ rows: [[[TeXAtom]]]) -> Node {
    let columns = rows.map(\.count).max() ?? 0
    let cells = TeXMathML(display: table == .aligned, isScript: isScript)
    let body: [Node] = rows.map { row in
      .element(
        "mtr",
        (0..<columns).map { column in
          let nodes =
            column < row.count
            ? cells.row(row[column], after: table == .aligned && column % 2 == 1 ? .ordinary : nil)
            : []
          return .element("mtd", Self.alignment(table, column), nodes)
        })
    }
    // A table of the page around it would hand its spacing down.
    var attributes = [Attribute("style", "border-spacing: 0")]
    if table == .aligned { attributes.append(Attribute("displaystyle", "true")) }
    let whole = Node.element("mtable", attributes, body)
    let (opening, closing) = table.delimiters
    return opening == nil && closing == nil ? whole : fenced(opening, [whole], closing)
  }

  /// MathML Core aligns the cells of a table by style only; a browser takes the last alignment that
  /// it knows, and some move formulas by their own only.
  private static func alignment(_ table: TeXTable, _ column: Int) -> [Attribute] {
    let left = "text-align: left; text-align: -webkit-left"
    let right = "text-align: right; text-align: -webkit-right; padding-right: 0"
    return switch table {
    case .matrix, .pmatrix, .bmatrix, .vmatrix: []
    case .cases: [Attribute("style", left)]
    case .aligned where column % 2 == 1: [Attribute("style", left + "; padding-left: 0")]
    case .aligned:
      [Attribute("style", right + (column == 0 ? "; padding-left: 0" : "; padding-left: 2em"))]
    }
  }
}
