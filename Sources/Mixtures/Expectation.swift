public import Scalars

/// The outcome of an E step: who each point belongs to, and how likely the points are.
@frozen
public struct Expectation<S: Scalar>: Sendable {
  /// p(j | i), *n* × *K*, every row in 0…1 and summing to 1.
  public let posteriors: Matrix<S>
  /// The pivot cluster p of each point.
  @usableFromInline let pivots: [Int]
  /// p(x⁽ⁱ⁾ | θ) as a multiple of the pivot's term.
  @usableFromInline let multiples: [S]

  /// Computes the posterior probability of each cluster for each point.
  ///
  /// p(j | i) = p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) / Σ_k p_k N(x⁽ⁱ⁾; μ⁽ᵏ⁾, Σ_k).
  ///
  /// - Parameters:
  ///   - mixture: *K* clusters over *d* dimensions.
  ///   - points: *n* × *d*, in the units of the means.
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Precondition: `points` and `mixture` have the same *d*.
  /// - Complexity: O(*n* · *K* · *d*), with matrices O(*n* · *K* · *d*² + *K* · *d*³), and
  ///   *n* · (*K* − 1) exponentials.
  ///
  /// Source: Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.2.2, eq. 9.23.
  @inlinable
  public init(_ mixture: Mixture<S>, _ points: [[S]]) throws(EMError) {
    self.init(try DensityTerms(mixture, points))
  }

  /// Divides every term of a density by the largest one before its exponential is taken, so that
  /// densities below the smallest `Double` still give rows that sum to one; one exponential a point
  /// is saved, too.
  @inlinable
  public init(_ terms: DensityTerms<S>) {
    let (n, k) = (terms.gaps.rowCount, terms.gaps.columnCount)
    var heights = PivotHeights(terms.squaredHeights)
    var posteriors: [S] = []
    var multiples: [S] = []
    posteriors.reserveCapacity(n * k)
    multiples.reserveCapacity(n)
    let one = S(1, matching: terms.squaredHeights[0])
    for i in 0..<n {
      let pivot = terms.pivots[i]
      let relative = heights.relative(to: pivot)
      var others: S?
      for j in 0..<k {
        if j == pivot {
          posteriors.append(one)
        } else {
          let term = S.scaledExp(relative[j], terms.gaps[i, j])
          others = others.map { $0 + term } ?? term
          posteriors.append(term)
        }
      }
      guard let others else {
        multiples.append(one)
        continue
      }
      let total = one + others
      let share = one / total
      for j in 0..<k {
        posteriors[i * k + j] = j == pivot ? share : posteriors[i * k + j] * share
      }
      multiples.append(total)
    }
    self.posteriors = Matrix(rowCount: n, columnCount: k, elements: posteriors)
    pivots = terms.pivots
    self.multiples = multiples
  }

  /// log p(x⁽ⁱ⁾ | θ), *n* numbers in nats.
  ///
  /// - Parameters:
  ///   - mixture: the mixture that the E step was made with.
  ///   - points: the points that it was made with.
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Complexity: O(*n* · *d*), with matrices O(*n* · *d*²), and O(*n* + *K*) logarithms.
  @inlinable
  public func logDensities(_ mixture: Mixture<S>, _ points: [[S]]) throws(EMError) -> [S] {
    let factors = try mixture.factors()
    let scales = mixture.logScales(factors)
    return points.indices.map { i in
      let p = pivots[i]
      return scales[p] - factors[p].exponent(points[i], mixture.means[p]) + S.log(multiples[i])
    }
  }

  /// ℓ(θ) = Σ_i log Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j), in nats.
  ///
  /// - Parameters:
  ///   - mixture: the mixture that the E step was made with.
  ///   - points: the points that it was made with.
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Complexity: O(*n* · *d*), with matrices O(*n* · *d*²), and O(*n* + *K*) logarithms.
  @inlinable
  public func logLikelihood(_ mixture: Mixture<S>, _ points: [[S]]) throws(EMError) -> S {
    S.sum(try logDensities(mixture, points))
  }
}

/// p_j |Σ_j|^(−1/2) of each cluster as a multiple of that of a pivot, worked out once for each pivot
/// that is met.
@usableFromInline
struct PivotHeights<S: Scalar> {
  /// The heights as multiples of the first.
  @usableFromInline let heights: [S]
  @usableFromInline var known: [[S]]

  @inlinable
  init(_ squared: [S]) {
    // Clusters of one weight and spread have one height, which takes no root to see.
    let areEqual = squared.allSatisfy { $0.compared(to: squared[0]) == .equal }
    heights = areEqual ? squared : squared.map { S.squareRoot($0) }
    known = Array(repeating: areEqual ? heights : [], count: squared.count)
    known[0] = heights
  }

  @inlinable
  mutating func relative(to pivot: Int) -> [S] {
    if known[pivot].isEmpty { known[pivot] = heights.map { $0 / heights[pivot] } }
    return known[pivot]
  }
}

extension Mixture {
  /// The factored covariances.
  ///
  /// - Throws: ``EMError/singularCovariance(cluster:)`` for the first one that certainly has no
  ///   inverse.
  @inlinable
  public func factors() throws(EMError) -> [CovarianceFactor<S>] {
    let factors = covariance.factors(clusters: clusterCount, dimension: dimension)
    for j in factors.indices {
      for pivot in factors[j].pivots {
        switch pivot.compared(to: S(0)) {
        case .less, .equal: throw .singularCovariance(cluster: j + 1)
        case .greater, .undecided: break
        }
      }
    }
    return factors
  }
}

extension Mixture where S: Scalar {
  /// log(p_j |2πΣ_j|^(−1/2)) for each cluster *j*.
  @inlinable
  func logScales(_ factors: [CovarianceFactor<S>]) -> [S] {
    factors.indices.map { S.log(weights[$0]) - factors[$0].logDeterminant / S(2) }
  }
}
