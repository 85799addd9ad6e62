import Answers
public import Exercises
public import Mistakes
public import Mixtures
import Scalars
public import Solving

/// What looking at many variants of a problem has shown.
public struct ProblemCheck: Sendable {
  /// How many variants were made.
  public private(set) var variants = 0
  /// What became of the draws that they took.
  public private(set) var draws = DrawCount()
  /// The seed of the first variant whose own key did not earn full marks.
  public private(set) var keyFails: String?
  /// The first variant on which the answers of a named mistake earn full marks.
  public private(set) var unpunished: Unpunished?
  /// The seed of the first variant that has no solution, and why.
  public private(set) var unsolvable: Unsolvable?
  /// What it took to round every key, and to compare it with what a student would type.
  public private(set) var proofs = ProofCount()
  /// The difficulty of each variant, in the order of the seeds; empty where nothing is worked.
  public private(set) var difficulties: [Difficulty] = []
  /// How often each set of numbers and options came up.
  private var occurrences: [Content: Int] = [:]

  /// A variant without a solution.
  public struct Unsolvable: Sendable, Hashable {
    /// The text behind `--seed` that brings it back.
    public let seed: String
    /// Why it has none.
    public let error: EMError
  }

  /// A variant on which nobody would learn of a mistake.
  public struct Unpunished: Sendable, Hashable {
    /// The text behind `--seed` that brings it back.
    public let seed: String
    /// Whose answers earn full marks.
    public let mistake: Mistake
  }

  /// What makes two variants the same: who has answered one has answered the other.
  fileprivate struct Content: Hashable {
    let answers: [String]
    let options: [String: [String]]
  }

  /// A look at nothing yet.
  public init() {}

  /// Whether every variant has a solution, every key full marks, and no named mistake.
  public var isFine: Bool { keyFails == nil && unsolvable == nil && unpunished == nil }

  /// How many pairs of variants are the same.
  public var equalPairs: Int {
    occurrences.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  /// How many pairs of students of a class would have the same, as far as the variants tell.
  ///
  /// - Precondition: at least two variants.
  public func expectedPairs(inClassOf students: Int) -> Double {
    let pairs = { (count: Int) in Double(count) * Double(count - 1) / 2 }
    return Double(equalPairs) * pairs(students) / pairs(variants)
  }

  /// Makes the variant of a seed, and marks its key and the answers of each named mistake, typed as
  /// a student would type them.
  ///
  /// - Throws: `NoAcceptableDraw` where the model can hardly be satisfied.
  mutating func look(
    at problem: ProblemDefinition, _ number: Int
  ) throws(NoAcceptableDraw) {
    let text = "check \(number)"
    let seed = Seed(practising: problem.id, text: text)
    let draw = try problem.model?.firstDraw(seed, for: [problem])
    if let draw { draws.add(draw.count) }
    let variant = Variant(of: problem, instance: draw?.instance, seed: seed)
    variants += 1
    if let instance = draw?.instance { difficulties.append(problem.difficulty(of: instance)) }
    do {
      try mark(variant, seed: text)
    } catch {
      unsolvable = unsolvable ?? Unsolvable(seed: text, error: error)
    }
  }

  private mutating func mark(_ variant: Variant, seed: String) throws(EMError) {
    let keys = try variant.keys()
    occurrences[Content(variant, keys), default: 0] += 1
    for (value, tolerance) in keys.flatMap(\.numbers) {
      let rounded = tolerance.asked(value)
      proofs.add(rounded.level)
      let typed = RealNumber(rounded.decimal.fraction)
      proofs.add(tolerance.judges(typed, against: value).level)
    }
    let right = Dictionary(
      zip(variant.problem.parts.map(\.id), keys.map(\.text)), uniquingKeysWith: { a, _ in a })
    if keyFails == nil, !variant.earnsAll(right, keys) { keyFails = seed }
    for mistake in variant.problem.namedMistakes where unpunished == nil {
      guard let wrong = variant.responses(making: [mistake]) else { continue }
      if variant.earnsAll(right.merging(wrong) { $1 }, keys) {
        unpunished = Unpunished(seed: seed, mistake: mistake)
      }
    }
  }

  /// Adds what was seen of later variants.
  mutating func add(_ other: ProblemCheck) {
    variants += other.variants
    draws.add(other.draws)
    keyFails = keyFails ?? other.keyFails
    unpunished = unpunished ?? other.unpunished
    unsolvable = unsolvable ?? other.unsolvable
    proofs.add(other.proofs)
    difficulties += other.difficulties
    occurrences.merge(other.occurrences, uniquingKeysWith: +)
  }
}

extension Key {
  /// The numbers that a response is compared with, each with its tolerance.
  fileprivate var numbers: [(RealNumber, Tolerance)] {
    switch self {
    case .number(let value, let tolerance): return [(value, tolerance)]
    case .entries(let key):
      guard case .number(let tolerance) = key.rule else { return [] }
      return key.values.map { ($0, tolerance) }
    case .integer, .ticks, .choice, .order: return []
    }
  }
}

extension ProblemCheck.Content {
  fileprivate init(_ variant: Variant, _ keys: [Key]) {
    answers = keys.map(\.text)
    options = variant.options.mapValues { $0.map(\.id) }
  }
}

extension Variant {
  /// Whether every part earns all it has; looks no further than the first that doesn't.
  fileprivate func earnsAll(_ responses: [String: String], _ keys: [Key]) -> Bool {
    zip(problem.parts, keys).allSatisfy { part, key in
      let outcome = Outcome(of: responses[part.id], key)
      return outcome.verdict == .correct && outcome.share == .one
    }
  }
}
