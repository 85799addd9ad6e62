public import Answers
public import Exercises
public import Scalars

/// What a checker makes of one response.
public struct PartMark: Sendable, Hashable {
  /// The id of the part.
  public let part: String
  /// What was typed, unchanged; `nil` where nothing was handed in.
  public let response: String?
  /// What the response is found to be.
  public let verdict: Verdict
  /// 0…`max`, exact; before anything is taken off for late work.
  public let score: Fraction
  /// The part's share of the problem's points.
  public let max: Fraction
  /// What the student should know beyond the verdict.
  public let message: String?
  /// Whether the comparison with the key was proven; one that wasn't is accepted, and counted.
  public let isDecided: Bool
}

extension Variant {
  /// Marks the responses to this variant.
  ///
  /// - Parameters:
  ///   - responses: what was typed, by the part's id. White space alone is a blank.
  ///   - keys: the keys of the variant, one for each part in order.
  ///   - points: what the whole problem is worth.
  /// - Returns: one mark for each part, in order.
  public func mark(
    _ responses: [String: String], keys: [Key], points: Fraction
  ) -> [PartMark] {
    let scale = points / problem.partPoints
    return zip(problem.parts, keys).map { part, key in
      let outcome = Outcome(of: responses[part.id], key)
      let max = part.points * scale
      return PartMark(
        part: part.id, response: responses[part.id], verdict: outcome.verdict,
        score: max * outcome.share, max: max, message: outcome.message,
        isDecided: outcome.isDecided)
    }
  }
}
