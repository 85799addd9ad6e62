/// A part of a formula, as a tree. Its depth is bounded by the parser.
indirect enum TeXAtom: Sendable, Hashable {
  /// One letter, in italics unless said otherwise.
  case letter(Character, TeXAlphabet)
  /// Letters that belong together and stand upright: `\mathrm{Cov}`.
  case word(String)
  /// Digits, with a decimal point perhaps.
  case number(String, TeXAlphabet)
  /// The name of a drawn value.
  case value(String)
  /// Text with drawn values in it.
  case text([TeXPiece])
  case symbol(TeXSymbol)
  /// So many primes.
  case primes(Int)
  /// A function with an upright name; `limits` go below it in a display.
  case function(String, limits: Bool)
  case space(TeXSpace)
  /// What stood in braces, or any other row that acts as one.
  case group([TeXAtom])
  case scripted(TeXAtom, sub: TeXAtom?, sup: TeXAtom?)
  case fraction(TeXFractionSize, TeXAtom, TeXAtom)
  case root(TeXAtom, index: TeXAtom?)
  case accented(TeXAccent, TeXAtom)
  /// `\left` to `\right`; a delimiter is nil where a point was written.
  case fenced(TeXSymbol?, [TeXAtom], TeXSymbol?)
  /// A delimiter of a given size in thousandths of an em, such as `\bigl(`.
  case sized(TeXSymbol, Int)
  /// Rows of cells of atoms.
  case table(TeXTable, [[[TeXAtom]]])
}

/// What an atom is to its neighbours: this decides the space between them.
enum TeXRole: Sendable, Hashable {
  case ordinary
  /// A large operator such as a sum; `limits` go below and above it in a display.
  case large(limits: Bool)
  case function
  case binary
  /// A binary operator that has nothing on its left, such as a minus sign before a number.
  case sign
  case relation
  case opening
  case closing
  case punctuation
  case dots
  /// Something within its own delimiters.
  case fenced
}

/// An operator, a relation, a delimiter, or any other sign that is not a letter.
struct TeXSymbol: Sendable, Hashable {
  /// How MathML writes it.
  let mathML: String
  /// How a terminal shows it.
  let plain: String
  let role: TeXRole

  init(_ mathML: String, _ role: TeXRole, plain: String? = nil) {
    self.mathML = mathML
    self.plain = plain ?? mathML
    self.role = role
  }

  /// The same sign in another role.
  func acting(as role: TeXRole) -> TeXSymbol {
    TeXSymbol(mathML, role, plain: plain)
  }
}

enum TeXSpace: Sendable, Hashable {
  case negativeThin, thin, medium, thick, word, quad, doubleQuad
}

enum TeXFractionSize: Sendable, Hashable {
  case fitting, display, text
}

enum TeXAccent: Sendable, Hashable {
  case hat, bar, tilde, vector
}

/// The environments.
enum TeXTable: String, Sendable, Hashable, CaseIterable {
  case matrix, pmatrix, bmatrix, vmatrix, aligned, cases

  var delimiters: (opening: TeXSymbol?, closing: TeXSymbol?) {
    switch self {
    case .matrix, .aligned: (nil, nil)
    case .pmatrix: (TeXSymbol("(", .opening), TeXSymbol(")", .closing))
    case .bmatrix: (TeXSymbol("[", .opening), TeXSymbol("]", .closing))
    case .vmatrix: (TeXSymbol("|", .opening), TeXSymbol("|", .closing))
    case .cases: (TeXSymbol("{", .opening), nil)
    }
  }
}

extension TeXAtom {
  /// What it is to its neighbours, before they are looked at; nil for spaces.
  var role: TeXRole? {
    switch self {
    case .space: nil
    case .symbol(let symbol), .sized(let symbol, _): symbol.role
    case .function: .function
    case .scripted(let base, _, _): base.role
    case .fenced: .fenced
    case .table(let table, _): table.delimiters.opening == nil ? .ordinary : .fenced
    default: .ordinary
    }
  }

  /// Whether `_` and `^` go below and above it in a display.
  var takesLimits: Bool {
    switch self {
    case .function(_, let limits): limits
    case .symbol(let symbol): symbol.role == .large(limits: true)
    default: false
    }
  }

  /// The atom itself, or the only one in its braces.
  var unwrapped: TeXAtom {
    if case .group(let atoms) = self, atoms.count == 1 { return atoms[0].unwrapped }
    return self
  }
}
