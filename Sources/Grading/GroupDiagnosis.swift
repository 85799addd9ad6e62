import Answers
import Exercises
import Mistakes
import Scalars
import Solving

/// The diagnosis of what a student has answered to the problems of a group.
struct GroupDiagnosis {
  let explanations: [Diagnosis.Explanation]
  /// What an answer that isn't explained may be right for.
  private let starts: [Diagnosis.Explanation]
  private let answers: GroupAnswers

  /// - Parameters:
  ///   - budget: how rounding moves the numbers from what the student wrote.
  ///   - isRight: whether an answer is right, by itself or for what stands before it.
  init(_ answers: GroupAnswers, _ budget: RoundingBudget?, isRight: (Int) -> Bool) {
    self.answers = answers
    let group = answers.group
    let predictor = Predictor(group, own: answers.own)
    var indices = answers.answers.keys.sorted()
    var right = predictor.values(.right, predictor.target(indices))
    if right == nil {
      // What the student wrote leads nowhere, but may show how it came about.
      indices = indices.filter {
        group.numbers[$0].step == .expectation && group.numbers[$0].quantity.iteration == 0
      }
      right = indices.isEmpty ? nil : predictor.values(.right, predictor.target(indices))
    }
    guard let right else {
      (explanations, starts) = ([], [])
      return
    }
    let written = zip(indices, right).compactMap { index, value in
      answers.answers[index].map {
        WrittenAnswer(
          group.numbers[index], index, $0, right: value, isRight: isRight(index),
          rounding: budget?.reach(of: index), sources: budget?.sources(of: index) ?? [],
          clusters: group.instance.mixture.clusterCount)
      }
    }
    let found = Diagnosis.explain(
      written, predictor, DiagnosisReach(group, indices, budget, predictor))
    (explanations, starts) = (found.explanations, found.starts)
  }

  /// An answer that is right for an E step that went wrong before it, of which the student has written
  /// down only a part.
  struct Carried {
    let judgement: Judgement
    /// The wrong answers of the E step.
    let sources: [Quantity]
  }

  /// What is known of an answer that is not explained: right for what may have led to the E step's.
  func carries(_ index: Int) -> Carried? {
    for start in starts where start.numbers.contains(index) {
      if let carried = carries(index, start) { return carried }
    }
    return nil
  }

  /// What is known of an answer by an explanation of it.
  ///
  /// - Returns: `nil` where it isn't right for an E step, as far as is known.
  func carries(_ index: Int, _ explanation: Diagnosis.Explanation) -> Carried? {
    let group = answers.group
    let isLikelihood = group.numbers[index].step == .logLikelihood
    let end = group.numbers[index].quantity.iteration + (isLikelihood ? 1 : 0)
    let sources = explanation.numbers.map { group.numbers[$0] }
      .filter { $0.step == .expectation && $0.quantity.iteration < end }
    guard !sources.isEmpty, group.numbers[index].step != .expectation,
      explanation.cause.mistakes.allSatisfy({ $0.step == .expectation }),
      let mistakes = explanation.cause.alternatives.first
    else { return nil }
    // The student may have gone on from what is written, or from the same work with all digits.
    let unexplained = answers.own.filter { !explanation.numbers.contains($0.key) }
    for own in [answers.own, unexplained] {
      guard let carried = group.carried(own: own, making: mistakes), carried.isSound(index),
        let judgement = answers.judges(
          index, beside: carried.value(of: index), carried.budget),
        judgement.isAccepted
      else { continue }
      return Carried(judgement: judgement, sources: sources.map(\.quantity))
    }
    return nil
  }
}

extension GroupAnswers {
  /// Whether an answer is as near to a number as rounding on the way, and in the end, can bring it;
  /// `nil` where nothing is known of that.
  func isReached(_ index: Int, from value: RealNumber, _ reach: Fraction?) -> Judgement? {
    guard let typed = answers[index]?.typed, let reach else { return nil }
    let number = group.numbers[index]
    return number.tolerance.judges(typed.value, against: value, reach: reach + number.unit / 2)
  }

  /// Whether an answer is right beside a number, or for rounding on the way there.
  func judges(_ index: Int, beside value: RealNumber, _ budget: RoundingBudget) -> Judgement? {
    guard let typed = answers[index]?.typed.value else { return nil }
    let judgement = group.numbers[index].tolerance.judges(typed, against: value)
    guard !judgement.isAccepted else { return judgement }
    return isReached(index, from: value, budget.reach(of: index)) ?? judgement
  }
}

extension WrittenAnswer {
  fileprivate init(
    _ number: AskedGroup.Number, _ index: Int, _ answer: GroupAnswers.Answer, right: Double,
    isRight: Bool, rounding: Fraction?, sources: [Int], clusters: Int
  ) {
    let asked = number.unit.approximation
    let written = answer.typed.written.map { Fraction.power(10, -$0.decimals).approximation }
    // Of a wrong method, rounding may move the result by more than of the right one.
    let rounding = 2 * (rounding?.approximation ?? 0)
    self.init(
      index: index, value: answer.typed.value.approximation, right: right, isRight: isRight,
      halfUnit: (written ?? asked) / 2,
      reach: max(asked, written ?? 0) * (1 + 1e-9) + rounding + 1e-12 * abs(right),
      rounding: rounding, sources: sources,
      spread: number.spread.approximation,
      quantity: number.quantity.inLowerTriangle, step: number.step, clusters: clusters)
  }
}

extension Quantity {
  /// The same entry of a symmetric matrix.
  fileprivate var inLowerTriangle: Quantity {
    guard name == .covariance, let row, let column, row < column else { return self }
    return Quantity(.covariance, cluster: cluster, row: column, column: row, iteration: iteration)
  }
}
