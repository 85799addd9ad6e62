public import Scalars

extension Mixture where S: Scalar {
  /// The proxy function of the M step at these parameters,
  /// ℓ̂(θ) = Σ_i Σ_j q(j | i) · log( p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) / q(j | i) ), in nats.
  ///
  /// It is a lower bound of ℓ(θ), equals it where q are the posteriors of θ itself, and is what an
  /// M step with the shares q maximises. A share of 0 adds nothing, the limit of q log q.
  ///
  /// - Parameters:
  ///   - shares: q, *n* × *K*, rows that sum to 1; the posteriors of the E step.
  ///   - points: *n* × *d*.
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  /// - Complexity: O(*n* · *K* · *d*) and *n* · *K* logarithms.
  ///
  /// Source: Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.4, eq. 9.71.
  @inlinable
  public func proxy(_ shares: Matrix<S>, _ points: [[S]]) throws(EMError) -> S {
    let factors = try factors()
    let scales = logScales(factors)
    var terms: [S] = []
    for i in points.indices {
      for j in scales.indices {
        let share = shares[i, j]
        let logTerm = scales[j] - factors[j].exponent(points[i], means[j])
        terms.append(share * logTerm + S.entropyTerm(share))
      }
    }
    return S.sum(terms)
  }

  /// N(x; μ⁽ʲ⁾, Σ_j), the density of one cluster, above 0, in inverse units of volume.
  ///
  /// - Throws: ``EMError/singularCovariance(cluster:)`` where a covariance certainly has no inverse.
  @inlinable
  public func density(_ j: Int, at x: [S]) throws(EMError) -> S {
    let factor = try factors()[j]
    return S.exp(-factor.exponent(x, means[j]) - factor.logDeterminant / S(2))
  }
}
