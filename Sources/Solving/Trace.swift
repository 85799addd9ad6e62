import Balls
import Mixtures
import Scalars
import Synchronization

/// One exercise worked over every kind of number, as far as anybody has asked: over doubles with
/// bounds, over balls of each precision, and over fractions.
final class Trace: Sendable {
  let instance: Instance
  private let isHard: Bool

  private struct State {
    var doubles: EMRun<Bounded>
    var exact: EMRun<Exact>?
    var balls: [Int: EMRun<Ball>] = [:]
    /// The labels of each iteration so far, with hard assignment.
    var labels: [[Int]] = []
    /// The last iteration that is known to have its E step.
    var soundIteration = 0
  }

  /// A cache only: a race costs time, not results.
  private let state: Mutex<State>

  init(of instance: Instance, isHard: Bool) {
    self.instance = instance
    self.isHard = isHard
    state = Mutex(State(doubles: Self.start(instance, in: ())))
  }

  /// Who the M steps up to this one take the points to belong to.
  ///
  /// - Precondition: the trace is proven as far as the iteration before.
  var assignment: Assignment {
    if let labels = instance.labels { return .labels([labels]) }
    return isHard ? .labels(state.withLock { $0.labels }) : .soft
  }
}

// MARK: The runs

extension Trace {
  /// The run over doubles, made as far as an iteration.
  func doubles(_ iteration: Int, expecting: Bool) throws(EMError) -> EMRun<Bounded> {
    let known = state.withLock { $0.doubles }
    return try advance(known, iteration, expecting) { $0.doubles = $1 }
  }

  func exact(_ iteration: Int, expecting: Bool) throws(EMError) -> EMRun<Exact> {
    let known = state.withLock { $0.exact } ?? Self.start(instance, in: ())
    return try advance(known, iteration, expecting) { $0.exact = $1 }
  }

  func balls(
    _ precision: Int, _ iteration: Int, expecting: Bool
  ) throws(EMError) -> EMRun<Ball> {
    let known =
      state.withLock { $0.balls[precision] } ?? Self.start(instance, in: precision)
    return try advance(known, iteration, expecting) { $0.balls[precision] = $1 }
  }

  private static func start<S: Scalar>(_ instance: Instance, in context: S.Context) -> EMRun<S> {
    let numbers = instance.over(S.self, in: context)
    return EMRun(from: numbers.mixture, numbers.points)
  }

  private func advance<S: Scalar>(
    _ known: EMRun<S>, _ iteration: Int, _ expecting: Bool,
    _ keep: (inout State, EMRun<S>) -> Void
  ) throws(EMError) -> EMRun<S> {
    if known.mixtures.count > iteration, !expecting || known.expectations.count > iteration {
      return known
    }
    var run = known
    try run.advance(to: iteration, expectingLast: expecting, assignment)
    state.withLock { keep(&$0, run) }
    return run
  }
}

// MARK: What can be worked

extension Trace {
  /// Proves that θ⁽ᵗ⁾ exists, and its E step where asked for.
  ///
  /// - Throws: the error of the first step that has no result.
  func prove(_ iteration: Int, expecting: Bool) throws(EMError) {
    let done = state.withLock { $0.soundIteration }
    for t in done..<max(done, iteration) {
      if isHard { try decideLabels(t) }
      try checkSoundness(t + 1, isLast: t + 1 == iteration && !expecting)
    }
  }

  /// What an E step needs; θ itself only needs that no cluster is empty.
  private func checkSoundness(_ t: Int, isLast: Bool) throws(EMError) {
    let mixture = try doubles(t, expecting: false).mixtures[t]
    if mixture.soundness(floor: roughFloor) != .sound {
      let exact = try exact(t, expecting: false).mixtures[t]
      if isLast { return }
      if case .failed(let error) = exact.soundness(floor: Exact(floor)) { throw error }
      try checkBalls(t)
    }
    state.withLock { $0.soundIteration = max($0.soundIteration, t) }
  }

  private func checkBalls(_ t: Int) throws(EMError) {
    var precision = Filter.firstPrecision
    while true {
      let mixture = try balls(precision, t, expecting: false).mixtures[t]
      switch mixture.soundness(floor: Ball(floor, in: precision)) {
      case .sound: return
      case .failed(let error): throw error
      case .undecided(let cluster):
        // Zero, as far as anyone can tell.
        guard precision < RealNumber.mostExtraBits else {
          throw .singularCovariance(cluster: cluster)
        }
        precision *= 2
      }
    }
  }

  /// Proves which cluster each point most likely belongs to.
  private func decideLabels(_ t: Int) throws(EMError) {
    guard state.withLock({ $0.labels.count }) <= t else { return }
    let posteriors = try doubles(t, expecting: true).expectations[t].posteriors
    let labels = (0..<posteriors.rowCount).map { i -> Int in
      let rough = posteriors.likeliest(i)
      return rough.isCertain ? rough.column : likeliest(i, t)
    }
    state.withLock { if $0.labels.count == t { $0.labels.append(labels) } }
  }

  func likeliest(_ i: Int, _ t: Int) -> Int {
    (1..<instance.mixture.clusterCount).reduce(0) { best, j in
      let lead = posterior(i, j, t) - posterior(i, best, t)
      return lead.sign() == .greater ? j : best
    }
  }

  private func posterior(_ i: Int, _ j: Int, _ t: Int) -> RealNumber {
    number(of: Quantity(.posterior, cluster: j + 1, point: i + 1, iteration: t))
  }

  /// A variance that lies far above the floor: no more precision is needed to know what lies above.
  private var roughFloor: Bounded {
    let points = state.withLock { $0.doubles.points }
    let largest = points.joined().reduce(1) { max($0, abs($1.value)) }
    return Bounded(1e-200 * largest * largest)
  }

  private var floor: Fraction { EMError.collapse * KMeans.globalVariance(instance.points) }
}

// MARK: Values

extension Trace {
  /// The value of a quantity that changes from iteration to iteration.
  ///
  /// - Precondition: the trace is proven as far as the quantity needs.
  func number(of quantity: Quantity) -> RealNumber {
    let t = quantity.iteration
    let expecting = quantity.name.isOfExpectation
    return RealNumber(
      exactly: { [self] in
        guard let run = try? exact(t, expecting: expecting) else { return nil }
        return Self.proven { try quantity.value(in: run, assignment).value }
      },
      doubly: { [self] in
        Self.proven { try quantity.value(in: try doubles(t, expecting: expecting), assignment) }
      },
      enclosure: { [self] precision in
        Self.proven {
          try quantity.value(in: try balls(precision, t, expecting: expecting), assignment)
        }
      })
  }

  private static func proven<R>(_ work: () throws -> R) -> R {
    do {
      return try work()
    } catch {
      preconditionFailure("a step that was proven to exist has no result: \(error)")
    }
  }
}

extension Matrix where Element: Field {
  /// The column of the largest element of a row, the first of several that are equal, and whether
  /// the elements tell it with certainty.
  fileprivate func likeliest(_ row: Int) -> (column: Int, isCertain: Bool) {
    var best = 0
    var isCertain = true
    for j in 1..<max(columnCount, 1) {
      switch self[row, j].compared(to: self[row, best]) {
      case .greater: best = j
      case .less, .equal: break
      case .undecided: isCertain = false
      }
    }
    return (best, isCertain)
  }
}
