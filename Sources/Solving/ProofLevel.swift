/// What it took to settle a question about a number, the least first.
public enum ProofLevel: Sendable, Hashable, Comparable {
  /// Exact fractions.
  case exact
  /// A double with its rigorous bound.
  case doubles
  /// Balls, of so many bits at last.
  case balls(precision: Int)
  /// Nothing did, up to ``RealNumber/mostExtraBits``: the number lies on the boundary as far as
  /// anyone can tell.
  case undecided
}

/// How many questions were settled on each level.
public struct ProofCount: Sendable, Hashable {
  /// The questions by what it took to settle them.
  public private(set) var levels: [ProofLevel: Int] = [:]

  /// A count of nothing yet.
  public init() {}

  /// Adds a question.
  public mutating func add(_ level: ProofLevel) { levels[level, default: 0] += 1 }

  /// Adds the questions of another count.
  public mutating func add(_ other: ProofCount) { levels.merge(other.levels, uniquingKeysWith: +) }

  /// The questions that nothing settled.
  public var undecided: Int { levels[.undecided, default: 0] }
}

extension ProofCount: CustomStringConvertible {
  /// One line: `exact 3, doubles 12, balls of 128 bits 1, undecided 0`.
  public var description: String {
    let balls = levels.compactMap { level, count -> (Int, Int)? in
      if case .balls(let precision) = level { (precision, count) } else { nil }
    }.sorted { $0.0 < $1.0 }
    return
      (["exact \(levels[.exact, default: 0])", "doubles \(levels[.doubles, default: 0])"]
      + balls.map { "balls of \($0.0) bits \($0.1)" } + ["undecided \(undecided)"])
      .joined(separator: ", ")
  }
}
