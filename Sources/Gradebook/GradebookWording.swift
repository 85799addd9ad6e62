import Exercises
import Markup

/// What teachers are told about submissions that can't be graded, in one place.
enum GradebookWording {
  /// - Parameter nearest: the id that may have been meant.
  static func unknownStudent(
    _ student: String, nearest: String?, _ position: Position
  ) -> InputError {
    InputError(
      position, problem: "there is no student “\(student)” on the roster",
      advice: nearest.map { "Did you mean “\($0)”? If not, add the student to the roster" }
        ?? "Add the student to the roster, or correct the id")
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
    let check = owner == nil ? "See whether the secret is that of the sheets, or ask" : "Ask"
    return InputError(
      position,
      problem:
        "the answers of “\(student)” were made on \(whose) (\(code)), so they are not graded",
      advice: "\(check) the student; to grade them all the same, leave out the sheet code")
  }

  static func unknownPart(
    _ name: AnswerName, _ position: Position, _ assignment: AssignmentDefinition
  ) -> InputError {
    let ids = assignment.uses.map(\.problem.id)
    let known =
      assignment.use(of: name.problem).map { use in
        use.problem.parts.map { "\(use.problem.id).\($0.id)" }
      } ?? ids.map { "\($0).…" }
    // Of a part that isn't there, the list shows which there are.
    let nearest = ids.contains(name.problem) ? nil : Spelling.nearest(to: name.problem, among: ids)
    let meant = nearest.flatMap(assignment.use).flatMap { use in
      use.problem.parts.contains { $0.id == name.part } ? "\(use.problem.id).\(name.part)" : nil
    }
    let start = meant.map { "Did you mean “\($0)”? If not, write" } ?? "Write"
    return InputError(
      position, problem: "the assignment asks for no “\(name)”",
      advice: "\(start) one of \(known.joined(separator: ", "))")
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
