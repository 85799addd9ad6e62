// How the parts of a row stand beside each other on one line.

/// A part of the line, and how closely it holds together.
struct TeXPart {
  enum Hold {
    /// Operators, fractions, functions or sums.
    case loose
    /// Factors, or a sign and a factor.
    case product
    /// One factor.
    case factor
  }

  var text: String
  var hold = Hold.factor

  /// In parentheses, unless it is one factor anyway.
  var asFactor: String { hold == .factor ? text : "(\(text))" }
}

/// A part of a row with what decides the spaces around it.
struct TeXPlainPiece {
  var text: String
  var role: TeXRole
  /// Has something raised or lowered at its end.
  var isScripted = false
  /// Ends with a script that Unicode has no characters for.
  var isSpelt = false
  /// Is written with several letters.
  var isWord = false
  /// Would be taken for a part of its neighbours without a space, such as a fraction.
  var standsApart = false
  var hold = TeXPart.Hold.factor
}

extension TeXPlainText {
  func row(_ atoms: [TeXAtom], after previous: TeXRole? = nil) -> TeXPart {
    let roles = TeXAtom.roles(of: atoms, after: previous)
    var line = ""
    var hold = Holding()
    var last: TeXPlainPiece?
    for (index, atom) in atoms.enumerated() {
      guard let role = roles[index] else {
        if !line.isEmpty { line += spaces(atom) }
        continue
      }
      var piece = piece(atom, role)
      if needsParentheses(atom, piece, between: roles[..<index], and: roles[(index + 1)...]) {
        piece.text = "(\(piece.text))"
        piece.standsApart = true
        piece.hold = .factor
      }
      hold.add(piece)
      if let last, gap(last, piece), line.last != " ", piece.text.first != " " { line += " " }
      line += piece.text
      last = piece
    }
    return TeXPart(text: Self.trimmed(line), hold: hold.result)
  }

  /// Whether a fraction or a drawn number would be read wrongly between its neighbours: one with a
  /// bar where it is multiplied by standing beside something, one with a sign after an operator too.
  private func needsParentheses(
    _ atom: TeXAtom, _ piece: TeXPlainPiece, between left: ArraySlice<TeXRole?>,
    and right: ArraySlice<TeXRole?>
  ) -> Bool {
    let before = left.last { $0 != nil } ?? nil
    let after = right.first { $0 != nil } ?? nil
    let multiplies = Self.multipliesAfter(before) || Self.multipliesBefore(after)
    switch (atom.unwrapped, piece.hold) {
    case (.fraction, _), (.value, .loose): return multiplies
    case (.value, .product):
      return before == .binary || before == .sign || Self.multipliesAfter(before)
    default: return false
    }
  }

  /// Whether what follows this is multiplied with it, or is its argument.
  private static func multipliesAfter(_ role: TeXRole?) -> Bool {
    switch role {
    case .ordinary, .closing, .dots, .fenced, .function, .large: true
    default: false
    }
  }

  /// Whether what stands before this is multiplied with it.
  private static func multipliesBefore(_ role: TeXRole?) -> Bool {
    switch role {
    case .ordinary, .opening, .dots, .fenced, .function, .large: true
    default: false
    }
  }

  private func spaces(_ space: TeXAtom) -> String {
    guard !isTight, case .space(let space) = space else { return "" }
    return switch space {
    case .negativeThin: ""
    case .thin, .medium, .thick, .word: " "
    case .quad: "  "
    case .doubleQuad: "    "
    }
  }

  private static func trimmed(_ line: String) -> String {
    var rest = line[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// Whether a space belongs between two neighbours.
  private func gap(_ a: TeXPlainPiece, _ b: TeXPlainPiece) -> Bool {
    if a.text == "/" || b.text == "/" { return false }
    switch (a.role, b.role) {
    case (.relation, .relation): return false
    case (.binary, _), (.relation, _), (_, .binary), (_, .relation): return !isTight
    case (_, .closing), (_, .punctuation), (.opening, _), (.sign, _): return false
    case (.punctuation, _): return !isTight
    case (.function, .opening), (.function, .fenced): return a.isSpelt
    case (.function, _) where b.text.first == "(": return a.isSpelt
    case (.function, _), (.large, _), (_, .function), (_, .large), (.dots, _), (_, .dots):
      return true
    case (_, .opening) where b.text == "‖" || b.text == "|": return true
    case (_, .opening), (_, .fenced): return a.isSpelt || a.standsApart
    default: break
    }
    if a.standsApart || b.standsApart { return true }
    if a.isScripted { return b.text.first != "|" && b.text.first != "‖" }
    guard Self.isWordEnd(b.text.first) else { return false }
    if a.role == .closing || a.role == .fenced { return true }
    return (a.isWord || b.isWord) && Self.isWordEnd(a.text.last)
  }

  private static func isWordEnd(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }
}

/// Finds out how closely a row holds together while its pieces go by.
///
/// A letter before parentheses may be a function or a factor. With a bar or a separator in them, as
/// in `p(j | i)` and `N(x; μ, σ²)`, it can only be a function, and both are one factor.
private struct Holding {
  private var depth = 0
  private var factors = 0
  private var isLoose = false
  /// Whether what stands before the parentheses could be a function.
  private var isAfterLetter = false
  private var isAfterLetterAtOpening = false

  mutating func add(_ piece: TeXPlainPiece) {
    switch piece.role {
    case .opening:
      if depth == 0 {
        factors += 1
        isAfterLetterAtOpening = isAfterLetter && piece.text == "("
      }
      depth += 1
    case .closing: depth = max(0, depth - 1)
    case .relation where depth == 1, .punctuation where depth == 1:
      if isAfterLetterAtOpening { factors -= 1 }
      isAfterLetterAtOpening = false
    case .binary, .relation, .punctuation, .large, .function, .dots: isLoose = isLoose || depth == 0
    case .ordinary, .fenced, .sign:
      if depth == 0 {
        factors += piece.hold == .factor ? 1 : 2
        isLoose = isLoose || piece.hold == .loose
      }
    }
    isAfterLetter = piece.role == .ordinary && piece.text.first?.isLetter == true
  }

  var result: TeXPart.Hold {
    if isLoose { return .loose }
    return factors <= 1 && depth == 0 ? .factor : .product
  }
}
