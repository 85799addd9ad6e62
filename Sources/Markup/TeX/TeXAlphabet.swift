/// The alphabets of letters in formulas. MathML Core wants their Unicode characters.
enum TeXAlphabet: Sendable, Hashable {
  case italic, upright, bold, boldItalic, calligraphic, doubleStruck

  /// The character of this alphabet for a letter or digit; the same character if it has none.
  func character(for plain: Character) -> Character {
    guard let scalar = plain.unicodeScalars.first, plain.unicodeScalars.count == 1 else {
      return plain
    }
    if let irregular = irregular[plain] { return irregular }
    let code = scalar.value
    for block in blocks where block.from.contains(code) {
      return Unicode.Scalar(block.to + code - block.from.lowerBound).map(Character.init) ?? plain
    }
    return plain
  }

  private typealias Block = (from: ClosedRange<UInt32>, to: UInt32)

  private static let capitals: ClosedRange<UInt32> = 0x41...0x5A
  private static let smalls: ClosedRange<UInt32> = 0x61...0x7A
  private static let digits: ClosedRange<UInt32> = 0x30...0x39
  private static let greekCapitals: ClosedRange<UInt32> = 0x391...0x3A9
  private static let greekSmalls: ClosedRange<UInt32> = 0x3B1...0x3C9

  /// Where its letters begin in the block of mathematical alphanumeric symbols.
  private var blocks: [Block] {
    switch self {
    case .italic, .upright: []
    case .bold:
      [
        (Self.capitals, 0x1D400), (Self.smalls, 0x1D41A), (Self.digits, 0x1D7CE),
        (Self.greekCapitals, 0x1D6A8), (Self.greekSmalls, 0x1D6C2),
      ]
    case .boldItalic:
      [
        (Self.capitals, 0x1D468), (Self.smalls, 0x1D482), (Self.digits, 0x1D7CE),
        // TeX leaves Greek capitals upright here.
        (Self.greekCapitals, 0x1D6A8), (Self.greekSmalls, 0x1D736),
      ]
    case .calligraphic: [(Self.capitals, 0x1D49C), (Self.smalls, 0x1D4B6)]
    case .doubleStruck:
      [(Self.capitals, 0x1D538), (Self.smalls, 0x1D552), (Self.digits, 0x1D7D8)]
    }
  }

  /// Letters that were in Unicode before the others of their alphabet, and Greek variants.
  private var irregular: [Character: Character] {
    switch self {
    case .italic, .upright: [:]
    case .bold: ["ϵ": "𝛜", "ϑ": "𝛝", "ϰ": "𝛞", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡", "∇": "𝛁"]
    case .boldItalic: ["ϵ": "𝝐", "ϑ": "𝝑", "ϰ": "𝝒", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕", "∇": "𝛁"]
    case .calligraphic:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
        "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    case .doubleStruck:
      ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    }
  }
}

extension TeXAtom {
  /// The same atom with its plain letters, and digits where there are any, in an alphabet.
  func written(in alphabet: TeXAlphabet) -> TeXAtom {
    switch self {
    case .letter(let letter, .italic):
      alphabet == .upright ? .word(String(letter)) : .letter(letter, alphabet)
    case .number(let digits, .italic): .number(digits, alphabet)
    case .group(let atoms): .group(Self.row(atoms, in: alphabet))
    case .scripted(let base, let sub, let sup):
      .scripted(
        base.written(in: alphabet), sub: sub?.written(in: alphabet),
        sup: sup?.written(in: alphabet))
    case .fraction(let size, let above, let below):
      .fraction(size, above.written(in: alphabet), below.written(in: alphabet))
    case .root(let radicand, let index):
      .root(radicand.written(in: alphabet), index: index?.written(in: alphabet))
    case .accented(let accent, let base): .accented(accent, base.written(in: alphabet))
    case .fenced(let opening, let atoms, let closing):
      .fenced(opening, Self.row(atoms, in: alphabet), closing)
    case .table(let table, let rows):
      .table(table, rows.map { row in row.map { Self.row($0, in: alphabet) } })
    default: self
    }
  }

  /// Upright letters that follow each other become one word.
  private static func row(_ atoms: [TeXAtom], in alphabet: TeXAlphabet) -> [TeXAtom] {
    var row: [TeXAtom] = []
    for atom in atoms.map({ $0.written(in: alphabet) }) {
      if case .word(let more) = atom, case .word(let word)? = row.last {
        row[row.count - 1] = .word(word + more)
      } else {
        row.append(atom)
      }
    }
    return row
  }
}
