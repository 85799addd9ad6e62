/// Writes a formula as one line of text.
///
/// What two dimensions say on paper is said by parentheses here: they are added wherever a fraction,
/// a root or a script would otherwise reach less or more than it does on paper.
struct TeXPlainText {
  /// The numbers to print, by the names of the drawn values.
  let values: [String: String]
  /// Whether spaces around operators are left out, as within scripts.
  let isTight: Bool

  init(values: [String: String], isTight: Bool = false) {
    self.values = values
    self.isTight = isTight
  }

  /// The whole formula, without spaces at its ends.
  func line(_ atoms: [TeXAtom]) -> String {
    row(atoms).text
  }
}

// MARK: Atoms

extension TeXPlainText {
  func piece(_ atom: TeXAtom, _ role: TeXRole) -> TeXPlainPiece {
    var piece = TeXPlainPiece(text: "", role: role)
    switch atom.unwrapped {
    case .scripted(let base, let sub, let sup):
      let scripts = scripts(sub, sup)
      piece.text = part(base).asFactor + scripts.text
      piece.isScripted = !scripts.text.isEmpty
      piece.isSpelt = scripts.isSpelt
    case .word(let word):
      piece.text = word
      piece.isWord = word.count > 1
    default:
      let part = part(atom)
      piece.text = part.text
      piece.hold = part.hold
      if case .root(_, .some) = atom { piece.standsApart = true }
    }
    return piece
  }

  func part(_ atom: TeXAtom) -> TeXPart {
    switch atom {
    case .letter(let letter, let alphabet):
      TeXPart(text: String(alphabet == .doubleStruck ? alphabet.character(for: letter) : letter))
    case .number(let digits, let alphabet):
      TeXPart(text: alphabet == .doubleStruck ? String(digits.map(alphabet.character)) : digits)
    case .word(let word): TeXPart(text: word)
    case .value(let name): value(name)
    case .text(let pieces): TeXPart(text: pieces.map(words).joined())
    case .symbol(let symbol), .sized(let symbol, _): TeXPart(text: symbol.plain)
    case .primes(let count): TeXPart(text: TeXScripts.primes(count))
    case .function(let name, _): TeXPart(text: name)
    case .space: TeXPart(text: "")
    case .group(let atoms): row(atoms)
    case .scripted: TeXPart(text: piece(atom, .ordinary).text)
    case .fraction(_, let above, let below): fraction(above, below)
    case .root(let radicand, let index): root(radicand, index)
    case .accented(let accent, let base): accented(accent, base)
    case .fenced(let opening, let atoms, let closing):
      TeXPart(text: (opening?.plain ?? "") + row(atoms).text + (closing?.plain ?? ""))
    case .table(let table, let rows): self.table(table, rows)
    }
  }

  /// A number with a sign or a fraction bar is no factor without parentheses.
  private func value(_ name: String) -> TeXPart {
    let text = values[name] ?? ""
    if text.allSatisfy({ $0.isNumber || $0 == "." }) { return TeXPart(text: text) }
    return TeXPart(text: text, hold: text.contains("/") ? .loose : .product)
  }

  private func words(_ piece: TeXPiece) -> String {
    switch piece {
    case .text(let words): words
    case .value(let name): values[name] ?? ""
    }
  }

  private func fraction(_ above: TeXAtom, _ below: TeXAtom) -> TeXPart {
    let (above, below) = (part(above), part(below))
    let numerator = above.hold == .loose ? "(\(above.text))" : above.text
    return TeXPart(text: "\(numerator)/\(below.asFactor)", hold: .loose)
  }

  private func root(_ radicand: TeXAtom, _ index: TeXAtom?) -> TeXPart {
    let radicand = part(radicand).asFactor
    guard let index else { return TeXPart(text: "√" + radicand) }
    switch tight(index) {
    case "3": return TeXPart(text: "∛" + radicand)
    case "4": return TeXPart(text: "∜" + radicand)
    case let index:
      return TeXPart(text: (TeXScripts.superscript(index) ?? "(\(index))") + "√" + radicand)
    }
  }

  /// A mark over one letter; over anything longer the name of the mark.
  private func accented(_ accent: TeXAccent, _ base: TeXAtom) -> TeXPart {
    let (mark, name) =
      switch accent {
      case .hat: ("\u{302}", "hat")
      case .tilde: ("\u{303}", "tilde")
      case .bar: ("\u{304}", "bar")
      case .vector: ("\u{20D7}", "vec")
      }
    switch base.unwrapped {
    case .scripted(let letter, let sub, let sup):
      let marked = accented(accent, letter).text
      return TeXPart(text: marked + scripts(sub, sup).text)
    case .letter, .word:
      let text = part(base).text
      return TeXPart(text: text.count == 1 ? text + mark : "\(name)(\(text))")
    default: return TeXPart(text: "\(name)(\(part(base).text))")
    }
  }
}

// MARK: Scripts

extension TeXPlainText {
  private func tight(_ atom: TeXAtom) -> String {
    TeXPlainText(values: values, isTight: true).row([atom]).text
  }

  private func scripts(_ sub: TeXAtom?, _ sup: TeXAtom?) -> (text: String, isSpelt: Bool) {
    var text = ""
    var isSpelt = false
    if let sub {
      let small = sub.isFlat ? TeXScripts.subscript(tight(sub)) : nil
      text += small ?? "_" + spelt(sub, alone: sup == nil)
      isSpelt = small == nil
    }
    if let sup {
      let small = sup.isFlat ? TeXScripts.superscript(tight(sup)) : nil
      text += small ?? "^" + spelt(sup, alone: true)
      isSpelt = isSpelt || small == nil
    }
    return (text, isSpelt)
  }

  /// In parentheses, unless it is one character and nothing follows that could be taken for its own.
  private func spelt(_ atom: TeXAtom, alone: Bool) -> String {
    let text = TeXPlainText(values: values).row([atom]).text
    return alone && text.count == 1 ? text : "(\(text))"
  }
}

extension TeXAtom {
  /// Whether nothing in it is raised, lowered or stacked. Nothing else can be written in the small
  /// characters of Unicode; without this look ahead, each level of scripts would be written twice.
  fileprivate var isFlat: Bool {
    switch self {
    case .scripted, .fraction, .root, .accented, .table: false
    case .group(let atoms), .fenced(_, let atoms, _): atoms.allSatisfy(\.isFlat)
    default: true
    }
  }
}

// MARK: Tables

extension TeXPlainText {
  private func table(_ table: TeXTable, _ rows: [[[TeXAtom]]]) -> TeXPart {
    switch table {
    case .aligned: return TeXPart(text: aligned(rows), hold: .loose)
    case .cases:
      let cases = rows.map { Self.unpunctuated(cells(table, $0)) }
      return TeXPart(text: "{ " + cases.joined(separator: "; ") + " }")
    case .matrix, .pmatrix, .bmatrix, .vmatrix:
      let (opening, closing) = table.delimiters
      let inside = rows.map { cells(table, $0) }.joined(separator: "; ")
      return TeXPart(text: (opening?.plain ?? "(") + inside + (closing?.plain ?? ")"))
    }
  }

  private func cells(_ table: TeXTable, _ row: [[TeXAtom]]) -> String {
    row.map { self.row($0).text }.reduce("") { line, cell in
      if line.isEmpty { return cell }
      if cell.isEmpty { return line }
      return line + (line.last == "," || line.last == "." ? " " : ", ") + cell
    }
  }

  /// Without the comma that ends it, since a semicolon follows.
  private static func unpunctuated(_ line: String) -> String {
    line.last == "," || line.last == ";" ? String(line.dropLast()) : line
  }

  /// Lines of a calculation: one that begins with a relation or an operator goes on with the last.
  private func aligned(_ rows: [[[TeXAtom]]]) -> String {
    var line = ""
    for cells in rows {
      let (text, goesOn) = alignedRow(cells)
      if line.isEmpty || text.isEmpty {
        line += text
      } else {
        line += (goesOn || ",;.".contains(line.last ?? " ") ? " " : "; ") + text
      }
    }
    return line
  }

  private func alignedRow(_ cells: [[TeXAtom]]) -> (text: String, goesOn: Bool) {
    var text = ""
    for start in stride(from: 0, to: cells.count, by: 2) {
      let pair = Array(cells[start..<min(start + 2, cells.count)].joined())
      if !text.isEmpty { text += "  " }
      text += row(pair, after: cells[start].isEmpty ? .ordinary : nil).text
    }
    let first = cells.joined().first { $0.role != nil }?.role
    return (text, cells.first?.isEmpty == true && (first == .relation || first == .binary))
  }
}
