/// The smallest piece of a formula that means something, and where it begins.
struct TeXToken: Hashable {
  enum Kind: Hashable {
    case character(Character)
    case value(String)
    /// A command without its backslash; empty if the formula ends with a backslash.
    case command(String)
    case space
    case open
    case close
    case superscript
    case `subscript`
    case prime
    case ampersand
    case rowBreak
  }

  let kind: Kind
  /// Characters before it; a drawn value counts as one.
  let offset: Int
}

/// Cuts a formula into tokens. Nothing is an error here: what a character may mean depends on
/// whether it stands in `\text`, which the parser knows.
struct TeXTokeniser {
  /// How many characters a formula may have.
  static let longest = 5_000

  private var offset = 0
  private(set) var tokens: [TeXToken] = []

  /// - Throws: ``TeXError`` when the formula is too long.
  static func tokens(of pieces: [TeXPiece]) throws(TeXError) -> [TeXToken] {
    var tokeniser = TeXTokeniser()
    for piece in pieces {
      switch piece {
      case .value(let name): tokeniser.add(.value(name), length: 1)
      case .text(let text): tokeniser.add(text)
      }
      if tokeniser.offset > longest {
        throw TeXError(
          offset: longest, problem: "this formula has more than 5,000 characters",
          advice: "Split it into several formulas")
      }
    }
    return tokeniser.tokens
  }

  private mutating func add(_ kind: TeXToken.Kind, length: Int) {
    tokens.append(TeXToken(kind: kind, offset: offset))
    offset += length
  }

  private mutating func add(_ text: String) {
    var rest = text[...]
    while let character = rest.first, offset <= Self.longest {
      rest = rest.dropFirst()
      guard character == "\\" else {
        add(Self.kind(of: character), length: 1)
        continue
      }
      let name = Self.commandName(rest)
      rest = rest.dropFirst(name.count)
      add(Self.kind(ofCommand: name), length: 1 + name.count)
    }
  }

  /// Letters as far as they go, or else one character.
  private static func commandName(_ text: Substring) -> Substring {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    return letters.isEmpty ? text.prefix(1) : letters
  }

  private static func kind(ofCommand name: Substring) -> TeXToken.Kind {
    if name == "\\" { return .rowBreak }
    if let only = name.first, only.isWhitespace { return .command(" ") }
    return .command(String(name))
  }

  private static func kind(of character: Character) -> TeXToken.Kind {
    switch character {
    case "{": .open
    case "}": .close
    case "^": .superscript
    case "_": .subscript
    case "'", "’", "′": .prime
    case "&": .ampersand
    default: character.isWhitespace ? .space : .character(character)
    }
  }
}
