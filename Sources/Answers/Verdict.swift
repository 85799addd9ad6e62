/// What a checker says about one response.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Within the tolerance.
  case correct
  /// Near, and worth a part of the credit.
  case close
  /// Wrong, but right for the student's own earlier answers.
  case carried
  /// What rounding too early can reach.
  case imprecise
  case incorrect
  /// Not an answer of the kind that was asked for.
  case unreadable
  /// Nothing was handed in.
  case blank
}
