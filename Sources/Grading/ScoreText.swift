public import Scalars

extension Fraction {
  /// A score as people read it: rounded to two decimals, without zeros at the end.
  public var scoreText: String {
    let text = rounded(decimals: 2).plain
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }
}
