public import Exercises
public import Grading
public import Markup
import Mixtures
public import Scalars

/// A class with its marks, and everything of the input that was not graded.
public struct ClassGrading: Sendable {
  /// A student and what the student's answers earned.
  public struct Entry: Sendable {
    /// Who it is, with the student's own due time and attempts.
    public let student: Student
    /// What the answers earned; zero for who handed in nothing.
    public let mark: StudentMark
  }

  /// The definitions that decided.
  public let assignment: AssignmentDefinition
  /// One for each student on the roster, in its order.
  public let entries: [Entry]
  /// What the teacher has decided.
  public let overrides: Overrides
  /// What could not be graded, each once, by file and line.
  public let setAside: [InputError]
  /// What of it carries the code of another student's sheet.
  private let foreign: [ForeignAttempt]

  /// What the marks say as a whole.
  public var statistics: ClassStatistics {
    ClassStatistics(
      entries.map(\.mark), of: assignment, groups: entries.map(\.student.section))
  }

  /// Grades all submissions of a class.
  ///
  /// - Parameters:
  ///   - assignment: what was asked, with its policy.
  ///   - roster: the class; whoever isn't on it isn't marked.
  ///   - secret: the secret that the sheets were made with.
  ///   - submissions: in the order of the input, which decides where two contradict each other.
  ///   - setAside: what reading the input has set aside already.
  ///   - draws: the accepted draws of a student, if a manifest has them.
  ///   - overrides: what the teacher has decided.
  ///   - progress: called with the number of students done.
  /// - Throws: `SheetError` or `EMError` where a variant can't be derived, `InputError` where a decision
  ///   doesn't fit a student's sheet.
  public init(
    _ assignment: AssignmentDefinition, roster: Roster, secret: Secret,
    submissions: [Submission], setAside: [InputError],
    draws: (String) -> [String: Int] = { _ in [:] }, overrides: Overrides = Overrides(),
    progress: (Int) -> Void = { _ in }
  ) throws {
    var sorter = SubmissionSorter(SubmissionCheck(assignment, roster: roster, secret: secret))
    for submission in submissions { sorter.add(submission) }
    var entries: [Entry] = []
    var surplus: [InputError] = []
    for student in roster.students {
      let sheet = try assignment.sheet(
        student: student.id, secret: secret, draws: draws(student.id))
      let mark = try Self.mark(
        student, sheet, sorter.attempts[student.id] ?? [:], assignment, overrides)
      entries.append(Entry(student: student, mark: mark))
      surplus += sorter.surplus(mark, student)
      progress(entries.count)
    }
    self.assignment = assignment
    self.entries = entries
    self.overrides = overrides
    foreign = sorter.foreign
    self.setAside = (setAside + sorter.setAside + surplus).sorted { $0.position < $1.position }
  }
}

extension ClassGrading {
  private static func mark(
    _ student: Student, _ sheet: StudentSheet, _ attempts: [String: [Attempt]],
    _ assignment: AssignmentDefinition, _ overrides: Overrides
  ) throws -> StudentMark {
    do {
      return try assignment.mark(
        sheet, attempts: attempts, terms: Terms(due: student.due, attempts: student.attempts),
        overrides: overrides)
    } catch let error as OverrideError {
      throw InputError(error.position, .notAKey(error.problem, of: student.id))
    }
  }

  private init(_ grading: ClassGrading, entries: [Entry]) {
    assignment = grading.assignment
    overrides = grading.overrides
    setAside = grading.setAside
    foreign = grading.foreign
    self.entries = entries
  }

  /// Wrong answers that fit the sheets of other students, for the teacher alone.
  ///
  /// - Throws: `EMError` where a variant has no solution.
  /// - Complexity: O(*n* log *n*) for *n* students, unless much fits by chance.
  public func integrity() throws -> Integrity {
    try Integrity(entries.map(\.mark), foreign: foreign)
  }

  /// The same, but no problem of a student with less than an earlier score.
  ///
  /// - Parameter earlier: by the student's id, then by the problem's.
  public func neverBelow(_ earlier: [String: [String: Fraction]]) -> ClassGrading {
    ClassGrading(
      self,
      entries: entries.map { entry in
        Entry(
          student: entry.student, mark: entry.mark.neverBelow(earlier[entry.student.id] ?? [:]))
      })
  }
}
