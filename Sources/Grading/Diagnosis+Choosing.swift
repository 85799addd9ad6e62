import Mistakes

extension Diagnosis {
  /// A cause with the places that it explains.
  struct Found {
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

  mutating func take(_ found: Found) {
    explanations.append(
      Explanation(cause: found.cause, numbers: found.places.map { answers[$0].index }))
    open.subtract(found.places)
  }

  /// What is right for the work with the mistakes that are known, also where that isn't written down.
  mutating func takeWhatFollows() {
    guard let last = explanations.last, let known = knownWork else { return }
    let target = reach.everything
    let values = known.predictor.values(known.work(.right), target.target) ?? []
    let places = zip(target.numbers, values).filter { place, value in
      open.contains(place) && answers[place].agrees(with: value)
        && answers[place].chance(value, isRounding: false) < Self.mostChanceToFollow
    }.map(\.0)
    guard !places.isEmpty else { return }
    explanations[explanations.count - 1] = Explanation(
      cause: last.cause, numbers: (last.numbers + places.map { answers[$0].index }).sorted())
    open.subtract(places)
  }

  /// What follows from a known mistake is expected, so it need not be as near as what shows one.
  private static let mostChanceToFollow = 0.01

  /// The cause that explains the most open answers, if one is to be named.
  ///
  /// - Parameter tried: all that could have fitted as well.
  func best(of predictions: [Prediction], beside tried: [Prediction]) -> Found? {
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
  /// - Returns: without the number of hypotheses, which is the same for all; `nil` where it is too often.
  private func chance(
    _ prediction: Prediction, _ places: [Int], _ tried: [Prediction]
  ) -> Double? {
    let share = answers.independent(places).reduce(1.0) { share, place -> Double in
      let isRounding = prediction.hypothesis.steps.contains(.rounding)
      return share
        * (prediction.results[place].map { answers[place].chance($0, isRounding: isRounding) } ?? 1)
    }
    let concerned = answers.indices.count { place in
      open.contains(place) && prediction.results[place] != nil
    }
    let chance = share * Self.choices(places.count, of: concerned + prediction.contradicted)
    // Most are decided without looking at what else was tried.
    guard chance < Self.mostChance else { return nil }
    let isRareInAnyCase = chance * Double(tried.count + unfitting.count) < Self.mostChance
    return isRareInAnyCase || chance * Double(variety(of: tried, at: places)) < Self.mostChance
      ? chance : nil
  }

  /// How many different results hypotheses have at some places.
  private func variety(of predictions: [Prediction], at places: [Int]) -> Int {
    var seen: Set<[Int]> = []
    let note = { (result: (Int) -> Double?) in
      let units = places.map { answers[$0].units(result($0)) }
      if units.contains(where: { $0 != 0 }) { seen.insert(units) }
    }
    for prediction in predictions { note { prediction.results[$0] } }
    for results in unfitting { note { place in results.first { $0.place == place }?.value } }
    return max(seen.count, 1)
  }

  static func choices(_ count: Int, of total: Int) -> Double {
    (0..<count).reduce(1.0) { $0 * Double(total - $1) / Double($1 + 1) }
  }
}
