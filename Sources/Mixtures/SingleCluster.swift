public import Scalars

extension Instance {
  /// |Σ̂| of the one cluster of the instance's kind that fits the points best, by maximum likelihood:
  /// the scatter of the points about x̄ over *n*, of which the diagonal kind keeps the diagonal and
  /// the spherical one the mean of the diagonal.
  ///
  /// - Returns: a number above 0, in units of the data to the power 2 *d*; `nil` where the points are
  ///   degenerate, so that the likelihood has no bound.
  /// - Complexity: O(*n* · *d*² + *d*³).
  public var singleDeterminant: Fraction? {
    guard !isDegenerate else { return nil }
    let scatter = scatter
    let d = scatter.rowCount
    let n = Fraction(points.count)
    let pivots: [Fraction] =
      switch mixture.covariance.kind {
      case .spherical:
        Array(repeating: (0..<d).map { scatter[$0, $0] }.sum() / Fraction(d), count: d)
      case .diagonal: (0..<d).map { scatter[$0, $0] }
      case .tied, .full: CovarianceFactor(scatter).pivots
      }
    return pivots.reduce(.one) { $0 * ($1 / n) }
  }
}
