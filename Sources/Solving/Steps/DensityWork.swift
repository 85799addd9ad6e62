import Balls
import Mixtures
import Scalars

// MARK: Densities

extension WorkNumbers {
  /// The density in symbols: (2πσ²)^(−d/2) · exp(−‖x − μ‖² / (2σ²)), or with |Σ| and Σ⁻¹.
  func densityFormula(_ j: String, _ i: String) -> WorkExpression {
    let d = WorkExpression.symbol(MathSymbol("d"))
    let half = WorkExpression.negation(.quotient(d, 2))
    if kind == .spherical {
      let variance = symbols.variance(j)
      return .product([
        .power(.product([2, .pi, variance]), half),
        .exponential(
          .negation(
            .quotient(.square(.norm(symbols.distance(j, i))), .product([2, variance])))),
      ])
    }
    return .product([
      .power(.product([2, .pi]), half),
      .power(.determinant(symbols.covariance(j)), .negation(.quotient(1, 2))),
      .exponential(.negation(.quotient(symbols.quadraticForm(j, i), 2))),
    ])
  }

  /// The density with its numbers; `nil` where a matrix has more than two rows.
  func densityWork(_ j: Int, _ i: Int) -> WorkExpression? {
    let squares = coordinates.map { WorkExpression.square(distance(j, i, $0)) }
    switch kind {
    case .spherical:
      let variance = number(Quantity(.variance, cluster: j, iteration: iteration))
      return .product([
        .power(.product([2, .pi, variance]), minusHalf(dimension)),
        .exponential(.negation(.quotient(.sum(squares), .product([2, variance])))),
      ])
    case .diagonal: return separateWork(j, squares)
    case .tied, .full:
      if dimension == 1 { return separateWork(j, squares) }
      return dimension == 2 ? matrixWork(j, i) : nil
    }
  }

  /// x⁽ⁱ⁾ − μ⁽ʲ⁾, a coordinate of it, in numbers.
  private func distance(_ j: Int, _ i: Int, _ c: Int) -> WorkExpression {
    .difference(.number(point(i, c)), number(mean(j, c)))
  }

  /// −d/2 in numbers.
  private func minusHalf(_ d: Int) -> WorkExpression {
    d.isMultiple(of: 2)
      ? .number(Fraction(-d / 2)) : .negation(.quotient(.number(Fraction(d)), 2))
  }

  /// The density of coordinates that don't depend on each other.
  private func separateWork(_ j: Int, _ squares: [WorkExpression]) -> WorkExpression {
    let variances = coordinates.map { number(covariance(j, $0, $0)) }
    let exponent: WorkExpression =
      dimension == 1
      ? .quotient(squares[0], .product([2, variances[0]]))
      : .quotient(.sum(zip(squares, variances).map { .quotient($0, $1) }), 2)
    return .product([
      .power(.product([2, .pi]), minusHalf(dimension)), .power(.product(variances), minusHalf(1)),
      .exponential(.negation(exponent)),
    ])
  }

  private func matrixWork(_ j: Int, _ i: Int) -> WorkExpression {
    .product([
      .power(.product([2, .pi]), -1), .power(.value(determinantValue(j)), minusHalf(1)),
      .exponential(.negation(.quotient(.value(quadraticFormValue(j, i)), 2))),
    ])
  }
}

// MARK: Matrices of two rows

extension WorkNumbers {
  private var hasMatrices: Bool { dimension == 2 && (kind == .full || kind == .tied) }

  /// |Σ_j| of each cluster, where densities are worked with it.
  var determinants: [WorkStep] {
    guard hasMatrices else { return [] }
    return (kind == .tied ? 1...1 : clusters).map { j in
      WorkStep(
        quantity: nil, symbol: .determinant(symbols.covariance("\(j)")),
        formula: determinant { symbols.covariance("\(j)", .init(row: $0, column: $1)) },
        work: determinant { number(covariance(j, $0, $1)) }, value: determinantValue(j))
    }
  }

  /// (x⁽ⁱ⁾ − μ⁽ʲ⁾)ᵀ Σ_j⁻¹ (x⁽ⁱ⁾ − μ⁽ʲ⁾), where densities are worked with it.
  func quadraticForm(_ j: Int, _ i: Int) -> [WorkStep] {
    guard hasMatrices else { return [] }
    let formula = quadraticForm(
      element: { symbols.covariance("\(j)", .init(row: $0, column: $1)) },
      distance: { symbols.distance("\(j)", "\(i)", $0) },
      determinant: .determinant(symbols.covariance("\(j)")))
    let work = quadraticForm(
      element: { number(covariance(j, $0, $1)) }, distance: { distance(j, i, $0) },
      determinant: .value(determinantValue(j)))
    return [
      WorkStep(
        quantity: nil, symbol: symbols.quadraticForm("\(j)", "\(i)"), formula: formula, work: work,
        value: quadraticFormValue(j, i))
    ]
  }

  private func determinant(_ element: (Int, Int) -> WorkExpression) -> WorkExpression {
    .difference(.product([element(1, 1), element(2, 2)]), .square(element(1, 2)))
  }

  private func quadraticForm(
    element: (Int, Int) -> WorkExpression, distance: (Int) -> WorkExpression,
    determinant: WorkExpression
  ) -> WorkExpression {
    .quotient(
      .sum([
        .product([element(2, 2), .square(distance(1))]),
        .negation(.product([2, element(1, 2), distance(1), distance(2)])),
        .product([element(1, 1), .square(distance(2))]),
      ]), determinant)
  }

  private func determinantValue(_ j: Int) -> RealNumber {
    let cross = value(covariance(j, 1, 2))
    return value(covariance(j, 1, 1)) * value(covariance(j, 2, 2)) - cross * cross
  }

  private func quadraticFormValue(_ j: Int, _ i: Int) -> RealNumber {
    let u = RealNumber(point(i, 1)) - value(mean(j, 1))
    let v = RealNumber(point(i, 2)) - value(mean(j, 2))
    let top =
      value(covariance(j, 2, 2)) * u * u - RealNumber(2) * value(covariance(j, 1, 2)) * u * v
      + value(covariance(j, 1, 1)) * v * v
    return top / determinantValue(j)
  }
}
