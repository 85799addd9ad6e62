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

/// A verdict and the share of the credit that it earns.
struct Outcome: Sendable, Hashable {
  let verdict: Verdict
  let share: Fraction
  var message: String?
  var isDecided = true

  private init(
    _ verdict: Verdict, share: Fraction? = nil, message: String? = nil, isDecided: Bool = true
  ) {
    self.verdict = verdict
    self.share = share ?? (verdict == .correct ? .one : .zero)
    self.message = message
    self.isDecided = isDecided
  }

  init(of response: String?, _ key: Key) {
    guard let response, response.contains(where: { !$0.isWhitespace }) else {
      self.init(.blank)
      return
    }
    do {
      try self.init(reading: response, key)
    } catch {
      self.init(.unreadable, message: GradingWording.unreadable(error))
    }
  }

  private init(reading response: String, _ key: Key) throws(ReadingError) {
    switch key {
    case .number(let value, let tolerance):
      let judgement = tolerance.judges(try NumberReader.read(response).value, against: value)
      self.init(
        judgement.isAccepted ? .correct : .incorrect, isDecided: judgement.isDecided)
    case .integer(let value):
      let typed = try NumberReader.read(response).value
      let isWhole = typed.exact?.isInteger == true
      self.init(
        typed.exact == value.exact ? .correct : .incorrect,
        message: isWhole ? nil : GradingWording.wholeNumberWanted)
    case .ticks(let right, let count, let credit):
      self.init(
        ticked: try LetterReader.read(response, options: count), right: right, count: count, credit)
    }
  }

  private init(
    ticked: Set<Int>, right: Set<Int>, count: Int, _ credit: ProblemDefinition.TickAll.Credit
  ) {
    let rightBoxes = count - ticked.symmetricDifference(right).count
    switch credit {
    case _ where rightBoxes == count: self.init(.correct)
    case .all: self.init(.incorrect, message: GradingWording.everyBoxCounts)
    case .shares where rightBoxes == 0: self.init(.incorrect)
    case .shares:
      self.init(
        .close, share: Fraction(rightBoxes) / Fraction(count),
        message: GradingWording.boxes(right: rightBoxes, of: count))
    }
  }
}
