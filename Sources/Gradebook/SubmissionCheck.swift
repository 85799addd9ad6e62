import Answers
import Exercises
import Grading
import Markup

/// Decides what of a submission can be marked.
struct SubmissionCheck {
  let assignment: AssignmentDefinition
  let secret: Secret
  private let roster: Roster?
  /// Whose sheet has a code.
  private let owners: [String: String]

  /// - Parameter roster: the class; without it anybody's answers are marked.
  init(_ assignment: AssignmentDefinition, roster: Roster?, secret: Secret) {
    self.assignment = assignment
    self.roster = roster
    self.secret = secret
    owners = Dictionary(
      (roster?.students ?? []).map { student in
        let code = secret.sheetCode(assignment: assignment.id, student: student.id)
        return (SheetCode.plain(code), student.id)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A submission without what the assignment doesn't ask for.
  struct Sorted {
    /// As the roster spells it.
    let student: String
    /// What was typed, by the problem's and the part's id.
    let responses: [String: [String: String]]
    /// What the answers show about commas.
    let commas: CommaReading
    /// What belongs nowhere.
    let setAside: [InputError]
  }

  /// - Throws: why nothing of it can be marked.
  func sort(_ submission: Submission) throws(InputError) -> Sorted {
    let student = try student(of: submission)
    if let other = submission.assignment, other != assignment.id {
      throw GradebookWording.otherAssignment(other, submission.source, wanted: assignment.id)
    }
    if let code = submission.sheet, !SheetCode.areSame(code, self.code(student)) {
      throw GradebookWording.otherSheet(
        code, student: student,
        owner: owners[SheetCode.plain(code)],
        hasRoster: roster != nil, submission.source)
    }
    let (responses, setAside) = answers(of: submission)
    return Sorted(
      student: student, responses: responses,
      commas: commas(in: responses), setAside: setAside)
  }

  /// The answers of a submission that was made on another student's sheet, as its code says; none of
  /// any other submission.
  func foreignAttempts(in submission: Submission) -> [ForeignAttempt] {
    guard let student = try? student(of: submission), let code = submission.sheet,
      let owner = owners[SheetCode.plain(code)], owner != student
    else { return [] }
    let responses = answers(of: submission).responses
    let commas = commas(in: responses)
    return responses.map { problem, responses in
      ForeignAttempt(
        student: student, owner: owner, problem: problem,
        attempt: Attempt(
          number: submission.attempt ?? 1, submitted: submission.submitted(problem: problem),
          responses: responses, commas: commas))
    }
  }

  /// What was typed, by the problem's and the part's id, and what belongs nowhere.
  private func answers(
    of submission: Submission
  ) -> (responses: [String: [String: String]], setAside: [InputError]) {
    var responses: [String: [String: String]] = [:]
    var setAside: [InputError] = []
    for (name, typed) in submission.answers.sorted(by: { $0.value.position < $1.value.position }) {
      guard let problem = assignment.use(of: name.problem)?.problem,
        problem.parts.contains(where: { $0.id == name.part })
      else {
        setAside.append(GradebookWording.unknownPart(name, typed.position, assignment))
        continue
      }
      responses[name.problem, default: [:]][name.part] = typed.text
    }
    return (responses, setAside)
  }

  private func student(of submission: Submission) throws(InputError) -> String {
    guard let roster else { return submission.student }
    guard let student = roster[submission.student] else {
      throw GradebookWording.unknownStudent(
        submission.student, nearest: roster.nearest(to: submission.student), submission.source)
    }
    return student.id
  }

  private func code(_ student: String) -> String {
    secret.sheetCode(assignment: assignment.id, student: student)
  }

  /// What single numbers show about commas holds for all of a hand-in.
  private func commas(in responses: [String: [String: String]]) -> CommaReading {
    var (numbers, others): ([String], [String]) = ([], [])
    for (problem, answers) in responses {
      for part in assignment.use(of: problem)?.problem.parts ?? [] {
        guard let answer = answers[part.id] else { continue }
        switch part.kind {
        case .number, .integer, .wholeNumber: numbers.append(answer)
        case .entries: others.append(answer)
        case .lettered: break
        }
      }
    }
    return .settled(by: numbers, beside: others)
  }
}
