/// The signs and letters of the subset, by the names of their commands and as characters.
enum TeXSymbols {
  /// Commands that stand for one letter.
  static let letters: [String: Character] = Dictionary(
    uniqueKeysWithValues: pairs(
      """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
      varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
      Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
      ell ℓ partial ∂ nabla ∇ infty ∞ top ⊤ bot ⊥ emptyset ∅ varnothing ∅ forall ∀ exists ∃
      """
    ).map { ($0, Character($1)) })

  /// Commands that stand for a sign.
  static let commands: [String: TeXSymbol] = {
    var table: [String: TeXSymbol] = [:]
    for (names, role) in namesByRole {
      for (name, sign) in pairs(names) {
        table[name] = TeXSymbol(sign, role, plain: plainSigns[sign])
      }
    }
    return table
  }()

  /// Characters that may be typed for a sign; what letters and digits are goes without a table.
  static let characters: [Character: TeXSymbol] = {
    var table: [Character: TeXSymbol] = [:]
    for name in commands.keys.sorted() {
      guard let symbol = commands[name], let sign = symbol.mathML.first, !sign.isASCII else {
        continue
      }
      table[sign] = symbol
    }
    for (signs, role) in signsByRole {
      for sign in signs.split(separator: " ") {
        let shown = typed[String(sign)] ?? String(sign)
        table[Character(String(sign))] = TeXSymbol(shown, role, plain: plainSigns[shown])
      }
    }
    return table
  }()

  /// Fractions that are one character: what stands above and below.
  static let fractions: [Character: (String, String)] = [
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"),
    "⅕": ("1", "5"), "⅙": ("1", "6"), "⅛": ("1", "8"),
  ]

  /// Marks over a letter that may be typed instead of an accent.
  static let marks: [Unicode.Scalar: TeXAccent] = [
    "\u{302}": .hat, "\u{303}": .tilde, "\u{304}": .bar, "\u{305}": .bar, "\u{20D7}": .vector,
  ]

  private static let namesByRole: [(String, TeXRole)] = [
    (
      """
      le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ in ∈ notin ∉ ni ∋ propto ∝ approx ≈ equiv ≡ sim ∼ simeq ≃
      cong ≅ ll ≪ gg ≫ subset ⊂ subseteq ⊆ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔
      Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ mapsto ↦ mid | lt < gt >
      """, .relation
    ),
    ("cdot ⋅ times × pm ± mp ∓ div ÷ ast ∗ circ ∘ cup ∪ cap ∩ setminus ∖", .binary),
    ("sum ∑ prod ∏", .large(limits: true)),
    ("int ∫", .large(limits: false)),
    ("lvert | lVert ‖ langle ⟨ lfloor ⌊ lceil ⌈ lbrace { { { lbrack [", .opening),
    ("rvert | rVert ‖ rangle ⟩ rfloor ⌋ rceil ⌉ rbrace } } } rbrack ]", .closing),
    ("prime ′ vert | Vert ‖ | ‖ backslash \\ % % & & _ _ # # $ $", .ordinary),
    ("colon :", .punctuation),
    ("ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱", .dots),
  ]

  /// What a character means when it is typed, where that isn't the meaning of its command.
  private static let signsByRole: [(String, TeXRole)] = [
    ("+ - − * · ∙", .binary),
    ("= < > : ∣", .relation),
    ("( [", .opening),
    (") ] ! ?", .closing),
    (", ;", .punctuation),
    ("| ‖ / .", .ordinary),
  ]

  /// The sign that is meant by a character of the keyboard.
  private static let typed = ["-": "−", "*": "∗", "·": "⋅", "∙": "⋅", "∣": "|"]

  /// Signs that a terminal shows better as another character.
  private static let plainSigns = [
    "∗": "*", "⋅": "·", "∑": "Σ", "∏": "Π", "∼": "~",
  ]

  private static func pairs(_ text: String) -> [(String, String)] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
  }
}
