public import Exercises
public import Grading
public import Markup
import Mixtures

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
  /// What could not be graded, each once, by file and line.
  public let setAside: [InputError]

  /// What the marks say as a whole.
  public var statistics: ClassStatistics {
    ClassStatistics(entries.map(\.mark), of: assignment)
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
  ///   - progress: called with the number of students done.
  /// - Throws: `SheetError` or `EMError` where a variant can't be derived.
  public init(
    _ assignment: AssignmentDefinition, roster: Roster, secret: Secret,
    submissions: [Submission], setAside: [InputError],
    draws: (String) -> [String: Int] = { _ in [:] }, progress: (Int) -> Void = { _ in }
  ) throws {
    let codes = { (student: String) in secret.sheetCode(assignment: assignment.id, student: student)
    }
    var sorter = SubmissionSorter(assignment, roster, codes: codes)
    for submission in submissions { sorter.add(submission) }
    var entries: [Entry] = []
    var surplus: [InputError] = []
    for student in roster.students {
      let sheet = try assignment.sheet(
        student: student.id, secret: secret, draws: draws(student.id))
      let mark = try assignment.mark(
        sheet, attempts: sorter.attempts[student.id] ?? [:],
        terms: Terms(due: student.due, attempts: student.attempts))
      entries.append(Entry(student: student, mark: mark))
      surplus += sorter.surplus(mark, student)
      progress(entries.count)
    }
    self.assignment = assignment
    self.entries = entries
    self.setAside = (setAside + sorter.setAside + surplus).sorted { $0.position < $1.position }
  }
}

/// Sorts submissions by student, problem and attempt, and sets aside what belongs nowhere.
private struct SubmissionSorter {
  private let assignment: AssignmentDefinition
  private let roster: Roster
  private let codes: (String) -> String
  /// By the student's and the problem's id.
  private(set) var attempts: [String: [String: [Attempt]]] = [:]
  private(set) var setAside: [InputError] = []
  private var sources: [AttemptName: Position] = [:]

  private struct AttemptName: Hashable {
    let student: String
    let problem: String
    let attempt: Int
  }

  init(_ assignment: AssignmentDefinition, _ roster: Roster, codes: @escaping (String) -> String) {
    self.assignment = assignment
    self.roster = roster
    self.codes = codes
  }

  mutating func add(_ submission: Submission) {
    if let refusal = refusal(of: submission) {
      setAside.append(refusal)
      return
    }
    var responses: [String: [String: String]] = [:]
    for (name, typed) in submission.answers.sorted(by: { $0.value.position < $1.value.position }) {
      guard let problem = assignment.use(of: name.problem)?.problem,
        problem.parts.contains(where: { $0.id == name.part })
      else {
        setAside.append(GradebookWording.unknownPart(name, typed.position, assignment))
        continue
      }
      responses[name.problem, default: [:]][name.part] = typed.text
    }
    for (problem, answers) in responses.sorted(by: { $0.key < $1.key }) {
      add(answers, to: problem, submission)
    }
  }

  private func refusal(of submission: Submission) -> InputError? {
    guard let student = roster[submission.student] else {
      return GradebookWording.unknownStudent(submission.student, submission.source)
    }
    if let other = submission.assignment, other != assignment.id {
      return GradebookWording.otherAssignment(other, submission.source, wanted: assignment.id)
    }
    if let code = submission.sheet, !SheetCode.areSame(code, codes(student.id)) {
      return GradebookWording.otherSheet(
        code, student: student.id,
        owner: roster.students.first { SheetCode.areSame(code, codes($0.id)) }?.id,
        submission.source)
    }
    return nil
  }

  /// The attempts beyond the allowed number, which are not marked.
  func surplus(_ mark: StudentMark, _ student: Student) -> [InputError] {
    mark.problems.flatMap { problem in
      problem.surplus.compactMap { attempt in
        let name = AttemptName(
          student: student.id, problem: problem.problem, attempt: attempt.number)
        return sources[name].map {
          GradebookWording.surplusAttempt(student.id, problem.problem, attempt.number, $0)
        }
      }
    }
  }

  private mutating func add(
    _ answers: [String: String], to problem: String, _ submission: Submission
  ) {
    let student = roster[submission.student]?.id ?? submission.student
    let name = AttemptName(student: student, problem: problem, attempt: submission.attempt ?? 1)
    if let earlier = sources[name] {
      setAside.append(
        GradebookWording.doubleAttempt(
          student, problem, attempt: name.attempt, submission.source, earlier: earlier))
      return
    }
    sources[name] = submission.source
    attempts[student, default: [:]][problem, default: []].append(
      Attempt(
        number: name.attempt, submitted: submission.submitted(problem: problem),
        responses: answers))
  }
}
