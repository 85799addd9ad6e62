public import Exercises
public import Mixtures
public import Scalars

/// The marks of one student for an assignment.
public struct StudentMark: Sendable {
  /// What the student was asked.
  public let sheet: StudentSheet
  /// One for each use of the assignment, in its order.
  public let problems: [ProblemMark]

  /// The scores of all problems together.
  public var score: Fraction { problems.map(\.score).sum() }
  /// What they are worth together.
  public var max: Fraction { problems.map(\.max).sum() }

  /// How many comparisons lay on a boundary as far as the proof went.
  public var undecided: Int {
    problems.flatMap(\.attempts).flatMap(\.parts).filter { !$0.isDecided }.count
  }
}

extension AssignmentDefinition {
  /// Marks everything that one student handed in.
  ///
  /// - Parameters:
  ///   - sheet: the student's own variants.
  ///   - attempts: by the problem's id.
  /// - Throws: ``EMError`` where a variant has no solution.
  public func mark(
    _ sheet: StudentSheet, attempts: [String: [Attempt]], terms: Terms = Terms()
  ) throws(EMError) -> StudentMark {
    var marks: [ProblemMark] = []
    for (use, variant) in zip(uses, sheet.variants) {
      marks.append(
        use.mark(
          attempts[use.problem.id] ?? [], variant: variant, keys: try variant.keys(),
          policy: policy, due: terms.due ?? due, allowed: terms.attempts ?? use.attempts))
    }
    return StudentMark(sheet: sheet, problems: marks)
  }
}
