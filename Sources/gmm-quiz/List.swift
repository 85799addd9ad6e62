import ArgumentParser
import Exercises
import Grading
import Mistakes
import Scalars

struct List: Command {
  static let configuration = CommandConfiguration(
    abstract: "Shows what is in the bank.",
    discussion: """
      Problems can be practised and solved by their ids, assignments generated and graded.

        gmm-quiz list
        gmm-quiz list --mistakes
      """)

  @Flag(help: "Show the known mistakes instead, by the ids that definitions use.")
  var mistakes = false

  @OptionGroup var bank: BankOptions

  func perform() throws {
    if mistakes {
      let width = Mistake.allCases.map(\.rawValue.count).max() ?? 0
      for mistake in Mistake.allCases {
        print("  \(mistake.rawValue.padding(to: width))  \(mistake.title)")
      }
      return
    }
    let bank = try bank.folder().bank()
    var problems: [ProblemDefinition] = []
    var assignments: [AssignmentDefinition] = []
    for id in bank.ids {
      switch try bank.definition(id) {
      case .problem(let problem)?: problems.append(problem)
      case .assignment(let assignment)?: assignments.append(assignment)
      case nil: continue
      }
    }
    print(Self.text(problems, assignments))
  }

  private static func text(
    _ problems: [ProblemDefinition], _ assignments: [AssignmentDefinition]
  ) -> String {
    let width = (problems.map(\.id) + assignments.map(\.id)).map(\.count).max() ?? 0
    let problemLines = problems.map { problem in
      let numbers = problem.model.map { $0.isFixed ? "fixed numbers" : "drawn numbers" }
      let parts = problem.parts.count == 1 ? "1 part" : "\(problem.parts.count) parts"
      let facts = [parts, numbers].compactMap { $0 }.joined(separator: ", ")
      return "  \(problem.id.padding(to: width))  \(problem.title) (\(facts))"
    }
    let assignmentLines = assignments.map { assignment in
      let uses = assignment.uses.map(\.problem.id).joined(separator: ", ")
      return "  \(assignment.id.padding(to: width))  \(assignment.title)\n"
        + "  \("".padding(to: width))  \(assignment.points.scoreText) points: \(uses)"
    }
    return (["Problems"] + problemLines + ["", "Assignments"] + assignmentLines)
      .joined(separator: "\n")
  }
}
