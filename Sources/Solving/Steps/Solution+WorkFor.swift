import Mixtures
import Scalars

extension Solution {
  /// The work that leads to some quantities, and no more than that: the points and clusters that
  /// they need, what they follow from, and each step once.
  ///
  /// - Parameter quantities: quantities that the solution has.
  public func work(for quantities: [Quantity]) -> [WorkSection] {
    let needs = WorkNeeds(
      quantities, clusters: instance.mixture.clusterCount, labels: instance.labels)
    let run = needs.isRunNeeded ? work.filter(needs.include) : []
    return run + kMeansWork(for: quantities) + derivedWork(for: quantities)
  }
}

/// Which sections of the whole work some quantities need.
private struct WorkNeeds {
  /// The points whose E step is needed, by iteration; all where an M step follows.
  private var points: [Int: Set<Int>] = [:]
  private var allPoints: Set<Int> = []
  private var logLikelihoods: Set<Int> = []
  /// The clusters that are needed, by the iteration that the M step makes.
  private var clusters: [Int: Set<Int>] = [:]
  private let everyCluster: Set<Int>

  init(_ quantities: [Quantity], clusters k: Int, labels: [Int]?) {
    everyCluster = Set(1...k)
    for quantity in quantities { add(quantity, isObserved: labels != nil) }
  }

  var isRunNeeded: Bool {
    !points.isEmpty || !allPoints.isEmpty || !clusters.isEmpty || !logLikelihoods.isEmpty
  }

  private mutating func add(_ quantity: Quantity, isObserved: Bool) {
    let t = quantity.iteration
    switch quantity.name {
    case .weight, .mean, .variance, .covariance:
      guard t > 0 else { return }
      addUpdate(t, quantity.cluster.map { [$0] } ?? everyCluster, isObserved)
    case .posterior, .density, .joint, .likelihood, .likeliest:
      addTheta(t, isObserved)
      if let point = quantity.point {
        points[t, default: []].insert(point)
      } else {
        allPoints.insert(t)
      }
    case .scatter, .scatterMatrix, .weightedSum, .count:
      addUpdate(t + 1, quantity.cluster.map { [$0] } ?? everyCluster, isObserved)
    case .logLikelihood, .bic, .aic, .proxy: addLogLikelihood(t, isObserved)
    case .logLikelihoodGain:
      addLogLikelihood(t - 1, isObserved)
      addLogLikelihood(t, isObserved)
    case .proxyAfter:
      addLogLikelihood(t - 1, isObserved)
      addUpdate(t, everyCluster, isObserved)
    default: return
    }
  }

  private mutating func addLogLikelihood(_ t: Int, _ isObserved: Bool) {
    addTheta(t, isObserved)
    allPoints.insert(t)
    logLikelihoods.insert(t)
  }

  /// All of θ⁽ᵗ⁾.
  private mutating func addTheta(_ t: Int, _ isObserved: Bool) {
    if t > 0 { addUpdate(t, everyCluster, isObserved) }
  }

  private mutating func addUpdate(_ t: Int, _ wanted: Set<Int>, _ isObserved: Bool) {
    clusters[t, default: []].formUnion(wanted)
    guard !isObserved else { return }
    allPoints.insert(t - 1)
    addTheta(t - 1, isObserved)
  }

  func include(_ section: WorkSection) -> Bool {
    let t = section.iteration
    switch section.topic {
    case .expectation(nil): return allPoints.contains(t) || points[t] != nil
    case .expectation(let point?):
      return allPoints.contains(t) || points[t]?.contains(point) == true
    case .logLikelihood: return logLikelihoods.contains(t)
    case .update(nil): return clusters[t] != nil
    case .update(let cluster?): return clusters[t]?.contains(cluster) == true
    case .kMeans, .derived: return false
    }
  }
}
