import Answers
import Exercises
import Grading
import Scalars

/// What pages say beside the definitions' own texts, in one place.
enum PageWording {
  static func points(_ points: Fraction) -> String {
    points == .one ? "1 point" : "\(points.scoreText) points"
  }

  /// What a problem is worth.
  static func worth(_ use: AssignmentDefinition.Use) -> String {
    points(use.points) + (use.isBonus ? ", a bonus" : "")
  }

  static func attempts(_ attempts: Int) -> String {
    attempts == 1 ? "1 attempt" : "\(attempts) attempts"
  }

  /// The rules of marking, for the box at the top of a sheet.
  static func rules(_ assignment: AssignmentDefinition) -> [String] {
    let parts = assignment.uses.flatMap(\.problem.parts)
    return tolerances(parts) + leniency(assignment) + unique(parts.compactMap { credit($0.kind) })
      + attempts(assignment) + late(assignment)
  }

  /// What earns points though it isn't right by itself.
  private static func leniency(_ assignment: AssignmentDefinition) -> [String] {
    let builtUp = assignment.groups.map(\.problems)
      .filter { $0.flatMap(\.parts).buildOnEachOther }.joined().filter(\.asksForWork)
    let precise = assignment.uses.map(\.problem)
      .filter { $0.parts.contains(where: \.mayLackDigits) }
    return shares(builtUp, \.carried) {
      "An answer that is right for your own answers before it, even if one of those is wrong, "
        + ($0 == .one ? "counts, too." : "earns \(percent($0)) of its points.")
    }
      + shares(precise, \.imprecise) {
        "An answer that is rightly rounded to two decimals or more, but to fewer than asked for, earns "
          + "\(percent($0)) of its points, and so does one worked from numbers rounded too early."
      }
  }

  /// A sentence for each share, with the problems that it is about where there are several.
  private static func shares(
    _ problems: [ProblemDefinition], _ share: KeyPath<ProblemDefinition.Leniency, Fraction>,
    _ sentence: (Fraction) -> String
  ) -> [String] {
    let all = problems.map { $0.leniency[keyPath: share] }
    return Set(all).sorted(by: >).filter { $0 > .zero }.map { credit in
      let titles = zip(problems, all).filter { $1 == credit }.map { "“\($0.0.title)”" }
      let scope = titles.count == problems.count ? "" : "In \(titles.joined(separator: ", ")): "
      return scope + sentence(credit)
    }
  }

  static func percent(_ share: Fraction) -> String { "\((share * 100).scoreText)%" }

  private static func attempts(_ assignment: AssignmentDefinition) -> [String] {
    guard assignment.uses.contains(where: { $0.attempts != 1 }) else { return [] }
    let policy = assignment.policy
    let counts =
      switch policy.counts {
      case .best: "Of several attempts at a problem, the best one counts."
      case .last: "Of several attempts at a problem, the last one counts."
      case .first: "Of several attempts at a problem, the first one counts."
      case .average: "Of several attempts at a problem, the mean of their points counts."
      }
    guard policy.attemptCredit.contains(where: { $0 != .one }) else { return [counts] }
    let shares = policy.attemptCredit.map { percent($0) }
    return [
      counts,
      "Of their points, the attempts keep, in their order: \(shares.joined(separator: ", ")). The last "
        + "share holds for all that follow.",
    ]
  }

  private static func late(_ assignment: AssignmentDefinition) -> [String] {
    guard assignment.due != nil else { return [] }
    let rules = assignment.policy.late
    if rules.isEmpty { return ["Work handed in after the due time earns no points."] }
    if let only = rules.first, rules.count == 1, only.limit == nil,
      case .share(let credit) = only.credit
    {
      if credit == .one { return [] }
      if credit == .zero { return ["Work handed in after the due time earns no points."] }
      return ["Work handed in after the due time earns \(percent(credit)) of its points."]
    }
    let later = rules.last?.limit == nil ? [] : ["later: nothing"]
    let steps = (rules.map(\.inWords) + later).joined(separator: "; ")
    return ["Work handed in after the due time keeps a share of its points, \(steps)."]
  }

  static func due(_ due: Instant) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let fields = due.text.split { !$0.isNumber }.compactMap { Int($0) }
    guard fields.count >= 5, months.indices.contains(fields[1] - 1) else { return due.text }
    let time = due.text.dropFirst(11).prefix(5)
    let zone = due.text.hasSuffix("Z") ? "UTC" : "UTC\(due.text.suffix(6))"
    return "\(fields[2]) \(months[fields[1] - 1]) \(fields[0]), \(time) (\(zone))"
  }

  /// Which attempt counts, and what it keeps.
  static func counted(_ mark: ProblemMark, allowed: Int?) -> String? {
    switch mark.counted {
    case .none: return nil
    case .all:
      return "the mean of \(attempts(mark.attempts.count)) counts; the last one is shown"
    case .one(let attempt):
      let of = allowed.map { " of \($0)" } ?? ""
      let late = attempt.isLate ? "; it was handed in late" : ""
      let share = attempt.credit == .one ? "" : "; it keeps \(percent(attempt.credit))"
      return "Attempt \(attempt.attempt.number)\(of) counts\(late)\(share)"
    }
  }

  static func summary(
    score: Fraction, max: Fraction, _ detail: AssignmentDefinition.Feedback.Detail,
    hasAnswers: Bool, isAllRight: Bool
  ) -> String {
    if !hasAnswers {
      return "No answers of yours were marked. If you have handed some in, please ask your teacher."
    }
    if isAllRight, score >= max { return "Everything is right. Well done!" }
    if score >= max { return "You have all the points. Well done!" }
    if isAllRight { return "Everything is right. Each problem shows what it has earned." }
    if detail == .points { return "Here is what each problem has earned." }
    if score / max >= Fraction(3, 4) {
      return "Most of it is right. Have a look at what is marked below."
    }
    let advice =
      detail == .messages
      ? "" : " Take another look at those first that others build on."
    return "Below you see which answers count." + advice
  }

  /// What is special about a problem's marks.
  static func notices(_ mark: ProblemMark) -> [String] {
    var notices: [String] = []
    if !mark.surplus.isEmpty { notices.append(surplus(mark.problem, mark.surplus.map(\.number))) }
    if let override = mark.override {
      notices.append("Your points for “\(mark.problem)” were set by hand: \(override.reason)")
    }
    if mark.kept != nil {
      notices.append("Your earlier, higher points for “\(mark.problem)” were kept.")
    }
    if mark.isBonus, mark.score > .zero {
      notices.append("“\(mark.problem)” is a bonus: its points come on top.")
    }
    return notices
  }

  private static func surplus(_ problem: String, _ attempts: [Int]) -> String {
    let list = attempts.map(String.init).joined(separator: ", ")
    return "Attempt \(list) at “\(problem)” is beyond the allowed number and was not marked."
  }

  /// For tables and lists.
  static func shortWord(_ verdict: Verdict) -> String {
    verdict == .close ? "partly right" : verdict.rawValue
  }

  static func verdictWord(_ verdict: Verdict) -> String {
    switch verdict {
    case .carried: "right, carried on"
    case .imprecise: "not precise enough"
    default: shortWord(verdict)
    }
  }
}

extension ProblemDefinition.Part {
  /// Whether a number with too few digits earns something.
  fileprivate var mayLackDigits: Bool {
    let tolerance: Tolerance? =
      switch kind {
      case .number(_, let tolerance): tolerance
      case .entries(let list): if case .number(let tolerance) = list.rule { tolerance } else { nil }
      case .integer, .wholeNumber, .lettered: nil
      }
    return tolerance.map { $0.isAboutNearness && $0.written == nil && $0.digits.count > 2 } ?? false
  }
}
