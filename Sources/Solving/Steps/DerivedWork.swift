import Mixtures
import Scalars

extension Solution {
  /// The work of what follows from other results or from the shape of the exercise.
  func derivedWork(for quantities: [Quantity]) -> [WorkSection] {
    let steps = quantities.flatMap(derived)
    guard !steps.isEmpty else { return [] }
    return [
      WorkSection(
        topic: .derived, title: "From this", iteration: quantities.map(\.iteration).max() ?? 0,
        steps: steps)
    ]
  }

  private func derived(_ quantity: Quantity) -> [WorkStep] {
    switch quantity.name {
    case .freeParameters: [freeParameters]
    case .bic: [freeParameters, criterion(quantity, "BIC", penalty: bicPenalty)]
    case .aic: [freeParameters, criterion(quantity, "AIC", penalty: (letter("P"), parameters))]
    case .globalMean: [globalMean(quantity)]
    case .globalVariance: globalVariance(quantity)
    case .logLikelihoodGain: [gain(quantity)]
    case .singleLogLikelihood: [singleLikelihood]
    case .singleBic:
      [singleLikelihood, line(quantity, letter("BIC"), formula: nil, work: singleCriterion)]
    case .proxy:
      // At the parameters of its own posteriors the proxy function touches ℓ.
      [line(quantity, proxy, formula: likelihood, work: nil)]
    case .proxyAfter: [line(quantity, proxy, formula: proxySum, work: nil)]
    default: []
    }
  }

  private func letter(_ letter: String) -> WorkExpression { .symbol(MathSymbol(letter)) }

  // MARK: Parameters and criteria

  private var parameters: WorkExpression {
    .number(
      Fraction(
        instance.mixture.covariance.kind.freeParameters(
          clusters: instance.mixture.clusterCount, dimension: instance.mixture.dimension)))
  }

  /// P = (K − 1) + K d + …, by the kind of covariance.
  private var freeParameters: WorkStep {
    let mixture = instance.mixture
    let sum = { (k: WorkExpression, d: WorkExpression) -> WorkExpression in
      let half = WorkExpression.quotient(.product([d, .sum([d, 1])]), 2)
      let spread: WorkExpression =
        switch mixture.covariance.kind {
        case .spherical: k
        case .diagonal: .product([k, d])
        case .tied: half
        case .full: .product([k, half])
        }
      return .sum([.difference(k, 1), .product([k, d]), spread])
    }
    return line(
      Quantity(.freeParameters), letter("P"), formula: sum(letter("K"), letter("d")),
      work: sum(
        .number(Fraction(mixture.clusterCount)), .number(Fraction(mixture.dimension))))
  }

  /// ½ P ln n, in symbols and in numbers.
  private var bicPenalty: (WorkExpression, WorkExpression) {
    let points = WorkExpression.number(Fraction(instance.points.count))
    return (
      .product([.quotient(1, 2), letter("P"), .logarithm(letter("n"))]),
      .product([.quotient(1, 2), parameters, .logarithm(points)])
    )
  }

  private func criterion(
    _ quantity: Quantity, _ name: String, penalty: (WorkExpression, WorkExpression)
  ) -> WorkStep {
    let value = known(Quantity(.logLikelihood, iteration: quantity.iteration))
    return line(
      quantity, letter(name), formula: .difference(likelihood, penalty.0),
      work: .difference(.value(value), penalty.1))
  }

  /// What an update gains.
  private func gain(_ quantity: Quantity) -> WorkStep {
    let values = [quantity.iteration, quantity.iteration - 1].map {
      WorkExpression.value(known(Quantity(.logLikelihood, iteration: $0)))
    }
    let updated = WorkExpression.function(
      MathSymbol("ℓ"), arguments: [.symbol(MathSymbol("θ", hasHat: true))], separators: [])
    return line(
      quantity, .difference(updated, likelihood), formula: nil,
      work: .difference(values[0], values[1]))
  }

  // MARK: One cluster

  /// ℓ of the cluster that fits best: its formula is that of any kind, −n/2 (ln |2πΣ̂| + d).
  private var singleLikelihood: WorkStep {
    let spread = WorkExpression.product([2, .pi, .symbol(MathSymbol("Σ", hasHat: true))])
    return line(
      Quantity(.singleLogLikelihood), .symbol(MathSymbol("ℓ", index: "1")),
      formula: .product([
        .negation(.quotient(letter("n"), 2)),
        .sum([.logarithm(.determinant(spread)), letter("d")]),
      ]), work: nil)
  }

  private var singleCriterion: WorkExpression {
    let count = instance.mixture.covariance.kind.freeParameters(
      clusters: 1, dimension: instance.mixture.dimension)
    return .difference(
      .value(known(Quantity(.singleLogLikelihood))),
      .product([
        .quotient(1, 2), .number(Fraction(count)),
        .logarithm(.number(Fraction(instance.points.count))),
      ]))
  }

  // MARK: The points alone

  private func globalMean(_ quantity: Quantity) -> WorkStep {
    let c = quantity.coordinate ?? 1
    let isVector = instance.mixture.dimension > 1
    return line(
      quantity, .symbol(MathSymbol("x̄", index: isVector ? String(c) : nil)), formula: nil,
      work: .quotient(
        .sum(instance.points.map { .number($0[c - 1]) }), .number(Fraction(instance.points.count))))
  }

  private func globalVariance(_ quantity: Quantity) -> [WorkStep] {
    let d = instance.mixture.dimension
    let means = (1...d).map { Quantity(.globalMean, coordinate: $0) }
    let squares = instance.points.flatMap { point in
      (0..<d).map { c in
        WorkExpression.square(.difference(.number(point[c]), .value(known(means[c]))))
      }
    }
    let count = WorkExpression.number(Fraction(instance.points.count * d))
    return means.map(globalMean) + [
      line(
        quantity, .square(letter("σ")), formula: nil, work: .quotient(.sum(squares), count))
    ]
  }

  // MARK: The proxy function

  private var likelihood: WorkExpression {
    .function(MathSymbol("ℓ"), arguments: [letter("θ")], separators: [])
  }

  private var proxy: WorkExpression {
    .function(MathSymbol("ℓ", hasHat: true), arguments: [letter("θ")], separators: [])
  }

  /// Σ_i Σ_j p(j | i) log(p_j N(x⁽ⁱ⁾; …) / p(j | i)).
  private var proxySum: WorkExpression {
    let mixture = instance.mixture
    let before = WorkNotation(
      kind: mixture.covariance.kind, dimension: mixture.dimension, hasLabels: false, hasHats: false)
    let after = WorkNotation(
      kind: mixture.covariance.kind, dimension: mixture.dimension, hasLabels: false, hasHats: true)
    return .total(
      over: "i",
      .total(
        over: "j",
        .product([
          before.posterior("j", "i"),
          .logarithm(.quotient(after.joint("j", "i"), before.posterior("j", "i"))),
        ])))
  }
}
