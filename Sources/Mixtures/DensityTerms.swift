public import Scalars

/// What the posteriors of *n* points are made of before any exponential is taken.
///
/// All of it is rational where θ and the points are, so that of a given θ it is worked out once over
/// fractions and then taken to any kind of number, without an error and at the cost of a division.
@frozen
public struct DensityTerms<S: Field>: Sendable {
  /// The cluster with the largest term at each point, as nearly as doubles can tell. Any choice
  /// gives right results; a good one keeps them in range and sharp.
  public let pivots: [Int]
  /// The exponent (x⁽ⁱ⁾ − μ⁽ʲ⁾)ᵀ Σ_j⁻¹ (x⁽ⁱ⁾ − μ⁽ʲ⁾) / 2 of the point's pivot, less that of cluster j,
  /// *n* × *K*.
  public let gaps: Matrix<S>
  /// p_j² / |Σ_j| as a multiple of the first cluster's, *K* numbers.
  public let squaredHeights: [S]

  @inlinable
  init(pivots: [Int], gaps: Matrix<S>, squaredHeights: [S]) {
    self.pivots = pivots
    self.gaps = gaps
    self.squaredHeights = squaredHeights
  }

  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Precondition: `points` and `mixture` have the same *d*.
  /// - Complexity: O(*n* · *K* · *d*), with matrices O(*n* · *K* · *d*² + *K* · *d*³).
  @inlinable
  public init(_ mixture: Mixture<S>, _ points: [[S]]) throws(EMError) {
    let factors = try mixture.factors()
    let squaredHeights = factors.indices.map { j in
      if j == 0 { return S(1, matching: mixture.weights[0]) }
      let squared = (mixture.weights[j] / mixture.weights[0]).squared
      if case .tied = mixture.covariance { return squared }
      return squared * factors[0].determinant(relativeTo: factors[j])
    }
    let exponents = zip(factors, mixture.means).map { factor, mean in
      points.map { factor.exponent($0, mean) }
    }
    let logHeights = squaredHeights.map { Double.log($0.approximation) / 2 }
    let pivots = points.indices.map { Self.largestTerm($0, logHeights, exponents) }
    let zero = S(0)
    let gaps = Matrix(rowCount: points.count, columnCount: factors.count) { i, j in
      j == pivots[i] ? zero : exponents[pivots[i]][i] - exponents[j][i]
    }
    self.init(pivots: pivots, gaps: gaps, squaredHeights: squaredHeights)
  }

  @inlinable
  static func largestTerm(_ i: Int, _ logHeights: [Double], _ exponents: [[S]]) -> Int {
    var best = 0
    var height = -Double.infinity
    for j in exponents.indices {
      let candidate = logHeights[j] - exponents[j][i].approximation
      if candidate > height { (best, height) = (j, candidate) }
    }
    return best
  }

  /// The same terms over another kind of number.
  @inlinable
  public func map<T: Field>(_ transform: (S) -> T) -> DensityTerms<T> {
    let zero = T(0)
    let (k, elements) = (gaps.columnCount, gaps.elements)
    let mapped = elements.indices.map { index in
      index % k == pivots[index / k] ? zero : transform(elements[index])
    }
    return DensityTerms<T>(
      pivots: pivots, gaps: Matrix(rowCount: gaps.rowCount, columnCount: k, elements: mapped),
      squaredHeights: squaredHeights.map(transform))
  }
}
