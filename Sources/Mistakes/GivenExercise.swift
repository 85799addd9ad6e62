public import Mixtures
public import Scalars
import Synchronization

/// What an exercise gives over one kind of number and what somebody writes down on the way, with what
/// many methods share: the right E step of the given θ, and densities of it.
public final class GivenExercise<S: Scalar>: Sendable {
  let mixture: Mixture<S>
  let points: PointTable<S>
  let labels: [Int]?
  let notes: Notes<S>?
  private let known: KnownDensities<S>
  /// The right E step of the given θ; `nil` where θ has no densities.
  let first: ExpectationStep<S>?

  /// - Parameters:
  ///   - instance: what the exercise gives.
  ///   - context: how the numbers are built.
  ///   - notes: what is written down on the way and gone on with; without them what was worked.
  /// - Complexity: O(*n* · *K* · *d*) and *n* · *K* exponentials.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  @specialized(where S == Taped<Bounded>)
  @specialized(where S == Taped<Double>)
  public convenience init(_ instance: Instance, in context: S.Context, notes: Notes<S>? = nil) {
    let (mixture, points) = instance.over(S.self, in: context)
    self.init(mixture, PointTable(points), instance.labels, notes, KnownDensities())
  }

  private init(
    _ mixture: Mixture<S>, _ points: PointTable<S>, _ labels: [Int]?, _ notes: Notes<S>?,
    _ known: KnownDensities<S>
  ) {
    (self.mixture, self.points, self.labels) = (mixture, points, labels)
    (self.notes, self.known) = (notes, known)
    first = (try? known.densities(.right, mixture, points)).map {
      ExpectationStep(.right, densities: $0, weights: mixture.weights, notes, iteration: 0)
    }
  }

  /// The same exercise where something else is written down, or nothing.
  @specialized(where S == Double)
  public func with(_ notes: Notes<S>?) -> GivenExercise {
    GivenExercise(mixture, points, labels, notes, known)
  }

  /// The E step of the given θ by a method.
  ///
  /// - Throws: ``UndefinedMethod`` where the method has no result here.
  @specialized(where S == Double)
  public func expectation(_ method: Method) throws(UndefinedMethod) -> ExpectationStep<S> {
    try expectation(method.expectation)
  }

  func expectation(_ method: EStepMethod) throws(UndefinedMethod) -> ExpectationStep<S> {
    if method == .right, let first { return first }
    let densities = try known.densities(method.density, mixture, points)
    return ExpectationStep(
      method, densities: densities, weights: mixture.weights, notes, iteration: 0)
  }

  /// θ⁽¹⁾ by a method.
  ///
  /// - Throws: ``UndefinedMethod`` where the method has no result here.
  @specialized(where S == Double)
  public func update(_ method: Method) throws(UndefinedMethod) -> Mixture<S> {
    let shares: Matrix<S>
    if let labelled {
      shares = labelled
    } else {
      shares = method.shortened(try expectation(method.expectation).noted.posteriors)
    }
    return try method.maximisation.update(shares, mixture, points, notes: notes).mixture
  }

  /// What the points count with where their clusters are known: 0 and 1.
  var labelled: Matrix<S>? {
    labels.map { labels in
      Matrix(rowCount: labels.count, columnCount: mixture.clusterCount) {
        S(labels[$0] == $1 ? 1 : 0, matching: mixture.weights[0])
      }
    }
  }
}

/// The densities of one θ by each method that was asked for: many methods differ only in what follows.
private final class KnownDensities<S: Scalar>: Sendable {
  private let known = Mutex([Matrix<S>?](repeating: nil, count: DensityMethod.count))

  func densities(
    _ method: DensityMethod, _ mixture: Mixture<S>, _ points: PointTable<S>
  ) throws(UndefinedMethod) -> Matrix<S> {
    if let known = known.withLock({ $0[method.number] }) { return known }
    let densities = try method.densities(mixture, points.rows)
    known.withLock { $0[method.number] = densities }
    return densities
  }
}

/// Points, one after the other and coordinate by coordinate.
struct PointTable<S: Scalar>: Sendable {
  /// *n* × *d*.
  let rows: [[S]]
  /// *d* × *n*.
  let coordinates: [[S]]

  init(_ rows: [[S]]) {
    self.rows = rows
    coordinates = rows[0].indices.map { c in rows.map { $0[c] } }
  }
}
