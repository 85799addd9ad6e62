import Mixtures
import Scalars

/// Why a drawn instance was refused.
public enum Refusal: String, Sendable, Hashable, CaseIterable {
  case weightsDontSum = "the weights don't sum to 1"
  case equalWeights = "two weights are equal"
  case equalVariances = "two variances are equal"
  case equalCovariances = "two covariances are equal"
  case notPositiveDefinite = "a covariance is not positive definite"
  case meansTooClose = "two means are too close"
  case equalPoints = "two points are equal"
  case tooFewPoints = "a cluster has too few points"
  case posteriorOutside = "a posterior is outside the wanted range"
  case kMeansUpdates = "k-means makes too few or too many updates"
  case emptyCentre = "a centre of k-means has no points"
  case kMeansTie = "a point is equally near to two centres of k-means"
  case likelihoodGain = "the first update gains too little likelihood"
  case stopsOutside = "EM stops after too few or too many updates"
  case noSolution = "an update of EM has no result"
  case mistakesAlike = "two mistakes, or a mistake and the key, give the same answers"
  case difficultyOutside = "the difficulty is outside the wanted band"
  case optionsUndecided = "the truth of an option can't be proven"
  case optionsDontFit = "too many or too few options are true"
  case tooFewOptions = "too few wrong methods give numbers that look different"
}

extension Refusal {
  /// What a teacher changes where this is why too few draws are accepted, without a full stop.
  public var advice: String {
    switch self {
    case .weightsDontSum, .equalWeights: "Give the weights more numbers that can sum to 1"
    case .equalVariances, .equalCovariances: "Give the variances a wider range or a smaller step"
    case .notPositiveDefinite: "Give the diagonal larger numbers than what lies off it"
    case .meansTooClose: "Give the means a wider range, or a smaller apart"
    case .equalPoints: "Give the points a wider range or a smaller step"
    case .tooFewPoints: "Give more points, or a smaller least"
    case .posteriorOutside:
      "Give the posteriors a wider range, or move the means closer to the points"
    case .kMeansUpdates, .emptyCentre, .kMeansTie:
      "Give k-means more updates to choose from, or points with a smaller step"
    case .likelihoodGain: "Ask for a smaller likelihood-gain"
    case .stopsOutside: "Give stops a wider range of updates, or another change"
    case .noSolution: "Give more points, so that no cluster shrinks onto one"
    case .mistakesAlike:
      "Ask for more digits, or leave out the mistakes that these numbers can't tell apart"
    case .difficultyOutside: "Give difficulty a wider band; check shows the index of what is drawn"
    case .optionsUndecided, .optionsDontFit:
      "Write the conditions so that the right number of options is always true"
    case .tooFewOptions: "Ask for fewer options, or for more digits"
    }
  }
}

extension ModelDefinition {
  /// Draws an instance.
  ///
  /// The order of the draws is part of the generator's version: K, d, n, then the weights but the
  /// last, the means, the covariances, the points, the labels, each list in the order of the sheet.
  func draw(_ stream: inout DrawStream) -> Result<Instance, RefusedDraw> {
    let k = stream.integer(in: clusters)
    let d = stream.integer(in: dimension)
    let n = stream.integer(in: pointCount)
    guard let weights = drawWeights(k, &stream) else {
      return .failure(RefusedDraw(reason: .weightsDontSum))
    }
    let means =
      self.means?.draw(k, d, &stream)
      ?? Array(repeating: Array(repeating: .zero, count: d), count: k)
    let covariance = covariances?.draw(k, d, &stream) ?? .unit(self.covariance, k, d)
    let points = self.points.draw(n, d, &stream)
    let labels = labels?.draw(n, k, &stream)
    if let reason = refusal(weights, means, covariance) ?? refusal(points, labels, clusters: k) {
      return .failure(RefusedDraw(reason: reason))
    }
    let mixture = Mixture(weights: weights, means: means, covariance: covariance)
    guard let instance = try? Instance(mixture: mixture, points: points, labels: labels) else {
      preconditionFailure("the points are drawn in the dimension of the means")
    }
    if let reason = conditions.refusal(of: instance) {
      return .failure(RefusedDraw(reason: reason))
    }
    return .success(instance)
  }

  /// The last weight is what the others leave of 1. Weights that nobody sees are equal.
  private func drawWeights(_ count: Int, _ stream: inout DrawStream) -> [Fraction]? {
    guard let weights else { return Array(repeating: .one / Fraction(count), count: count) }
    guard case .drawn(let grid) = weights else {
      return weights.draw(count, 1, &stream).map { $0[0] }
    }
    let drawn = weights.draw(count - 1, 1, &stream).map { $0[0] }
    let last = .one - drawn.sum()
    guard count == 1 || grid.contains(last) else { return nil }
    return drawn + [last]
  }

  private func refusal(
    _ weights: [Fraction], _ means: [[Fraction]], _ covariance: Covariance<Fraction>
  ) -> Refusal? {
    if differentWeights, Set(weights).count < weights.count { return .equalWeights }
    if let reason = covariances?.refusal(of: covariance) { return reason }
    if case .drawn = self.means, !Self.areApart(means, by: apart) { return .meansTooClose }
    return nil
  }

  private func refusal(_ points: [[Fraction]], _ labels: [Int]?, clusters: Int) -> Refusal? {
    if case .drawn = self.points, Set(points).count < points.count { return .equalPoints }
    if case .drawn(let least) = self.labels, let labels {
      let isFilled = (0..<clusters).allSatisfy { j in labels.count { $0 == j } >= least }
      if !isFilled { return .tooFewPoints }
    }
    return nil
  }

  private static func areApart(_ means: [[Fraction]], by distance: Fraction) -> Bool {
    let least = distance * distance
    return means.indices.allSatisfy { j in
      means[..<j].allSatisfy { other in
        let squared = zip(means[j], other).map { ($0 - $1).squared }.sum()
        return squared >= least && squared > .zero
      }
    }
  }
}

extension ModelDefinition.Numbers {
  /// What is given takes nothing of the stream.
  func draw(_ rows: Int, _ columns: Int, _ stream: inout DrawStream) -> [[Fraction]] {
    switch self {
    case .fixed(let values): return values
    case .drawn(let grid):
      return (0..<rows).map { _ in (0..<columns).map { _ in grid.draw(&stream) } }
    }
  }
}

extension ModelDefinition.Grid {
  func draw(_ stream: inout DrawStream) -> Fraction { value(stream.integer(below: count)) }
}

extension ModelDefinition.Labels {
  fileprivate func draw(_ points: Int, _ clusters: Int, _ stream: inout DrawStream) -> [Int] {
    switch self {
    case .fixed(let labels): labels
    case .drawn: (0..<points).map { _ in stream.integer(below: clusters) }
    }
  }
}

/// A draw that no student gets.
struct RefusedDraw: Error {
  let reason: Refusal
}
