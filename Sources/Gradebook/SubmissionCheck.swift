import Answers
import Exercises
import Grading
import Markup

/// Decides what of a submission can be marked.
struct SubmissionCheck {
  let assignment: AssignmentDefinition
  private let roster: Roster?
  private let secret: Secret

  /// - Parameter roster: the class; without it anybody's answers are marked.
  init(_ assignment: AssignmentDefinition, roster: Roster?, secret: Secret) {
    self.assignment = assignment
    self.roster = roster
    self.secret = secret
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
        owner: roster?.students.first { SheetCode.areSame(code, self.code($0.id)) }?.id,
        hasRoster: roster != nil, submission.source)
    }
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
    return Sorted(
      student: student, responses: responses,
      commas: CommaReading.settled(by: numbers(in: responses)), setAside: setAside)
  }

  private func student(of submission: Submission) throws(InputError) -> String {
    guard let roster else { return submission.student }
    guard let student = roster[submission.student] else {
      throw GradebookWording.unknownStudent(submission.student, submission.source)
    }
    return student.id
  }

  private func code(_ student: String) -> String {
    secret.sheetCode(assignment: assignment.id, student: student)
  }

  /// The answers that are single numbers: what they show about commas holds for all of a hand-in.
  private func numbers(in responses: [String: [String: String]]) -> [String] {
    responses.flatMap { problem, answers in
      let parts = assignment.use(of: problem)?.problem.parts ?? []
      return parts.filter(\.kind.isOneNumber).compactMap { answers[$0.id] }
    }
  }
}
