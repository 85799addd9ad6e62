/// A quantity that an exercise may ask for, with the indices that it takes, which count from 1.
///
/// Iteration 0 is the given θ and its posteriors; an M step makes iteration 1 out of them, so "p̂_1
/// after one update" is `weight`, cluster 1, iteration 1.
public struct Quantity: Sendable, Hashable {
  /// The names, as files and `solve --json` write them.
  public enum Name: String, Sendable, CaseIterable {
    /// p(j | i), in 0…1; takes a cluster and a point.
    case posterior
    /// p_j, in 0…1; takes a cluster.
    case weight
    /// A coordinate of μ⁽ʲ⁾, in units of the data; takes a cluster and a coordinate.
    case mean
    /// σ_j², in squared units of the data; takes a cluster.
    case variance
    /// n̂_j = Σ_i p(j | i), in 0…n; takes a cluster.
    case count
    /// ℓ(θ), the natural logarithm of the likelihood.
    case logLikelihood
    /// K, a whole number.
    case clusters
    /// n, a whole number.
    case points
    /// d, a whole number.
    case dimension
  }

  /// What it is; the other properties say which one.
  public let name: Name
  /// *j*, from 1.
  public let cluster: Int?
  /// *i*, from 1.
  public let point: Int?
  /// The coordinate of a mean, from 1; may be left out where there is only one.
  public let coordinate: Int?
  /// The number of updates made before it; 0 for what is given.
  public let iteration: Int

  /// A quantity; whether an exercise has it, ``checkShape(clusters:points:dimension:)`` tells.
  public init(
    _ name: Name, cluster: Int? = nil, point: Int? = nil, coordinate: Int? = nil,
    iteration: Int = 0
  ) {
    self.name = name
    self.cluster = cluster
    self.point = point
    self.coordinate = coordinate
    self.iteration = iteration
  }
}

extension Quantity {
  /// Whether it is one of the given parameters, which are never rounded.
  public var isGiven: Bool { iteration == 0 && !name.isOfExpectation }
}

extension Quantity.Name {
  /// The indices that a quantity of this name takes.
  public var indices: Set<Quantity.Index> {
    switch self {
    case .posterior: [.cluster, .point]
    case .mean: [.cluster, .coordinate]
    case .weight, .variance, .count: [.cluster]
    case .logLikelihood, .clusters, .points, .dimension: []
    }
  }

  /// Whether the value changes from iteration to iteration.
  public var isIterated: Bool {
    switch self {
    case .clusters, .points, .dimension: false
    case .posterior, .weight, .mean, .variance, .count, .logLikelihood: true
    }
  }

  /// Whether it needs the E step of its own iteration, not only the parameters.
  var isOfExpectation: Bool {
    switch self {
    case .posterior, .count, .logLikelihood: true
    case .weight, .mean, .variance, .clusters, .points, .dimension: false
    }
  }
}

extension Quantity {
  /// An index of a quantity.
  public enum Index: String, Sendable, CaseIterable {
    case cluster, point, coordinate
  }

  /// The value of an index; `nil` where it is left out.
  public subscript(index: Index) -> Int? {
    switch index {
    case .cluster: cluster
    case .point: point
    case .coordinate: coordinate
    }
  }
}

extension Quantity: CustomStringConvertible {
  /// The course's notation in plain Unicode: `p(1 | 2)`, `μ̂⁽¹⁾`, `σ̂₁²`, `ℓ(θ̂)`.
  ///
  /// A hat stands for what one update made; from the second on the number of updates is added.
  public var description: String {
    let hat = iteration > 0 ? "\u{302}" : ""
    let suffix = iteration > 1 ? " after \(iteration) updates" : ""
    return symbol(hat: hat) + suffix
  }

  private func symbol(hat: String) -> String {
    let j = cluster ?? 0
    switch name {
    case .posterior: return "p\(hat)(\(j) | \(point ?? 0))"
    case .weight: return "p\(hat)\(Self.subscripts(j))"
    case .mean:
      let c = coordinate.map { $0 > 1 ? Self.subscripts($0) : "" } ?? ""
      return "μ\(hat)⁽\(Self.superscripts(j))⁾\(c)"
    case .variance: return "σ\(hat)\(Self.subscripts(j))²"
    case .count: return "n\u{302}\(Self.subscripts(j))"
    case .logLikelihood: return "ℓ(θ\(hat))"
    case .clusters: return "K"
    case .points: return "n"
    case .dimension: return "d"
    }
  }

  private static func subscripts(_ number: Int) -> String { digits(number, "₀₁₂₃₄₅₆₇₈₉") }
  private static func superscripts(_ number: Int) -> String { digits(number, "⁰¹²³⁴⁵⁶⁷⁸⁹") }

  private static func digits(_ number: Int, _ alphabet: String) -> String {
    let alphabet = Array(alphabet)
    return String(String(number).compactMap(\.wholeNumberValue).map { alphabet[$0] })
  }
}
