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
  /// What has led to it, if that is known.
  var cause: Cause?
  /// Whether it is right as far as it goes, and too few digits were written.
  var isShort = false

  private init(
    _ verdict: Verdict, share: Fraction? = nil, message: String? = nil, isDecided: Bool = true,
    cause: Cause? = nil, isShort: Bool = false
  ) {
    self.verdict = verdict
    self.share = share ?? (verdict == .correct ? .one : .zero)
    self.message = message
    self.isDecided = isDecided
    self.cause = cause
    self.isShort = isShort
  }

  /// - Parameter findings: what other answers show about the numbers, by their places from 0.
  init(
    of response: String?, _ key: Key, commas: CommaReading = .unsettled,
    findings: [Int: Finding] = [:]
  ) {
    guard let response, response.contains(where: { !$0.isWhitespace }) else {
      self.init(.blank)
      return
    }
    do {
      try self.init(reading: response, key, commas, findings)
    } catch {
      let message =
        key.isWholeNumber
        ? GradingWording.unreadableWholeNumber : GradingWording.unreadable(error)
      self.init(.unreadable, message: message)
    }
  }

  private init(
    reading response: String, _ key: Key, _ commas: CommaReading, _ findings: [Int: Finding]
  ) throws(ReadingError) {
    switch key {
    case .number(let value, let tolerance):
      let typed = try NumberReader.read(response, commas: commas)
      let piece = Piece(typed, value, tolerance, findings[0])
      self.init(
        piece.verdict, share: piece.share, message: piece.message, isDecided: piece.isDecided,
        cause: piece.cause, isShort: piece.isShort)
    case .integer(let value):
      let typed = try NumberReader.read(response, commas: commas)
      let piece = Piece(typed, value, .wholeNumber)
      let isWhole = typed.value.exact?.isInteger ?? (piece.verdict == .correct)
      self.init(
        piece.verdict, message: isWhole ? nil : GradingWording.wholeNumberWanted,
        isDecided: piece.isDecided)
    case .entries(let key):
      self.init(entries: try key.read(response, commas: commas), key, findings)
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
  private init(entries typed: [TypedNumber], _ key: EntryKey, _ findings: [Int: Finding]) {
    let pieces = zip(typed, key.values).enumerated().map { place, pair in
      Piece(pair.0, pair.1, key.rule, findings[place])
    }
    let isDecided = pieces.allSatisfy(\.isDecided)
    let message = pieces.lazy.compactMap(\.message).first
    let cause = pieces.lazy.compactMap(\.cause).first
    let earned = pieces.map(\.share).sum() / Fraction(pieces.count)
    let verdicts = Set(pieces.map(\.verdict))
    // What all of them are, or are at least.
    let whole = [[.correct], [.correct, .carried], [.correct, .carried, .imprecise]]
      .first { verdicts.isSubset(of: $0) }
    if let verdict = whole?.last {
      self.init(
        verdict, share: earned, message: message, isDecided: isDecided, cause: cause,
        isShort: pieces.contains(where: \.isShort))
    } else if key.credit == .all || earned == .zero {
      let whole = key.credit == .all ? GradingWording.everyEntryCounts : nil
      self.init(
        .incorrect, message: GradingWording.joined(whole, message), isDecided: isDecided,
        cause: cause)
    } else {
      let right = pieces.count { $0.verdict == .correct }
      self.init(
        .close, share: earned,
        message: GradingWording.joined(
          GradingWording.entries(right: right, of: pieces.count), message),
        isDecided: isDecided, cause: cause)
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

extension Key {
  fileprivate var isWholeNumber: Bool {
    if case .integer = self { true } else { false }
  }
}

/// What becomes of one typed number.
private struct Piece {
  let verdict: Verdict
  let share: Fraction
  var message: String?
  let isDecided: Bool
  var cause: Cause?
  var isShort = false

  /// The best of what the number itself and other answers say.
  init(
    _ typed: TypedNumber, _ value: RealNumber, _ tolerance: Tolerance, _ finding: Finding? = nil
  ) {
    let judgement = tolerance.judges(typed.value, against: value)
    isDecided = judgement.isDecided && finding?.isDecided ?? true
    cause = finding?.cause
    let isRight =
      judgement.isAccepted || finding?.verdict == .correct || finding?.verdict == .carried
    if isRight, let demand = tolerance.written, !demand.isMet(by: typed.written, tolerance.digits) {
      // A number that is right is near, too.
      (verdict, share) = tolerance.close.map { (.close, $0.share) } ?? (.incorrect, .zero)
      message = GradingWording.digitsWanted(demand, tolerance.digits)
      return
    }
    let own = Self.share(judgement.verdict, tolerance)
    message = finding?.message
    if let finding, own < finding.share || own == .zero {
      (verdict, share, isShort) = (finding.verdict, finding.share, finding.isShort)
    } else {
      (verdict, share) = (judgement.verdict, own)
    }
  }

  private static func share(_ verdict: Verdict, _ tolerance: Tolerance) -> Fraction {
    switch verdict {
    case .correct: .one
    case .close: tolerance.close?.share ?? .zero
    default: .zero
    }
  }

  init(
    _ typed: TypedNumber, _ value: RealNumber, _ rule: ProblemDefinition.EntryList.Rule,
    _ finding: Finding?
  ) {
    switch rule {
    case .number(let tolerance): self.init(typed, value, tolerance, finding)
    case .integer: self.init(typed, value, .wholeNumber)
    }
  }
}
