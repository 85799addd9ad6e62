import Scalars
public import Solving

/// A number as a student typed it.
public struct TypedNumber: Sendable {
  /// The text, unchanged.
  public let text: String
  /// What it says, exactly.
  public let value: RealNumber
}

/// Why a typed answer could not be read, and where.
public struct ReadingError: Error, Sendable, Hashable {
  /// What keeps a text from being an answer.
  public enum Problem: Sendable, Hashable {
    /// Longer than ``NumberReader/longestText`` characters.
    case tooLong
    /// Something that no number has at this place; `nil` where the text ends too early.
    case unexpected(Character?)
    /// A word such as `nan` or `inf`.
    case notANumber(String)
    /// `1,234`: one thousand two hundred thirty-four, or 1.234?
    case ambiguousComma(asSeparator: String, asPoint: String)
    /// Several commas, or commas together with a point.
    case separators
    /// An exponent outside ±308.
    case exponent
    case divisionByZero
    /// A letter that stands for no option; what the letters are typed for.
    case noSuchOption(Character, last: Character, LetterReader.Use)
    /// Separators alone where a letter is expected.
    case noLetter(last: Character)
    /// More than one letter where one is to be chosen.
    case severalChoices(last: Character)
    /// A letter that stands in an order a second time.
    case repeatedLetter(Character, last: Character)
    /// A letter that an order lacks.
    case missingLetter(Character, last: Character)
    /// A comma that may be a decimal mark or stand between two entries.
    case decimalOrSeparator
    /// A bracket without its partner.
    case unclosed(Character)
    /// Another number of entries in a vector than expected.
    case entries(Int, expected: Int)
    /// Another number of rows in a matrix than expected.
    case rows(Int, expected: Int)
    /// Another number of entries in a row, counted from 1, than expected.
    case rowEntries(Int, row: Int, expected: Int)
  }

  /// What is wrong at ``column``.
  public let problem: Problem
  /// The column in characters, counted from 1.
  public let column: Int

  init(_ problem: Problem, column: Int) {
    self.problem = problem
    self.column = column
  }
}

/// Reads numbers as people type them: decimals, scientific notation, fractions and percentages,
/// with a decimal comma where it can be nothing else.
///
/// The value is exact; text that is not such a number is refused and never taken for another one.
public struct NumberReader {
  /// The most characters that an answer may have.
  public static let longestText = 1_000

  private let characters: [Character]
  private var index: Int

  /// Reads `text`; spaces around it don't count.
  ///
  /// - Throws: ``ReadingError`` with the column of what can't be read.
  public static func read(_ text: String) throws(ReadingError) -> TypedNumber {
    guard text.count <= longestText else {
      throw ReadingError(.tooLong, column: longestText + 1)
    }
    var reader = NumberReader(text)
    return TypedNumber(text: text, value: RealNumber(try reader.number()))
  }

  private init(_ text: String) {
    characters = text.map(Self.plain)
    index = characters.firstIndex { !$0.isWhitespace } ?? characters.endIndex
  }

  /// The sign and digits that stand for a character of another keyboard or typesetter.
  private static func plain(_ character: Character) -> Character {
    switch character {
    case "\u{2212}", "\u{2013}", "\u{FE63}", "\u{FF0D}": "-"
    case "\u{FF0B}": "+"
    case "\u{2044}", "\u{2215}": "/"
    default: character
    }
  }
}

extension NumberReader {
  private mutating func number() throws(ReadingError) -> Fraction {
    try refuseWords()
    var value = try decimal()
    switch peek {
    case "/":
      index += 1
      let start = index
      let divisor = try decimal()
      guard divisor != .zero else { throw ReadingError(.divisionByZero, column: start + 1) }
      value = value / divisor
    case "%":
      index += 1
      value = value / 100
    default: break
    }
    while let next = peek, next.isWhitespace { index += 1 }
    guard peek == nil else { throw unexpected }
    return value
  }

  /// `[+-] digits [mark digits] [e [+-] digits]`
  private mutating func decimal() throws(ReadingError) -> Fraction {
    let isNegative = takeSign()
    let start = index
    let whole = takeDigits()
    var decimals = ""
    if peek == "." || peek == "," {
      let mark = index
      index += 1
      decimals = takeDigits()
      try checkMark(at: mark, whole: whole, decimals: decimals, start: start)
    }
    guard !(whole.isEmpty && decimals.isEmpty) else { throw unexpected }
    let exponent = try takeExponent()
    return ExactDecimal(
      isNegative: isNegative, digits: whole + decimals, exponent: exponent - decimals.count
    ).fraction
  }

  /// A comma is a decimal mark only where it cannot separate thousands.
  private func checkMark(
    at mark: Int, whole: String, decimals: String, start: Int
  ) throws(ReadingError) {
    if peek == "." || peek == "," { throw ReadingError(.separators, column: index + 1) }
    let couldSeparate = (1...3).contains(whole.count) && !whole.hasPrefix("0")
    guard characters[mark] == ",", couldSeparate, decimals.count == 3 else { return }
    throw ReadingError(
      .ambiguousComma(asSeparator: whole + decimals, asPoint: "\(whole).\(decimals)"),
      column: mark + 1)
  }

  private mutating func takeExponent() throws(ReadingError) -> Int {
    guard peek == "e" || peek == "E" else { return 0 }
    let start = index
    index += 1
    let isNegative = takeSign()
    let digits = takeDigits()
    guard !digits.isEmpty else { throw unexpected }
    guard let exponent = Int(digits), exponent <= ExactDecimal.largestWrittenExponent else {
      throw ReadingError(.exponent, column: start + 1)
    }
    return isNegative ? -exponent : exponent
  }
}

extension NumberReader {
  private var peek: Character? { index < characters.endIndex ? characters[index] : nil }

  private var unexpected: ReadingError { ReadingError(.unexpected(peek), column: index + 1) }

  /// Whether a minus sign was taken.
  private mutating func takeSign() -> Bool {
    guard peek == "-" || peek == "+" else { return false }
    defer { index += 1 }
    return peek == "-"
  }

  private mutating func takeDigits() -> String {
    let digits = characters[index...].prefix { $0.isASCII && $0.isNumber }
    index += digits.count
    return String(digits)
  }

  private func refuseWords() throws(ReadingError) {
    let start = peek == "-" || peek == "+" ? index + 1 : index
    let word = characters[min(start, characters.endIndex)...].prefix(while: \.isLetter)
    guard word.isEmpty else { throw ReadingError(.notANumber(String(word)), column: start + 1) }
  }
}
