// What one token, or one command with its arguments, stands for.

extension TeXParser {
  /// What a script or a command applies to: a group, one character, or a command.
  ///
  /// - Parameters:
  ///   - token: who asks for it; errors point there.
  ///   - shown: how that was written.
  mutating func argument(of token: TeXToken, _ shown: String) throws(TeXError) -> TeXAtom {
    guard let next = peek() else { throw Self.missing(token, shown) }
    switch next.kind {
    case .superscript, .subscript, .prime, .close, .ampersand, .rowBreak, .command("right"),
      .command("end"):
      throw Self.missing(token, shown)
    case .character(let character) where Self.isDigit(character):
      advance()
      return .number(String(character), .italic)
    case .character("("), .character("["):
      throw TeXError(
        offset: next.offset, problem: "\(shown) applies to this parenthesis only",
        advice: "Put all that belongs to it into braces, such as \(Self.parenthesis(after: shown))")
    default:
      return try deeper(at: next.offset) { parser throws(TeXError) in try parser.single(next) }
    }
  }

  private static func parenthesis(after shown: String) -> String {
    (shown.count == 1 ? "x" : "") + shown + "{(i)}"
  }

  private static func missing(_ token: TeXToken, _ shown: String) -> TeXError {
    TeXError(
      offset: token.offset, problem: "\(shown) has nothing to apply to",
      advice: "Write its argument in braces, such as \(example(of: shown))")
  }

  private static func example(of shown: String) -> String {
    switch shown {
    case "^", "_": "x\(shown){2}"
    case "\\frac", "\\dfrac", "\\tfrac": "\(shown){a}{b}"
    default: "\(shown){x}"
    }
  }

  /// One atom, without scripts, that begins with this token, which is the next one.
  mutating func single(_ token: TeXToken) throws(TeXError) -> TeXAtom {
    switch token.kind {
    case .open: return .group(try group())
    case .value(let name):
      advance()
      return .value(name)
    case .command(let name): return try command(name, at: token)
    case .character(let character):
      advance()
      return try Self.atom(of: character, at: token.offset)
    case .space, .close, .superscript, .subscript, .prime, .ampersand, .rowBreak:
      throw Self.stray(token)
    }
  }

  /// The row in the braces that begin here.
  private mutating func group() throws(TeXError) -> [TeXAtom] {
    guard let brace = peek() else { return [] }
    advance()
    let atoms = try deeper(at: brace.offset) { parser throws(TeXError) in try parser.row() }
    guard let next = peek() else { throw Self.unclosed(brace) }
    if next.kind == .close {
      advance()
      return atoms
    }
    if open > 0, next.kind == .command("right") || next.kind == .command("end") {
      throw Self.unclosed(brace)
    }
    throw Self.stray(next)
  }

  private mutating func command(_ name: String, at token: TeXToken) throws(TeXError) -> TeXAtom {
    guard let command = TeXCommand.all[name] else { throw Self.unknown(name, at: token.offset) }
    advance()
    let shown = "\\" + name
    switch command {
    case .letter(let letter): return .letter(letter, .italic)
    case .symbol(let symbol): return .symbol(symbol)
    case .function(let name, let limits): return .function(name, limits: limits)
    case .space(let space): return .space(space)
    case .fraction(let size):
      let above = try argument(of: token, shown)
      return .fraction(size, above, try argument(of: token, shown))
    case .root: return try root(token)
    case .accent(let accent): return .accented(accent, try argument(of: token, shown))
    case .alphabet(let alphabet): return try argument(of: token, shown).written(in: alphabet)
    case .text: return .text(try text(of: token))
    case .operatorName: return try operatorName(token)
    case .sized(let size, let role): return try sized(token, shown, size, role)
    case .left: return try fenced(token)
    case .begin: return try table(token)
    case .right, .end: throw Self.stray(token)
    }
  }

  private mutating func root(_ token: TeXToken) throws(TeXError) -> TeXAtom {
    guard let bracket = peek(), bracket.kind == .character("[") else {
      return .root(try argument(of: token, "\\sqrt"), index: nil)
    }
    advance()
    let index = try deeper(at: bracket.offset) { parser throws(TeXError) in
      try parser.row(inBrackets: true)
    }
    guard take(.character("]")) else {
      throw TeXError(
        offset: bracket.offset, problem: "this [ is not closed",
        advice: "Write \\sqrt[3]{x} for the third root of x")
    }
    return .root(try argument(of: token, "\\sqrt"), index: .group(index))
  }
}

// MARK: Delimiters

extension TeXParser {
  private mutating func fenced(_ token: TeXToken) throws(TeXError) -> TeXAtom {
    let opening = try delimiter(after: token, "\\left", acting: .opening)
    open += 1
    let atoms = try deeper(at: token.offset) { parser throws(TeXError) in try parser.row() }
    open -= 1
    guard let right = peek() else { throw Self.unended(token) }
    guard right.kind == .command("right") else {
      throw right.kind == .command("end") && open > 0 ? Self.unended(token) : Self.stray(right)
    }
    advance()
    return .fenced(opening, atoms, try delimiter(after: right, "\\right", acting: .closing))
  }

  private static func unended(_ left: TeXToken) -> TeXError {
    TeXError(
      offset: left.offset, problem: "this \\left has no \\right",
      advice: "Write \\right) where it ends, or \\right. for an end that is not to be seen")
  }

  private mutating func sized(
    _ token: TeXToken, _ shown: String, _ size: Int, _ role: TeXRole?
  ) throws(TeXError) -> TeXAtom {
    guard let symbol = try delimiter(after: token, shown, acting: role ?? .ordinary) else {
      throw Self.noDelimiter(token, shown)
    }
    return .sized(symbol, size)
  }

  /// The delimiter there; nil for a point, which stands for none.
  private mutating func delimiter(
    after token: TeXToken, _ shown: String, acting role: TeXRole
  ) throws(TeXError) -> TeXSymbol? {
    guard let sign = peek() else { throw Self.noDelimiter(token, shown) }
    let symbol: TeXSymbol?
    switch sign.kind {
    case .character("."):
      advance()
      return nil
    case .character("<"): symbol = TeXSymbol("⟨", role)
    case .character(">"): symbol = TeXSymbol("⟩", role)
    case .character(let character): symbol = TeXSymbols.characters[character]
    case .command(let name): symbol = TeXSymbols.commands[name]
    default: symbol = nil
    }
    guard let symbol, Self.delimiters.contains(symbol.mathML) else {
      throw Self.noDelimiter(token, shown)
    }
    advance()
    return symbol.acting(as: role)
  }

  private static let delimiters: Set<String> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "/",
  ]

  private static func noDelimiter(_ token: TeXToken, _ shown: String) -> TeXError {
    TeXError(
      offset: token.offset, problem: "\(shown) is not followed by a delimiter",
      advice: "Write one of ( ) [ ] \\{ \\} | \\| after it"
        + (shown.hasPrefix("\\big") || shown.hasPrefix("\\Big") ? "" : ", or a point for none"))
  }
}
