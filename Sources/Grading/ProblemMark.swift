public import Exercises
public import Scalars

/// One attempt at one problem.
public struct Attempt: Sendable, Hashable {
  /// Counted from 1.
  public let number: Int
  /// When it was handed in, if the teacher's files say.
  public let submitted: Instant?
  /// What was typed, by the part's id.
  public let responses: [String: String]

  /// An attempt; without a time it counts as in time.
  public init(number: Int, submitted: Instant? = nil, responses: [String: String]) {
    self.number = number
    self.submitted = submitted
    self.responses = responses
  }
}

/// What holds for one student beside the assignment's policy.
public struct Terms: Sendable, Hashable {
  /// The due time for this student.
  public let due: Instant?
  /// How many attempts at each problem this student has, where it is not what the assignment says.
  public let attempts: Int?

  /// Terms; without arguments those of the assignment.
  public init(due: Instant? = nil, attempts: Int? = nil) {
    self.due = due
    self.attempts = attempts
  }
}

/// The marks of one attempt at a problem.
public struct AttemptMark: Sendable, Hashable {
  /// What was handed in.
  public let attempt: Attempt
  /// One for each part of the problem, in order.
  public let parts: [PartMark]
  /// Whether it was handed in after the student's due time.
  public let isLate: Bool
  /// What the attempt earns: the parts' scores, less what late work loses.
  public let score: Fraction
}

/// The marks of one student for one problem.
public struct ProblemMark: Sendable, Hashable {
  /// The id of the problem.
  public let problem: String
  /// What the problem is worth in the assignment.
  public let max: Fraction
  /// The attempts within the allowed number, in order.
  public let attempts: [AttemptMark]
  /// The attempts beyond it; they are not marked.
  public let surplus: [Attempt]
  /// The attempt that counts; `nil` where there is none.
  public let counted: AttemptMark?

  /// The score of the attempt that counts; zero where there is none.
  public var score: Fraction { counted?.score ?? .zero }
}

extension AssignmentDefinition.Use {
  /// Marks all attempts at a problem and chooses the one that counts.
  ///
  /// - Parameters:
  ///   - attempts: in any order, with numbers of their own.
  ///   - due: when it is due for this student; attempts without a time count as in time.
  ///   - allowed: how many attempts this student has; `nil` for any number.
  public func mark(
    _ attempts: [Attempt], variant: Variant, keys: [Key], policy: AssignmentDefinition.Policy,
    due: Instant?, allowed: Int?
  ) -> ProblemMark {
    let ordered = attempts.sorted { $0.number < $1.number }
    let marks = ordered.filter { $0.number <= allowed ?? .max }.map { attempt in
      let parts = variant.mark(attempt.responses, keys: keys, points: points)
      let isLate = due.flatMap { due in attempt.submitted.map { $0 > due } } ?? false
      let factor = isLate ? policy.lateCredit : .one
      return AttemptMark(
        attempt: attempt, parts: parts, isLate: isLate,
        score: parts.map(\.score).sum() * factor)
    }
    return ProblemMark(
      problem: problem.id, max: points, attempts: marks,
      surplus: ordered.filter { $0.number > allowed ?? .max }, counted: policy.choose(marks))
  }
}

extension AssignmentDefinition.Policy {
  /// The attempt that counts; of equally good ones the first.
  fileprivate func choose(_ marks: [AttemptMark]) -> AttemptMark? {
    switch counts {
    case .first: marks.first
    case .last: marks.last
    case .best:
      marks.reduce(nil) { best, mark in
        best.map { mark.score > $0.score ? mark : $0 } ?? mark
      }
    }
  }
}
