public import Scalars

/// The outcome of an E step: who each point belongs to, and how likely the points are.
public struct Expectation<S: Scalar>: Sendable {
  /// p(j | i), *n* × *K*, every row in 0…1 and summing to 1.
  public let posteriors: [[S]]
  /// What the density of each point is made of, kept so that logarithms are taken only on demand.
  private let densities: [PointDensity]

  /// ‖x − μ⁽ᵖ⁾‖²/(2σ_p²) of the pivot cluster p, and the density as a multiple of the pivot's term.
  private struct PointDensity: Sendable {
    let pivot: Int
    let exponent: S
    let multiple: S
  }

  /// Computes the posterior probability of each cluster for each point.
  ///
  /// p(j | i) = p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, σ_j² I) / Σ_k p_k N(x⁽ⁱ⁾; μ⁽ᵏ⁾, σ_k² I). Every term is divided by
  /// the largest one before its exponential is taken, so that densities below the smallest `Double`
  /// still give rows that sum to one; one exponential a term is saved, too.
  ///
  /// - Parameters:
  ///   - mixture: *K* clusters over *d* dimensions.
  ///   - points: *n* × *d*, in the units of the means.
  /// - Precondition: `points` and `mixture` have the same *d*.
  /// - Complexity: O(*n* · *K* · *d*), and *n* · (*K* − 1) exponentials.
  ///
  /// Source: Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.2.2, eq. 9.23.
  public init(_ mixture: Mixture<S>, _ points: [[S]]) {
    let heights = mixture.relativeHeights
    let logHeights = heights.map { Double.log($0.approximation) }
    var posteriors: [[S]] = []
    var densities: [PointDensity] = []
    posteriors.reserveCapacity(points.count)
    densities.reserveCapacity(points.count)
    for point in points {
      let exponents = mixture.exponents(at: point)
      let pivot = Self.largestTerm(logHeights, exponents)
      let terms = heights.indices.map { j in
        j == pivot
          ? S(1) : S.scaledExp(heights[j] / heights[pivot], exponents[pivot] - exponents[j])
      }
      let total = terms.sum()
      posteriors.append(terms.map { $0 / total })
      densities.append(PointDensity(pivot: pivot, exponent: exponents[pivot], multiple: total))
    }
    self.posteriors = posteriors
    self.densities = densities
  }

  /// The index of the largest term, as nearly as doubles can tell. Any choice gives right results;
  /// a good one keeps them in range and sharp.
  private static func largestTerm(_ logHeights: [Double], _ exponents: [S]) -> Int {
    var best = 0
    var height = -Double.infinity
    for j in exponents.indices {
      let candidate = logHeights[j] - exponents[j].approximation
      if candidate > height { (best, height) = (j, candidate) }
    }
    return best
  }

  /// n̂_j = Σ_i p(j | i), *K* numbers that sum to *n*.
  public var counts: [S] {
    posteriors[0].indices.map { j in posteriors.map { $0[j] }.sum() }
  }

  /// ℓ(θ) = Σ_i log Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, σ_j² I), in nats.
  ///
  /// - Parameter mixture: the mixture that the E step was made with.
  /// - Complexity: O(*n* + *K*) logarithms.
  public func logLikelihood(_ mixture: Mixture<S>) -> S {
    let scales = mixture.logScales
    return densities.map { scales[$0.pivot] - $0.exponent + S.log($0.multiple) }.sum()
  }
}

extension Mixture where S: Scalar {
  /// p_j σ_j^(−d) of each cluster as a multiple of the first one's.
  ///
  /// Over fractions it stays a fraction wherever it is one: no logarithm is taken.
  var relativeHeights: [S] {
    let d = dimension
    return weights.indices.map { j in
      if j == 0 { return S(1) }
      let ratio = variances[0] / variances[j]
      let power = ratio.power(d / 2)
      let spread = d.isMultiple(of: 2) ? power : power * S.squareRoot(ratio)
      return weights[j] / weights[0] * spread
    }
  }

  /// ‖x − μ⁽ʲ⁾‖² / (2σ_j²) for each cluster *j*.
  func exponents(at point: [S]) -> [S] {
    weights.indices.map { j in
      squaredDistance(point, means[j]) / (variances[j] + variances[j])
    }
  }

  /// log(p_j (2πσ_j²)^(−d/2)) for each cluster *j*.
  var logScales: [S] {
    let twoPi = S(2) * S.pi(matching: weights[0])
    return weights.indices.map { j in
      S.log(weights[j]) - S(dimension) * S.log(twoPi * variances[j]) / S(2)
    }
  }
}

/// ‖a − b‖².
@inlinable
package func squaredDistance<S: Field>(_ a: [S], _ b: [S]) -> S {
  zip(a, b).map { ($0 - $1).squared }.sum()
}
