public import Scalars

/// Lloyd's k-means algorithm over exact fractions: it decides every tie, and its centres are the
/// means of whole points, so that nothing is ever rounded.
///
/// A point belongs to the nearest centre, the first of those that are equally near. A centre that
/// no point belongs to stays where it is.
public struct KMeans: Sendable, Hashable {
  /// x⁽ⁱ⁾, *n* × *d*.
  public let points: [[Fraction]]
  private var steps: [Step]

  /// The centres after an update, and what belongs to them.
  public struct Step: Sendable, Hashable {
    /// *K* × *d*, in units of the data.
    public let centres: [[Fraction]]
    /// The nearest centre of every point, counted from 0.
    public let assignment: [Int]
  }

  /// Begins with the given centres.
  ///
  /// - Precondition: at least one centre and one point, all of one dimension.
  public init(_ points: [[Fraction]], centres: [[Fraction]]) {
    precondition(!points.isEmpty && !centres.isEmpty, "points and centres")
    self.points = points
    steps = [Step(centres: centres, assignment: Self.nearest(points, centres))]
  }

  /// The state after a number of updates, 0 for the given centres; those that are missing are made.
  ///
  /// - Complexity: O(*n* · *K* · *d*) an update, as far as the last that changes anything.
  public mutating func step(_ update: Int) -> Step {
    while steps.count <= update, let next = nextStep { steps.append(next) }
    return steps[min(update, steps.count - 1)]
  }

  /// Makes updates until none changes anything. It ends, since each lowers the inertia and there
  /// are finitely many assignments.
  ///
  /// - Returns: the number of updates that changed something.
  public mutating func run() -> Int {
    while let next = nextStep { steps.append(next) }
    return steps.count - 1
  }

  /// What the next update makes; `nil` where it changes nothing.
  private var nextStep: Step? {
    let last = steps[steps.count - 1]
    let moved = last.centres.indices.map { j in
      let own = points.indices.filter { last.assignment[$0] == j }.map { points[$0] }
      return own.isEmpty ? last.centres[j] : Self.mean(own)
    }
    return moved == last.centres
      ? nil : Step(centres: moved, assignment: Self.nearest(points, moved))
  }

  private static func nearest(_ points: [[Fraction]], _ centres: [[Fraction]]) -> [Int] {
    points.map { point in
      let distances = centres.map { squaredDistance(point, $0) }
      return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
  }

  /// The mean of all points, *d* coordinates.
  ///
  /// - Precondition: at least one point.
  public static func mean(_ points: [[Fraction]]) -> [Fraction] {
    points[0].indices.map { c in points.map { $0[c] }.sum() / Fraction(points.count) }
  }

  /// Σ_i ‖x⁽ⁱ⁾ − x̄‖² / (n d), the global variance of the points, in squared units of the data.
  ///
  /// - Precondition: at least one point.
  public static func globalVariance(_ points: [[Fraction]]) -> Fraction {
    let mean = mean(points)
    return points.map { squaredDistance($0, mean) }.sum() / Fraction(points.count * mean.count)
  }
}

extension KMeans {
  /// Σ_i ‖x⁽ⁱ⁾ − c‖² over the centre c of each point after so many updates, in squared units.
  public mutating func inertia(_ update: Int) -> Fraction {
    let step = step(update)
    return points.indices.map { i in
      squaredDistance(points[i], step.centres[step.assignment[i]])
    }.sum()
  }

  /// The share of the points that belongs to each centre after so many updates, *K* numbers.
  public mutating func proportions(_ update: Int) -> [Fraction] {
    let step = step(update)
    return step.centres.indices.map { j in
      Fraction(step.assignment.count { $0 == j }) / Fraction(points.count)
    }
  }

  /// The θ that EM starts from after so many updates: the centres as means, the proportions as
  /// weights, and the global variance of the points as the variance of every cluster.
  ///
  /// - Throws: ``MixtureError`` where a centre has no points, or all points lie in one place.
  public mutating func mixture(_ update: Int) throws(MixtureError) -> Mixture<Fraction> {
    let variance = Self.globalVariance(points)
    let centres = step(update).centres
    return try Mixture(
      checkingWeights: proportions(update), means: centres,
      variances: centres.map { _ in variance })
  }
}

// MARK: Regular runs

extension KMeans {
  /// What an exercise that is done by hand should not meet on its way.
  public enum Flaw: Sendable, Hashable {
    /// A centre that no point belongs to.
    case emptyCentre
    /// A point that is equally near to its two nearest centres.
    case tie
  }

  /// The first flaw of the given centres and of the first updates, if they have one.
  ///
  /// - Parameter updates: how many updates to look at; those that change nothing have no flaw of
  ///   their own.
  /// - Complexity: O(*n* · *K* · *d*) an update.
  public mutating func flaw(upTo updates: Int) -> Flaw? {
    _ = step(updates)
    for step in steps.prefix(updates + 1) {
      if let flaw = flaw(of: step) { return flaw }
    }
    return nil
  }

  private func flaw(of step: Step) -> Flaw? {
    if Set(step.assignment).count < step.centres.count { return .emptyCentre }
    let hasTie = points.indices.contains { i in
      let nearest = squaredDistance(points[i], step.centres[step.assignment[i]])
      return step.centres.indices.contains { j in
        j != step.assignment[i] && squaredDistance(points[i], step.centres[j]) == nearest
      }
    }
    return hasTie ? .tie : nil
  }

  /// How many updates change something, where these are no more than `limit`.
  public mutating func updates(atMost limit: Int) -> Int? {
    _ = step(limit + 1)
    return steps.count - 1 <= limit ? steps.count - 1 : nil
  }
}
