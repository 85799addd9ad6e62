import Mistakes

extension Diagnosis {
  /// Roundings come last: what somebody else's mistake explains is not for them.
  mutating func trySingles() {
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
  mutating func tryPairs() {
    var tried = singles
    for isRounding in [false, true] {
      guard let known = explanations.first else {
        let pairs = predictFitting(pairs(with: singles, isRounding: isRounding))
        tried += pairs
        if let found = best(of: pairs, beside: tried) { return take(found) }
        continue
      }
      // Beside a known mistake there is at most one more, which what is left has to show.
      guard explanations.count == 1, known.cause.isCertain else { return }
      let places = answers.indices.filter { known.numbers.contains(answers[$0].index) }
      let first = singles.filter { known.cause.alternatives == [$0.hypothesis.mistakes] }
      let pairs = predictFitting(pairs(with: first, isRounding: isRounding))
        .filter { Set($0.explained).isSuperset(of: places) }
      tried += pairs
      if let found = best(of: pairs, beside: tried) {
        explanations.removeAll()
        return take(Found(cause: found.cause, places: (places + found.places).sorted()))
      }
    }
  }

  /// Two of the single mistakes, one of them among `first`, that change the same answers.
  private func pairs(with first: [Prediction], isRounding: Bool) -> [Hypothesis] {
    var tried = [Prediction?](repeating: nil, count: Hypothesis.singles.count)
    for single in singles { tried[single.hypothesis.place] = single }
    let isFirst = tried.indices.map { place in first.contains { $0.hypothesis.place == place } }
    return Hypothesis.pairs.compactMap { pair in
      guard isFirst[pair.first] || isFirst[pair.second],
        pair.both.steps.contains(.rounding) == isRounding, let a = tried[pair.first],
        let b = tried[pair.second], a.overlaps(b), isPossible(a, beside: b),
        isPossible(b, beside: a)
      else { return nil }
      return pair.both
    }
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
