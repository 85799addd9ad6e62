public import Mixtures
public import Scalars

/// The iterations of a method: the parameters θ⁽ᵗ⁾ and the posteriors that it makes of them.
///
/// It works in the plain way of a person, densities first; where these leave the range of doubles,
/// bounds show it, and balls have no range. Where something is written down, the results are what the
/// method gives from that.
public struct MethodRun<S: Scalar>: Sendable {
  private let method: Method
  private let given: GivenExercise<S>
  /// θ⁽ᵗ⁾ as the method gives it.
  private var mixtures: [Mixture<S>]
  /// θ⁽ᵗ⁾ as it is written down and gone on with, as far as that is needed.
  private var starts: [Mixture<S>]
  private var steps: [ExpectationStep<S>] = []

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
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  @specialized(where S == Taped<Bounded>)
  @specialized(where S == Taped<Double>)
  public init(
    _ method: Method, _ given: GivenExercise<S>, updates: Int, expecting expected: Int?
  ) throws(UndefinedMethod) {
    // What is one off needs a neighbour.
    let isOneOff = method.likelihood == .offByOne
    let updates = isOneOff ? max(updates, 1) : updates
    let last = isOneOff ? updates : expected
    self.method = method
    self.given = given
    mixtures = [given.mixture]
    starts = mixtures
    for t in 0..<updates {
      if given.labels == nil { try expect(t) }
      let update = try method.maximisation.update(
        shares(t), starts[t], given.points, notes: given.notes, iteration: t + 1)
      mixtures.append(update.mixture)
      if max(updates - 1, last ?? 0) > t { starts.append(update.noted(given.notes, t + 1)) }
    }
    if let last { try expect(last) }
  }

  private mutating func expect(_ last: Int) throws(UndefinedMethod) {
    while steps.count <= last {
      let t = steps.count
      let method = method.expectation
      if t == 0 {
        steps.append(try given.expectation(method))
        continue
      }
      let densities = try method.density.densities(starts[t], given.points.rows)
      steps.append(
        ExpectationStep(
          method, densities: densities, weights: starts[t].weights, given.notes, iteration: t))
    }
  }

  /// w_ij that the M step after iteration t goes by.
  private func shares(_ t: Int) -> Matrix<S> {
    given.labelled ?? method.shortened(steps[t].noted.posteriors)
  }
}

extension Method {
  /// What the M step takes the posteriors for.
  func shortened<S: Scalar>(_ posteriors: Matrix<S>) -> Matrix<S> {
    shortening.map { shortening in posteriors.map { shortening.applied(to: $0) } } ?? posteriors
  }
}

// MARK: Results

extension MethodRun {
  /// p(j | i) at θ⁽ᵗ⁾; indices count from 0, here and below.
  ///
  /// - Precondition: the E step has been made, here and wherever densities are asked for.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func posterior(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].worked.posteriors[i, j] }
  /// What x⁽ⁱ⁾ counts for cluster j with in the M step after iteration *t*: the posterior, or a label.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func share(_ j: Int, _ i: Int, _ t: Int) -> S { shares(t)[i, j] }
  /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func density(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].worked.densities[i, j] }
  /// p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func joint(_ j: Int, _ i: Int, _ t: Int) -> S { steps[t].worked.joint[i, j] }
  /// Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func likelihood(_ i: Int, _ t: Int) -> S { steps[t].worked.totals[i] }
  /// n̂_j at θ⁽ᵗ⁾.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func count(_ j: Int, _ t: Int) -> S { shares(t).column(j).sum() }
  /// θ⁽ᵗ⁾.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func mixture(_ t: Int) -> Mixture<S> { mixtures[t] }

  /// ℓ(θ⁽ᵗ⁾), in nats if the method takes natural logarithms.
  ///
  /// - Precondition: the E step of *t* has been made.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func logLikelihood(_ t: Int) -> S {
    let step = steps[method.likelihood == .offByOne ? (t > 0 ? t - 1 : 1) : t].noted
    return method.likelihood.value(step.joint, step.totals, step.densities, step.posteriors)
  }

  /// ℓ(θ⁽ᵗ⁾) − ℓ(θ⁽ᵗ⁻¹⁾).
  ///
  /// - Precondition: *t* ≥ 1, and the E step of *t* has been made.
  @specialized(where S == Double)
  @specialized(where S == Bounded)
  public func logLikelihoodGain(_ t: Int) -> S {
    let noted = { (t: Int) in
      let worked = logLikelihood(t)
      return given.notes?.logLikelihood(worked, t) ?? worked
    }
    return noted(t) - noted(t - 1)
  }
}
