/// What is wrong with a formula, where, and what to write instead.
public struct TeXError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Characters before it, counted from 0 over all pieces; a drawn value counts as one character.
  public let offset: Int
  /// What is wrong, without a full stop at the end.
  public let problem: String
  /// What to write instead, without a full stop at the end.
  public let advice: String

  public var description: String {
    "character \(offset + 1) of the formula: \(problem). \(advice)."
  }
}
