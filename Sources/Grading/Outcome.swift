import Answers
import Exercises
import Scalars

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
    case .entries(let key): self.init(entries: try key.read(response), key)
    case .ticks(let right, let count, let credit):
      let ticked = try LetterReader.read(response, options: count)
      self.init(
        right: count - ticked.symmetricDifference(right).count, of: count, credit,
        notAll: GradingWording.everyBoxCounts, some: GradingWording.boxes)
    case .choice(let right, let count):
      let chosen = try LetterReader.readChoice(response, options: count)
      self.init(chosen == right ? .correct : .incorrect)
    case .order(let right, let credit):
      self.init(
        order: try LetterReader.readOrder(response, options: right.count), right: right, credit)
    }
  }
}

// MARK: Answers of several pieces

extension Outcome {
  /// What so many right pieces earn.
  ///
  /// - Parameters:
  ///   - notAll: what the student is told where only the whole counts.
  ///   - some: what the student is told where some pieces are right.
  private init(
    right: Int, of count: Int, _ credit: ProblemDefinition.Credit, notAll: String,
    some: (_ right: Int, _ count: Int) -> String, isDecided: Bool = true
  ) {
    switch credit {
    case _ where right == count: self.init(.correct, isDecided: isDecided)
    case .all: self.init(.incorrect, message: notAll, isDecided: isDecided)
    case .shares where right == 0: self.init(.incorrect, isDecided: isDecided)
    case .shares:
      self.init(
        .close, share: Fraction(right) / Fraction(count), message: some(right, count),
        isDecided: isDecided)
    }
  }

  /// - Parameter typed: as many as the key has.
  private init(entries typed: [TypedNumber], _ key: EntryKey) {
    let judgements = zip(typed, key.values).map { key.judges($0, against: $1) }
    self.init(
      right: judgements.count(where: \.isAccepted), of: key.values.count, key.credit,
      notAll: GradingWording.everyEntryCounts, some: GradingWording.entries,
      isDecided: judgements.allSatisfy(\.isDecided))
  }

  /// Of the pairs of neighbours in what was typed, those count whose first step comes first in the
  /// right order, too: all of them do in the right order alone.
  ///
  /// - Parameter typed: each of the options once.
  private init(order typed: [Int], right: [Int], _ credit: ProblemDefinition.Credit) {
    var places = Array(repeating: 0, count: right.count)
    for (place, option) in right.enumerated() { places[option] = place }
    let pairs = zip(typed, typed.dropFirst())
    self.init(
      right: pairs.count { places[$0] < places[$1] }, of: right.count - 1, credit,
      notAll: GradingWording.wholeOrderCounts, some: GradingWording.neighbours)
  }
}
