import Answers
import Exercises
import Scalars
import Solving

/// Finds what the answers of a student show about each other.
///
/// An answer is looked at anew where it is not near its key: whether rounding what stands before it can
/// have led there, whether it is right for what the student wrote before it, and which mistakes it
/// comes from.
struct GroupFindings {
  private let answers: GroupAnswers
  /// How rounding moves the numbers from the right ones.
  private let budget: RoundingBudget?
  /// The numbers, from what the student wrote before each.
  private let carried: AskedGroup.Carried?
  private var findings: [Int: Finding] = [:]

  private init(_ answers: GroupAnswers) {
    self.answers = answers
    budget = answers.group.roundingBudget()
    carried = answers.group.carried(own: answers.own)
  }

  static func of(_ answers: GroupAnswers) -> Findings {
    var finder = GroupFindings(answers)
    finder.allowForRounding()
    finder.carryForward()
    finder.diagnose()
    finder.recogniseRounding()
    finder.addSecondOpinion()
    return Dictionary(
      finder.findings.map { (answers.group.numbers[$0].place, $1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The answers that are wrong as far as is known, in order.
  private var open: [Int] {
    answers.answers.keys.filter { answers.answers[$0]?.isRight == false && findings[$0] == nil }
      .sorted()
  }

  private func isRight(_ index: Int) -> Bool {
    answers.answers[index]?.isRight == true || findings[index]?.verdict == .correct
  }
}

// MARK: Rounding to what is asked for

extension GroupFindings {
  private mutating func allowForRounding() {
    guard let budget else { return }
    for index in open {
      guard let key = answers.answers[index]?.key,
        let reach = budget.reach(of: index), reach > .zero,
        let judgement = answers.isReached(index, from: key, reach),
        judgement.isAccepted
      else { continue }
      findings[index] = Finding(
        verdict: .correct, share: .one, isDecided: judgement.isDecided)
    }
  }
}

// MARK: Right for what was written before

extension GroupFindings {
  private mutating func carryForward() {
    if let carried { carryForward(from: carried) }
    // Who copies a parameter wrongly may have gone on with the right one.
    let own = answers.own
    let posteriors = own.filter { answers.group.numbers[$0.key].step == .expectation }
    let isOpen = open.contains { answers.group.numbers[$0].step != .expectation }
    guard isOpen, !posteriors.isEmpty, posteriors.count < own.count,
      let carried = answers.group.carried(own: posteriors)
    else { return }
    carryForward(from: carried)
  }

  private mutating func carryForward(from carried: AskedGroup.Carried) {
    for index in open {
      let sources = carried.sources(of: index)
      guard !sources.isEmpty,
        let judgement = answers.judges(
          index, beside: carried.value(of: index), carried.budget),
        judgement.isAccepted
      else { continue }
      findings[index] = finding(
        index, judgement, from: sources, isSound: carried.isSound(index, from: sources))
    }
  }

  /// What becomes of an answer that is right for what stands before it.
  private func finding(
    _ index: Int, _ judgement: Judgement, from sources: [Int], isSound: Bool
  ) -> Finding {
    let wrong = sources.filter { !isRight($0) }
    if wrong.isEmpty {
      return Finding(verdict: .correct, share: .one, isDecided: judgement.isDecided)
    }
    // What is right itself for what stands before it is no start.
    let starts = wrong.filter { findings[$0]?.verdict != .carried }
    let quantities = (starts.isEmpty ? wrong : starts).map { answers.group.numbers[$0].quantity }
    guard isSound else {
      return Finding(
        verdict: .incorrect, share: .zero,
        message: GradingWording.unsound(quantities), isDecided: judgement.isDecided)
    }
    return Finding(
      verdict: .carried, share: answers.leniency(index).carried,
      message: GradingWording.carried(from: quantities), isDecided: judgement.isDecided)
  }
}

// MARK: Mistakes

extension GroupFindings {
  private mutating func diagnose() {
    guard !open.isEmpty else { return }
    let diagnosis = GroupDiagnosis(
      answers, carried?.budget, isRight: { isRight($0) || findings[$0]?.verdict == .carried })
    for explanation in diagnosis.explanations {
      for index in explanation.numbers {
        findings[index] = finding(index, explanation, diagnosis)
      }
    }
    for index in open {
      if let carried = diagnosis.carries(index) { findings[index] = finding(index, carried) }
    }
  }

  private func finding(_ index: Int, _ carried: GroupDiagnosis.Carried) -> Finding {
    Finding(
      verdict: .carried, share: answers.leniency(index).carried,
      message: GradingWording.carried(from: carried.sources),
      isDecided: carried.judgement.isDecided)
  }

  /// - Returns: `nil` for what ``recogniseRounding()`` has to say something of.
  private func finding(
    _ index: Int, _ explanation: Diagnosis.Explanation, _ diagnosis: GroupDiagnosis
  ) -> Finding? {
    let cause = explanation.cause
    let first = explanation.numbers.min() ?? index
    if cause.mistakes.allSatisfy({ $0.step == .rounding }) {
      let what = GradingWording.rounding(from: cause)
      return imprecise(index, roundingMessage(index, first: first, what), cause)
    }
    if let carried = diagnosis.carries(index, explanation) { return finding(index, carried) }
    if cause.mistakes.allSatisfy({ $0.step == .expectation }), lacksOnlyDigits(index) { return nil }
    let message =
      index == first
      ? cause.feedback : GradingWording.sameCause(as: answers.group.numbers[first].quantity)
    return Finding(verdict: .incorrect, share: .zero, message: message, cause: cause)
  }
}

// MARK: What must hold in any case

extension GroupFindings {
  private mutating func addSecondOpinion() {
    let remarks = SecondOpinion.remarks(on: answers) { [self] in isRight($0) }
    for (index, remark) in remarks where !isRight(index) {
      guard var finding = findings[index] else {
        findings[index] = Finding(verdict: .incorrect, share: .zero, message: remark)
        continue
      }
      guard finding.verdict == .incorrect else { continue }
      finding.message = GradingWording.joined(finding.message, remark)
      findings[index] = finding
    }
  }
}

// MARK: Rounding too early

extension GroupFindings {
  /// Rounding to fewer decimals than these is no care at all.
  private static let fewestDecimals = 2

  /// What makes an answer imprecise: too few digits of its own, or of what it was worked from.
  private enum Imprecision {
    case short(decimals: Int)
    case rounded(decimals: Int)
  }

  private mutating func recogniseRounding() {
    var rounded: [(index: Int, decimals: Int)] = []
    for index in open {
      switch imprecision(index) {
      case .short(let decimals):
        let digits = answers.group.numbers[index].tolerance.digits
        findings[index] = imprecise(index, GradingWording.moreDigitsWanted(decimals, digits))
        findings[index]?.isShort = true
      case .rounded(let decimals): rounded.append((index, decimals))
      case nil: break
      }
    }
    // Whoever rounds does so alike, to so few decimals that it explains all.
    guard let decimals = rounded.map(\.decimals).min() else { return }
    let what = GradingWording.roundingIsLikely(decimals: decimals)
    for (index, _) in rounded {
      findings[index] = imprecise(index, roundingMessage(index, first: rounded[0].index, what))
    }
  }

  private func imprecise(_ index: Int, _ message: String, _ cause: Cause? = nil) -> Finding {
    Finding(
      verdict: .imprecise, share: answers.leniency(index).imprecise, message: message, cause: cause)
  }

  /// What is said of an answer that comes from rounding: all of it at the first of those that do.
  private func roundingMessage(_ index: Int, first: Int, _ what: String) -> String {
    index == first
      ? GradingWording.roundedTooEarly(what, needed: decimalsToKeep)
      : GradingWording.sameRounding(as: answers.group.numbers[first].quantity)
  }

  /// So many decimals on the way are enough for all that is asked; `nil` where that isn't known.
  private var decimalsToKeep: Int? {
    let numbers = answers.group.numbers
    let needed = numbers.indices.map {
      budget?.decimals(for: $0, within: numbers[$0].unit / 2)
    }
    return needed.contains(nil) ? nil : needed.compactMap { $0 }.max()
  }

  /// Beside the right number, or beside the one that is right for what stands before it.
  private func imprecision(_ index: Int) -> Imprecision? {
    guard let answer = answers.answers[index] else { return nil }
    return imprecision(index, answer.typed, answer.key, budget) ?? carriedImprecision(index)
  }

  private func carriedImprecision(_ index: Int) -> Imprecision? {
    guard let answer = answers.answers[index], let carried, carried.isGround(for: index) else {
      return nil
    }
    return imprecision(index, answer.typed, carried.value(of: index), carried.budget)
  }

  /// Whether an answer of a later step is right for a written E step but for its digits, so that the
  /// mistake of the E step is no more its own than if it had all of them.
  private func lacksOnlyDigits(_ index: Int) -> Bool {
    let numbers = answers.group.numbers
    let isWritten = carried?.sources(of: index).contains { numbers[$0].step == .expectation }
    return numbers[index].step != .expectation && isWritten == true
      && carriedImprecision(index) != nil
  }

  private func imprecision(
    _ index: Int, _ typed: TypedNumber, _ value: RealNumber, _ budget: RoundingBudget?
  ) -> Imprecision? {
    let number = answers.group.numbers[index]
    guard number.tolerance.isAboutNearness else { return nil }
    // Where so many digits have to be written, too few are no answer.
    if number.tolerance.written == nil,
      let decimals = Self.rightDecimals(typed, value, below: number.decimals)
    {
      return .short(decimals: decimals)
    }
    return budget.flatMap { level(index, from: value, $0) }.map { .rounded(decimals: $0) }
  }

  /// The most decimals, fewer than asked for, to which everything before an answer can have been
  /// rounded.
  private func level(
    _ index: Int, from value: RealNumber, _ budget: RoundingBudget
  ) -> Int? {
    let number = answers.group.numbers[index]
    guard number.decimals > Self.fewestDecimals,
      let most = budget.reach(of: index, decimals: Self.fewestDecimals),
      answers.isReached(index, from: value, most * Self.slack)?.isAccepted == true
    else { return nil }
    return (Self.fewestDecimals..<number.decimals).reversed().first { decimals in
      guard let reach = budget.reach(of: index, decimals: decimals), reach != .zero,
        reach <= number.spread * Self.widest
      else { return false }
      // Beyond the first order there is a little more.
      return answers.isReached(index, from: value, reach * Self.slack)?.isAccepted == true
    }
  }

  private static let slack = Fraction(21) / 20
  /// What could be nearly anything is no sign of rounding.
  private static let widest = Fraction.one / 20

  /// The decimals of an answer that is the right number with fewer than asked for. A zero that was
  /// written is a digit like any other.
  private static func rightDecimals(
    _ typed: TypedNumber, _ value: RealNumber, below asked: Int
  ) -> Int? {
    guard let decimals = typed.written?.decimals, decimals >= fewestDecimals, decimals < asked,
      let given = typed.value.given
    else { return nil }
    // Most are far off, which is seen at once.
    let unit = Fraction.power(10, -decimals).approximation
    guard abs(given.approximation - value.approximation) <= 2 * unit else { return nil }
    let isRight = [value.rounded(decimals: decimals), value.cutOff(decimals: decimals)]
      .contains { $0.decimal.fraction == given }
    return isRight ? decimals : nil
  }
}
