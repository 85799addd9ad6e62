import Balls
import Mixtures
import Scalars
import Synchronization

/// One exercise worked over every kind of number, as far as anybody has asked: over doubles with
/// bounds, over balls of each precision, and over fractions.
final class Trace: Sendable {
  let instance: Instance
  let isHard: Bool
  /// The terms of the given θ, exactly. With matrices and in many dimensions their fractions grow
  /// long, and each kind of number works them out by itself.
  private let terms: DensityTerms<Fraction>?
  private static let mostExactDimensions = 4

  private struct State {
    var doubles: EMRun<Bounded>?
    var exact: EMRun<Exact>?
    /// By precision, of which there are few.
    var balls: [(precision: Int, run: EMRun<Ball>)] = []
    /// The labels of each iteration so far, with hard assignment.
    var labels: [[Int]] = []
    /// What it took to choose them.
    var labelProofs = ProofCount()
    /// The last iteration that is known to have its E step.
    var soundIteration = 0
  }

  /// A cache only: a race costs time, not results.
  private let state = Mutex(State())

  init(of instance: Instance, isHard: Bool) {
    self.instance = instance
    self.isHard = isHard
    let isDiagonal = [.spherical, .diagonal].contains(instance.mixture.covariance.kind)
    let isSmall = isDiagonal && instance.mixture.dimension <= Self.mostExactDimensions
    terms = isSmall ? try? DensityTerms(instance.mixture, instance.points) : nil
  }

  /// Who the M steps up to this one take the points to belong to.
  ///
  /// - Precondition: the trace is proven as far as the iteration before.
  var assignment: Assignment {
    if let labels = instance.labels { return .labels([labels]) }
    return isHard ? .labels(state.withLock { $0.labels }) : .soft
  }
}

/// How far a run has to come for something.
enum Need: Sendable {
  /// θ⁽ᵗ⁾.
  case mixture(Int)
  /// θ⁽ᵗ⁾ and its E step.
  case expectation(Int)
  /// One cluster of θ⁽ᵗ⁾, for t > 0; of several clusters one is often all that is asked for.
  case cluster(Int, Int)
}

extension EMRun {
  fileprivate func has(_ need: Need) -> Bool {
    switch need {
    case .mixture(let t): mixtures.count > t
    case .expectation(let t): expectations.count > t
    case .cluster(let j, let t): mixtures.count > t || madeCluster(j, t) != nil
    }
  }
}

extension Quantity {
  fileprivate func need(_ kind: CovarianceKind) -> Need {
    if name.isOfExpectation { return .expectation(iteration) }
    return iteration == 0 || kind == .tied
      ? .mixture(iteration) : .cluster((cluster ?? 1) - 1, iteration)
  }
}

// MARK: The runs

extension Trace {
  /// The run over doubles, made as far as is needed.
  func doubles(_ need: Need) throws(EMError) -> EMRun<Bounded> {
    try run(state.withLock { $0.doubles }, (), need) { $0.doubles = $1 }
  }

  func exact(_ need: Need) throws(EMError) -> EMRun<Exact> {
    try run(state.withLock { $0.exact }, (), need) { $0.exact = $1 }
  }

  func balls(_ precision: Int, _ need: Need) throws(EMError) -> EMRun<Ball> {
    let known = state.withLock { state in
      state.balls.first { $0.precision == precision }?.run
    }
    return try run(known, precision, need) { state, run in
      state.balls.removeAll { $0.precision == precision }
      state.balls.append((precision, run))
    }
  }

  private func run<S: Scalar>(
    _ known: EMRun<S>?, _ context: S.Context, _ need: Need,
    _ keep: (inout State, EMRun<S>) -> Void
  ) throws(EMError) -> EMRun<S> {
    if let known, known.has(need) { return known }
    var run = known ?? start(in: context)
    switch need {
    case .mixture(let t): try run.advance(to: t, expectingLast: false, assignment)
    case .expectation(let t): try run.advance(to: t, expectingLast: true, assignment)
    case .cluster(let j, let t):
      try run.advance(to: t - 1, expectingLast: true, assignment)
      try run.nextCluster(j, assignment)
    }
    state.withLock { keep(&$0, run) }
    return run
  }

  private func start<S: Scalar>(in context: S.Context) -> EMRun<S> {
    EMRun(
      from: instance.mixture.over(S.self, in: context),
      PointSet(exact: instance.points, in: context),
      terms: terms?.map { S($0, in: context) })
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
    // The counts of the last iteration go by its own labels, too.
    if isHard, expecting { try decideLabels(iteration) }
  }

  /// What an E step needs; θ itself only needs that no cluster is empty, which posteriors, being
  /// above zero, never leave.
  private func checkSoundness(_ t: Int, isLast: Bool) throws(EMError) {
    switch assignment {
    case .soft:
      if isLast { return }
      let mixture = try doubles(.mixture(t)).mixtures[t]
      if mixture.soundness(floor: roughFloor) != .sound {
        if instance.isDegenerate { throw .singularCovariance(cluster: 1) }
        try checkBalls(t)
      }
    case .labels:
      let mixture = try exact(.mixture(t)).mixtures[t]
      if isLast { return }
      if case .failed(let error) = mixture.soundness(floor: Exact(floor)) { throw error }
    }
    state.withLock { $0.soundIteration = max($0.soundIteration, t) }
  }

  private func checkBalls(_ t: Int) throws(EMError) {
    var precision = Filter.firstPrecision
    while true {
      let mixture = try balls(precision, .mixture(t)).mixtures[t]
      switch mixture.soundness(floor: Ball(floor, in: precision)) {
      case .sound: return
      case .failed(let error): throw error
      case .undecided(let cluster):
        // The points do spread, so what is left is too small to be told from zero.
        guard precision < RealNumber.mostExtraBits else { throw .collapsed(cluster: cluster) }
        precision *= 2
      }
    }
  }

  /// Proves which cluster each point most likely belongs to.
  private func decideLabels(_ t: Int) throws(EMError) {
    guard state.withLock({ $0.labels.count }) <= t else { return }
    let posteriors = try doubles(.expectation(t)).expectations[t].posteriors
    var proofs = ProofCount()
    let labels = (0..<posteriors.rowCount).map { i -> Int in
      guard let column = posteriors.largest(inRow: i) else { return likeliest(i, t, &proofs) }
      proofs.add(.doubles)
      return column
    }
    state.withLock { [proofs] in
      guard $0.labels.count == t else { return }
      $0.labels.append(labels)
      $0.labelProofs.add(proofs)
    }
  }

  /// The likeliest cluster of a point, the first of several that are equally likely.
  func likeliest(_ i: Int, _ t: Int, _ proofs: inout ProofCount) -> Int {
    var best = 0
    for j in 1..<max(instance.mixture.clusterCount, 1) {
      let (sign, level) = (posterior(i, j, t) - posterior(i, best, t)).provenSign()
      proofs.add(level)
      if sign == .greater { best = j }
    }
    return best
  }

  /// What it took to choose the labels of hard assignment.
  var labelProofs: ProofCount { state.withLock { $0.labelProofs } }

  private func posterior(_ i: Int, _ j: Int, _ t: Int) -> RealNumber {
    number(of: Quantity(.posterior, cluster: j + 1, point: i + 1, iteration: t))
  }

  /// A variance that lies far above the floor: no more precision is needed to know what lies above.
  private var roughFloor: Bounded {
    let largest = instance.points.joined().reduce(1) { max($0, abs($1.approximation)) }
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
    RealNumber(TracedNumber(trace: self, quantity: quantity))
  }
}

/// A quantity of a trace, worked over whatever kind of number is asked for.
private final class TracedNumber: NumberSource {
  private let trace: Trace
  private let quantity: Quantity

  init(trace: Trace, quantity: Quantity) {
    self.trace = trace
    self.quantity = quantity
  }

  var exact: Fraction? {
    guard let run = try? trace.exact(need) else { return nil }
    return value(run).value
  }

  var bounded: Bounded {
    value(proven { try trace.doubles(need) })
  }

  func ball(precision: Int) -> Ball {
    value(proven { try trace.balls(precision, need) })
  }

  private var need: Need { quantity.need(trace.instance.mixture.covariance.kind) }

  private func value<S: Scalar>(_ run: EMRun<S>) -> S {
    proven { try quantity.value(in: run, trace.assignment) }
  }

  private func proven<R>(_ work: () throws -> R) -> R {
    do {
      return try work()
    } catch {
      preconditionFailure("a step that was proven to exist has no result: \(error)")
    }
  }
}
