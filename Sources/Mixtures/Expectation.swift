public import Scalars

/// The outcome of an E step: who each point belongs to, and how likely the points are.
@frozen
public struct Expectation<S: Scalar>: Sendable {
  /// p(j | i), *n* × *K*, every row in 0…1 and summing to 1.
  public let posteriors: Matrix<S>
  /// The covariances that the step was made with, factored.
  @usableFromInline let factors: [CovarianceFactor<S>]
  /// What the density of each point is made of, kept so that logarithms are taken only on demand.
  @usableFromInline let densities: [PointDensity]

  /// The exponent of the pivot cluster p, and the density as a multiple of the pivot's term.
  @frozen @usableFromInline
  struct PointDensity: Sendable {
    @usableFromInline let pivot: Int
    @usableFromInline let exponent: S
    @usableFromInline let multiple: S

    @inlinable
    init(pivot: Int, exponent: S, multiple: S) {
      self.pivot = pivot
      self.exponent = exponent
      self.multiple = multiple
    }
  }

  /// Computes the posterior probability of each cluster for each point.
  ///
  /// p(j | i) = p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) / Σ_k p_k N(x⁽ⁱ⁾; μ⁽ᵏ⁾, Σ_k). Every term is divided by the
  /// largest one before its exponential is taken, so that densities below the smallest `Double`
  /// still give rows that sum to one; one exponential a point is saved, too.
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
    let factors = try mixture.factors()
    let clusters = mixture.clusterCount
    let logHeights = mixture.logHeights(factors)
    var heights = PivotHeights(mixture, factors)
    var posteriors: [S] = []
    var densities: [PointDensity] = []
    posteriors.reserveCapacity(points.count * clusters)
    densities.reserveCapacity(points.count)
    var exponents: [S] = []
    exponents.reserveCapacity(clusters)
    for point in points {
      exponents.removeAll(keepingCapacity: true)
      for j in 0..<clusters { exponents.append(factors[j].exponent(point, mixture.means[j])) }
      let pivot = Self.largestTerm(logHeights, exponents)
      let relative = heights.relative(to: pivot)
      let start = posteriors.count
      var total = S(1)
      for j in 0..<clusters {
        let term =
          j == pivot ? S(1) : S.scaledExp(relative[j], exponents[pivot] - exponents[j])
        if j != pivot { total = total + term }
        posteriors.append(term)
      }
      for j in start..<posteriors.count { posteriors[j] = posteriors[j] / total }
      densities.append(
        PointDensity(pivot: pivot, exponent: exponents[pivot], multiple: total))
    }
    self.posteriors = Matrix(
      rowCount: points.count, columnCount: clusters, elements: posteriors)
    self.factors = factors
    self.densities = densities
  }

  /// The index of the largest term, as nearly as doubles can tell. Any choice gives right results;
  /// a good one keeps them in range and sharp.
  @inlinable
  static func largestTerm(_ logHeights: [Double], _ exponents: [S]) -> Int {
    var best = 0
    var height = -Double.infinity
    for j in exponents.indices {
      let candidate = logHeights[j] - exponents[j].approximation
      if candidate > height { (best, height) = (j, candidate) }
    }
    return best
  }

  /// log p(x⁽ⁱ⁾ | θ), *n* numbers in nats.
  ///
  /// - Parameter mixture: the mixture that the E step was made with.
  /// - Complexity: O(*n* + *K*) logarithms.
  @inlinable
  public func logDensities(_ mixture: Mixture<S>) -> [S] {
    let scales = mixture.logScales(factors)
    return densities.map { scales[$0.pivot] - $0.exponent + S.log($0.multiple) }
  }

  /// ℓ(θ) = Σ_i log Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j), in nats.
  ///
  /// - Parameter mixture: the mixture that the E step was made with.
  /// - Complexity: O(*n* + *K*) logarithms.
  @inlinable
  public func logLikelihood(_ mixture: Mixture<S>) -> S { S.sum(logDensities(mixture)) }
}

/// p_j |Σ_j|^(−1/2) of each cluster as a multiple of that of a pivot, worked out once for each pivot
/// that is met.
///
/// Over fractions they stay fractions wherever they are: no logarithm is taken.
@usableFromInline
struct PivotHeights<S: Scalar> {
  @usableFromInline let mixture: Mixture<S>
  @usableFromInline let factors: [CovarianceFactor<S>]
  @usableFromInline var known: [[S]]

  @inlinable
  init(_ mixture: Mixture<S>, _ factors: [CovarianceFactor<S>]) {
    self.mixture = mixture
    self.factors = factors
    known = Array(repeating: [], count: factors.count)
  }

  @inlinable
  mutating func relative(to pivot: Int) -> [S] {
    if known[pivot].isEmpty {
      known[pivot] = factors.indices.map { j in
        if j == pivot { return S(1) }
        let weights = mixture.weights[j] / mixture.weights[pivot]
        if case .tied = mixture.covariance { return weights }
        return weights
          * S.squareRoot(factors[pivot].determinant(relativeTo: factors[j]))
      }
    }
    return known[pivot]
  }
}

extension Mixture where S: Scalar {
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

  /// log(p_j |Σ_j|^(−1/2)), as nearly as doubles can tell: for choosing pivots only.
  @inlinable
  func logHeights(_ factors: [CovarianceFactor<S>]) -> [Double] {
    factors.indices.map { j in
      var height = Double.log(weights[j].approximation)
      for c in 0..<dimension { height -= Double.log(factors[j].pivot(c).approximation) / 2 }
      return height
    }
  }

  /// log(p_j |2πΣ_j|^(−1/2)) for each cluster *j*.
  @inlinable
  func logScales(_ factors: [CovarianceFactor<S>]) -> [S] {
    factors.indices.map { S.log(weights[$0]) - factors[$0].logDeterminant / S(2) }
  }
}
