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
    /// What was earned.
    public let score: Fraction
    /// What could be earned.
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
    /// `nil` where there is none any more.
    public let after: Score?
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
    let rules = RuleChanges(old, new)
    let before = Dictionary(
      old.students.map { ($0.student, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Set(new.students.map(\.student))
    let gone = old.students.filter { !present.contains($0.student) }
    changes =
      new.students.flatMap { StudentRegrade(rules, before[$0.student], $0).changes }
      + gone.map { student in
        Change(
          student: student.student, problem: nil, part: nil,
          before: Score(student.total, student.max), after: nil, reasons: [.roster])
      }
  }
}

extension Regrade.Score {
  init?(_ score: String, _ max: String) {
    guard let score = Fraction(score), let max = Fraction(max) else { return nil }
    self.init(score: score, max: max)
  }
}

extension Regrade.Reason {
  /// In their order; where nothing that is known has changed, it is the program.
  static func sorted(_ reasons: Set<Self>) -> [Self] {
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
        change.before?.score.cellText ?? "", change.after?.score.cellText ?? "",
        change.before?.max.cellText ?? "", change.after?.max.cellText ?? "",
        change.reasons.map(\.rawValue).joined(separator: " "),
      ])
    }
    return writer.take()
  }
}
