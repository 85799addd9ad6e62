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
  private static let mostMistakes = 2

  private let answers: [WrittenAnswer]
  private let predictor: Predictor
  private let reach: DiagnosisReach
  private var open: Set<Int>
  private var explanations: [Explanation] = []
  private var singles: [Prediction] = []

  private init(_ answers: [WrittenAnswer], _ predictor: Predictor, _ reach: DiagnosisReach) {
    self.answers = answers
    self.predictor = predictor
    self.reach = reach
    open = Set(answers.indices.filter { !answers[$0].isRight })
  }

  /// - Returns: one cause, or two, of which neither is made of two; in the order of the steps.
  static func explain(
    _ answers: [WrittenAnswer], _ predictor: Predictor, _ reach: DiagnosisReach
  ) -> [Explanation] {
    var diagnosis = Diagnosis(answers, predictor, reach)
    diagnosis.trySingles()
    if !diagnosis.open.isEmpty { diagnosis.tryOrders() }
    if !diagnosis.open.isEmpty { diagnosis.tryPairs() }
    return diagnosis.explanations.sorted { ($0.numbers.min() ?? 0) < ($1.numbers.min() ?? 0) }
  }
}

// MARK: Trying

extension Diagnosis {
  private func predict(_ hypotheses: [Hypothesis]) -> [Prediction] {
    let known = knownWork
    return hypotheses.compactMap { hypothesis in
      let target = reach.target(of: hypothesis.steps)
      guard !target.numbers.isEmpty, let values = predictor.values(hypothesis.method, target.target)
      else { return nil }
      let others = known.flatMap { $0.predictor.values($0.work(hypothesis.method), target.target) }
      var results = [Double?](repeating: nil, count: answers.count)
      for (index, place) in target.numbers.enumerated() {
        results[place] = answers[place].nearer(values[index], others?[index])
      }
      return Prediction(hypothesis, results, answers) { refined(hypothesis.method, $0) }
    }
  }

  /// Work with the mistakes that are known, where what is right or explained was gone on with as it was
  /// worked, not as it is written.
  private struct KnownWork {
    let predictor: Predictor
    private let method: Mistakes.Method

    init(_ explanations: [Explanation], _ predictor: Predictor) {
      self.predictor = predictor
      method = explanations.compactMap { Mistakes.Method(making: $0.cause.alternatives[0]) }
        .reduce(.right) { $0.combined(with: $1) ?? $0 }
    }

    func work(_ other: Mistakes.Method) -> Mistakes.Method { other.combined(with: method) ?? other }
  }

  private var knownWork: KnownWork? {
    guard !explanations.isEmpty else { return nil }
    let unknown = Set(open.map { answers[$0].index })
    return KnownWork(explanations, predictor.goingOn(from: unknown))
  }

  /// The result of a method where the student has kept digits that aren't written, and how far it moves
  /// where these were left out.
  private func refined(
    _ method: Mistakes.Method, _ place: Int
  ) -> (result: Double, reach: Double) {
    let answer = answers[place]
    let unknown = Set(open.filter { $0 != place }.map { answers[$0].index })
    let known = KnownWork(explanations, predictor.goingOn(from: unknown))
    let result = known.predictor.values(known.work(method), predictor.target([answer.index]))
    return (
      result?[0] ?? .nan,
      1.1 * predictor.reach(of: answer.index, by: method, from: answer.sources)
    )
  }

  /// Roundings come last: what somebody else's mistake explains is not for them.
  private mutating func trySingles() {
    for isRounding in [false, true] where !open.isEmpty {
      let steps = reach.steps(of: open)
      let hypotheses = Hypothesis.singles.filter {
        steps.isSuperset(of: $0.steps) && ($0.steps == .rounding) == isRounding
      }
      // What is found makes the results of the others more precise.
      var tried = predict(hypotheses).filter(\.isVisible)
      while !open.isEmpty, explanations.count < Self.mostMistakes,
        let found = best(of: tried, beside: tried)
      {
        take(found)
        takeWhatFollows()
        if !open.isEmpty { tried = predict(tried.map(\.hypothesis)) }
      }
      singles += tried
    }
  }

  /// Two mistakes whose results are not those of one beside the other.
  private mutating func tryPairs() {
    var tried = singles
    for isRounding in [false, true] {
      guard let known = explanations.first else {
        let pairs = predict(pairs(with: singles, isRounding: isRounding))
        tried += pairs
        if let found = best(of: pairs, beside: tried) { return take(found) }
        continue
      }
      // Beside a known mistake there is at most one more, which what is left has to show.
      guard explanations.count == 1, known.cause.isCertain else { return }
      let places = answers.indices.filter { known.numbers.contains(answers[$0].index) }
      let first = singles.filter { known.cause.alternatives == [$0.hypothesis.mistakes] }
      let pairs = predict(pairs(with: first, isRounding: isRounding))
        .filter { Set($0.explained).isSuperset(of: places) }
      tried += pairs
      if let found = best(of: pairs, beside: tried) {
        explanations.removeAll()
        return take(Found(cause: found.cause, places: (places + found.places).sorted()))
      }
    }
  }

  private func pairs(with first: [Prediction], isRounding: Bool) -> [Hypothesis] {
    var pairs: [Hypothesis] = []
    for a in first {
      for b in singles where a.overlaps(b) {
        // Of two among the first, each pair comes up twice.
        let isSecond = first.count > 1 && b.hypothesis.place < a.hypothesis.place
        guard !isSecond, let pair = Hypothesis.pair(a.hypothesis, b.hypothesis),
          pair.steps.contains(.rounding) == isRounding, isPossible(a, beside: b),
          isPossible(b, beside: a)
        else { continue }
        pairs.append(pair)
      }
    }
    return pairs
  }

  /// Whether a rounding may stand beside another mistake: what that one leaves alone has to agree.
  private func isPossible(_ rounding: Prediction, beside other: Prediction) -> Bool {
    guard rounding.hypothesis.steps == .rounding else { return true }
    if other.hypothesis.steps == .rounding { return false }
    return answers.indices.allSatisfy { place in
      !rounding.moves[place] || other.moves[place] || rounding.explained.contains(place)
    }
  }
}

// MARK: Choosing

extension Diagnosis {
  /// A cause with the places that it explains.
  private struct Found {
    let cause: Cause
    let places: [Int]
  }

  /// A hypothesis, the open answers that it explains, and how often others would fit as well.
  private struct Fit {
    let prediction: Prediction
    let places: [Int]
    let chance: Double

    func isBetter(than other: Fit) -> Bool {
      let (a, b) = (
        places.count - prediction.contradicted, other.places.count - other.prediction.contradicted
      )
      return a == b ? chance < other.chance : a > b
    }
  }

  private mutating func take(_ found: Found) {
    explanations.append(
      Explanation(cause: found.cause, numbers: found.places.map { answers[$0].index }))
    open.subtract(found.places)
  }

  /// What is right for the work with the mistakes that are known, also where that isn't written down.
  private mutating func takeWhatFollows() {
    guard let last = explanations.last, let known = knownWork else { return }
    let target = reach.everything
    let values = known.predictor.values(known.work(.right), target.target) ?? []
    let places = zip(target.numbers, values).filter { place, value in
      open.contains(place) && answers[place].agrees(with: value)
    }.map(\.0)
    guard !places.isEmpty else { return }
    explanations[explanations.count - 1] = Explanation(
      cause: last.cause, numbers: (last.numbers + places.map { answers[$0].index }).sorted())
    open.subtract(places)
  }

  /// The cause that explains the most open answers, if one is to be named.
  ///
  /// - Parameter tried: all that could have fitted as well.
  private func best(of predictions: [Prediction], beside tried: [Prediction]) -> Found? {
    let fitting = predictions.compactMap { prediction -> Fit? in
      let places = prediction.explained.filter(open.contains)
      guard !places.isEmpty, let chance = chance(prediction, places, tried) else { return nil }
      return Fit(prediction: prediction, places: places, chance: chance)
    }
    guard let first = fitting.min(by: { $0.isBetter(than: $1) }) else { return nil }
    // Those that agree on every answer can't be told apart.
    let alike = fitting.filter { isAlike($0.prediction, first.prediction) }
    guard alike.count <= Self.mostAlternatives else { return nil }
    return Found(
      cause: Cause(alike.map(\.prediction.hypothesis.mistakes)), places: first.places)
  }

  private func isAlike(_ a: Prediction, _ b: Prediction) -> Bool {
    answers.indices.allSatisfy { place in
      let answer = answers[place]
      let (a, b) = (a.results[place] ?? answer.right, b.results[place] ?? answer.right)
      return abs(a - b) <= answer.reach || !a.isFinite && !b.isFinite
    }
  }

  /// How often answers that have nothing to do with a hypothesis fit as well: the share of all such
  /// answers that do, times the hypotheses that were tried and the choices of answers.
  ///
  /// - Returns: `nil` where that is too often.
  private func chance(
    _ prediction: Prediction, _ places: [Int], _ tried: [Prediction]
  ) -> Double? {
    let share = places.reduce(1.0) { share, place -> Double in
      let isRounding = prediction.hypothesis.steps.contains(.rounding)
      return share
        * (prediction.results[place].map { answers[place].chance($0, isRounding: isRounding) } ?? 1)
    }
    let concerned = answers.indices.count { place in
      open.contains(place) && prediction.results[place] != nil
    }
    let chance = share * Self.choices(places.count, of: concerned + prediction.contradicted)
    // Most are decided without counting what was tried.
    guard chance < Self.mostChance else { return nil }
    let all = chance * Double(variety(of: tried, at: places))
    return all < Self.mostChance ? all : nil
  }

  /// How many different results hypotheses have at some places.
  private func variety(of predictions: [Prediction], at places: [Int]) -> Int {
    var seen: Set<[Int]> = []
    for prediction in predictions {
      let results = places.map { place -> Int in
        let answer = answers[place]
        let distance =
          ((prediction.results[place] ?? answer.right) - answer.right) / answer.halfUnit
        return distance.isFinite ? Int(max(-1e15, min(1e15, distance.rounded()))) : .max
      }
      if results.contains(where: { $0 != 0 }) { seen.insert(results) }
    }
    return max(seen.count, 1)
  }

  private static func choices(_ count: Int, of total: Int) -> Double {
    (0..<count).reduce(1.0) { $0 * Double(total - $1) / Double($1 + 1) }
  }
}

// MARK: Right values in another order

extension Diagnosis {
  /// The right posteriors of a step, written at each other's places.
  private mutating func tryOrders() {
    guard explanations.count < Self.mostMistakes else { return }
    for group in reach.posteriors {
      let places = group.filter(open.contains)
      var partners: [Int: Int] = [:]
      for place in places {
        let sources = places.filter { answers[place].agrees(with: answers[$0].right) }
        if sources.count == 1, let source = sources.first, source != place {
          partners[place] = source
        }
      }
      let moved = partners.keys.sorted()
      guard moved.count > 1, Set(partners.values) == Set(moved) else { continue }
      let share = moved.reduce(1.0) { share, place in
        share
          * answers[place].chance(answers[partners[place] ?? place].right, isRounding: false)
      }
      let orders = (1...moved.count).reduce(1.0) { $0 * Double($1) }
      guard share * orders * Self.choices(moved.count, of: places.count) < Self.mostChance else {
        continue
      }
      take(Found(cause: Cause([[.pointsPermuted]]), places: moved))
    }
  }
}
