import Exercises
import Grading
import Mistakes
import Scalars
import Sheets
import Solving

/// What `check` prints of one problem.
struct CheckReport {
  private let problem: ProblemDefinition
  private let check: ProblemCheck
  private let duration: Duration
  private let classSize: Int

  /// - Parameters:
  ///   - duration: how long the look at all variants took.
  ///   - classSize: the number of students who shall have numbers of their own.
  init(
    _ problem: ProblemDefinition, _ check: ProblemCheck, taking duration: Duration, classSize: Int
  ) {
    self.problem = problem
    self.check = check
    self.duration = duration
    self.classSize = classSize
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
        + "accepted (\(reasons)). \(advice)."
    }
    return nil
  }

  /// Of a definition that accepts fewer draws, some student's sheet would never be found.
  private static let leastAcceptance = 0.01
  /// Below this, a teacher should know what makes draws rare.
  private static let rareAcceptance = 0.05

  /// What to change about the commonest reason.
  private var advice: String {
    check.draws.refused.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
      .advice
      ?? "Widen a range, or ask for less"
  }

  var text: String {
    let first = "\(problem.id): fine, \(count)"
    return ([first] + facts.map { "  \($0.name.padding(to: 11)) \($0.text)" })
      .joined(separator: "\n")
  }

  /// The same for a page.
  var page: CheckedProblem {
    CheckedProblem(
      problem, verdict: failure ?? "fine, \(count)",
      facts: facts.filter { $0.name != "difficulty" }, difficulties: check.difficulties)
  }

  private var count: String {
    check.variants > 1 ? "\(check.variants) variants" : "nothing is drawn"
  }

  private var facts: [(name: String, text: String)] {
    let drawn = check.variants > 1
    return [("draws", drawn ? draws : nil), ("mistakes", mistakes)].compactMap(Self.fact) + hidden
      + [
        ("difficulty", drawn ? difficulty : nil), ("equal", drawn ? duplicates : nil),
        ("time", drawn ? time : nil),
      ]
      .compactMap(Self.fact)
  }

  private static func fact(_ name: String, _ text: String?) -> (name: String, text: String)? {
    text.map { (name, $0) }
  }
}

// MARK: Facts

extension CheckReport {
  private var draws: String? {
    guard check.draws.tried > 0 else { return nil }
    let acceptance = check.draws.acceptance
    let share =
      check.draws.refused.isEmpty
      ? "all accepted"
      : "\(Self.percent(acceptance.share)) accepted (95% sure: \(Self.percent(acceptance.low)) to "
        + "\(Self.percent(acceptance.high))); \(reasons)"
    let rare = acceptance.share < Self.rareAcceptance ? "; that is rare. \(advice)" : ""
    return "\(check.draws.tried), \(share)\(rare)"
  }

  private var reasons: String {
    check.draws.refused.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\(Self.percent(Double($0.value) / Double(check.draws.tried))) \($0.key.rawValue)" }
      .joined(separator: "; ")
  }

  private var duplicates: String {
    guard check.equalPairs > 0 else { return "no two of \(check.variants) are the same" }
    let expected = Histogram.rounded(check.expectedPairs(inClassOf: classSize))
    return
      "\(check.equalPairs) pairs of \(check.variants) variants; about \(expected) in a class of "
      + "\(classSize)"
  }

  private var mistakes: String? {
    let named = problem.namedMistakes
    guard !named.isEmpty else { return nil }
    return named.count == 1
      ? "\(named[0].rawValue) shows"
      : "\(named.count) show on every variant, each apart from the others"
  }

  /// What the numbers hide, and what is left out though they show it.
  private var hidden: [(name: String, text: String)] {
    let leftOut = problem.mistakes.leftOut.map {
      (name: "left out", text: "\($0.mistake.rawValue): \($0.reason)")
    }
    let shown = problem.shownThoughLeftOut.map(\.rawValue)
    let needless =
      shown.isEmpty
      ? [] : [(name: "shown", text: "though left out: \(shown.joined(separator: ", "))")]
    let found = problem.hiddenMistakes
    guard !found.isEmpty else { return leftOut + needless }
    let silent = found.filter { $0.behind == nil }.map(\.mistake.rawValue)
    let alike = found.compactMap { hidden in
      hidden.behind.map { "\(hidden.mistake.rawValue) gives what \($0.rawValue) gives" }
    }
    let what =
      (silent.isEmpty ? [] : ["\(silent.joined(separator: ", ")): nobody would learn of them here"])
      + alike
    let advice =
      check.variants > 1
      ? "change the ranges, or write <leave-out id=\"\(found[0].mistake.rawValue)\">why</leave-out> "
        + "into <mistakes>" : "other numbers would show more"
    return leftOut + needless + what.map { (name: "hidden", text: $0) }
      + [(name: "", text: "(\(advice))")]
  }

  private var time: String? {
    let seconds = duration / .seconds(1) / Double(check.variants)
    return "\(Self.rounded(seconds * 1_000, 2)) ms a variant"
  }

  private var difficulty: String? {
    guard let histogram = Histogram(check.difficulties.map(\.index)) else { return nil }
    let band = problem.difficulty.map { "; wanted \($0.lowerBound) to \($0.upperBound)" } ?? ""
    return "\(histogram.summary) [\(histogram.line)]\(band)"
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
