import Mixtures
import Scalars

/// The symbols of one iteration of an exercise.
struct WorkNotation {
  let kind: CovarianceKind
  /// *d*.
  let dimension: Int
  /// Whether labels δ(j | i) stand in place of posteriors.
  let hasLabels: Bool
  /// Whether an update made the parameters, which then wear hats.
  let hasHats: Bool

  /// A hat is worn by what an update made; what the M step is about to make always has one.
  private func letter(
    _ letter: String, isNew: Bool, place: String? = nil, index: String? = nil,
    element: MathSymbol.Element? = nil
  ) -> WorkExpression {
    .symbol(
      MathSymbol(letter, hasHat: isNew || hasHats, place: place, index: index, element: element))
  }

  /// Where there are several coordinates, each is marked.
  private func mark(_ coordinate: Int?) -> String? {
    dimension > 1 ? coordinate.map(String.init) : nil
  }

  /// x⁽ⁱ⁾, or a coordinate of it.
  func point(_ i: String, _ coordinate: Int? = nil) -> WorkExpression {
    .symbol(MathSymbol("x", place: i, index: mark(coordinate)))
  }

  /// μ⁽ʲ⁾, or a coordinate of it.
  func mean(_ j: String, _ coordinate: Int? = nil, isNew: Bool = false) -> WorkExpression {
    letter("μ", isNew: isNew, place: j, index: mark(coordinate))
  }

  /// p_j.
  func weight(_ j: String, isNew: Bool = false) -> WorkExpression {
    letter("p", isNew: isNew, index: j)
  }

  /// σ_j².
  func variance(_ j: String, isNew: Bool = false) -> WorkExpression {
    .square(letter("σ", isNew: isNew, index: j))
  }

  /// Σ_j, or Σ where one matrix serves all clusters; or an element of it.
  func covariance(
    _ j: String, _ element: MathSymbol.Element? = nil, isNew: Bool = false
  ) -> WorkExpression {
    letter("Σ", isNew: isNew, index: kind == .tied ? nil : j, element: element)
  }

  /// n̂_j.
  func count(_ j: String) -> WorkExpression { .symbol(MathSymbol("n", hasHat: true, index: j)) }

  /// n̂_j Σ̂_j, a cluster's share in n times the tied covariance.
  func shareOfTied(_ j: String, _ element: MathSymbol.Element) -> WorkExpression {
    .product([
      count(j), .symbol(MathSymbol("Σ", hasHat: true, index: j, element: element)),
    ])
  }

  /// p(j | i).
  func posterior(_ j: String, _ i: String) -> WorkExpression {
    conditional(MathSymbol("p", hasHat: hasHats), .symbol(MathSymbol(j)), .symbol(MathSymbol(i)))
  }

  /// What the M step shares the points by: p(j | i), or δ(j | i) where labels say it.
  func share(_ j: String, _ i: String) -> WorkExpression {
    hasLabels
      ? conditional(MathSymbol("δ"), .symbol(MathSymbol(j)), .symbol(MathSymbol(i)))
      : posterior(j, i)
  }

  /// p(x⁽ⁱ⁾ | θ).
  func likelihood(_ i: String) -> WorkExpression {
    conditional(MathSymbol("p"), point(i), letter("θ", isNew: false))
  }

  private func conditional(
    _ symbol: MathSymbol, _ first: WorkExpression, _ second: WorkExpression
  ) -> WorkExpression {
    .function(symbol, arguments: [first, second], separators: [" | "])
  }

  /// ℓ(θ).
  var logLikelihood: WorkExpression {
    .function(MathSymbol("ℓ"), arguments: [letter("θ", isNew: false)], separators: [])
  }

  /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j), with σ_j² I in place of Σ_j where clusters are spherical.
  func density(_ j: String, _ i: String) -> WorkExpression {
    let spread: WorkExpression =
      switch kind {
      case .spherical where dimension == 1: variance(j)
      case .spherical: .product([variance(j), .symbol(MathSymbol("I"))])
      case .diagonal, .tied, .full: covariance(j)
      }
    return .function(
      MathSymbol("N"), arguments: [point(i), mean(j), spread], separators: ["; ", ", "])
  }

  /// p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j).
  func joint(_ j: String, _ i: String) -> WorkExpression { .product([weight(j), density(j, i)]) }

  /// x⁽ⁱ⁾ − μ⁽ʲ⁾, or a coordinate of it.
  func distance(
    _ j: String, _ i: String, _ coordinate: Int? = nil, isNew: Bool = false
  ) -> WorkExpression {
    .difference(point(i, coordinate), mean(j, coordinate, isNew: isNew))
  }

  /// (x⁽ⁱ⁾ − μ⁽ʲ⁾)ᵀ Σ_j⁻¹ (x⁽ⁱ⁾ − μ⁽ʲ⁾).
  func quadraticForm(_ j: String, _ i: String) -> WorkExpression {
    .product([.transpose(distance(j, i)), .power(covariance(j), -1), distance(j, i)])
  }
}
