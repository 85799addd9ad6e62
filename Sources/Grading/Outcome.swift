import Answers
import Exercises
import Scalars
import Solving

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

  init(of response: String?, _ key: Key, commas: CommaReading = .unsettled) {
    guard let response, response.contains(where: { !$0.isWhitespace }) else {
      self.init(.blank)
      return
    }
    do {
      try self.init(reading: response, key, commas)
    } catch {
      self.init(.unreadable, message: GradingWording.unreadable(error))
    }
  }

  private init(
    reading response: String, _ key: Key, _ commas: CommaReading
  ) throws(ReadingError) {
    switch key {
    case .number(let value, let tolerance):
      let piece = Piece(try NumberReader.read(response, commas: commas), value, tolerance)
      self.init(
        piece.verdict, share: piece.share, message: piece.message, isDecided: piece.isDecided)
    case .integer(let value):
      let typed = try NumberReader.read(response, commas: commas)
      let piece = Piece(typed, value, .wholeNumber)
      let isWhole = typed.value.exact?.isInteger ?? (piece.verdict == .correct)
      self.init(
        piece.verdict, message: isWhole ? nil : GradingWording.wholeNumberWanted,
        isDecided: piece.isDecided)
    case .entries(let key): self.init(entries: try key.read(response, commas: commas), key)
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
    some: (_ right: Int, _ count: Int) -> String
  ) {
    switch credit {
    case _ where right == count: self.init(.correct)
    case .all: self.init(.incorrect, message: notAll)
    case .shares where right == 0: self.init(.incorrect)
    case .shares:
      self.init(.close, share: Fraction(right) / Fraction(count), message: some(right, count))
    }
  }

  /// - Parameter typed: as many as the key has.
  private init(entries typed: [TypedNumber], _ key: EntryKey) {
    let pieces = zip(typed, key.values).map { Piece($0, $1, key.rule) }
    let earned = pieces.map(\.share).sum()
    let right = pieces.count { $0.verdict == .correct }
    let isDecided = pieces.allSatisfy(\.isDecided)
    let message = pieces.lazy.compactMap(\.message).first
    if right == pieces.count {
      self.init(.correct, isDecided: isDecided)
    } else if key.credit == .all || earned == .zero {
      let wanted = key.credit == .all ? GradingWording.everyEntryCounts : nil
      self.init(.incorrect, message: message ?? wanted, isDecided: isDecided)
    } else {
      self.init(
        .close, share: earned / Fraction(pieces.count),
        message: message ?? GradingWording.entries(right: right, of: pieces.count),
        isDecided: isDecided)
    }
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

/// What becomes of one typed number.
private struct Piece {
  let verdict: Verdict
  let share: Fraction
  var message: String?
  let isDecided: Bool

  init(_ typed: TypedNumber, _ value: RealNumber, _ tolerance: Tolerance) {
    let judgement = tolerance.judges(typed.value, against: value)
    isDecided = judgement.isDecided
    if let demand = tolerance.written, judgement.isAccepted,
      !demand.isMet(by: typed.written, tolerance.digits)
    {
      // A number that is right is near, too.
      (verdict, share) = tolerance.close.map { (.close, $0.share) } ?? (.incorrect, .zero)
      message = GradingWording.digitsWanted(demand, tolerance.digits)
      return
    }
    verdict = judgement.verdict
    switch verdict {
    case .correct: share = .one
    case .close: share = tolerance.close?.share ?? .zero
    default: share = .zero
    }
  }

  init(_ typed: TypedNumber, _ value: RealNumber, _ rule: ProblemDefinition.EntryList.Rule) {
    switch rule {
    case .number(let tolerance): self.init(typed, value, tolerance)
    case .integer: self.init(typed, value, .wholeNumber)
    }
  }
}
