/// What a command asks the parser to do.
enum TeXCommand: Sendable, Hashable {
  case letter(Character)
  case symbol(TeXSymbol)
  case function(String, limits: Bool)
  case space(TeXSpace)
  case fraction(TeXFractionSize)
  case root
  case accent(TeXAccent)
  case alphabet(TeXAlphabet)
  case text
  case operatorName
  case begin
  /// A delimiter of a size in thousandths of an em; nil keeps the role of the delimiter.
  case sized(Int, TeXRole?)
  case left
  case right
  case end

  /// Every command of the subset, by its name without the backslash.
  static let all: [String: TeXCommand] = {
    var all = structural
    all.merge(TeXSymbols.letters.mapValues(TeXCommand.letter)) { own, _ in own }
    all.merge(TeXSymbols.commands.mapValues(TeXCommand.symbol)) { own, _ in own }
    for name in "log ln lg exp sin cos tan arg dim deg tanh sinh cosh".split(separator: " ") {
      all[String(name)] = .function(String(name), limits: false)
    }
    for name in "max min sup inf lim det Pr".split(separator: " ") {
      all[String(name)] = .function(String(name), limits: true)
    }
    for (size, em) in [("big", 1_200), ("Big", 1_800), ("bigg", 2_400), ("Bigg", 3_000)] {
      all[size] = .sized(em, .ordinary)
      all[size + "l"] = .sized(em, .opening)
      all[size + "r"] = .sized(em, .closing)
      all[size + "m"] = .sized(em, .relation)
    }
    return all
  }()

  private static let structural: [String: TeXCommand] = [
    "argmax": .function("arg max", limits: true), "argmin": .function("arg min", limits: true),
    "frac": .fraction(.fitting), "dfrac": .fraction(.display), "tfrac": .fraction(.text),
    "sqrt": .root, "text": .text, "operatorname": .operatorName,
    "left": .left, "right": .right, "begin": .begin, "end": .end,
    "hat": .accent(.hat), "bar": .accent(.bar), "tilde": .accent(.tilde), "vec": .accent(.vector),
    "mathbf": .alphabet(.bold), "boldsymbol": .alphabet(.boldItalic), "bm": .alphabet(.boldItalic),
    "mathcal": .alphabet(.calligraphic), "mathbb": .alphabet(.doubleStruck),
    "mathrm": .alphabet(.upright),
    ",": .space(.thin), ":": .space(.medium), ">": .space(.medium), ";": .space(.thick),
    "!": .space(.negativeThin), " ": .space(.word), "quad": .space(.quad),
    "qquad": .space(.doubleQuad),
  ]
}
