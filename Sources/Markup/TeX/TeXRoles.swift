// The roles of atoms among their neighbours.

extension TeXAtom {
  /// The roles of the atoms of a row: bars in pairs are delimiters, and binary operators without
  /// two sides are none.
  ///
  /// - Parameter previous: what stands before the row, as in the second column of `aligned`.
  /// - Returns: one role for each atom; nil for spaces.
  static func roles(of atoms: [TeXAtom], after previous: TeXRole? = nil) -> [TeXRole?] {
    var roles = atoms.map(\.role)
    pairBars(of: atoms, &roles)
    var last = previous
    for (index, role) in roles.enumerated() {
      guard let role else { continue }
      if role == .binary, last.map(\.leavesSignNext) ?? true {
        roles[index] = .sign
      }
      last = roles[index]
    }
    var next: TeXRole?
    for (index, role) in roles.enumerated().reversed() {
      guard let role else { continue }
      if next.map(\.endsOperand) ?? true, role == .binary || role == .sign {
        roles[index] = .ordinary
      }
      next = role
    }
    return roles
  }

  /// Two bars around factors, within the same parentheses, are read as an absolute value or a norm;
  /// any other bar stays as it is, such as the one of `p(j|i)`.
  private static func pairBars(of atoms: [TeXAtom], _ roles: inout [TeXRole?]) {
    // For each parenthesis that is open, and outside all, the bar that waits for another.
    var waiting: [Int?] = [nil]
    for (index, atom) in atoms.enumerated() {
      switch roles[index] {
      case .opening: waiting.append(nil)
      case .closing: if waiting.count > 1 { waiting.removeLast() }
      case .relation, .punctuation: waiting[waiting.count - 1] = nil
      default:
        guard let bar = atom.bar else { continue }
        let depth = waiting.count - 1
        if let opening = waiting[depth], atoms[opening].bar == bar {
          (roles[opening], roles[index]) = (.opening, .closing)
          waiting[depth] = nil
        } else if case .symbol = atom {
          waiting[depth] = index
        }
      }
    }
  }

  /// The bar that it is, with scripts or without.
  private var bar: String? {
    switch self {
    case .symbol(let symbol) where symbol.role == .ordinary:
      symbol.mathML == "|" || symbol.mathML == "‖" ? symbol.mathML : nil
    case .scripted(let base, _, _): base.bar
    default: nil
    }
  }
}

extension TeXRole {
  /// Whether a minus after it is a sign.
  fileprivate var leavesSignNext: Bool {
    switch self {
    case .binary, .large, .function, .relation, .opening, .punctuation: true
    default: false
    }
  }

  /// Whether nothing on its left can be the right side of an operator.
  fileprivate var endsOperand: Bool {
    switch self {
    case .relation, .closing, .punctuation: true
    default: false
    }
  }
}
