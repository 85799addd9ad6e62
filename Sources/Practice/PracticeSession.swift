public import Exercises
public import Grading
import Mixtures
import Scalars

/// Practice on one variant: a question at a time, with as many tries as one likes.
///
/// A session is a value; asking and answering on a terminal or a page is left to others.
public struct PracticeSession: Sendable {
  /// What is asked.
  public let variant: Variant
  private let keys: [Key]
  /// How each part ended, in order; the parts behind are still to come.
  public private(set) var results: [Result] = []
  private var tries = 0
  /// What was typed last for each part, by its id: what later answers may build on.
  private var typed: [String: String] = [:]
  /// What was typed first for each part that went wrong, by its id: what shows a mistake.
  private var firstTries: [String: String] = [:]

  /// How a part ended.
  public enum Result: Sendable, Hashable {
    /// Answered rightly with the how-manieth try, counted from 1.
    case solved(tries: Int)
    /// Left, or its answer was shown.
    case given
  }

  /// - Throws: ``EMError`` where the numbers have no solution.
  public init(_ variant: Variant) throws(EMError) {
    self.variant = variant
    keys = try variant.keys()
  }

  /// The part that is asked now; `nil` at the end.
  public var part: ProblemDefinition.Part? {
    results.count < variant.problem.parts.count ? variant.problem.parts[results.count] : nil
  }

  /// Marks a response to the part that is asked; goes on to the next one if it is right.
  ///
  /// - Precondition: there is a part that is asked.
  public mutating func answer(_ response: String) -> PartMark {
    guard let part else { preconditionFailure("the session has ended") }
    var mark = self.mark(response, part, beside: typed)
    guard mark.verdict != .blank, mark.verdict != .unreadable else { return mark }
    tries += 1
    typed[part.id] = response
    if mark.verdict == .correct || mark.verdict == .carried {
      end(.solved(tries: tries))
      return mark
    }
    // One answer is often too little to tell a mistake from a slip; several first tries are more.
    if mark.cause == nil {
      let other = self.mark(response, part, beside: firstTries)
      if other.cause != nil, other.verdict == mark.verdict { mark = other }
    }
    if firstTries[part.id] == nil { firstTries[part.id] = response }
    return mark
  }

  private func mark(
    _ response: String, _ part: ProblemDefinition.Part, beside others: [String: String]
  ) -> PartMark {
    let responses = others.merging([part.id: response]) { $1 }
    return variant.mark(responses, keys: keys, points: variant.problem.partPoints)[results.count]
  }

  /// Gives up the part that is asked and goes on to the next one.
  ///
  /// - Returns: its key.
  public mutating func giveUp() -> Key? {
    guard part != nil else { return nil }
    defer { end(.given) }
    return keys[results.count]
  }

  private mutating func end(_ result: Result) {
    results.append(result)
    tries = 0
  }
}
