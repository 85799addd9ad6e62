import Answers
import Exercises
import Grading
import Scalars

/// What pages say beside the definitions' own texts, in one place.
enum PageWording {
  static func points(_ points: Fraction) -> String {
    points == .one ? "1 point" : "\(points.scoreText) points"
  }

  static func attempts(_ attempts: Int) -> String {
    attempts == 1 ? "1 attempt" : "\(attempts) attempts"
  }

  /// The rules of marking, for the box at the top of a sheet.
  static func rules(_ assignment: AssignmentDefinition) -> [String] {
    let parts = assignment.uses.flatMap(\.problem.parts)
    return tolerances(parts) + unique(parts.compactMap { credit($0.kind) })
      + attempts(assignment) + late(assignment)
  }

  private static func attempts(_ assignment: AssignmentDefinition) -> [String] {
    guard assignment.uses.contains(where: { $0.attempts != 1 }) else { return [] }
    return switch assignment.policy.counts {
    case .best: ["Of several attempts at a problem, the best one counts."]
    case .last: ["Of several attempts at a problem, the last one counts."]
    case .first: ["Of several attempts at a problem, the first one counts."]
    }
  }

  private static func late(_ assignment: AssignmentDefinition) -> [String] {
    guard assignment.due != nil else { return [] }
    let credit = assignment.policy.lateCredit
    if credit == .one { return [] }
    if credit == .zero { return ["Work handed in after the due time earns no points."] }
    return ["Work handed in after the due time earns \((credit * 100).scoreText)% of its points."]
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

  static func attempt(_ number: Int, allowed: Int?, isLate: Bool) -> String {
    let place = allowed.map { "Attempt \(number) of \($0) counts" } ?? "Attempt \(number) counts"
    return isLate ? place + "; it was handed in late" : place
  }

  static func summary(score: Fraction, max: Fraction, hasAnswers: Bool) -> String {
    if !hasAnswers {
      return "No answers of yours were marked. If you have handed some in, please ask your teacher."
    }
    let share = score / max
    if share == .one { return "Everything is right. Well done!" }
    if share >= Fraction(3, 4) {
      return "Most of it is right. Have a look at what is marked below."
    }
    return "Below you see which answers count and which don't. Take another look at those first "
      + "that others build on."
  }

  static func surplus(_ problem: String, _ attempts: [Int]) -> String {
    let list = attempts.map(String.init).joined(separator: ", ")
    return "Attempt \(list) at “\(problem)” is beyond the allowed number and was not marked."
  }

  static func verdictWord(_ verdict: Verdict) -> String {
    verdict == .close ? "partly right" : verdict.rawValue
  }
}
