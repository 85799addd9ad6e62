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
    let place = results.count
    let marks = variant.mark([part.id: response], keys: keys, points: variant.problem.partPoints)
    let mark = marks[place]
    if mark.verdict != .blank, mark.verdict != .unreadable { tries += 1 }
    if mark.verdict == .correct { end(.solved(tries: tries)) }
    return mark
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
