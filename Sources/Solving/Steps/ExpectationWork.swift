import Scalars

extension WorkNumbers {
  /// The E step, point by point, and the log-likelihood.
  var expectation: [WorkSection] {
    let determinants = determinants
    let first =
      determinants.isEmpty
      ? []
      : [section(.expectation(point: nil), "E step\(afterUpdates), determinants", determinants)]
    let points = points.map { i in
      section(
        .expectation(point: i), "E step\(afterUpdates), point \(i): \(pointText(i))",
        steps(ofPoint: i))
    }
    return first + points + [
      section(.logLikelihood, "Log-likelihood\(afterUpdates)", [logLikelihood])
    ]
  }

  func section(
    _ topic: WorkSection.Topic, _ title: String, _ steps: [WorkStep]
  ) -> WorkSection {
    WorkSection(topic: topic, title: title, iteration: iteration, steps: steps)
  }

  /// `x⁽¹⁾ = 0.2`, `x⁽¹⁾ = (1, −2)`.
  private func pointText(_ i: Int) -> String {
    let numbers = coordinates.map { c in
      // A given number is written exactly, whatever the digits.
      WorkExpression.number(point(i, c)).text(digits: 1)
    }
    let list = numbers.joined(separator: ", ")
    return "\(MathSymbol("x", place: "\(i)")) = \(dimension > 1 ? "(\(list))" : list)"
  }

  private func steps(ofPoint i: Int) -> [WorkStep] {
    clusters.flatMap { quadraticForm($0, i) + [density($0, i), joint($0, i)] }
      + [likelihood(i)] + clusters.map { posterior($0, i) }
  }

  private func quantity(_ name: Quantity.Name, _ j: Int?, _ i: Int) -> Quantity {
    Quantity(name, cluster: j, point: i, iteration: iteration)
  }

  private func density(_ j: Int, _ i: Int) -> WorkStep {
    step(
      quantity(.density, j, i), symbols.density("\(j)", "\(i)"), densityFormula("\(j)", "\(i)"),
      densityWork(j, i))
  }

  private func joint(_ j: Int, _ i: Int) -> WorkStep {
    let weight = number(Quantity(.weight, cluster: j, iteration: iteration))
    return step(
      quantity(.joint, j, i), symbols.joint("\(j)", "\(i)"),
      .product([weight, number(quantity(.density, j, i))]))
  }

  private func likelihood(_ i: Int) -> WorkStep {
    step(
      quantity(.likelihood, nil, i), symbols.likelihood("\(i)"),
      .total(over: "j", symbols.joint("j", "\(i)")),
      .sum(clusters.map { number(quantity(.joint, $0, i)) }))
  }

  private func posterior(_ j: Int, _ i: Int) -> WorkStep {
    step(
      quantity(.posterior, j, i), symbols.posterior("\(j)", "\(i)"),
      .quotient(symbols.joint("\(j)", "\(i)"), symbols.likelihood("\(i)")),
      .quotient(number(quantity(.joint, j, i)), number(quantity(.likelihood, nil, i))))
  }

  private var logLikelihood: WorkStep {
    step(
      Quantity(.logLikelihood, iteration: iteration), symbols.logLikelihood,
      .total(over: "i", .logarithm(symbols.likelihood("i"))),
      .sum(points.map { .logarithm(number(quantity(.likelihood, nil, $0))) }))
  }
}
