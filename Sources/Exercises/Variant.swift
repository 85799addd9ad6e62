import Answers
public import Mixtures
import Scalars
import Solving

/// A problem with the numbers and options of one student.
public struct Variant: Sendable {
  /// What the variant is one of.
  public let problem: ProblemDefinition
  /// The drawn numbers; `nil` where the problem has none.
  public let instance: Instance?
  /// For each part with options, the drawn ones in the order of the sheet, by the part's id.
  public let options: [String: [DrawnOption]]

  /// - Parameters:
  ///   - problem: what it is a variant of.
  ///   - instance: the numbers of the problem's draw group.
  ///   - seed: the seed of the draw group, which also chooses and orders the options.
  /// - Precondition: the numbers are an accepted draw, so that every part has its options.
  public init(of problem: ProblemDefinition, instance: Instance?, seed: Seed) {
    self.problem = problem
    self.instance = instance
    let solution = instance.flatMap { problem.optionSolution(of: $0) }
    var options: [String: [DrawnOption]] = [:]
    for part in problem.parts {
      guard case .lettered(let lettered) = part.kind else { continue }
      options[part.id] = lettered.draw(solution) { label in
        DrawStream(seed, label: "\(label)/\(problem.id)/\(part.id)")
      }
    }
    self.options = options
  }

  /// Works the answers of all parts, in their order.
  ///
  /// - Throws: `EMError` where the numbers have no solution.
  public func keys() throws(EMError) -> [Key] {
    var solution: Solution?
    if let instance, !problem.quantities.isEmpty {
      solution = try Solution(of: instance, for: problem.quantities)
    }
    return try problem.parts.map { part throws(EMError) in
      switch part.kind {
      case .number(let quantity, let tolerance):
        .number(value(of: quantity, in: solution), tolerance)
      case .integer(let quantity): .integer(value(of: quantity, in: solution))
      case .wholeNumber(let number): .integer(try value(of: number))
      case .entries(let list): entries(list, in: solution)
      case .lettered(let lettered): lettered.key(options[part.id] ?? [])
      }
    }
  }

  private func entries(_ list: ProblemDefinition.EntryList, in solution: Solution?) -> Key {
    guard let solution else { preconditionFailure("a quantity is asked for only of a model") }
    let (rows, columns) = list.size(on: solution.instance)
    return .entries(
      EntryKey(
        values: list.quantities(on: solution.instance).map { value(of: $0, in: solution) },
        rows: rows, columns: columns, rule: list.rule, credit: list.credit,
        isMatrix: list.shape == .matrix))
  }

  /// The keys by the part's id.
  ///
  /// - Throws: `EMError` where the numbers have no solution.
  public func keysByPart() throws(EMError) -> [String: Key] {
    Dictionary(
      zip(problem.parts.map(\.id), try keys()), uniquingKeysWith: { first, _ in first })
  }

  private func value(of number: WholeNumber) throws(EMError) -> RealNumber {
    guard let instance else { preconditionFailure("the reader asks for it only with a model") }
    return RealNumber(try number.value(in: instance))
  }

  private func value(of quantity: Quantity, in solution: Solution?) -> RealNumber {
    guard let value = try? solution?.value(of: quantity) else {
      preconditionFailure("the reader has checked every quantity against the model")
    }
    return value
  }
}

// MARK: Draws

/// A draw of a model that was accepted: the how-manieth it was, counted from 0, and its numbers.
public struct AcceptedDraw: Sendable, Hashable {
  /// The how-manieth draw of the seed it is, from 0; manifests keep it.
  public let index: Int
  /// The numbers of the draw.
  public let instance: Instance
  /// What became of the draws up to this one.
  public let count: DrawCount
}

/// What happened over many draws of a model.
public struct DrawCount: Sendable, Hashable {
  /// How many draws were accepted.
  public private(set) var accepted = 0
  /// How many draws were refused, by the first reason that was found.
  public private(set) var refused: [Refusal: Int] = [:]

  /// A count of nothing yet.
  public init() {}

  /// All draws, accepted or refused.
  public var tried: Int { accepted + refused.values.reduce(0, +) }

  /// The share of the draws that were accepted, and the ends of its 95% confidence interval, all in
  /// 0…1.
  ///
  /// Source: Wilson, *Probable inference, the law of succession, and statistical inference* (1927).
  ///
  /// - Precondition: some draw was tried.
  public var acceptance: (share: Double, low: Double, high: Double) {
    let (n, z) = (Double(tried), 1.959_964)
    let share = Double(accepted) / n
    let middle = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return (share, max(0, (middle - reach) / scale), min(1, (middle + reach) / scale))
  }

  /// Adds the draws of another count.
  public mutating func add(_ other: DrawCount) {
    accepted += other.accepted
    refused.merge(other.refused, uniquingKeysWith: +)
  }

  mutating func count(_ reason: Refusal?) {
    if let reason { refused[reason, default: 0] += 1 } else { accepted += 1 }
  }
}

/// No acceptable numbers came up; `check` finds such a definition before a class does.
public struct NoAcceptableDraw: Error, Sendable, Hashable {
  /// What became of the draws; none was accepted.
  public let count: DrawCount
}

extension ModelDefinition {
  /// After so many refused draws a search ends.
  public static let mostDraws = 10_000

  /// The first draw of a seed that suits the model and all of the problems about it.
  ///
  /// Of fixed numbers there is no choice, so that the problems' wishes don't count; only what leaves
  /// a part without its options does.
  ///
  /// - Throws: ``NoAcceptableDraw`` after ``mostDraws`` refused ones.
  public func firstDraw(
    _ seed: Seed, for problems: [ProblemDefinition]
  ) throws(NoAcceptableDraw) -> AcceptedDraw {
    var count = DrawCount()
    for index in 0..<(isFixed ? 1 : Self.mostDraws) {
      switch draw(seed, index) {
      case .success(let instance):
        let refusal =
          problems.lazy.compactMap { $0.optionRefusal(of: instance) }.first
          ?? (isFixed ? nil : problems.lazy.compactMap { $0.refusal(of: instance) }.first)
        count.count(refusal)
        guard refusal == nil else { continue }
        return AcceptedDraw(index: index, instance: instance, count: count)
      case .failure(let refused): count.count(refused.reason)
      }
    }
    throw NoAcceptableDraw(count: count)
  }

  /// Draws that suit the model, whatever problems want of them.
  func draws(_ seed: Seed, _ count: Int) -> [Instance] {
    if isFixed { return draw(seed, at: 0).map { [$0] } ?? [] }
    return Array((0..<Self.mostDraws).lazy.compactMap { draw(seed, at: $0) }.prefix(count))
  }

  /// The draw of that index, which a search has accepted before.
  ///
  /// - Returns: `nil` where it is refused: the definition or the seed is another one.
  public func draw(_ seed: Seed, at index: Int) -> Instance? {
    try? draw(seed, index).get()
  }

  private func draw(_ seed: Seed, _ index: Int) -> Result<Instance, RefusedDraw> {
    var stream = DrawStream(seed, label: "model/\(index)")
    return draw(&stream)
  }
}
