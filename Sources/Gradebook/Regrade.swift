public import Scalars

/// What changes from one grading to another: who goes up or down, on which part, and why.
public struct Regrade: Sendable {
  /// Why a mark is another one.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Other answers were handed in, or another attempt counts.
    case answers
    /// A teacher has decided so.
    case override
    /// The generator draws other numbers.
    case generator
    /// The definition asks for something else, or has another right answer.
    case definition
    case tolerance
    /// The part or the problem is worth something else.
    case points
    /// Attempts, late work or the due time count otherwise.
    case policy
    /// The student's own due time or attempts are others, or the student is new in the class.
    case roster
    /// An earlier score was kept.
    case neverLower = "never-lower"
    /// Nothing else: another version of the program.
    case program
  }

  /// A score and what could be had.
  public struct Score: Sendable, Hashable {
    public let score: Fraction
    public let max: Fraction
  }

  /// A mark that is another one.
  public struct Change: Sendable, Hashable {
    /// The student's id.
    public let student: String
    /// The problem's id; `nil` for the total.
    public let problem: String?
    /// The part's id; `nil` for the whole problem, where more has changed than its parts tell.
    public let part: String?
    /// `nil` where there was none.
    public let before: Score?
    public let after: Score
    /// At least one, in the order of the cases.
    public let reasons: [Reason]
  }

  /// In the order of the class, each student's parts first, then the total.
  public let changes: [Change]

  /// The changes of whole students.
  public var totals: [Change] { changes.filter { $0.problem == nil } }

  /// - Parameters:
  ///   - old: an earlier grading of the same assignment.
  ///   - new: the present one.
  /// - Complexity: linear in the marks.
  public init(_ old: Summary, _ new: Summary) {
    let before = Dictionary(
      old.students.map { ($0.student, $0) }, uniquingKeysWith: { first, _ in first })
    changes = new.students.flatMap { student in
      StudentRegrade(old, before[student.student], new, student).changes
    }
  }
}

/// What changes for one student.
private struct StudentRegrade {
  private let rules: RuleChanges
  private let before: Summary.Student?
  private let after: Summary.Student

  init(_ old: Summary, _ before: Summary.Student?, _ new: Summary, _ after: Summary.Student) {
    rules = RuleChanges(old, new)
    self.before = before
    self.after = after
  }

  var changes: [Regrade.Change] {
    let parts = after.problems.flatMap { problem in
      changes(
        before?.problems.first { $0.problem == problem.problem }, problem)
    }
    let was = before.flatMap { Regrade.Score($0.total, $0.max) }
    // Parts that go up and down by as much are told, too, with the total that stays.
    guard let now = Regrade.Score(after.total, after.max), !parts.isEmpty || was != now else {
      return []
    }
    let reasons = Set(parts.flatMap(\.reasons)).union(isGone ? [.definition] : [])
    return parts + [
      Regrade.Change(
        student: after.student, problem: nil, part: nil, before: was, after: now,
        reasons: Regrade.Reason.sorted(reasons))
    ]
  }

  /// Whether a problem is no longer asked.
  private var isGone: Bool {
    guard let before else { return false }
    return before.problems.contains { old in
      !after.problems.contains { $0.problem == old.problem }
    }
  }

  private func changes(
    _ old: Summary.Problem?, _ new: Summary.Problem
  ) -> [Regrade.Change] {
    let common = reasons(old, new)
    let parts = (new.parts ?? []).compactMap { part in
      let earlier = old?.parts?.first { $0.part == part.part }
      return change(
        earlier.flatMap { Regrade.Score($0.score, $0.max) },
        Regrade.Score(part.score, part.max), problem: new.problem, part: part.part,
        reasons: reasons(earlier, part, old, new).union(common.intersection([.generator])))
    }
    let (was, now) = (
      old.flatMap { Regrade.Score($0.score, $0.max) }, Regrade.Score(new.score, new.max)
    )
    let told = parts.map { $0.after.score - ($0.before?.score ?? .zero) }.sum()
    let isTold = now.map { $0.score - (was?.score ?? .zero) == told } ?? true
    // A policy acts on whole problems.
    guard !isTold || (parts.isEmpty && was != now) else { return parts }
    let whole = change(was, now, problem: new.problem, part: nil, reasons: common)
    return parts + [whole].compactMap { $0 }
  }

  private func change(
    _ before: Regrade.Score?, _ after: Regrade.Score?, problem: String, part: String?,
    reasons: Set<Regrade.Reason>
  ) -> Regrade.Change? {
    // A score that was kept is the same, and that is to be told.
    guard let after, before != after || reasons.contains(.neverLower) else { return nil }
    return Regrade.Change(
      student: self.after.student, problem: problem, part: part, before: before, after: after,
      reasons: Regrade.Reason.sorted(reasons))
  }

  // MARK: Reasons

  /// Why a part may have another mark.
  private func reasons(
    _ old: Summary.Part?, _ new: Summary.Part, _ before: Summary.Problem?, _ after: Summary.Problem
  ) -> Set<Regrade.Reason> {
    guard let old, let before else { return missing }
    var reasons = rules.part(after.problem, new.part)
    if old.answer != new.answer { reasons.insert(.answers) }
    if rules.override(self.after.student, after.problem, new.part) { reasons.insert(.override) }
    if before.drawn != after.drawn {
      reasons.insert(rules.isOtherGenerator ? .generator : .definition)
    }
    return reasons
  }

  /// Why a problem may have another mark where its parts have not.
  private func reasons(
    _ old: Summary.Problem?, _ new: Summary.Problem
  ) -> Set<Regrade.Reason> {
    guard let before, let old else { return missing }
    var reasons = rules.problem(new.problem)
    let handedIn = { (problem: Summary.Problem) in
      problem.attempts.map { HandedIn(number: $0.attempt, time: $0.submitted, parts: $0.parts) }
    }
    if handedIn(old) != handedIn(new) || old.surplus != new.surplus { reasons.insert(.answers) }
    if rules.override(after.student, new.problem, nil) { reasons.insert(.override) }
    if before.due != after.due || before.attempts != after.attempts { reasons.insert(.roster) }
    if new.kept != nil { reasons.insert(.neverLower) }
    return reasons
  }

  private var missing: Set<Regrade.Reason> { before == nil ? [.roster] : [.definition] }

  /// What an attempt was before it was marked.
  private struct HandedIn: Equatable {
    let number: Int
    let time: String?
    let answers: [String?]

    init(number: Int, time: String?, parts: [Summary.Part]) {
      self.number = number
      self.time = time
      answers = parts.map(\.answer)
    }
  }
}

/// What has changed in the rules.
private struct RuleChanges {
  private let old: Summary.Rules?
  private let new: Summary.Rules?
  let isOtherGenerator: Bool

  init(_ old: Summary, _ new: Summary) {
    self.old = old.rules
    self.new = new.rules
    isOtherGenerator = old.generator != new.generator
  }

  func part(_ problem: String, _ part: String) -> Set<Regrade.Reason> {
    let find = { (rules: Summary.Rules?) in
      rules?.problems.first { $0.problem == problem }?.parts.first { $0.part == part }
    }
    guard let was = find(old), let now = find(new) else { return [.definition] }
    var reasons: Set<Regrade.Reason> = []
    if was.asks != now.asks { reasons.insert(.definition) }
    if was.rule != now.rule { reasons.insert(.tolerance) }
    if was.max != now.max { reasons.insert(.points) }
    return reasons
  }

  func problem(_ id: String) -> Set<Regrade.Reason> {
    let find = { (rules: Summary.Rules?) in rules?.problems.first { $0.problem == id } }
    guard let old, let new, let was = find(old), let now = find(new) else { return [.definition] }
    var reasons: Set<Regrade.Reason> = []
    if was.points != now.points { reasons.insert(.points) }
    let samePolicy =
      old.counts == new.counts && old.attemptCredit == new.attemptCredit && old.late == new.late
      && old.due == new.due && old.zone == new.zone && was.attempts == now.attempts
      && was.bonus == now.bonus
    if !samePolicy { reasons.insert(.policy) }
    return reasons
  }

  /// Whether a teacher has decided otherwise about what a student sees of a part or a problem.
  func override(_ student: String, _ problem: String, _ part: String?) -> Bool {
    let holding = { (rules: Summary.Rules?) in
      rules?.overrides.filter {
        ($0.student == nil || $0.student == student) && $0.problem == problem
          && ($0.part == part || part == nil)
      }
    }
    return holding(old) != holding(new)
  }
}

extension Regrade.Score {
  fileprivate init?(_ score: String, _ max: String) {
    guard let score = Fraction(score), let max = Fraction(max) else { return nil }
    (self.score, self.max) = (score, max)
  }
}

extension Regrade.Reason {
  /// In their order; where nothing that is known has changed, it is the program.
  fileprivate static func sorted(_ reasons: Set<Self>) -> [Self] {
    reasons.isEmpty ? [.program] : allCases.filter { reasons.contains($0) }
  }
}

extension Summary {
  /// What each student's problems have earned, by the ids.
  public var scores: [String: [String: Fraction]] {
    let students = students.map { student in
      let scores = student.problems.compactMap { problem in
        Fraction(problem.score).map { (problem.problem, $0) }
      }
      return (student.student, Dictionary(scores, uniquingKeysWith: { first, _ in first }))
    }
    return Dictionary(students, uniquingKeysWith: { first, _ in first })
  }
}

// MARK: Its table

extension Regrade {
  /// `changes.csv`: a row for each part whose mark is another one, and for each total.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: [
        "student", "problem", "part", "before", "after", "max_before", "max_after", "reason",
      ])
    for change in changes {
      writer.append([
        change.student, change.problem ?? "", change.part ?? "",
        change.before?.score.cellText ?? "", change.after.score.cellText,
        change.before?.max.cellText ?? "", change.after.max.cellText,
        change.reasons.map(\.rawValue).joined(separator: " "),
      ])
    }
    return writer.take()
  }
}
