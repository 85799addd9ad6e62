import Exercises
import Mistakes
import Scalars

/// Traces wrong answers to the mistake, or the two, that they come from.
///
/// All answers speak together: what is looked for are the fewest mistakes that explain the most of
/// them. A mistake is named only where answers that have nothing to do with it would hardly ever fit as
/// well; see ``mostChance``.
///
/// Single mistakes are tried first and, where some answers are left, a second one on those. Two that
/// change the same answers have results of their own, and are tried only for what singles don't
/// explain. A mistake that changes none of the answers is never tried beside another.
struct Diagnosis {
  /// What some of the answers come from.
  struct Explanation: Sendable, Hashable {
    let cause: Cause
    /// The indices of the numbers.
    let numbers: [Int]
  }

  /// A cause is named if answers fit it by chance less often than this.
  static let mostChance = 1e-4
  /// More that can't be told apart are none.
  static let mostAlternatives = 3
  /// So many mistakes may come together; rounding too early is counted beside them.
  static let mostMistakes = 2

  let answers: [WrittenAnswer]
  let predictor: Predictor
  let reach: DiagnosisReach
  var open: Set<Int>
  var explanations: [Explanation] = []
  var singles: [Prediction] = []
  /// What the hypotheses give that were tried and lead to no wrong answer.
  var unfitting: [[Result]] = []

  private init(_ answers: [WrittenAnswer], _ predictor: Predictor, _ reach: DiagnosisReach) {
    self.answers = answers
    self.predictor = predictor
    self.reach = reach
    open = Set(answers.indices.filter { !answers[$0].isRight })
  }

  /// What was found, and what else may have been the start of it.
  struct Summary: Sendable {
    /// One cause, or two, of which neither is made of two; in the order of the steps.
    let explanations: [Explanation]
    /// Single mistakes of the E step that lead to all of its answers that are wrong, and what else they
    /// lead to; too little as it may be to name them.
    let starts: [Explanation]
  }

  static func explain(
    _ answers: [WrittenAnswer], _ predictor: Predictor, _ reach: DiagnosisReach
  ) -> Summary {
    var diagnosis = Diagnosis(answers, predictor, reach)
    diagnosis.trySingles()
    if !diagnosis.open.isEmpty { diagnosis.tryOrders() }
    if !diagnosis.open.isEmpty { diagnosis.tryPairs() }
    return Summary(
      explanations: diagnosis.explanations.sorted {
        ($0.numbers.min() ?? 0) < ($1.numbers.min() ?? 0)
      },
      starts: diagnosis.starts)
  }

  private var starts: [Explanation] {
    let expectation = answers.indices.filter { answers[$0].step == .expectation }
    guard !open.isEmpty, expectation.contains(where: { !answers[$0].isRight }) else { return [] }
    return singles.filter { single in
      single.hypothesis.steps == .expectation
        && expectation.allSatisfy { place in
          answers[place].isRight ? !single.moves[place] : single.explained.contains(place)
        }
    }.map { single in
      let numbers = answers.indices.filter { place in
        // Also where what is written hides it.
        single.explained.contains(place)
          || !answers[place].isRight
            && single.results[place].map { answers[place].agrees(with: $0) } == true
      }
      return Explanation(
        cause: Cause([single.hypothesis.mistakes]), numbers: numbers.map { answers[$0].index })
    }
  }
}

// MARK: Working

extension Diagnosis {
  func predict(_ hypotheses: [Hypothesis]) -> [Prediction] {
    let known = knownWork
    return hypotheses.compactMap { hypothesis in
      results(of: hypothesis, known).map { prediction(hypothesis, $0) }
    }
  }

  /// Those of many hypotheses that lead to some wrong answer; of the others only the results are kept.
  mutating func predictFitting(_ hypotheses: [Hypothesis]) -> [Prediction] {
    let known = knownWork
    var fitting: [Prediction] = []
    for hypothesis in hypotheses {
      guard let results = results(of: hypothesis, known) else { continue }
      if results.contains(where: isFitting) {
        fitting.append(prediction(hypothesis, results))
      } else {
        unfitting.append(results)
      }
    }
    return fitting
  }

  /// What a hypothesis gives for an answer, by its place.
  typealias Result = (place: Int, value: Double)

  /// - Returns: `nil` where the hypothesis gives nothing for any answer.
  private func results(of hypothesis: Hypothesis, _ known: KnownWork?) -> [Result]? {
    let target = reach.target(of: hypothesis.steps)
    guard !target.numbers.isEmpty,
      let values = predictor.values(hypothesis.method, target.target)
    else { return nil }
    let others = known.flatMap { $0.predictor.values($0.work(hypothesis.method), target.target) }
    return values.indices.map { index in
      let place = target.numbers[index]
      return (place, answers[place].nearer(values[index], others?[index]))
    }
  }

  private func isFitting(_ result: Result) -> Bool {
    let answer = answers[result.place]
    return open.contains(result.place) && answer.isMoved(to: result.value)
      && (answer.agrees(with: result.value) || answer.isNear(result.value))
  }

  private func prediction(_ hypothesis: Hypothesis, _ results: [Result]) -> Prediction {
    Prediction(hypothesis, results, answers) { refined(hypothesis.method, $0) }
  }

  /// Work with the mistakes that are known, where what is right or explained was gone on with as it was
  /// worked, not as it is written.
  struct KnownWork {
    let predictor: Predictor
    private let method: Mistakes.Method

    init(_ explanations: [Explanation], _ predictor: Predictor) {
      self.predictor = predictor
      method = explanations.compactMap { Mistakes.Method(making: $0.cause.alternatives[0]) }
        .reduce(.right) { $0.combined(with: $1) ?? $0 }
    }

    func work(_ other: Mistakes.Method) -> Mistakes.Method { other.combined(with: method) ?? other }
  }

  var knownWork: KnownWork? {
    explanations.isEmpty ? nil : knownWork(goingOnFrom: open)
  }

  private func knownWork(goingOnFrom places: Set<Int>) -> KnownWork {
    KnownWork(explanations, predictor.goingOn(from: Set(places.map { answers[$0].index })))
  }

  /// The result of a method where the student has kept digits that aren't written, and how far it moves
  /// where these were left out.
  private func refined(
    _ method: Mistakes.Method, _ place: Int
  ) -> (result: Double, reach: Double) {
    let answer = answers[place]
    let known = knownWork(goingOnFrom: open.subtracting([place]))
    let result = known.predictor.values(known.work(method), predictor.target([answer.index]))
    return (
      result?[0] ?? .nan,
      1.1 * predictor.reach(of: answer.index, by: method, from: answer.sources)
    )
  }
}
