import Exercises

/// What has changed in the rules from one grading to another.
struct RuleChanges {
  private let old: RuleIndex
  private let new: RuleIndex
  let isOtherGenerator: Bool

  init(_ old: Summary, _ new: Summary) {
    self.old = RuleIndex(old.rules)
    self.new = RuleIndex(new.rules)
    isOtherGenerator = old.generator != new.generator
  }

  func part(_ problem: String, _ part: String) -> Set<Regrade.Reason> {
    let name = "\(problem).\(part)"
    guard let was = old.parts[name], let now = new.parts[name] else { return [.definition] }
    var reasons: Set<Regrade.Reason> = []
    if was.asks != now.asks { reasons.insert(.definition) }
    if was.rule != now.rule { reasons.insert(.tolerance) }
    if was.max != now.max { reasons.insert(.points) }
    return reasons
  }

  func problem(_ id: String) -> Set<Regrade.Reason> {
    guard let was = old.problems[id], let now = new.problems[id] else { return [.definition] }
    var reasons: Set<Regrade.Reason> = []
    if was.points != now.points { reasons.insert(.points) }
    let isSame =
      old.policy == new.policy && was.attempts == now.attempts && was.bonus == now.bonus
    if !isSame { reasons.insert(.policy) }
    return reasons
  }

  /// Whether the definition of a problem has another text.
  func isOtherDefinition(_ id: String) -> Bool {
    old.problems[id]?.sha256 != new.problems[id]?.sha256
  }

  /// Whether a teacher has decided otherwise about what a student sees of a part or, where `part` is
  /// `nil`, of anything in a problem.
  func override(_ student: String, _ problem: String, _ part: String?) -> Bool {
    old.overrides(student, problem, part) != new.overrides(student, problem, part)
  }
}

/// Rules by what they are about.
private struct RuleIndex {
  let problems: [String: Summary.Rules.Problem]
  /// By `problem.part`.
  let parts: [String: Summary.Rules.Part]
  let policy: Policy
  private let overrides: [String: [Summary.Rules.Override]]

  /// What holds for all problems.
  struct Policy: Equatable {
    let counts: String?
    let attemptCredit: [String]?
    let late: [String]?
    let zone: String?
    /// The moment, however it is written.
    let due: Instant?
  }

  init(_ rules: Summary.Rules?) {
    let all = rules?.problems ?? []
    problems = Dictionary(
      all.map { ($0.problem, $0) }, uniquingKeysWith: { first, _ in first })
    parts = Dictionary(
      all.flatMap { problem in
        problem.parts.map { ("\(problem.problem).\($0.part)", $0) }
      }, uniquingKeysWith: { first, _ in first })
    policy = Policy(
      counts: rules?.counts, attemptCredit: rules?.attemptCredit, late: rules?.late,
      zone: rules?.zone, due: rules?.due.flatMap { try? Instant($0) })
    overrides = Dictionary(grouping: rules?.overrides ?? []) {
      Self.key($0.student, $0.problem)
    }
  }

  func overrides(
    _ student: String, _ problem: String, _ part: String?
  ) -> [Summary.Rules.Override] {
    let all =
      (overrides[Self.key(student, problem)] ?? []) + (overrides[Self.key(nil, problem)] ?? [])
    return part == nil ? all : all.filter { $0.part == part }
  }

  private static func key(_ student: String?, _ problem: String) -> String {
    "\(problem)/\(student ?? "")"
  }
}
