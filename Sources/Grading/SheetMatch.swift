public import Scalars

/// How what a student answered to a problem fits the sheet of another student.
public struct SheetMatch: Sendable, Hashable {
  /// What fits.
  public enum Kind: String, Sendable, Hashable {
    /// All wrong numbers of the problem are right for the other student's sheet.
    case sheet
    /// Some of the wrong numbers are the other student's key, to all digits that were written.
    case key
    /// The answers came with the code of the other student's sheet, and so weren't graded.
    case code
  }

  /// The id of who handed the answers in.
  public let student: String
  /// The id of whose sheet they fit.
  public let other: String
  /// The id of the problem.
  public let problem: String
  /// The number of the attempt.
  public let attempt: Int
  /// The ids of the parts whose answers are wrong for the student's own sheet and fit the other one,
  /// in their order.
  public let parts: [String]
  /// How many answers with numbers are wrong for the student's own sheet and not explained.
  public let wrong: Int
  /// What fits.
  public let kind: Kind
  /// A bound of how likely so many wrong answers fit the sheet of anybody else by chance; `nil` where
  /// it is no chance, since the code of the sheet says so.
  public let chance: Fraction?

  /// How many of the wrong answers fit.
  public var matching: Int { parts.count }
}

/// Answers that came with the code of another student's sheet, so that they were not graded.
public struct ForeignAttempt: Sendable, Hashable {
  /// The id of who handed it in.
  public let student: String
  /// The id of whose sheet it was made on.
  public let owner: String
  /// The id of the problem.
  public let problem: String
  /// What was handed in.
  public let attempt: Attempt

  /// Answers to one problem; nothing is checked.
  public init(student: String, owner: String, problem: String, attempt: Attempt) {
    self.student = student
    self.owner = owner
    self.problem = problem
    self.attempt = attempt
  }
}
