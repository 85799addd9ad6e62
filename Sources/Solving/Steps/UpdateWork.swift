import Mixtures
import Scalars

extension WorkNumbers {
  /// The M step, cluster by cluster; a covariance that all clusters share comes last.
  var update: [WorkSection] {
    let which = iteration == 0 ? "M step" : "M step of update \(iteration + 1)"
    let how =
      instance.labels != nil
      ? " with the known labels" : method == .hard ? " with the likeliest clusters" : ""
    let clusters = clusters.map { j in
      section(j, "\(which)\(how), cluster \(j)", [count(j), weight(j)] + means(j) + spread(j))
    }
    return clusters
      + (kind == .tied ? [section(nil, "\(which)\(how), all clusters", tiedCovariance)] : [])
  }

  private func section(_ cluster: Int?, _ title: String, _ steps: [WorkStep]) -> WorkSection {
    WorkSection(
      topic: .update(cluster: cluster), title: title, iteration: iteration + 1, steps: steps)
  }

  /// The share of cluster *j* in point *i*, in numbers.
  private func share(_ j: Int, _ i: Int) -> WorkExpression {
    if let labels = instance.labels { return labels[i - 1] == j - 1 ? 1 : 0 }
    if method == .hard {
      let likeliest = value(Quantity(.likeliest, point: i, iteration: iteration))
      return likeliest.given == Fraction(j) ? 1 : 0
    }
    return number(Quantity(.posterior, cluster: j, point: i, iteration: iteration))
  }

  private func countQuantity(_ j: Int) -> Quantity {
    Quantity(.count, cluster: j, iteration: iteration)
  }

  private func count(_ j: Int) -> WorkStep {
    step(
      countQuantity(j), symbols.count("\(j)"), .total(over: "i", symbols.share("\(j)", "i")),
      .sum(points.map { share(j, $0) }))
  }

  private func weight(_ j: Int) -> WorkStep {
    step(
      Quantity(.weight, cluster: j, iteration: iteration + 1),
      symbols.weight("\(j)", isNew: true),
      .quotient(symbols.count("\(j)"), .symbol(MathSymbol("n"))),
      .quotient(number(countQuantity(j)), pointCount))
  }

  private var pointCount: WorkExpression { .number(Fraction(instance.points.count)) }

  // MARK: Means

  private func means(_ j: Int) -> [WorkStep] {
    coordinates.flatMap { c in
      let sum = Quantity(.weightedSum, cluster: j, coordinate: c, iteration: iteration)
      let symbol = WorkExpression.total(
        over: "i", .product([symbols.share("\(j)", "i"), symbols.point("i", c)]))
      let terms = points.map { WorkExpression.product([share(j, $0), .number(point($0, c))]) }
      return [
        step(sum, symbol, .sum(terms)),
        step(
          newMean(j, c), symbols.mean("\(j)", c, isNew: true),
          .quotient(symbol, symbols.count("\(j)")),
          .quotient(number(sum), number(countQuantity(j)))),
      ]
    }
  }

  private func newMean(_ j: Int, _ c: Int) -> Quantity {
    Quantity(.mean, cluster: j, coordinate: c, iteration: iteration + 1)
  }

  // MARK: Variances and covariances

  private func spread(_ j: Int) -> [WorkStep] {
    switch kind {
    case .spherical: variance(j)
    case .diagonal: coordinates.flatMap { covariance(j, MathSymbol.Element(row: $0, column: $0)) }
    case .full: upperTriangle.flatMap { covariance(j, $0) }
    case .tied:
      upperTriangle.map { element in
        step(
          scatterMatrix(j, element), symbols.shareOfTied("\(j)", element),
          scatterSymbol(j, element), scatterWork(j, element))
      }
    }
  }

  private var upperTriangle: [MathSymbol.Element] {
    coordinates.flatMap { r in
      (r...dimension).map { MathSymbol.Element(row: r, column: $0) }
    }
  }

  private func variance(_ j: Int) -> [WorkStep] {
    let scatter = Quantity(.scatter, cluster: j, iteration: iteration)
    let distance = symbols.distance("\(j)", "i", isNew: true)
    let symbol = WorkExpression.total(
      over: "i", .product([symbols.share("\(j)", "i"), .square(.norm(distance))]))
    let terms = points.map { i in
      let squares = coordinates.map { WorkExpression.square(self.distance(j, i, $0)) }
      return WorkExpression.product([share(j, i), .sum(squares)])
    }
    let d = WorkExpression.symbol(MathSymbol("d"))
    return [
      step(scatter, symbol, .sum(terms)),
      step(
        Quantity(.variance, cluster: j, iteration: iteration + 1),
        symbols.variance("\(j)", isNew: true),
        .quotient(symbol, .product([d, symbols.count("\(j)")])),
        .quotient(
          number(scatter),
          .product([.number(Fraction(dimension)), number(countQuantity(j))]))),
    ]
  }

  private func covariance(_ j: Int, _ element: MathSymbol.Element) -> [WorkStep] {
    let scatter = scatterMatrix(j, element)
    let symbol = scatterSymbol(j, element)
    return [
      step(scatter, symbol, scatterWork(j, element)),
      step(
        newCovariance(j, element), symbols.covariance("\(j)", element, isNew: true),
        .quotient(symbol, symbols.count("\(j)")),
        .quotient(number(scatter), number(countQuantity(j)))),
    ]
  }

  private var tiedCovariance: [WorkStep] {
    upperTriangle.map { element in
      step(
        newCovariance(1, element), symbols.covariance("", element, isNew: true),
        .quotient(
          .total(over: "j", symbols.shareOfTied("j", element)), .symbol(MathSymbol("n"))),
        .quotient(.sum(clusters.map { number(scatterMatrix($0, element)) }), pointCount))
    }
  }

  private func newCovariance(_ j: Int, _ element: MathSymbol.Element) -> Quantity {
    Quantity(
      .covariance, cluster: j, row: element.row, column: element.column, iteration: iteration + 1)
  }

  private func scatterMatrix(_ j: Int, _ element: MathSymbol.Element) -> Quantity {
    Quantity(
      .scatterMatrix, cluster: j, row: element.row, column: element.column, iteration: iteration)
  }

  private func scatterSymbol(_ j: Int, _ element: MathSymbol.Element) -> WorkExpression {
    let distances = pair(element) { symbols.distance("\(j)", "i", $0, isNew: true) }
    return .total(over: "i", .product([symbols.share("\(j)", "i")] + distances))
  }

  private func scatterWork(_ j: Int, _ element: MathSymbol.Element) -> WorkExpression {
    .sum(
      points.map { i in
        .product([share(j, i)] + pair(element) { distance(j, i, $0) })
      })
  }

  /// The two distances of an element; on the diagonal, one squared.
  private func pair(
    _ element: MathSymbol.Element, _ distance: (Int) -> WorkExpression
  ) -> [WorkExpression] {
    element.row == element.column
      ? [.square(distance(element.row))] : [distance(element.row), distance(element.column)]
  }

  /// x⁽ⁱ⁾ − μ̂⁽ʲ⁾ about the new mean, a coordinate of it, in numbers.
  private func distance(_ j: Int, _ i: Int, _ c: Int) -> WorkExpression {
    .difference(.number(point(i, c)), number(newMean(j, c)))
  }
}
