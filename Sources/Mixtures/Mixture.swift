public import Scalars

/// A mixture of *K* spherical Gaussians in *d* dimensions: the parameters θ.
///
/// Cluster *j* has weight p_j, mean μ⁽ʲ⁾ and covariance σ_j² I. Indices count from 0 here; people
/// see them counted from 1.
public struct Mixture<S: Field>: Sendable {
  /// p_j, *K* numbers above 0 that sum to 1.
  public let weights: [S]
  /// μ⁽ʲ⁾, *K* × *d*.
  public let means: [[S]]
  /// σ_j², *K* numbers above 0, in squared units of the data.
  public let variances: [S]

  /// A mixture whose parts are as many as they should be; the values are not checked.
  ///
  /// - Precondition: *K* ≥ 1 weights, means and variances, and *d* ≥ 1 coordinates in every mean.
  public init(weights: [S], means: [[S]], variances: [S]) {
    precondition(!weights.isEmpty && weights.count == means.count, "a mean for every weight")
    precondition(weights.count == variances.count, "a variance for every weight")
    let d = means[0].count
    precondition(d > 0 && means.allSatisfy { $0.count == d }, "means of one dimension")
    self.weights = weights
    self.means = means
    self.variances = variances
  }

  /// *K*, the number of clusters.
  public var clusterCount: Int { weights.count }
  /// *d*, the number of coordinates of a point.
  public var dimension: Int { means[0].count }
}

extension Mixture: Equatable where S: Equatable {}
extension Mixture: Hashable where S: Hashable {}

/// Why a list of numbers is not a mixture; clusters count from 1.
public enum MixtureError: Error, Sendable, Hashable {
  case noClusters
  case counts(weights: Int, means: Int, variances: Int)
  case dimension(cluster: Int, is: Int, expected: Int)
  case weightNotPositive(cluster: Int, Fraction)
  case weightSum(Fraction)
  case varianceNotPositive(cluster: Int, Fraction)
  case noPoints
  case pointDimension(point: Int, is: Int, expected: Int)
}

extension Mixture where S == Fraction {
  /// A mixture out of numbers that somebody wrote.
  ///
  /// - Throws: ``MixtureError`` for the first thing that keeps them from being one: weights that
  ///   are not positive or don't sum to exactly 1, variances that are not positive, lists of
  ///   different lengths.
  public init(
    checkingWeights weights: [Fraction], means: [[Fraction]], variances: [Fraction]
  ) throws(MixtureError) {
    guard let first = means.first, !first.isEmpty else { throw .noClusters }
    guard weights.count == means.count, variances.count == means.count else {
      throw .counts(weights: weights.count, means: means.count, variances: variances.count)
    }
    for (j, mean) in means.enumerated() where mean.count != first.count {
      throw .dimension(cluster: j + 1, is: mean.count, expected: first.count)
    }
    for (j, weight) in weights.enumerated() where weight <= .zero {
      throw .weightNotPositive(cluster: j + 1, weight)
    }
    guard weights.sum() == .one else { throw .weightSum(weights.sum()) }
    for (j, variance) in variances.enumerated() where variance <= .zero {
      throw .varianceNotPositive(cluster: j + 1, variance)
    }
    self.init(weights: weights, means: means, variances: variances)
  }

  /// The same mixture over another kind of number.
  public func over<T: Field>(_ type: T.Type, in context: T.Context) -> Mixture<T> {
    let lift = { (value: Fraction) in T(value, in: context) }
    return Mixture<T>(
      weights: weights.map(lift), means: means.map { $0.map(lift) },
      variances: variances.map(lift))
  }
}
