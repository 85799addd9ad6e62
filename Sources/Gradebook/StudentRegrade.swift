import Scalars

/// What changes for one student.
struct StudentRegrade {
  private let rules: RuleChanges
  private let before: Summary.Student?
  private let after: Summary.Student

  init(_ rules: RuleChanges, _ before: Summary.Student?, _ after: Summary.Student) {
    self.rules = rules
    self.before = before
    self.after = after
  }

  var changes: [Regrade.Change] {
    let parts = after.problems.flatMap { problem in
      changes(before?.problems.first { $0.problem == problem.problem }, problem)
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
        reasons: reasons(earlier, part, old, new))
    }
    let (was, now) = (
      old.flatMap { Regrade.Score($0.score, $0.max) }, Regrade.Score(new.score, new.max)
    )
    let told = parts.map { ($0.after?.score ?? .zero) - ($0.before?.score ?? .zero) }.sum()
    let isTold = now.map { $0.score - (was?.score ?? .zero) == told } ?? true
    // A policy acts on whole problems, and so does what was kept.
    guard !isTold || (parts.isEmpty && was != now) || new.kept != nil else { return parts }
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
}

// MARK: Reasons

extension StudentRegrade {
  /// Why a part may have another mark.
  private func reasons(
    _ old: Summary.Part?, _ new: Summary.Part, _ before: Summary.Problem?,
    _ after: Summary.Problem
  ) -> Set<Regrade.Reason> {
    guard let old, let before else { return missing }
    var reasons = rules.part(after.problem, new.part)
    if old.answer != new.answer {
      // Where the same was handed in, another attempt counts.
      reasons.formUnion(
        before.isHandedIn(like: after) ? otherAttempt(before, after) : [.answers])
    }
    if rules.override(self.after.student, after.problem, new.part) { reasons.insert(.override) }
    if before.drawn != after.drawn {
      reasons.insert(rules.isOtherGenerator ? .generator : .definition)
    }
    if reasons.isEmpty, rules.isOtherDefinition(after.problem) { reasons.insert(.definition) }
    return reasons
  }

  /// Why another attempt may count: what acts on whole problems, or else the marks of the attempts.
  private func otherAttempt(
    _ old: Summary.Problem, _ new: Summary.Problem
  ) -> Set<Regrade.Reason> {
    let whole = reasons(old, new)
    if !whole.isEmpty { return whole }
    return Set((new.parts ?? []).flatMap { rules.part(new.problem, $0.part) })
  }

  /// Why a problem may have another mark where its parts have not.
  private func reasons(
    _ old: Summary.Problem?, _ new: Summary.Problem
  ) -> Set<Regrade.Reason> {
    guard let before, let old else { return missing }
    var reasons = rules.problem(new.problem)
    if !old.isHandedIn(like: new) { reasons.insert(.answers) }
    if rules.override(after.student, new.problem, nil) { reasons.insert(.override) }
    if before.due != after.due || before.attempts != after.attempts { reasons.insert(.roster) }
    if old.kept != new.kept { reasons.insert(.neverLower) }
    return reasons
  }

  private var missing: Set<Regrade.Reason> { before == nil ? [.roster] : [.definition] }
}

extension Summary.Problem {
  /// Whether the same came in: attempts with the same numbers and, as far as both were marked, times and
  /// answers. One may be beyond the allowed number under other rules.
  fileprivate func isHandedIn(like other: Self) -> Bool {
    let numbers = { (problem: Self) in Set(problem.attempts.map(\.attempt) + problem.surplus) }
    guard numbers(self) == numbers(other) else { return false }
    let others = Dictionary(
      other.attempts.map { ($0.attempt, $0) }, uniquingKeysWith: { first, _ in first })
    return attempts.allSatisfy { attempt in
      guard let same = others[attempt.attempt] else { return true }
      return attempt.submitted == same.submitted
        && attempt.parts.map(\.answer) == same.parts.map(\.answer)
    }
  }
}
