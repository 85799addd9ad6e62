import Answers
public import Exercises
public import Mistakes
public import Mixtures
import Scalars
public import Solving

/// What looking at many variants of a problem has shown.
public struct ProblemCheck: Sendable, Hashable {
  /// How many variants were made.
  public private(set) var variants = 0
  /// What became of the draws that they took.
  public private(set) var draws = DrawCount()
  /// The seed of the first variant whose own key did not earn full marks.
  public private(set) var keyFails: String?
  /// The seed of the first variant that has no solution, and why.
  public private(set) var unsolvable: Unsolvable?

  /// What it took to round every key, and to compare it with what a student would type.
  public private(set) var proofs = ProofCount()

  /// A variant without a solution.
  public struct Unsolvable: Sendable, Hashable {
    /// The text behind `--seed` that brings it back.
    public let seed: String
    /// Why it has none.
    public let error: EMError
  }

  /// Makes variants of a problem and marks the key of each, typed as a student would type it.
  ///
  /// - Parameters:
  ///   - problem: the problem to look at.
  ///   - count: how many; one is enough for a problem in which nothing is drawn.
  ///   - progress: called with the number of variants done.
  /// - Throws: `NoAcceptableDraw` where the model can hardly be satisfied.
  public init(
    _ problem: ProblemDefinition, variants count: Int, progress: (Int) -> Void = { _ in }
  ) throws(NoAcceptableDraw) {
    for index in 0..<(problem.isFixed ? 1 : count) {
      let text = "check \(index)"
      let seed = Seed(practising: problem.id, text: text)
      let draw = try problem.model?.firstDraw(seed)
      if let draw { draws.add(draw.count) }
      check(Variant(of: problem, instance: draw?.instance, seed: seed), seed: text)
      variants += 1
      note(draw?.instance, problem)
      progress(variants)
    }
  }

  /// Keeps the methods that no variant so far tells from the right one, as nearly as doubles say.
  private mutating func note(_ instance: Instance?, _ problem: ProblemDefinition) {
    let asked = problem.quantities.filter { $0.name == .posterior && $0.iteration == 0 }
    guard let instance, !asked.isEmpty else { return }
    let (mixture, points) = instance.over(Double.self, in: ())
    let right = EStepMethod.right.posteriors(mixture, points)
    let candidates = variants == 1 ? EStepMistake.allCases : masked
    masked = candidates.filter { mistake in
      let wrong = mistake.method.posteriors(mixture, points)
      return asked.allSatisfy { quantity in
        let (i, j) = ((quantity.point ?? 1) - 1, (quantity.cluster ?? 1) - 1)
        return abs(wrong[i][j] - right[i][j]) < 1e-9
      }
    }
  }

  /// The wrong methods for the E step that gave the right posteriors on every variant: nobody
  /// who uses one of them would learn it.
  public private(set) var masked: [EStepMistake] = []

  /// Whether every variant has a solution, and every key full marks.
  public var isFine: Bool { keyFails == nil && unsolvable == nil }

  private mutating func check(_ variant: Variant, seed: String) {
    do {
      let keys = try variant.keysByPart()
      for case .number(let value, let tolerance) in keys.values {
        let rounded = tolerance.digits.rounded(value)
        proofs.add(rounded.level)
        let typed = RealNumber(rounded.decimal.fraction)
        proofs.add(tolerance.judges(typed, against: value).level)
      }
      let marks = variant.mark(
        keys.mapValues(\.text), keys: try variant.keys(), points: variant.problem.partPoints)
      if keyFails == nil, marks.contains(where: { $0.verdict != .correct || $0.score != $0.max }) {
        keyFails = seed
      }
    } catch {
      unsolvable = unsolvable ?? Unsolvable(seed: seed, error: error)
    }
  }
}

extension ProblemDefinition {
  /// Whether every student gets the same.
  fileprivate var isFixed: Bool {
    (model?.isFixed ?? true)
      && parts.allSatisfy {
        if case .tickAll = $0.kind { false } else { true }
      }
  }
}
