import Mixtures
import Scalars
import Solving

/// Why a drawn instance was refused.
public enum Refusal: String, Sendable, Hashable, CaseIterable {
  case weightsDontSum = "the weights don't sum to 1"
  case equalWeights = "two weights are equal"
  case equalVariances = "two variances are equal"
  case meansTooClose = "two means are too close"
  case equalPoints = "two points are equal"
  case posteriorOutside = "a posterior is outside the wanted range"
  case mistakesAlike = "two mistakes, or a mistake and the key, give the same answers"
  case difficultyOutside = "the difficulty is outside the wanted band"
}

extension ModelDefinition {
  /// Draws an instance.
  ///
  /// The order of the draws is part of the generator's version: K, d, n, then the weights but the
  /// last, the means, the variances, the points, each list in the order of the sheet.
  func draw(_ stream: inout DrawStream) -> Result<Instance, RefusedDraw> {
    let k = stream.integer(in: clusters)
    let d = stream.integer(in: dimension)
    let n = stream.integer(in: pointCount)
    guard let weights = drawWeights(k, &stream) else {
      return .failure(RefusedDraw(reason: .weightsDontSum))
    }
    let means = draw(self.means, k, d, &stream)
    let variances = draw(self.variances, k, 1, &stream).map { $0[0] }
    let points = draw(self.points, n, d, &stream)
    if let reason = refusal(weights: weights, means: means, variances: variances, points: points) {
      return .failure(RefusedDraw(reason: reason))
    }
    let mixture = Mixture(weights: weights, means: means, variances: variances)
    guard let instance = try? Instance(mixture: mixture, points: points) else {
      preconditionFailure("the points are drawn in the dimension of the means")
    }
    if let posteriors, !Self.allPosteriors(of: instance, liesIn: posteriors) {
      return .failure(RefusedDraw(reason: .posteriorOutside))
    }
    return .success(instance)
  }

  /// The last weight is what the others leave of 1.
  private func drawWeights(_ count: Int, _ stream: inout DrawStream) -> [Fraction]? {
    guard case .drawn(let grid) = weights else {
      return draw(weights, count, 1, &stream).map { $0[0] }
    }
    let drawn = draw(weights, count - 1, 1, &stream).map { $0[0] }
    let last = .one - drawn.sum()
    guard count == 1 || grid.contains(last) else { return nil }
    return drawn + [last]
  }

  private func draw(
    _ numbers: Numbers, _ rows: Int, _ columns: Int, _ stream: inout DrawStream
  ) -> [[Fraction]] {
    switch numbers {
    case .fixed(let values): return values
    case .drawn(let grid):
      return (0..<rows).map { _ in
        (0..<columns).map { _ in grid.value(stream.integer(below: grid.count)) }
      }
    }
  }

  private func refusal(
    weights: [Fraction], means: [[Fraction]], variances: [Fraction], points: [[Fraction]]
  ) -> Refusal? {
    if differentWeights, Set(weights).count < weights.count { return .equalWeights }
    if differentVariances, Set(variances).count < variances.count { return .equalVariances }
    if case .drawn = self.means, !Self.areApart(means, by: apart) { return .meansTooClose }
    if case .drawn = self.points, Set(points).count < points.count { return .equalPoints }
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

  /// Decided by proof, so that every machine accepts the same draws. What can't be decided lies on
  /// the end of the range, and so inside.
  private static func allPosteriors(
    of instance: Instance, liesIn range: ClosedRange<Fraction>
  ) -> Bool {
    guard let solution = try? Solution(of: instance, updates: 0) else { return false }
    return solution.quantities.filter { $0.name == .posterior }.allSatisfy { quantity in
      guard let value = try? solution.value(of: quantity) else { return false }
      return (value - RealNumber(range.lowerBound)).sign() != .less
        && (value - RealNumber(range.upperBound)).sign() != .greater
    }
  }
}

/// A draw that no student gets.
struct RefusedDraw: Error {
  let reason: Refusal
}
