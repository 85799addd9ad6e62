/// Reads the letters of options: of those that are ticked, the one that is chosen, or all of them
/// in an order.
public enum LetterReader {
  /// The letters that stand for options on a sheet, in order.
  public static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// The options that are named in `text`, counted from 0: `a,c`, `A C` or `ac`.
  ///
  /// - Precondition: 1 to 26 options.
  /// - Throws: ``ReadingError`` for a character that is neither a letter of an option nor a
  ///   separator.
  public static func read(_ text: String, options count: Int) throws(ReadingError) -> Set<Int> {
    Set(try all(in: text, options: count, for: .ticks).map(\.option))
  }

  /// The one option that is named in `text`, counted from 0: `b`.
  ///
  /// - Precondition: 1 to 26 options.
  /// - Throws: ``ReadingError`` as ``read(_:options:)``, and where no or more than one is named.
  public static func readChoice(_ text: String, options count: Int) throws(ReadingError) -> Int {
    let named = try all(in: text, options: count, for: .choice)
    guard let first = named.first else {
      throw ReadingError(.noLetter(last: letters[count - 1]), column: text.count + 1)
    }
    if let other = named.first(where: { $0.option != first.option }) {
      throw ReadingError(.severalChoices(last: letters[count - 1]), column: other.column)
    }
    return first.option
  }

  /// The order in which `text` names all options, counted from 0: `c,a,b`, `C A B` or `cab`.
  ///
  /// - Precondition: 1 to 26 options.
  /// - Returns: each of 0 ..< `count` once.
  /// - Throws: ``ReadingError`` as ``read(_:options:)``, and where an option is missing or named
  ///   twice.
  public static func readOrder(_ text: String, options count: Int) throws(ReadingError) -> [Int] {
    let named = try all(in: text, options: count, for: .order)
    var order: [Int] = []
    for (option, column) in named {
      guard !order.contains(option) else {
        throw ReadingError(
          .repeatedLetter(letters[option], last: letters[count - 1]), column: column)
      }
      order.append(option)
    }
    if let missing = (0..<count).first(where: { !order.contains($0) }) {
      throw ReadingError(
        .missingLetter(letters[missing], last: letters[count - 1]), column: text.count + 1)
    }
    return order
  }

  /// The text that names `options` as a set: `a,c`.
  public static func text(_ options: some Sequence<Int>) -> String {
    text(inOrder: options.sorted())
  }

  /// The text that names `options` in their order: `c,a`.
  public static func text(inOrder options: [Int]) -> String {
    options.map { String(letters[$0]) }.joined(separator: ",")
  }

  /// What the letters are typed for.
  public enum Use: Sendable, Hashable {
    case ticks, choice, order
  }

  private static func all(
    in text: String, options count: Int, for use: Use
  ) throws(ReadingError) -> [(option: Int, column: Int)] {
    guard text.count <= NumberReader.longestText else {
      throw ReadingError(.tooLong, column: NumberReader.longestText + 1)
    }
    var named: [(option: Int, column: Int)] = []
    for (offset, character) in text.enumerated() where !isSeparator(character) {
      let lower = character.lowercased()
      guard let option = letters[..<count].firstIndex(where: { String($0) == lower }) else {
        throw ReadingError(
          .noSuchOption(character, last: letters[count - 1], use), column: offset + 1)
      }
      named.append((option, offset + 1))
    }
    return named
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == "," || character == ";"
  }
}
