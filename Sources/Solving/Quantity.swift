/// A quantity that an exercise may ask for, with the indices that it takes, which count from 1.
///
/// Iteration 0 is the given θ and its posteriors; an M step makes iteration 1 out of them, so "p̂_1
/// after one update" is `weight`, cluster 1, iteration 1. For k-means the given means are the
/// centres of iteration 0, and an update of the centres makes the next.
public struct Quantity: Sendable, Hashable {
  /// The names, as files and `solve --json` write them.
  public enum Name: String, Sendable, CaseIterable {
    /// p(j | i), in 0…1; takes a cluster and a point.
    case posterior
    /// p_j, in 0…1; takes a cluster.
    case weight
    /// A coordinate of μ⁽ʲ⁾, in units of the data; takes a cluster and a coordinate.
    case mean
    /// σ_j² of a spherical mixture, in squared units of the data; takes a cluster.
    case variance
    /// An element of Σ_j, in squared units of the data; takes a cluster, a row and a column.
    case covariance
    /// n̂_j = Σ_i p(j | i), in 0…n; takes a cluster.
    case count
    /// ℓ(θ), the natural logarithm of the likelihood, in nats.
    case logLikelihood

    /// ℓ(θ⁽ᵗ⁾) − ℓ(θ⁽ᵗ⁻¹⁾), what update t ≥ 1 gains, in nats; never below 0.
    case logLikelihoodGain

    /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j), above 0, in inverse units of volume; takes a cluster and a point.
    case density
    /// p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j); takes a cluster and a point.
    case joint
    /// p(x⁽ⁱ⁾ | θ) = Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j); takes a point.
    case likelihood
    /// Σ_i p(j | i) x⁽ⁱ⁾, a coordinate of it; takes a cluster and a coordinate. Of iteration t are
    /// the sums that the M step makes iteration t + 1 of.
    case weightedSum
    /// Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖² about the new mean; takes a cluster.
    case scatter
    /// Σ_i p(j | i) (x⁽ⁱ⁾ − μ̂⁽ʲ⁾)(x⁽ⁱ⁾ − μ̂⁽ʲ⁾)ᵀ about the new mean, an element of it; takes a cluster,
    /// a row and a column.
    case scatterMatrix

    /// ℓ̂ at the parameters that its posteriors were made with, where it equals ℓ, in nats.
    case proxy
    /// ℓ̂ with the posteriors of the iteration before at the parameters that the M step made out of
    /// them, in nats. With known labels or hard assignment it is ℓ̂ with these in their place.
    case proxyAfter
    /// The likeliest cluster of a point, a whole number from 1; takes a point.
    case likeliest

    /// K, a whole number.
    case clusters
    /// n, a whole number.
    case points
    /// d, a whole number.
    case dimension
    /// P, the number of free parameters, a whole number.
    case freeParameters
    /// The course's Bayesian information criterion ℓ − ½ P ln n, in nats; the largest wins.
    case bic
    /// Akaike's information criterion in the same form, ℓ − P, in nats; the largest wins.
    case aic
    /// ℓ of the one cluster of the same kind that fits the points best, by maximum likelihood, in
    /// nats: −n/2 (ln |2πΣ̂| + d), which for a spherical one is −(n d / 2) (ln(2πσ²) + 1) with the
    /// global variance σ². Source: Mardia, Kent and Bibby, *Multivariate Analysis* (1979), eq. 4.2.8.
    case singleLogLikelihood
    /// ℓ − ½ P ln n of that one cluster, in nats, to be held against ``bic``.
    case singleBic

    /// A coordinate of x̄, in units of the data; takes a coordinate.
    case globalMean
    /// Σ_i ‖x⁽ⁱ⁾ − x̄‖² / (n d), in squared units of the data.
    case globalVariance
    /// The nearest centre of a point, a whole number from 1; takes a point.
    case kMeansAssignment
    /// A coordinate of a k-means centre, in units of the data; takes a cluster and a coordinate.
    case kMeansCentre
    /// The share of the points that belongs to a k-means centre, in 0…1; takes a cluster.
    case kMeansProportion
    /// Σ_i ‖x⁽ⁱ⁾ − c‖² over each point's centre c, in squared units of the data.
    case inertia
    /// How many updates of k-means change something before none does, a whole number from 0.
    case kMeansUpdates
  }

  /// What it is; the other properties say which one.
  public let name: Name
  /// *j*, from 1.
  public let cluster: Int?
  /// *i*, from 1.
  public let point: Int?
  /// The coordinate of a vector, from 1; may be left out where there is only one.
  public let coordinate: Int?
  /// The row of a matrix, from 1.
  public let row: Int?
  /// The column of a matrix, from 1.
  public let column: Int?
  /// The number of updates made before it; 0 for what is given.
  public let iteration: Int

  /// A quantity; whether an exercise has it, ``checkShape(clusters:points:dimension:_:)`` tells.
  public init(
    _ name: Name, cluster: Int? = nil, point: Int? = nil, coordinate: Int? = nil,
    row: Int? = nil, column: Int? = nil, iteration: Int = 0
  ) {
    self.name = name
    self.cluster = cluster
    self.point = point
    self.coordinate = coordinate
    self.row = row
    self.column = column
    self.iteration = iteration
  }
}

extension Quantity {
  /// Whether it is one of the given parameters, which are never rounded.
  public var isGiven: Bool { iteration == 0 && name.source == .parameters }
}

extension Quantity.Name {
  /// What a quantity is worked from.
  enum Source: Sendable {
    /// The parameters of its own iteration.
    case parameters
    /// The E step of its own iteration.
    case expectation
    /// The M step that follows its iteration.
    case update
    /// The M step before its iteration, and the densities of its own.
    case lastUpdate
    /// The centres of k-means.
    case kMeans
    /// The shape of the exercise, or its points alone.
    case instance
  }

  var source: Source {
    switch self {
    case .weight, .mean, .variance, .covariance: .parameters
    case .posterior, .count, .logLikelihood, .density, .joint, .likelihood, .proxy, .likeliest,
      .bic, .aic, .weightedSum:
      .expectation
    case .proxyAfter, .logLikelihoodGain: .lastUpdate
    case .scatter, .scatterMatrix: .update
    case .kMeansAssignment, .kMeansCentre, .kMeansProportion, .inertia: .kMeans
    case .clusters, .points, .dimension, .freeParameters, .globalMean, .globalVariance,
      .singleLogLikelihood, .singleBic, .kMeansUpdates:
      .instance
    }
  }

  /// Whether a quantity of this name has an index of this kind.
  public func takes(_ index: Quantity.Index) -> Bool {
    switch (self, index) {
    case (.posterior, .cluster), (.posterior, .point), (.density, .cluster), (.density, .point),
      (.joint, .cluster), (.joint, .point), (.mean, .cluster), (.mean, .coordinate),
      (.weightedSum, .cluster), (.weightedSum, .coordinate), (.kMeansCentre, .cluster),
      (.kMeansCentre, .coordinate), (.weight, .cluster), (.variance, .cluster),
      (.count, .cluster), (.scatter, .cluster), (.kMeansProportion, .cluster),
      (.covariance, .cluster), (.covariance, .row), (.covariance, .column),
      (.scatterMatrix, .cluster), (.scatterMatrix, .row), (.scatterMatrix, .column),
      (.likelihood, .point), (.likeliest, .point), (.kMeansAssignment, .point),
      (.globalMean, .coordinate):
      true
    default: false
    }
  }

  /// Whether the value changes from iteration to iteration.
  public var isIterated: Bool { source != .instance }

  /// Whether it needs the E step of its own iteration, not only the parameters.
  var isOfExpectation: Bool {
    switch source {
    case .expectation, .lastUpdate, .update: true
    case .parameters, .kMeans, .instance: false
    }
  }
}

extension Quantity {
  /// An index of a quantity.
  public enum Index: String, Sendable, CaseIterable {
    case cluster, point, coordinate, row, column
  }

  /// The value of an index; `nil` where it is left out.
  public subscript(index: Index) -> Int? {
    switch index {
    case .cluster: cluster
    case .point: point
    case .coordinate: coordinate
    case .row: row
    case .column: column
    }
  }
}
