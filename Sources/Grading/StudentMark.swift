public import Exercises
import Mixtures
public import Scalars

/// The marks of one student for an assignment.
public struct StudentMark: Sendable {
  /// What the student was asked.
  public let sheet: StudentSheet
  /// One for each use of the assignment, in its order.
  public let problems: [ProblemMark]

  /// The scores of all problems together.
  public var score: Fraction { problems.map(\.score).sum() }
  /// What they are worth together; a bonus adds nothing to it.
  public var max: Fraction { problems.filter { !$0.isBonus }.map(\.max).sum() }

  /// How many comparisons lay on a boundary as far as the proof went.
  public var undecided: Int {
    problems.flatMap(\.attempts).flatMap(\.parts).filter { !$0.isDecided }.count
  }

  /// The same, but no problem with less than its earlier score, by its id.
  public func neverBelow(_ earlier: [String: Fraction]) -> StudentMark {
    StudentMark(
      sheet: sheet, problems: problems.map { $0.neverBelow(earlier[$0.problem] ?? .zero) })
  }
}

extension AssignmentDefinition {
  /// Marks everything that one student handed in.
  ///
  /// - Parameters:
  ///   - sheet: the student's own variants.
  ///   - attempts: by the problem's id.
  ///   - overrides: what a teacher has decided.
  /// - Throws: `EMError` where a variant has no solution, `OverrideError` where a corrected key is
  ///   none for it.
  public func mark(
    _ sheet: StudentSheet, attempts: [String: [Attempt]], terms: Terms = Terms(),
    overrides: Overrides = Overrides()
  ) throws -> StudentMark {
    let problems = try zip(uses, sheet.variants).map { use, variant in
      let entry = { (part: String?) in
        overrides.entry(student: sheet.student, problem: use.problem.id, part: part)
      }
      var ruled: [String: Overrides.Entry] = [:]
      for part in use.problem.parts { ruled[part.id] = entry(part.id) }
      return use.mark(
        attempts[use.problem.id] ?? [], variant: variant,
        keys: try variant.keys(correctedBy: ruled), policy: policy, due: terms.due ?? due,
        allowed: terms.attempts ?? use.attempts, overrides: (ruled, entry(nil)))
    }
    return StudentMark(sheet: sheet, problems: problems)
  }
}
