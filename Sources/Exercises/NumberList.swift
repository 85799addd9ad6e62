public import Scalars

/// Reads lists of exact numbers and vectors, as definitions and the command line write them:
/// numbers separated by commas; vectors separated by semicolons, the last of which may be followed
/// by one (`1,2;` is one vector of two coordinates).
public enum NumberList {
  /// What in a list is not a number.
  public struct NotANumber: Error, Sendable, Hashable {
    /// The entry without the spaces around it.
    public let text: String
  }

  /// The rows of `text`: one for each vector, or one of length 1 for each number.
  ///
  /// - Throws: ``NotANumber`` for the first entry that isn't a decimal or a fraction.
  public static func rows(_ text: String) throws(NotANumber) -> [[Fraction]] {
    guard text.contains(";") else {
      var rows: [[Fraction]] = []
      for value in try numbers(text[...]) { rows.append([value]) }
      return rows
    }
    var texts = text.split(separator: ";", omittingEmptySubsequences: false)
    if texts.count > 1, texts.last?.allSatisfy(\.isWhitespace) == true { texts.removeLast() }
    var rows: [[Fraction]] = []
    for row in texts { rows.append(try numbers(row)) }
    return rows
  }

  private static func numbers(_ text: Substring) throws(NotANumber) -> [Fraction] {
    var values: [Fraction] = []
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let entry = String(entry).collapsed
      guard let value = Fraction(entry) else { throw NotANumber(text: entry) }
      values.append(value)
    }
    return values
  }
}
