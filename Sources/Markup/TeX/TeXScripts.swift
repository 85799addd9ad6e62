/// The small characters that Unicode has for superscripts and subscripts.
enum TeXScripts {
  /// Superscripts, by the full character.
  static let superscripts: [Character: Character] = table(
    """
    0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ
    uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ βᵝ γᵞ δᵟ θᶿ φᵠ χᵡ
    """)

  /// Subscripts, by the full character.
  static let subscripts: [Character: Character] = table(
    """
    0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ
    βᵦ γᵧ ρᵨ φᵩ χᵪ
    """)

  /// The full characters of superscripts.
  static let raised = inverse(superscripts)

  /// The full characters of subscripts.
  static let lowered = inverse(subscripts)

  /// A text in superscripts, or nil if one of its characters has none. Primes stay as they are, and
  /// the sign of transposition becomes the T that is usual in plain text.
  static func superscript(_ text: String) -> String? {
    small(text) { character in
      switch character {
      case "′", "″", "‴", "⁗", "*": character
      case "⊤": "ᵀ"
      case "ϕ": "ᵠ"
      default: superscripts[character]
      }
    }
  }

  /// A text in subscripts, or nil if one of its characters has none.
  static func `subscript`(_ text: String) -> String? {
    small(text) { $0 == "ϕ" ? "ᵩ" : subscripts[$0] }
  }

  /// So many primes, in one character where there is one.
  static func primes(_ count: Int) -> String {
    switch count {
    case 2: "″"
    case 3: "‴"
    case 4: "⁗"
    default: String(repeating: "′", count: count)
    }
  }

  private static func small(_ text: String, _ character: (Character) -> Character?) -> String? {
    var small = ""
    for full in text {
      guard let next = character(full) else { return nil }
      small.append(next)
    }
    return small
  }

  private static func table(_ pairs: String) -> [Character: Character] {
    var table: [Character: Character] = [:]
    for pair in pairs.split(whereSeparator: \.isWhitespace) {
      if let full = pair.first, let small = pair.last { table[full] = small }
    }
    return table
  }

  private static func inverse(_ table: [Character: Character]) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: table.map { ($1, $0) })
  }
}
