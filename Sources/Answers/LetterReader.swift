/// Reads the letters of ticked options: `a,c`, `A C` or `ac`.
public enum LetterReader {
  /// The letters that stand for options on a sheet, in order.
  public static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// The options that are named in `text`, counted from 0.
  ///
  /// - Precondition: 1 to 26 options.
  /// - Throws: ``ReadingError`` for a character that is neither a letter of an option nor a
  ///   separator.
  public static func read(_ text: String, options count: Int) throws(ReadingError) -> Set<Int> {
    guard text.count <= NumberReader.longestText else {
      throw ReadingError(.tooLong, column: NumberReader.longestText + 1)
    }
    var ticked: Set<Int> = []
    for (offset, character) in text.enumerated() where !isSeparator(character) {
      let lower = Character(character.lowercased())
      guard let option = letters[..<count].firstIndex(of: lower) else {
        throw ReadingError(
          .noSuchOption(character, last: letters[count - 1]), column: offset + 1)
      }
      ticked.insert(option)
    }
    return ticked
  }

  /// The text that names `options`: `a,c`.
  public static func text(_ options: some Sequence<Int>) -> String {
    options.sorted().map { String(letters[$0]) }.joined(separator: ",")
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == "," || character == ";"
  }
}
