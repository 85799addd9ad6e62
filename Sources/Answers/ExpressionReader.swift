import Scalars
import Solving

/// Reads an expression from left to right and works it out as it goes.
///
/// The grammar, with white space allowed between any two of its signs:
///
///     sum      = [sign] product {("+" | "-") product}
///     product  = power {("*" | "/") [sign] power}
///     power    = primary ["%"] [("^" | "**") [sign] primary | superscripts]
///     primary  = number | constant | function "(" sum ")" | "√" (number | "(" sum ")") | "(" sum ")"
struct ExpressionReader {
  let characters: [Character]
  /// Where the expression ends.
  let end: Int
  let commas: CommaReading
  /// The place of the next character.
  var index: Int
  /// What the numbers show about commas and points.
  var marks: DecimalMarks = []
  var operations = 0
  private var depth = 0

  init(_ text: TypedText, _ range: Range<Int>, commas: CommaReading) {
    characters = text.characters
    index = range.lowerBound
    end = range.upperBound
    self.commas = commas
  }

  /// A value and where it begins.
  struct Operand {
    var value: RealNumber
    var start: Int
    /// The digits of a decimal; `nil` for any other expression.
    var written: WrittenDigits?
    /// Whether it is a number that was written, with its sign or without.
    var isNumber = false
    /// Whether it is in brackets.
    var isInBrackets = false
    /// The exponent of a power of 10.
    var powerOfTen: Int?
    /// Whether the last number of it is a 10 that was written.
    var endsInTen = false
  }

  /// Everything up to the end.
  mutating func whole() throws(ReadingError) -> Operand {
    let operand = try sum()
    guard index == end else { throw stray }
    return operand
  }
}

// MARK: The grammar

extension ExpressionReader {
  private mutating func sum() throws(ReadingError) -> Operand {
    var left = try signed { reader throws(ReadingError) in try reader.product() }
    while let sign = takeAny("+", "-") {
      let place = index - 1
      if left.endsInTen { try checkPower(at: place) }
      try count(at: place)
      let right = try product()
      left = Operand(
        value: try within(
          sign == "+" ? left.value + right.value : left.value - right.value, at: place),
        start: left.start, endsInTen: right.endsInTen)
    }
    return left
  }

  /// What may have a sign in front, which belongs to a number that stands alone.
  private mutating func signed(
    _ read: (inout ExpressionReader) throws(ReadingError) -> Operand
  ) throws(ReadingError) -> Operand {
    skipSpace()
    let start = index
    guard let isNegative = takeSign() else { return try read(&self) }
    skipSpace()
    if !isAtNumber { try count(at: start) }
    var operand = try read(&self)
    if isNegative { operand.value = RealNumber(.zero) - operand.value }
    operand.start = start
    operand.powerOfTen = nil
    return operand
  }

  private mutating func product() throws(ReadingError) -> Operand {
    var left = try power()
    while let sign = takeTimes(behind: left) ?? takeAny("*", "/") {
      let place = index - 1
      try count(at: place)
      let right = try signed { reader throws(ReadingError) in try reader.power() }
      let value =
        sign == "*" ? left.value * right.value : try quotient(left.value, right, at: place)
      left = Operand(
        value: try within(value, at: place), start: left.start,
        written: sign == "*" ? left.shifted(by: right) : nil, endsInTen: right.endsInTen)
    }
    return left
  }

  /// `1.2×10−3` is a power that has lost its place, and no difference, unless there is white space on
  /// both sides of the sign.
  private func checkPower(at place: Int) throws(ReadingError) {
    let isApart =
      characters[place - 1].isWhitespace && place + 1 < end && characters[place + 1].isWhitespace
    if !isApart { throw ReadingError(.lostPower, column: place + 1) }
  }

  private mutating func power() throws(ReadingError) -> Operand {
    var base = try primary()
    if base.isNumber || base.isInBrackets, let place = take("%") {
      try count(at: place)
      base.value = base.value / RealNumber(100)
      base.endsInTen = false
      base.written = base.written.map {
        WrittenDigits(decimals: $0.decimals + 2, significant: $0.significant)
      }
    }
    guard let (place, exponent) = try takeExponent() else { return base }
    try count(at: place)
    if isExponent { throw ReadingError(.powerOfPower, column: index + 1) }
    let value = try power(of: base.value, exponent, at: place)
    let isOfTen = base.isNumber && base.value.given == 10
    return Operand(
      value: try within(value, at: place), start: base.start,
      powerOfTen: isOfTen ? exponent.given.flatMap { Int($0.description) } : nil)
  }

  /// The exponent that stands here, if one does.
  private mutating func takeExponent() throws(ReadingError) -> (place: Int, RealNumber)? {
    skipSpace()
    let place = index
    if peek?.fromSuperscript != nil { return (place, try superscripts()) }
    guard isExponent else { return nil }
    index += peek == "^" ? 1 : 2
    let exponent = try signed { reader throws(ReadingError) in try reader.primary() }
    return (place, exponent.value)
  }

  private mutating func superscripts() throws(ReadingError) -> RealNumber {
    let place = index
    var text = ""
    while let character = peek?.fromSuperscript {
      text.append(character)
      index += 1
    }
    if let digits = Int(text) { return RealNumber(Fraction(digits)) }
    // Either a sign without digits, or signs among them, or far too many.
    let isLong = text.drop { $0 == "-" || $0 == "+" }.allSatisfy(\.isNumber) && text.count > 1
    throw ReadingError(
      isLong ? .exponent : .unexpected(characters[place]), column: place + 1)
  }

  private mutating func primary() throws(ReadingError) -> Operand {
    skipSpace()
    let start = index
    guard let character = peek else { throw unexpected }
    if isAtNumber {
      let number = try writtenNumber()
      return Operand(
        value: try within(RealNumber(number.value), at: start), start: start,
        written: number.written, isNumber: true, endsInTen: number.isTen)
    }
    if let fraction = character.vulgarFraction {
      index += 1
      return Operand(value: RealNumber(fraction), start: start, isNumber: true)
    }
    if character.closingBracket != nil {
      return Operand(value: try bracketed().value, start: start, isInBrackets: true)
    }
    if character == "√" {
      index += 1
      try count(at: start)
      skipSpace()
      guard isAtNumber || peek?.vulgarFraction != nil || peek?.closingBracket != nil else {
        if case .notANumber = stray.problem { throw stray }
        throw unexpected
      }
      let root = try TypedFunction.root.value(of: try primary().value, at: start)
      return Operand(value: root, start: start)
    }
    guard character.isLetter else { throw unexpected }
    return Operand(value: try named(), start: start, isInBrackets: characters[index - 1].isClosing)
  }

  private mutating func bracketed() throws(ReadingError) -> Operand {
    let start = index
    let closing = characters[start].closingBracket
    depth += 1
    if depth > NumberReader.mostOperations {
      throw ReadingError(.tooManyOperations, column: start + 1)
    }
    index += 1
    let operand = try sum()
    guard let closed = peek, closed == closing else {
      let isOther = peek?.isClosing ?? true
      throw isOther ? ReadingError(.unclosed(characters[start]), column: start + 1) : stray
    }
    index += 1
    depth -= 1
    return operand
  }

  /// A constant, or a function with its argument.
  private mutating func named() throws(ReadingError) -> RealNumber {
    let start = index
    let name = word()
    if let constant = TypedFunction.constant(name) { return constant }
    guard let function = try function(name, at: start) else {
      throw ReadingError(.notANumber(name), column: start + 1)
    }
    try count(at: start)
    skipSpace()
    guard peek?.closingBracket != nil else { throw unexpected }
    return try within(try function.value(of: try bracketed().value, at: start), at: start)
  }

  private mutating func function(
    _ name: String, at start: Int
  ) throws(ReadingError) -> TypedFunction? {
    guard let function = TypedFunction(name) else { return nil }
    guard case .logarithmTo = function else { return function }
    guard let base = base() else { throw ReadingError(.noBase, column: start + 1) }
    return .logarithmTo(base)
  }

  /// The base of a logarithm, behind a line below or as a subscript; 2 and 10 may stand as they are.
  private mutating func base() -> Int? {
    let isMarked = peek == "_" || peek?.fromSubscript != nil
    if peek == "_" { index += 1 }
    var digits = ""
    while let digit = peek?.typedDigit?.value ?? peek?.fromSubscript {
      digits.append(String(digit))
      index += 1
    }
    guard let base = Int(digits), base >= 2 else { return nil }
    return isMarked || base == 2 || base == 10 ? base : nil
  }

  mutating func word() -> String {
    let word = characters[index..<end].prefix(while: \.isLetter)
    index += word.count
    return String(word)
  }
}

extension ExpressionReader.Operand {
  /// The digits of a decimal that is multiplied by a power of 10.
  fileprivate func shifted(by other: Self) -> WrittenDigits? {
    guard let written, let power = other.powerOfTen else { return nil }
    return WrittenDigits(
      decimals: max(0, written.decimals - power), significant: written.significant)
  }
}
