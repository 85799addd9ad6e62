import Exercises
import Markup

/// What teachers are told about submissions that can't be graded, in one place.
enum GradebookWording {
  static func unknownStudent(_ student: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "there is no student “\(student)” on the roster",
      advice: "Add the student to the roster, or correct the id")
  }

  static func otherAssignment(
    _ id: String, _ position: Position, wanted: String
  ) -> InputError {
    InputError(
      position, problem: "these answers are for the assignment “\(id)”, not “\(wanted)”",
      advice: "Grade them with their own assignment")
  }

  static func otherSheet(
    _ code: String, student: String, owner: String?, hasRoster: Bool, _ position: Position
  ) -> InputError {
    let unknown = hasRoster ? "a sheet that nobody on the roster has" : "another sheet"
    let whose = owner.map { "the sheet of “\($0)”" } ?? unknown
    return InputError(
      position,
      problem:
        "the answers of “\(student)” were made on \(whose) (\(code)), so they are not graded",
      advice: "Ask the student; to grade them all the same, leave out the sheet code")
  }

  static func unknownPart(
    _ name: AnswerName, _ position: Position, _ assignment: AssignmentDefinition
  ) -> InputError {
    let problem = assignment.use(of: name.problem)?.problem
    let known =
      problem.map { problem in problem.parts.map { "\(problem.id).\($0.id)" } }
      ?? assignment.uses.map { "\($0.problem.id).…" }
    return InputError(
      position, problem: "the assignment asks for no “\(name)”",
      advice: "Write one of \(known.joined(separator: ", "))")
  }

  static func surplusAttempt(
    _ student: String, _ problem: String, _ attempt: Int, _ position: Position
  ) -> InputError {
    InputError(
      position,
      problem: "attempt \(attempt) of “\(student)” at “\(problem)” is beyond the allowed number, "
        + "so it is not marked",
      advice: "To allow it, write the number of attempts in the roster's column attempts")
  }

  static func doubleAttempt(
    _ student: String, _ problem: String, attempt: Int, _ position: Position, earlier: Position
  ) -> InputError {
    InputError(
      position,
      problem: "“\(student)” has handed in attempt \(attempt) at “\(problem)” before, in "
        + "\(earlier.file):\(earlier.line)",
      advice: "Number the attempts in a column attempt, or with --submissions")
  }
}
