import Mistakes

/// A mistake that may have been made, or two together, and the work of somebody who makes them.
struct Hypothesis: Sendable {
  let mistakes: [Mistake]
  let method: Mistakes.Method
  let steps: StepSet
  /// Its place among the single ones.
  let place: Int

  private init?(_ mistakes: [Mistake], place: Int) {
    guard let method = Mistakes.Method(making: mistakes) else { return nil }
    self.mistakes = mistakes
    self.method = method
    self.place = place
    steps = StepSet(mistakes.map(\.step))
  }

  /// Single mistakes, in the order of the catalogue.
  static let singles = Mistake.allCases.filter { $0.method != nil }.enumerated()
    .compactMap { Hypothesis([$1], place: $0) }

  /// Two that can come together: the first, the second, and both, by the places of the single ones.
  struct Pair: Sendable {
    let first: Int
    let second: Int
    let both: Hypothesis
  }

  /// All pairs, in the order of the catalogue.
  static let pairs = singles.flatMap { a in
    singles.dropFirst(a.place + 1).compactMap { b in
      Hypothesis(a.mistakes + b.mistakes, place: -1)
        .map { Pair(first: a.place, second: b.place, both: $0) }
    }
  }
}

/// Steps of EM, as bits: they are compared for every two mistakes.
struct StepSet: OptionSet, Hashable {
  let rawValue: Int

  init(rawValue: Int) { self.rawValue = rawValue }

  init(_ steps: some Sequence<Mistake.Step>) {
    self = steps.reduce([]) { $0.union(StepSet($1)) }
  }

  private init(_ step: Mistake.Step) {
    switch step {
    case .expectation: self = .expectation
    case .maximisation: self = .maximisation
    case .rounding: self = .rounding
    case .logLikelihood: self = .logLikelihood
    }
  }

  static let expectation = StepSet(rawValue: 1)
  static let maximisation = StepSet(rawValue: 2)
  static let rounding = StepSet(rawValue: 4)
  static let logLikelihood = StepSet(rawValue: 8)
  static let all: StepSet = [.expectation, .maximisation, .rounding, .logLikelihood]
}
