public import Answers
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
  /// What the answers that were handed in with it show about commas.
  public let commas: CommaReading

  /// An attempt; without a time it counts as in time.
  public init(
    number: Int, submitted: Instant? = nil, responses: [String: String],
    commas: CommaReading = .unsettled
  ) {
    self.number = number
    self.submitted = submitted
    self.responses = responses
    self.commas = commas
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
  /// The share that is left for its number and its time, 0…1.
  public let credit: Fraction
  /// What the attempt earns: the scores of its parts, but those that a teacher has decided, times the
  /// credit.
  public let score: Fraction

  init(
    _ attempt: Attempt, _ parts: [PartMark], policy: AssignmentDefinition.Policy, due: Instant?
  ) {
    self.attempt = attempt
    self.parts = parts
    isLate = due.flatMap { due in attempt.submitted.map { due < $0 } } ?? false
    credit =
      policy.credit(ofAttempt: attempt.number)
      * policy.credit(submitted: attempt.submitted, due: due)
    score = parts.filter(\.isEarned).map(\.score).sum() * credit
  }
}

/// The marks of one student for one problem.
public struct ProblemMark: Sendable, Hashable {
  /// Which attempts count.
  public enum Counted: Sendable, Hashable {
    /// There is none.
    case none
    case one(AttemptMark)
    /// All of them, with their mean; there is at least one.
    case all
  }

  /// The id of the problem.
  public let problem: String
  /// What the problem is worth in the assignment, less what a teacher has dropped.
  public let max: Fraction
  /// Whether it adds to the total and not to its maximum.
  public let isBonus: Bool
  /// The attempts within the allowed number, in order.
  public let attempts: [AttemptMark]
  /// The attempts beyond it; they are not marked.
  public let surplus: [Attempt]
  /// Which of the attempts count.
  public let counted: Counted
  /// The parts as they count or, where all attempts do, as they are in the last one; blank ones where
  /// there is none.
  public let parts: [PartMark]
  /// What a teacher has decided about the whole problem.
  public let override: Overrides.Entry?
  /// An earlier score that was kept, since it was higher.
  public private(set) var kept: Fraction?
  private let earned: Fraction

  /// What the problem has earned.
  public var score: Fraction { Swift.max(earned, kept ?? earned) }

  private var isSetByHand: Bool {
    ([override] + parts.map(\.override)).contains {
      if case .points? = $0?.ruling { true } else { false }
    }
  }

  /// What a part adds to what the attempts earn, or a teacher has given for it.
  func contribution(of index: Int) -> Fraction {
    guard parts[index].isEarned else { return parts[index].score }
    let scores = attempts.map { $0.parts[index].score * $0.credit }
    switch counted {
    case .none: return .zero
    case .one(let attempt): return attempt.parts[index].score * attempt.credit
    case .all: return scores.sum() / Fraction(scores.count)
    }
  }

  /// The attempt that counts or, where all do, the last one.
  public var shown: AttemptMark? {
    switch counted {
    case .none: nil
    case .one(let attempt): attempt
    case .all: attempts.last
    }
  }

  /// The same, but with a score of at least `earlier`, unless a teacher has set points by hand.
  public func neverBelow(_ earlier: Fraction) -> ProblemMark {
    guard earlier > score, !isSetByHand else { return self }
    var mark = self
    mark.kept = earlier
    return mark
  }
}

extension AssignmentDefinition.Use {
  /// Marks all attempts at a problem and chooses the one that counts.
  ///
  /// - Parameters:
  ///   - attempts: in any order, with numbers of their own.
  ///   - due: when it is due for this student; attempts without a time count as in time.
  ///   - allowed: how many attempts this student has; `nil` for any number.
  ///   - overrides: what a teacher has decided about parts, by their ids, and about the problem.
  ///   - findings: what other answers of the student show about those of an attempt.
  func mark(
    _ attempts: [Attempt], variant: Variant, keys: [Key], policy: AssignmentDefinition.Policy,
    due: Instant?, allowed: Int?,
    overrides: (parts: [String: Overrides.Entry], problem: Overrides.Entry?) = ([:], nil),
    findings: (Attempt) -> Findings
  ) -> ProblemMark {
    let ordered = attempts.sorted { $0.number < $1.number }
    func parts(_ attempt: Attempt?) -> [PartMark] {
      variant.mark(
        attempt?.responses ?? [:], keys: keys, points: points,
        commas: attempt?.commas ?? .unsettled, overrides: overrides.parts,
        findings: { attempt.map(findings) ?? [:] })
    }
    let marks = ordered.filter { $0.number <= allowed ?? .max }.map {
      AttemptMark($0, parts($0), policy: policy, due: due)
    }
    return ProblemMark(
      self, marks, surplus: ordered.filter { $0.number > allowed ?? .max },
      counted: policy.choose(marks), blank: parts(nil), override: overrides.problem)
  }
}

extension ProblemMark {
  fileprivate init(
    _ use: AssignmentDefinition.Use, _ attempts: [AttemptMark], surplus: [Attempt],
    counted: Counted, blank: [PartMark], override: Overrides.Entry?
  ) {
    problem = use.problem.id
    isBonus = use.isBonus
    self.attempts = attempts
    self.surplus = surplus
    self.counted = counted
    self.override = override
    let fromAttempts: Fraction
    switch counted {
    case .none: (parts, fromAttempts) = (blank, .zero)
    case .one(let attempt): (parts, fromAttempts) = (attempt.parts, attempt.score)
    case .all:
      parts = attempts.last?.parts ?? blank
      fromAttempts = attempts.map(\.score).sum() / Fraction(attempts.count)
    }
    if let override, case .points(let points) = override.ruling {
      (earned, max) = (points, use.points)
    } else {
      earned = fromAttempts + parts.filter { !$0.isEarned }.map(\.score).sum()
      max = parts.map(\.max).sum()
    }
  }
}

extension AssignmentDefinition.Policy {
  fileprivate func choose(_ marks: [AttemptMark]) -> ProblemMark.Counted {
    guard let first = marks.first, let last = marks.last else { return .none }
    switch counts {
    case .first: return .one(first)
    case .last: return .one(last)
    case .best: return .one(marks.dropFirst().reduce(first) { $1.score > $0.score ? $1 : $0 })
    case .average: return .all
    }
  }
}
