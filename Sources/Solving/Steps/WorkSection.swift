/// A line of the work: a quantity, how it is made, and what comes out.
public struct WorkStep: Sendable {
  /// What the step makes; `nil` for an intermediate value without a name of its own, such as |Σ_j|.
  public let quantity: Quantity?
  /// What the step makes, in the course's notation.
  public let symbol: WorkExpression
  /// The right-hand side in symbols; `nil` where `symbol` itself says how to work it.
  public let formula: WorkExpression?
  /// The right-hand side with the numbers put in; `nil` where it is not worked by hand, as the
  /// inverse of a matrix of more than two rows.
  public let work: WorkExpression?
  /// The result, of which any number of digits can be proven.
  public let value: RealNumber
}

/// Steps that belong together: a point's share of an E step, a cluster's of an M step.
public struct WorkSection: Sendable {
  /// What steps are about; clusters and points count from 1.
  public enum Topic: Sendable, Hashable {
    /// A point's part of an E step; `nil` for what all points need.
    case expectation(point: Int?)
    case logLikelihood
    /// A cluster's part of an M step; `nil` for what all clusters share.
    case update(cluster: Int?)
    /// The assignments and centres after an update of k-means.
    case kMeans
    /// What is read off or follows from other results: sizes, criteria, the proxy function.
    case derived
  }

  /// What the steps are about.
  public let topic: Topic
  /// What is worked, for people: `E step, point 1: x⁽¹⁾ = 0.2`.
  public let title: String
  /// The number of updates that the results stand for: an M step out of the posteriors of
  /// iteration 0 is of iteration 1.
  public let iteration: Int
  /// At least one step, each made of given numbers and of what came before.
  public let steps: [WorkStep]
}
