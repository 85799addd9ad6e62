public import Mixtures
public import Scalars

/// What an exercise gives over one kind of number and what somebody writes down on the way, with what
/// nearly all methods share: the right E step of the given θ.
public struct GivenExercise<S: Scalar>: Sendable {
  let mixture: Mixture<S>
  let points: [[S]]
  let labels: [Int]?
  let notes: Notes<S>?
  /// The right E step of the given θ; `nil` where θ has no densities.
  let first: ExpectationStep<S>?

  /// - Parameters:
  ///   - instance: what the exercise gives.
  ///   - context: how the numbers are built.
  ///   - notes: what is written down on the way and gone on with; without them what was worked.
  /// - Complexity: O(*n* · *K* · *d*) and *n* · *K* exponentials.
  public init(_ instance: Instance, in context: S.Context, notes: Notes<S>? = nil) {
    let (mixture, points) = instance.over(S.self, in: context)
    (self.mixture, self.points, self.notes) = (mixture, points, notes)
    labels = instance.labels
    first = (try? DensityMethod.right.densities(mixture, points)).map {
      ExpectationStep(.right, densities: $0, weights: mixture.weights, notes, iteration: 0)
    }
  }
}

/// The E step of an iteration: what a method gives, and what is written down of it.
struct ExpectationStep<S: Scalar>: Sendable {
  let densities: Matrix<S>
  let joint: Matrix<S>
  let totals: [S]
  let posteriors: Matrix<S>
  let noted: Noted

  /// What is gone on with.
  struct Noted: Sendable {
    let densities: Matrix<S>
    let joint: Matrix<S>
    let totals: [S]
    let posteriors: Matrix<S>
  }

  init(
    _ method: EStepMethod, densities: Matrix<S>, weights: [S], _ notes: Notes<S>?, iteration t: Int
  ) {
    self.densities = densities
    let notedDensities = notes?.densities(densities, t) ?? densities
    joint = method.joint(notedDensities, weights)
    let notedJoint = notes?.joint(joint, t) ?? joint
    totals = (0..<joint.rowCount).map { notedJoint.row($0).sum() }
    let notedTotals = notes?.totals(totals, t) ?? totals
    posteriors = method.posteriors(notedDensities, notedJoint, notedTotals, weights)
    noted = Noted(
      densities: notedDensities, joint: notedJoint, totals: notedTotals,
      posteriors: notes?.posteriors(posteriors, t) ?? posteriors)
  }
}

/// The iterations of a method: the parameters θ⁽ᵗ⁾ and the posteriors that it makes of them.
///
/// It works in the plain way of a person, densities first; where these leave the range of doubles,
/// bounds show it, and balls have no range. Where something is written down, the results are what the
/// method gives from that.
public struct MethodRun<S: Scalar>: Sendable {
  private let method: Method
  private let given: GivenExercise<S>
  private var mixtures: [Update]
  private var steps: [ExpectationStep<S>] = []

  /// Parameters as the method gives them, and as they are written down and gone on with.
  private typealias Update = (worked: Mixture<S>, noted: Mixture<S>)

  /// Works θ⁽⁰⁾ … θ⁽ᵀ⁾ and the E steps that they need.
  ///
  /// - Parameters:
  ///   - updates: *T*.
  ///   - expectingLast: whether the E step with θ⁽ᵀ⁾ is wanted.
  /// - Throws: ``UndefinedMethod`` where the method has no result here.
  public init(
    _ method: Method, _ given: GivenExercise<S>, updates: Int, expectingLast: Bool
  ) throws(UndefinedMethod) {
    try self.init(method, given, updates: updates, expecting: expectingLast ? updates : nil)
  }

  /// Works θ⁽⁰⁾ … θ⁽ᵀ⁾, the E steps that they need, and those that are wanted beside.
  ///
  /// - Parameters:
  ///   - updates: *T*.
  ///   - expected: the last iteration whose E step is wanted, at most *T*. Where labels are known, M
  ///     steps need none before it.
  /// - Throws: ``UndefinedMethod`` where the method has no result here.
  public init(
    _ method: Method, _ given: GivenExercise<S>, updates: Int, expecting expected: Int?
  ) throws(UndefinedMethod) {
    // What is one off needs a neighbour.
    let isOneOff = method.likelihood == .offByOne
    let updates = isOneOff ? max(updates, 1) : updates
    self.method = method
    self.given = given
    mixtures = [(given.mixture, given.mixture)]
    for t in 0..<updates {
      if given.labels == nil { try expect(t) }
      mixtures.append(
        try method.maximisation.update(
          shares(t), mixtures[t].noted, given.points, notes: given.notes, iteration: t + 1))
    }
    if let last = isOneOff ? updates : expected { try expect(last) }
  }

  private mutating func expect(_ last: Int) throws(UndefinedMethod) {
    let step = method.expectation
    while steps.count <= last {
      let t = steps.count
      if t == 0, let first = given.first, step.density == .right {
        steps.append(
          step == .right
            ? first
            : ExpectationStep(
              step, densities: first.densities, weights: given.mixture.weights, given.notes,
              iteration: 0))
        continue
      }
      let mixture = mixtures[t].noted
      steps.append(
        ExpectationStep(
          step, densities: try step.density.densities(mixture, given.points),
          weights: mixture.weights, given.notes, iteration: t))
    }
  }

  /// w_ij that the M step after iteration t goes by.
  private func shares(_ t: Int) -> Matrix<S> {
    if let labels = given.labels {
      let weights = given.mixture.weights
      return Matrix(rowCount: labels.count, columnCount: weights.count) {
        S(labels[$0] == $1 ? 1 : 0, matching: weights[0])
      }
    }
    let posteriors = steps[t].noted.posteriors
    guard let shortening = method.shortening else { return posteriors }
    return posteriors.map { shortening.applied(to: $0) }
  }
}

// MARK: Doubles with bounds

extension GivenExercise<Bounded> {
  /// The exercise over doubles with bounds; made here, where the compiler knows the kind of number.
  public static func bounded(
    _ instance: Instance, notes: Notes<Bounded>? = nil
  ) -> GivenExercise {
    GivenExercise(instance, in: (), notes: notes)
  }
}

extension GivenExercise<Double> {
  /// The exercise over plain doubles; made here, where the compiler knows the kind of number.
  public static func plain(_ instance: Instance, notes: Notes<Double>?) -> GivenExercise {
    GivenExercise(instance, in: (), notes: notes)
  }
}

extension MethodRun<Double> {
  /// The run over plain doubles; made here, where the compiler knows the kind of number.
  public static func plain(
    _ method: Method, _ given: GivenExercise<Double>, updates: Int, expecting expected: Int?
  ) throws(UndefinedMethod) -> MethodRun {
    try MethodRun(method, given, updates: updates, expecting: expected)
  }
}

extension MethodRun {
  /// The right run over doubles with bounds and their derivatives; made here, where the compiler knows
  /// the kind of number.
  public static func differentiated(
    _ instance: Instance, notes: Notes<Dual<Bounded>>, updates: Int, expecting expected: Int?
  ) throws(UndefinedMethod) -> MethodRun where S == Dual<Bounded> {
    try MethodRun(
      .right, GivenExercise(instance, in: (), notes: notes), updates: updates, expecting: expected)
  }
}

extension MethodRun<Bounded> {
  /// The run over doubles with bounds; made here, where the compiler knows the kind of number.
  public static func bounded(
    _ method: Method, _ given: GivenExercise<Bounded>, updates: Int, expecting expected: Int?
  ) throws(UndefinedMethod) -> MethodRun {
    try MethodRun(method, given, updates: updates, expecting: expected)
  }
}

// MARK: Results

extension MethodRun {
  /// p(j | i) at θ⁽ᵗ⁾; indices count from 0, here and below.
  ///
  /// - Precondition: the E step has been made, here and wherever densities are asked for.
  public func posterior(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].posteriors[i, j] }
  /// What x⁽ⁱ⁾ counts for cluster j with in the M step after iteration *t*: the posterior, or a label.
  public func share(_ j: Int, _ i: Int, _ t: Int) -> S { shares(t)[i, j] }
  /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  public func density(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].densities[i, j] }
  /// p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  public func joint(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].joint[i, j] }
  /// Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  public func likelihood(_ i: Int, _ t: Int) -> S { steps[t].totals[i] }
  /// n̂_j at θ⁽ᵗ⁾.
  public func count(_ j: Int, _ t: Int) -> S { shares(t).column(j).sum() }
  /// θ⁽ᵗ⁾.
  public func mixture(_ t: Int) -> Mixture<S> { mixtures[t].worked }

  /// ℓ(θ⁽ᵗ⁾), in nats if the method takes natural logarithms.
  ///
  /// - Precondition: the E step of *t* has been made.
  public func logLikelihood(_ t: Int) -> S {
    let step = steps[method.likelihood == .offByOne ? (t > 0 ? t - 1 : 1) : t].noted
    return method.likelihood.value(step.joint, step.totals, step.densities, step.posteriors)
  }

  /// ℓ(θ⁽ᵗ⁾) − ℓ(θ⁽ᵗ⁻¹⁾).
  ///
  /// - Precondition: *t* ≥ 1, and the E step of *t* has been made.
  public func logLikelihoodGain(_ t: Int) -> S {
    let noted = { (t: Int) in
      let worked = logLikelihood(t)
      return given.notes?.logLikelihood(worked, t) ?? worked
    }
    return noted(t) - noted(t - 1)
  }
}
