extension EntryReader {
  /// Where the rows of a matrix stand, without their brackets.
  func rows() throws(ReadingError) -> [Range<Int>] {
    let all = trimmed(characters.indices)
    let groups = try groups(in: all)
    if groups.isEmpty { return lines(all) }
    guard groups.count == 1, groups[0] == all else { return try bracketed(groups, in: all) }
    let inside = trimmed((all.lowerBound + 1)..<(all.upperBound - 1))
    let inner = try self.groups(in: inside)
    return inner.isEmpty ? lines(inside) : try bracketed(inner, in: inside)
  }

  /// What stands inside the brackets around a vector, if there are any.
  func insideBrackets(_ range: Range<Int>) throws(ReadingError) -> Range<Int> {
    let groups = try groups(in: range)
    guard let first = groups.first else { return range }
    guard first == range else { throw unexpected(groups.first { $0 != range } ?? first) }
    let inside = trimmed((range.lowerBound + 1)..<(range.upperBound - 1))
    if let nested = try self.groups(in: inside).first { throw unexpected(nested) }
    return inside
  }

  private func unexpected(_ group: Range<Int>) -> ReadingError {
    ReadingError(.unexpected(characters[group.lowerBound]), column: group.lowerBound + 1)
  }

  /// The outermost pairs of brackets, in order, each with its brackets.
  private func groups(in range: Range<Int>) throws(ReadingError) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var open: [Int] = []
    for place in range {
      switch characters[place] {
      case "(", "[": open.append(place)
      case ")", "]":
        guard let start = open.popLast(), (characters[start] == "(") == (characters[place] == ")")
        else { throw ReadingError(.unexpected(characters[place]), column: place + 1) }
        if open.isEmpty { groups.append(start..<(place + 1)) }
      default: break
      }
    }
    if let start = open.first {
      throw ReadingError(.unclosed(characters[start]), column: start + 1)
    }
    return groups
  }

  /// The rows inside brackets; between them stands white space, and at most one separator.
  private func bracketed(
    _ groups: [Range<Int>], in range: Range<Int>
  ) throws(ReadingError) -> [Range<Int>] {
    var end = range.lowerBound
    for (place, group) in groups.enumerated() {
      var separators = 0
      for between in end..<group.lowerBound where !characters[between].isWhitespace {
        separators += 1
        let isSeparator = characters[between] == "," || characters[between] == ";"
        guard isSeparator, place > 0, separators == 1 else {
          throw ReadingError(.unexpected(characters[between]), column: between + 1)
        }
      }
      end = group.upperBound
    }
    if let rest = (end..<range.upperBound).first(where: { !characters[$0].isWhitespace }) {
      throw ReadingError(.unexpected(characters[rest]), column: rest + 1)
    }
    return try groups.map { group throws(ReadingError) in
      let inside = trimmed((group.lowerBound + 1)..<(group.upperBound - 1))
      if let nested = try self.groups(in: inside).first { throw unexpected(nested) }
      return inside
    }
  }

  /// Rows on lines of their own, each of which may end in a separator; where all is on one line,
  /// semicolons stand between them.
  private func lines(_ range: Range<Int>) -> [Range<Int>] {
    let lines = pieces(of: range) { $0.isNewline }.filter { !$0.isEmpty }
    guard lines.count > 1 else { return pieces(of: range) { $0 == ";" } }
    return lines.map { line in
      let last = characters[line.upperBound - 1]
      guard last == ";" || last == "," else { return line }
      return trimmed(line.lowerBound..<(line.upperBound - 1))
    }
  }

  private func pieces(of range: Range<Int>, at isSeparator: (Character) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where isSeparator(characters[place]) {
      pieces.append(trimmed(start..<place))
      start = place + 1
    }
    return pieces + [trimmed(start..<range.upperBound)]
  }
}
