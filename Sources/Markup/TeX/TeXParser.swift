/// Reads tokens into a tree.
///
/// A row is read until something that cannot go on with it; whoever asked for the row then looks
/// whether that is what should end it. Every way down passes ``deeper(at:_:)``, so that the stack
/// is bounded whatever was written.
struct TeXParser {
  /// How deep a formula may be nested.
  static let deepest = 64

  private let tokens: [TeXToken]
  private var index = 0
  private var depth = 0
  /// How many `\left` or `\begin` are waiting for their other half.
  var open = 0

  /// - Throws: ``TeXError`` for the first thing that is outside the subset.
  static func parse(_ pieces: [TeXPiece]) throws(TeXError) -> [TeXAtom] {
    var parser = TeXParser(tokens: try TeXTokeniser.tokens(of: pieces))
    guard parser.peek() != nil else {
      throw TeXError(
        offset: 0, problem: "this formula is empty", advice: "Write TeX in it, or take it away")
    }
    let atoms = try parser.row()
    if let rest = parser.peek() {
      throw TeXParser.stray(rest)
    }
    return atoms
  }

  private init(tokens: [TeXToken]) {
    self.tokens = tokens
  }
}

// MARK: Walking over the tokens

extension TeXParser {
  /// The next token that is no space; spaces before it are passed over.
  mutating func peek() -> TeXToken? {
    while index < tokens.count, tokens[index].kind == .space { index += 1 }
    return index < tokens.count ? tokens[index] : nil
  }

  /// The next token, which may be a space, without passing over anything.
  var nextHere: TeXToken? { index < tokens.count ? tokens[index] : nil }

  mutating func advance() { index += 1 }

  /// Takes the next token if it is of this kind.
  mutating func take(_ kind: TeXToken.Kind) -> Bool {
    guard peek()?.kind == kind else { return false }
    index += 1
    return true
  }

  /// Runs `body` one level deeper.
  mutating func deeper<Result>(
    at offset: Int, _ body: (inout TeXParser) throws(TeXError) -> Result
  ) throws(TeXError) -> Result {
    guard depth < Self.deepest else {
      throw TeXError(
        offset: offset, problem: "this formula is nested deeper than \(Self.deepest) levels",
        advice: "Split it into several formulas, or leave out needless braces")
    }
    depth += 1
    let result = try body(&self)
    depth -= 1
    return result
  }
}

// MARK: Rows

extension TeXParser {
  /// Atoms up to what cannot belong to the row, which is not taken.
  ///
  /// - Parameter inBrackets: whether `]` ends it too.
  mutating func row(inBrackets: Bool = false) throws(TeXError) -> [TeXAtom] {
    var atoms: [TeXAtom] = []
    while let token = peek(), !Self.ends(token, inBrackets: inBrackets) {
      let base = try nucleus()
      atoms.append(try scripted(base))
    }
    return atoms
  }

  private static func ends(_ token: TeXToken, inBrackets: Bool) -> Bool {
    switch token.kind {
    case .close, .ampersand, .rowBreak, .command("right"), .command("end"): true
    case .character("]"): inBrackets
    default: false
    }
  }

  /// What stands there without its scripts; an empty group before a script that has nothing to
  /// stand at, as in TeX.
  private mutating func nucleus() throws(TeXError) -> TeXAtom {
    guard let token = peek() else { return .group([]) }
    switch token.kind {
    case .superscript, .subscript, .prime: return .group([])
    case .character(let character) where Self.isDigit(character) || character == ".":
      return number() ?? .symbol(TeXSymbol(".", .ordinary))
    case .character(let character)
    where TeXScripts.raised[character] != nil || TeXScripts.lowered[character] != nil:
      return .group([])
    default: return try single(token)
    }
  }

  /// The digits there, with a point if a digit follows it; nil, and one token taken, for a point
  /// without digits.
  private mutating func number() -> TeXAtom? {
    var digits = ""
    while case .character(let character)? = nextHere?.kind {
      if Self.isDigit(character) {
        digits.append(character)
      } else if character == ".", !digits.contains("."), digitFollows {
        digits.append(character)
      } else {
        break
      }
      index += 1
    }
    if digits.isEmpty { index += 1 }
    return digits.isEmpty ? nil : .number(digits, .italic)
  }

  private var digitFollows: Bool {
    guard index + 1 < tokens.count, case .character(let next) = tokens[index + 1].kind else {
      return false
    }
    return Self.isDigit(next)
  }

  static func isDigit(_ character: Character) -> Bool {
    "0"..."9" ~= character && character.isASCII
  }
}

// MARK: Scripts

extension TeXParser {
  /// The atom with what is written below and above it.
  private mutating func scripted(_ base: TeXAtom) throws(TeXError) -> TeXAtom {
    var sub: TeXAtom?
    var sup: TeXAtom?
    while let token = peek() {
      switch token.kind {
      case .superscript:
        guard sup == nil else { throw Self.second("superscript", token, "x^{a b}") }
        advance()
        sup = try argument(of: token, "^")
      case .prime:
        guard sup == nil else { throw Self.second("superscript", token, "x^{a \\prime}") }
        sup = try primes()
      case .subscript:
        guard sub == nil else { throw Self.second("subscript", token, "x_{a b}") }
        advance()
        sub = try argument(of: token, "_")
      case .character(let character):
        if TeXScripts.raised[character] != nil {
          guard sup == nil else { throw Self.second("superscript", token, "x^{a b}") }
          sup = try run(of: TeXScripts.raised)
        } else if TeXScripts.lowered[character] != nil {
          guard sub == nil else { throw Self.second("subscript", token, "x_{a b}") }
          sub = try run(of: TeXScripts.lowered)
        } else {
          return Self.scripted(base, sub, sup)
        }
      default: return Self.scripted(base, sub, sup)
      }
    }
    return Self.scripted(base, sub, sup)
  }

  private static func scripted(_ base: TeXAtom, _ sub: TeXAtom?, _ sup: TeXAtom?) -> TeXAtom {
    sub == nil && sup == nil ? base : .scripted(base, sub: sub, sup: sup)
  }

  /// Primes and the superscript that may follow them.
  private mutating func primes() throws(TeXError) -> TeXAtom {
    var count = 0
    while take(.prime) { count += 1 }
    guard let token = peek(), token.kind == .superscript else { return .primes(count) }
    advance()
    return .group([.primes(count), try argument(of: token, "^")])
  }

  /// Small characters that follow each other, such as `⁽¹⁾`, read as if they were written in full.
  private mutating func run(of table: [Character: Character]) throws(TeXError) -> TeXAtom {
    var full: [TeXToken] = []
    while let token = nextHere, case .character(let small) = token.kind,
      let character = table[small]
    {
      full.append(TeXToken(kind: .character(character), offset: token.offset))
      advance()
    }
    var inner = TeXParser(tokens: full)
    return .group(try inner.row())
  }

  private static func second(_ what: String, _ token: TeXToken, _ example: String) -> TeXError {
    TeXError(
      offset: token.offset, problem: "this is a second \(what) on the same symbol",
      advice: "Put both into one pair of braces, such as \(example)")
  }
}
