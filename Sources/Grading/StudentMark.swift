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
    let rulings = uses.map { $0.rulings(overrides, student: sheet.student) }
    let keys = try zip(sheet.variants, rulings).map { try $0.keys(correctedBy: $1) }
    var findings = SheetFindings(
      uses.indices.map { place in
        SheetFindings.Member(
          variant: sheet.variants[place], group: uses[place].group,
          keys: keys[place],
          corrected: Set(rulings[place].filter(\.value.isCorrection).keys),
          attempts: (attempts[uses[place].problem.id] ?? [])
            .filter { $0.number <= terms.attempts ?? uses[place].attempts ?? .max }
            .sorted { $0.number < $1.number })
      })
    let problems = uses.indices.map { place in
      let use = uses[place]
      return use.mark(
        attempts[use.problem.id] ?? [], variant: sheet.variants[place], keys: keys[place],
        policy: policy, due: terms.due ?? due, allowed: terms.attempts ?? use.attempts,
        overrides: (
          rulings[place],
          overrides.entry(student: sheet.student, problem: use.problem.id, part: nil)
        ),
        findings: { findings.findings(of: use.problem.id, $0) })
    }
    return StudentMark(sheet: sheet, problems: problems)
  }
}

extension AssignmentDefinition.Use {
  /// What a teacher has decided about the parts for a student, by their ids.
  fileprivate func rulings(
    _ overrides: Overrides, student: String
  ) -> [String: Overrides.Entry] {
    var rulings: [String: Overrides.Entry] = [:]
    for part in problem.parts {
      rulings[part.id] = overrides.entry(student: student, problem: problem.id, part: part.id)
    }
    return rulings
  }
}

extension Overrides.Entry {
  fileprivate var isCorrection: Bool {
    if case .correct = ruling { true } else { false }
  }
}
