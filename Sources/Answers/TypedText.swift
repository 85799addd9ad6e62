/// What was typed, character by character, with the signs of other keyboards and typesetters in
/// their plain form.
struct TypedText {
  let characters: [Character]

  /// - Throws: for a text that is too long.
  init(_ text: String) throws(ReadingError) {
    // Characters have at least a byte, so most texts needn't be counted.
    guard text.utf8.count <= NumberReader.longestText || text.count <= NumberReader.longestText
    else { throw ReadingError(.tooLong, column: NumberReader.longestText + 1) }
    characters = text.map(Self.plain)
  }

  private static func plain(_ character: Character) -> Character {
    if character.isASCII { return character }
    return switch character {
    case "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{FE63}", "\u{FF0D}": "-"
    case "\u{FF0B}": "+"
    case "\u{2044}", "\u{2215}", "\u{00F7}", "\u{FF0F}": "/"
    case "\u{00D7}", "\u{00B7}", "\u{22C5}", "\u{2217}": "*"
    case "\u{FF0E}", "\u{066B}": "."
    case "\u{FF05}": "%"
    case "\u{FF08}": "("
    case "\u{FF09}": ")"
    case "\u{2019}": "'"
    // White space with a mark upon it is no white space.
    case _ where character.isWhitespace && character.unicodeScalars.count > 1: "\u{FFFD}"
    default: character
    }
  }

  /// What stands behind `name =`, or everything where there is no such thing, without the white space
  /// around it.
  func afterName() throws(ReadingError) -> Range<Int> {
    let all = trimmed(characters.indices)
    guard let equals = characters.firstIndex(where: Self.isEquals) else { return all }
    let name = trimmed(all.lowerBound..<equals)
    if name.isEmpty { throw ReadingError(.unexpected(characters[equals]), column: equals + 1) }
    guard isName(name) else {
      throw ReadingError(.severalValues, column: equals + 1)
    }
    if let second = characters[(equals + 1)...].firstIndex(where: Self.isEquals) {
      throw ReadingError(.severalValues, column: second + 1)
    }
    return trimmed((equals + 1)..<all.upperBound)
  }

  private static let longestName = 40

  /// Whether something is the name of a value and no value itself.
  private func isName(_ range: Range<Int>) -> Bool {
    let name = characters[range]
    guard let first = name.first, first.isLetter, name.count <= Self.longestName else {
      return false
    }
    let word = String(name.prefix(while: \.isLetter))
    return TypedFunction(word) == nil && TypedFunction.constant(word) == nil
      && name.allSatisfy {
        $0.isLetter || $0.isNumber || $0.isWhitespace || "_^()[]{}|,'\u{302}".contains($0)
      }
  }

  private static func isEquals(_ character: Character) -> Bool {
    character == "=" || character == "\u{2248}"
  }

  /// `range` without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = range.first { !characters[$0].isWhitespace } ?? range.upperBound
    let end = range.last { !characters[$0].isWhitespace }.map { $0 + 1 } ?? start
    return start..<end
  }
}
