extension EntryReader {
  /// Where the rows of a matrix stand, each with its brackets if it has any.
  func rows() throws(ReadingError) -> [Range<Int>] {
    let groups = try groups(in: all)
    // Brackets around everything, or around the one row.
    guard groups.first == all else { return try rows(in: all, groups) }
    let inside = text.trimmed((all.lowerBound + 1)..<(all.upperBound - 1))
    return try rows(in: inside, try self.groups(in: inside))
  }

  /// What stands inside the brackets around a vector, if there are any.
  func insideBrackets(_ range: Range<Int>) throws(ReadingError) -> Range<Int> {
    var inside = range
    while !inside.isEmpty, try groups(in: inside).first == inside {
      inside = text.trimmed((inside.lowerBound + 1)..<(inside.upperBound - 1))
    }
    return inside
  }

  /// The places of a range that no bracket encloses; brackets are none of them.
  func outside(brackets range: Range<Int>) throws(ReadingError) -> [Int] {
    var groups = try groups(in: range)[...]
    return range.filter { place in
      while let first = groups.first, first.upperBound <= place { groups.removeFirst() }
      return groups.first?.contains(place) != true
    }
  }

  /// The outermost pairs of brackets, in order, each with its brackets.
  private func groups(in range: Range<Int>) throws(ReadingError) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var open: [Int] = []
    for place in range {
      let character = text.characters[place]
      if character.closingBracket != nil {
        open.append(place)
      } else if character.isClosing {
        guard let start = open.popLast() else {
          throw ReadingError(.unexpected(character), column: place + 1)
        }
        guard text.characters[start].closingBracket == character else {
          throw ReadingError(.unclosed(text.characters[start]), column: start + 1)
        }
        if open.isEmpty { groups.append(start..<(place + 1)) }
      }
    }
    if let start = open.last {
      throw ReadingError(.unclosed(text.characters[start]), column: start + 1)
    }
    return groups
  }

  /// Rows in brackets of their own, with white space and at most one separator between them; or, where
  /// anything else stands outside of brackets, rows as ``lines(_:)`` finds them.
  private func rows(
    in range: Range<Int>, _ groups: [Range<Int>]
  ) throws(ReadingError) -> [Range<Int>] {
    let between = try outside(brackets: range).filter { !text.characters[$0].isWhitespace }
    guard let first = groups.first else { return try lines(range) }
    if let other = between.first(where: { !",;".contains(text.characters[$0]) }) {
      // Behind a bracket with several entries only another row could follow; else it is an expression.
      guard first.lowerBound == range.lowerBound, try hasSeveralEntries(first) else {
        return try lines(range)
      }
      throw ReadingError(.unexpected(text.characters[other]), column: other + 1)
    }
    var start = range.lowerBound
    for (place, group) in groups.enumerated() {
      let separators = between.filter { (start..<group.lowerBound).contains($0) }
      if let extra = place == 0 ? separators.first : separators.dropFirst().first {
        throw ReadingError(.unexpected(text.characters[extra]), column: extra + 1)
      }
      start = group.upperBound
    }
    if let rest = between.first(where: { $0 >= start }) {
      throw ReadingError(.unexpected(text.characters[rest]), column: rest + 1)
    }
    return groups
  }

  private func hasSeveralEntries(_ group: Range<Int>) throws(ReadingError) -> Bool {
    try outside(brackets: (group.lowerBound + 1)..<(group.upperBound - 1)).contains {
      ",;".contains(text.characters[$0])
    }
  }

  /// Rows on lines of their own, each of which may end in a separator; where all is on one line,
  /// semicolons stand between them.
  private func lines(_ range: Range<Int>) throws(ReadingError) -> [Range<Int>] {
    let places = try outside(brackets: range)
    let breaks = places.filter { text.characters[$0].isNewline }
    let lines = pieces(of: range, at: breaks).filter { !$0.isEmpty }
    guard lines.count > 1 else {
      return pieces(of: range, at: places.filter { text.characters[$0] == ";" })
    }
    return lines.map { line in
      guard ";,".contains(text.characters[line.upperBound - 1]) else { return line }
      return text.trimmed(line.lowerBound..<(line.upperBound - 1))
    }
  }
}
