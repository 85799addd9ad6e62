public import Mixtures
public import Scalars

extension ModelDefinition {
  /// The covariances of the clusters, in squared units of the data.
  public struct Covariances: Sendable, Hashable {
    /// What they have in common.
    public let kind: CovarianceKind
    /// Fixed ones as rows: σ_j² alone (spherical), the diagonal of Σ_j (diagonal), or Σ_j row by row
    /// (full); the one row of Σ (tied). Of drawn matrices it is the grid of the diagonal.
    public let numbers: Numbers
    /// The grid of what stands beside the diagonal of drawn matrices.
    public let offDiagonal: Grid?
    /// Whether no two clusters may have the same.
    public let areDifferent: Bool
  }

  /// Who generated each point, where that is known.
  public enum Labels: Sendable, Hashable {
    /// The cluster of each point, counted from 0.
    case fixed([Int])
    /// Each point's cluster is drawn, all equally likely; every cluster gets at least so many points.
    case drawn(least: Int)
  }

  /// What the numbers of a draw have to lead to.
  public struct Conditions: Sendable, Hashable {
    /// Where all posteriors under the given parameters have to lie.
    public let posteriors: ClosedRange<Fraction>?
    /// How many updates of k-means from the given means change something. None of its steps then has
    /// a centre without points, or a point that is equally near to two centres.
    public let kMeansUpdates: ClosedRange<Int>?
    /// What the first update of EM has to gain in log-likelihood, at least, in nats.
    public let likelihoodGain: Fraction?
    /// When EM has to stop.
    public let stops: Stops?
  }

  /// EM, run until ℓ changes by at most `change`, makes so many updates.
  public struct Stops: Sendable, Hashable {
    /// How many updates there may be.
    public let updates: ClosedRange<Int>
    /// In nats, above 0.
    public let change: Fraction
  }

  /// What a model may give or leave out. What is left out has some value in an `Instance`, which
  /// stands nowhere on a sheet and which nothing that is asked depends on.
  public enum Given: String, Sendable, Hashable, CaseIterable {
    case weights, means, covariances, labels

    /// θ as a whole.
    public static let parameters: Set<Given> = [.weights, .means, .covariances]
  }

  /// What the model gives beside the points.
  public var given: Set<Given> {
    var given: Set<Given> = []
    if weights != nil { given.insert(.weights) }
    if means != nil { given.insert(.means) }
    if covariances != nil { given.insert(.covariances) }
    if labels != nil { given.insert(.labels) }
    return given
  }
}
