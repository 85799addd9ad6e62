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
  ///
  /// Beside a known mistake there is at most one more, which what is left has to show.
  mutating func tryPairs() {
    guard explanations.count < Self.mostMistakes, explanations.allSatisfy(\.cause.isCertain) else {
      return
    }
    let known = explanations.first
    let places = answers.indices.filter { known?.numbers.contains(answers[$0].index) == true }
    let pairs = pairs(with: known.map { $0.cause.alternatives[0] })
    var tried = singles
    for isRounding in [false, true] {
      let fitting = predictFitting(
        pairs.filter { $0.steps.contains(.rounding) == isRounding }
      ).filter { Set($0.explained).isSuperset(of: places) }
      tried += fitting
      guard let found = best(of: fitting, beside: tried) else { continue }
      explanations.removeAll()
      return take(Found(cause: found.cause, places: (places + found.places).sorted()))
    }
  }

  /// Two of the single mistakes that change the same answers, one of them the known one if there is.
  private func pairs(with known: [Mistake]?) -> [Hypothesis] {
    var tried = [Prediction?](repeating: nil, count: Hypothesis.singles.count)
    for single in singles { tried[single.hypothesis.place] = single }
    let isKnown = Hypothesis.singles.map { known == nil || known == $0.mistakes }
    return Hypothesis.pairs.compactMap { pair in
      guard isKnown[pair.first] || isKnown[pair.second], let a = tried[pair.first],
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
