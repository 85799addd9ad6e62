public import Mixtures
public import Scalars

/// Where the numbers of an exercise come from: fixed, or how to draw them.
public struct ModelDefinition: Sendable, Hashable {
  /// *K*.
  public let clusters: ClosedRange<Int>
  /// *d*.
  public let dimension: ClosedRange<Int>
  /// *n*.
  public let pointCount: ClosedRange<Int>
  /// x⁽ⁱ⁾, *n* rows of *d* numbers. Drawn ones are never equal.
  public let points: Numbers
  /// p_j, *K* numbers above 0. Of drawn ones the last is what the others leave of 1. `nil` where the
  /// sheet gives none.
  public let weights: Numbers?
  /// μ⁽ʲ⁾, *K* rows of *d* numbers. Drawn ones are never equal. `nil` where the sheet gives none.
  public let means: Numbers?
  /// What the covariances of the clusters have in common, given or not.
  public let covariance: CovarianceKind
  /// σ_j² or Σ_j; `nil` where the sheet gives none.
  public let covariances: Covariances?
  /// The cluster of each point, in the observed case.
  public let labels: Labels?
  /// The least distance between two means.
  public let apart: Fraction
  /// Whether no two weights may be equal.
  public let differentWeights: Bool
  /// What a draw has to fulfil beyond its numbers.
  public let conditions: Conditions

  /// One list of numbers or vectors.
  public enum Numbers: Sendable, Hashable {
    /// Rows as they are given; a row for each vector.
    case fixed([[Fraction]])
    /// Each number drawn from a grid, all values equally likely.
    case drawn(Grid)
  }

  /// The numbers `from`, `from` + `step`, … that don't pass `to`.
  public struct Grid: Sendable, Hashable {
    /// The first number.
    public let from: Fraction
    /// The distance between neighbours, above 0.
    public let step: Fraction
    /// How many there are, at least 1.
    public let count: Int

    /// - Returns: `nil` where there is none, or more than 1,000,000.
    public init?(from: Fraction, to: Fraction, step: Fraction) {
      guard step > .zero, to >= from else { return nil }
      let steps = (to - from) / step
      let whole = steps.numerator / steps.denominator
      guard whole < 1_000_000 else { return nil }
      self.from = from
      self.step = step
      count = Int(whole) + 1
    }

    func value(_ index: Int) -> Fraction { from + step * Fraction(index) }

    /// Whether `value` is one of the grid's numbers.
    func contains(_ value: Fraction) -> Bool {
      let steps = (value - from) / step
      return steps.isInteger && steps >= .zero && steps < Fraction(count)
    }
  }

  /// Whether every variant has the same numbers.
  public var isFixed: Bool {
    if case .drawn = labels { return false }
    let lists = [points, weights, means, covariances?.numbers].compactMap { $0 }
    return clusters.count == 1 && dimension.count == 1 && lists.allSatisfy { $0.fixed != nil }
  }
}

extension ModelDefinition.Numbers {
  /// The rows, where nothing is drawn.
  var fixed: [[Fraction]]? {
    if case .fixed(let rows) = self { rows } else { nil }
  }
}
