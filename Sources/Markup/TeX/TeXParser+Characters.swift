// Single characters, and text between formulas.

extension TeXParser {
  /// What a typed character stands for.
  static func atom(of character: Character, at offset: Int) throws(TeXError) -> TeXAtom {
    if let symbol = TeXSymbols.characters[character] { return .symbol(symbol) }
    if let (above, below) = TeXSymbols.fractions[character] {
      return .fraction(.text, .number(above, .italic), .number(below, .italic))
    }
    if character == "~" { return .space(.word) }
    let scalars = character.unicodeScalars
    if scalars.count == 1, character.isLetter || signLetters.contains(character) {
      return .letter(character, .italic)
    }
    if scalars.count == 2, let first = scalars.first, let last = scalars.last,
      let accent = TeXSymbols.marks[last], Character(first).isLetter
    {
      return .accented(accent, .letter(Character(first), .italic))
    }
    throw TeXError(
      offset: offset, problem: "\(named(character)) has no meaning in a formula",
      advice: advice[character]
        ?? "Write the command for it, or put it into \\text{…} if it belongs to a sentence")
  }

  /// Signs that are written like letters.
  private static let signLetters = Set(TeXSymbols.letters.values)

  private static let advice: [Character: String] = [
    "%": "Write \\% for the sign; comments are not supported",
    "$": "Leave it out, since a formula is marked by its element, or write \\$ for the sign",
    "#": "Write \\# for the sign",
    "√": "Write \\sqrt{x} for the root of x",
    "\"": "Write '' for two primes, or \\text{…} around quoted words",
    "\u{2013}": "Write - for a minus sign", "\u{2014}": "Write - for a minus sign",
  ]

  /// The text in the braces after `\text`.
  mutating func text(of command: TeXToken) throws(TeXError) -> [TeXPiece] {
    guard let brace = peek(), brace.kind == .open else {
      throw TeXError(
        offset: command.offset, problem: "\\text has no braces after it",
        advice: "Write \\text{words}")
    }
    advance()
    var pieces: [TeXPiece] = []
    var words = ""
    var depth = 1
    while let token = nextHere {
      advance()
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0 {
        return words.isEmpty ? pieces : pieces + [.text(words)]
      }
      if case .value(let name) = token.kind {
        if !words.isEmpty { pieces.append(.text(words)) }
        words = ""
        pieces.append(.value(name))
      } else if let more = try Self.words(token), more != " " || words.last != " " {
        words += more
      }
    }
    throw Self.unclosed(brace)
  }

  /// What a token is in text; nil for braces, which only group there.
  private static func words(_ token: TeXToken) throws(TeXError) -> String? {
    switch token.kind {
    case .open, .close, .value: return nil
    case .space, .character("~"), .command(" "), .command(","): return " "
    case .prime: return "’"
    case .character(let character):
      guard isPrintable(character), !"%$#\\".contains(character) else {
        throw TeXError(
          offset: token.offset, problem: "\(named(character)) has no meaning in \\text",
          advice: textAdvice(character))
      }
      return String(character)
    case .command(let name):
      guard name.count == 1, "{}%$#&_".contains(name) else {
        throw TeXError(
          offset: token.offset, problem: "\\\(short(name)) cannot stand in \\text",
          advice: "End the text with } before it and begin a new \\text{…} after it")
      }
      return name
    case .superscript, .subscript, .ampersand, .rowBreak:
      throw TeXError(
        offset: token.offset, problem: "^, _, & and \\\\ cannot stand in \\text",
        advice: "End the text with } before it, or write \\_ or \\& for the sign")
    }
  }

  /// The function named in the braces after `\operatorname`, or `\operatorname*` for one whose
  /// limits go below it.
  mutating func operatorName(_ command: TeXToken) throws(TeXError) -> TeXAtom {
    let limits = take(.character("*"))
    var name = ""
    guard take(.open) else { throw Self.nameless(command) }
    while let token = nextHere, let more = Self.nameLetter(token) {
      advance()
      if more != " " || (name.last ?? " ") != " " { name += more }
    }
    if name.last == " " { name.removeLast() }
    guard take(.close), !name.isEmpty else { throw Self.nameless(command) }
    return .function(name, limits: limits)
  }

  private static func nameLetter(_ token: TeXToken) -> String? {
    switch token.kind {
    case .character(let letter) where letter.isLetter || isDigit(letter) || letter == "-":
      String(letter)
    case .space, .command(","), .command(" "), .character("~"): " "
    default: nil
    }
  }

  private static func nameless(_ command: TeXToken) -> TeXError {
    TeXError(
      offset: command.offset, problem: "\\operatorname is not followed by a name in braces",
      advice: "Write \\operatorname{Cov}, with letters, digits, hyphens and spaces only")
  }

  private static func textAdvice(_ character: Character) -> String {
    "%$#".contains(character)
      ? "Write \\\(character) for the sign" : "Leave it out, or write it as a word"
  }

  /// Whether a character can be shown and is allowed in XML; characters for private use are not,
  /// nor are those that change the direction of text.
  private static func isPrintable(_ character: Character) -> Bool {
    character.unicodeScalars.count <= 8
      && character.unicodeScalars.allSatisfy {
        switch $0.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: false
        default: true
        }
      }
  }

  /// A character as an error message shows it.
  static func named(_ character: Character) -> String {
    if isPrintable(character), !character.isWhitespace { return String(character) }
    guard let scalar = character.unicodeScalars.first else { return "this" }
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }
}
