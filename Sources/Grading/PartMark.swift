public import Answers
import Exercises
public import Scalars

/// What a checker makes of one response.
public struct PartMark: Sendable, Hashable {
  /// The id of the part.
  public let part: String
  /// What was typed, unchanged; `nil` where nothing was handed in.
  public let response: String?
  /// What the response is found to be.
  public let verdict: Verdict
  /// What it earns, exact, from 0; before anything is taken off for repeated or late work.
  public let score: Fraction
  /// The part's share of the problem's points.
  public let max: Fraction
  /// What the student should know beyond the verdict.
  public let message: String?
  /// Whether the comparison with the key was proven; one that wasn't is accepted, and counted.
  public let isDecided: Bool
  /// What has led to a wrong answer, as far as all of the student's numbers tell.
  public let cause: Cause?
  /// Whether the response is right as far as it goes, and only has too few digits.
  public let isShort: Bool
  /// What a teacher has decided about the part, which ``score`` and ``max`` are about.
  public let override: Overrides.Entry?

  /// Whether the score takes part in what an attempt earns; points that a teacher has given don't.
  public var isEarned: Bool {
    switch override?.ruling {
    case nil, .correct: true
    case .drop, .full, .points: false
    }
  }
}

extension PartMark {
  /// The mark of what the checker has found.
  init(
    _ outcome: Outcome, part: String, response: String?, max: Fraction,
    override: Overrides.Entry? = nil
  ) {
    self.part = part
    self.response = response
    verdict = outcome.verdict
    message = outcome.message
    cause = outcome.cause
    isShort = outcome.isShort
    isDecided = outcome.isDecided
    self.override = override
    switch override?.ruling {
    case nil, .correct: (score, self.max) = (max * outcome.share, max)
    case .drop: (score, self.max) = (.zero, .zero)
    case .full: (score, self.max) = (max, max)
    case .points(let points): (score, self.max) = (points, max)
    }
  }
}

extension Variant {
  /// Marks the responses to this variant.
  ///
  /// - Parameters:
  ///   - responses: what was typed, by the part's id. White space alone is a blank.
  ///   - keys: the keys of the variant, one for each part in order.
  ///   - points: what the whole problem is worth.
  ///   - commas: what other answers of the same hand-in show about commas.
  ///   - overrides: what a teacher has decided about parts, by their ids.
  ///   - findings: what the student's other answers show; asked for only where a number is not right.
  /// - Returns: one mark for each part, in order.
  func mark(
    _ responses: [String: String], keys: [Key], points: Fraction,
    commas: CommaReading = .unsettled, overrides: [String: Overrides.Entry] = [:],
    findings: () -> Findings
  ) -> [PartMark] {
    let scale = problem.scale(to: points)
    return zip(problem.parts, keys).map { part, key in
      let response = responses[part.id]
      var outcome = Outcome(of: response, key, commas: commas)
      if outcome.mayBeBetter, key.isAboutNumbers {
        outcome = Outcome(
          of: response, key, commas: commas,
          findings: findings().entries(problem: problem.id, part: part.id))
      }
      return PartMark(
        outcome, part: part.id, response: response, max: part.points * scale,
        override: overrides[part.id])
    }
  }
}

extension Outcome {
  /// Whether other answers may show something about it.
  fileprivate var mayBeBetter: Bool { verdict == .incorrect || verdict == .close }
}

extension Key {
  fileprivate var isAboutNumbers: Bool {
    switch self {
    case .number, .entries: true
    case .integer, .ticks, .choice, .order: false
    }
  }
}
