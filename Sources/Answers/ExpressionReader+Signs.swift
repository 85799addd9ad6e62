extension ExpressionReader {
  var peek: Character? { index < end ? characters[index] : nil }

  var unexpected: ReadingError { ReadingError(.unexpected(peek), column: index + 1) }

  /// What is wrong with something behind a complete operand.
  var stray: ReadingError {
    guard let next = peek else { return unexpected }
    if next.isLetter {
      var reader = self
      let name = reader.word()
      let isBehindDigit = index > 0 && characters[index - 1].typedDigit != nil
      if name.lowercased() == "e", isBehindDigit, !reader.isAtNumber,
        reader.peek?.closingBracket == nil
      {
        return ReadingError(.bareExponent, column: index + 1)
      }
      let isKnown = TypedFunction.constant(name) != nil || TypedFunction(name) != nil
      return ReadingError(isKnown ? .missingTimes : .notANumber(name), column: index + 1)
    }
    // Two numbers side by side are no product.
    let before = characters[..<index].last { !$0.isWhitespace }
    if isAtNumber || next.vulgarFraction != nil {
      return before?.isClosing == true || before?.isLetter == true
        ? ReadingError(.missingTimes, column: index + 1) : unexpected
    }
    let beginsFactor = next.closingBracket != nil || next == "√"
    return beginsFactor ? ReadingError(.missingTimes, column: index + 1) : unexpected
  }

  /// Whether a number stands here.
  var isAtNumber: Bool {
    peek.map { $0.typedDigit != nil || $0 == "." || $0 == "," } ?? false
  }

  mutating func skipSpace() {
    while let next = peek, next.isWhitespace { index += 1 }
  }

  /// Whether a sign was taken, and whether it is a minus; `nil` where there is none.
  mutating func takeSign() -> Bool? {
    guard peek == "-" || peek == "+" else { return nil }
    defer { index += 1 }
    return peek == "-"
  }

  mutating func takeAny(_ first: Character, _ second: Character) -> Character? {
    skipSpace()
    guard let next = peek, next == first || next == second else { return nil }
    index += 1
    return next
  }

  /// The place of a sign that was taken.
  mutating func take(_ sign: Character) -> Int? {
    skipSpace()
    guard peek == sign else { return nil }
    index += 1
    return index - 1
  }

  /// An `x` between a number and a power of ten.
  mutating func takeTimes(behind left: Operand) -> Character? {
    skipSpace()
    guard left.isNumber, peek == "x" || peek == "X" else { return nil }
    var rest = characters[(index + 1)..<end].drop(while: \.isWhitespace)
    guard rest.starts(with: ["1", "0"]) else { return nil }
    rest = rest.dropFirst(2).drop(while: \.isWhitespace)
    guard rest.first == "^" || rest.starts(with: ["*", "*"]) || rest.first?.fromSuperscript != nil
    else { return nil }
    index += 1
    return "*"
  }

  var isExponent: Bool {
    if peek == "^" || peek?.fromSuperscript != nil { return true }
    return peek == "*" && index + 1 < end && characters[index + 1] == "*"
  }

  mutating func count(at place: Int) throws(ReadingError) {
    operations += 1
    if operations > NumberReader.mostOperations {
      throw ReadingError(.tooManyOperations, column: place + 1)
    }
  }
}
