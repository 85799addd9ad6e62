import Exercises
import Grading
import Mistakes
import Scalars
import Solving

/// What `check` prints of one problem.
struct CheckReport {
  private let problem: ProblemDefinition
  private let check: ProblemCheck
  private let duration: Duration

  /// - Parameter duration: how long the look at all variants took.
  init(_ problem: ProblemDefinition, _ check: ProblemCheck, taking duration: Duration) {
    self.problem = problem
    self.check = check
    self.duration = duration
  }

  /// What is wrong and what to do about it; `nil` where nothing is.
  var failure: String? {
    if let unsolvable = check.unsolvable {
      return "with seed “\(unsolvable.seed)” \(unsolvable.error.problem). Choose other ranges."
    }
    if let seed = check.keyFails {
      return "with seed “\(seed)” the key itself doesn't earn full marks. Ask for more digits, or "
        + "widen the tolerance."
    }
    if let unpunished = check.unpunished {
      return "with seed “\(unpunished.seed)” the mistake \(unpunished.mistake.rawValue) earns full "
        + "marks. Ask for more digits, or narrow the tolerance."
    }
    if check.draws.tried > 0, check.draws.acceptance.high < Self.leastAcceptance {
      return "only \(Self.percent(check.draws.acceptance.share)) of \(check.draws.tried) draws are "
        + "accepted (\(reasons)). Widen a range, or ask for less."
    }
    return nil
  }

  /// Of a definition that accepts fewer draws, some student's sheet would never be found.
  private static let leastAcceptance = 0.005

  var text: String {
    let facts =
      check.variants > 1
      ? [("draws", draws), ("mistakes", mistakes)] + hidden
        + [("difficulty", difficulty), ("time", time)] : [("mistakes", mistakes)] + hidden
    let count = check.variants > 1 ? "\(check.variants) variants" : "nothing is drawn"
    return
      ([("\(problem.id): fine, \(count)")]
      + facts.compactMap { name, fact in
        fact.map { "  \(name.padding(to: 11)) \($0)" }
      }).joined(separator: "\n")
  }
}

// MARK: Facts

extension CheckReport {
  private var draws: String? {
    guard check.draws.tried > 0 else { return duplicates }
    let acceptance = check.draws.acceptance
    let share =
      check.draws.refused.isEmpty
      ? "all accepted"
      : "\(Self.percent(acceptance.share)) accepted (95% sure: \(Self.percent(acceptance.low)) to "
        + "\(Self.percent(acceptance.high))); \(reasons)"
    return "\(check.draws.tried), \(share)" + (duplicates.map { "; \($0)" } ?? "")
  }

  private var reasons: String {
    check.draws.refused.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\(Self.percent(Double($0.value) / Double(check.draws.tried))) \($0.key.rawValue)" }
      .joined(separator: "; ")
  }

  private var duplicates: String? {
    guard check.duplicates > 0 else { return nil }
    return check.duplicates == 1
      ? "1 variant is the same as an earlier one"
      : "\(check.duplicates) variants are the same as an earlier one"
  }

  private var mistakes: String? {
    let named = problem.namedMistakes
    guard !named.isEmpty else { return nil }
    return named.count == 1
      ? "\(named[0].rawValue) shows"
      : "\(named.count) show on every variant, each apart from the others"
  }

  /// What the numbers hide, and what is left out though they show it.
  private var hidden: [(String, String?)] {
    let found = problem.hiddenMistakes.map { hidden in
      let what = hidden.behind.map { "the answers of \($0.rawValue)" } ?? "the right answers"
      return ("hidden", "\(hidden.mistake.rawValue) gives \(what), or none")
    }
    let leftOut = problem.mistakes.leftOut.map {
      ("left out", "\($0.mistake.rawValue): \($0.reason)")
    }
    return leftOut + found
  }

  private var time: String? {
    let seconds = duration / .seconds(1) / Double(check.variants)
    return "\(Self.rounded(seconds * 1_000, 2)) ms a variant"
  }

  private var difficulty: String? {
    let indices = check.difficulties.map(\.index).filter(\.isFinite).sorted()
    guard let low = indices.first, let high = indices.last else { return nil }
    let band = problem.difficulty.map { "; wanted \($0.lowerBound) to \($0.upperBound)" } ?? ""
    let median = Self.rounded(indices[indices.count / 2], 2)
    guard high > low else { return "\(median) for all\(band)" }
    return "\(Self.rounded(low, 2)) \(Self.histogram(indices)) \(Self.rounded(high, 2)), median "
      + median + band
  }

  /// A column for each sixteenth of the range, as high as the share of the values in it.
  private static func histogram(_ sorted: [Double]) -> String {
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    var counts = Array(repeating: 0, count: 16)
    for value in sorted { counts[min(15, Int((value - low) / (high - low) * 16))] += 1 }
    let tallest = counts.max() ?? 1
    let columns = Array("▁▂▃▄▅▆▇█")
    return String(counts.map { $0 == 0 ? " " : columns[($0 * 8 - 1) / tallest] })
  }
}

// MARK: Numbers

extension CheckReport {
  private static func percent(_ share: Double) -> String {
    "\(rounded(share * 100, share < 0.1 ? 1 : 0))%"
  }

  private static func rounded(_ value: Double, _ decimals: Int) -> String {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return ExactDecimal(
      isNegative: value < 0, digits: String(Int((abs(value) * power).rounded())),
      exponent: -decimals
    ).description
  }
}
