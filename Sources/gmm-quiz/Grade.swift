import ArgumentParser
import Exercises
import Gradebook
import Grading
import Markup
import Sheets

struct Grade: Command {
  /// Which definitions decide when they were edited after the sheets went out.
  enum Definitions: String, ExpressibleByArgument, CaseIterable {
    case manifest, current
  }

  static let configuration = CommandConfiguration(
    abstract: "Marks the answers of a class.",
    discussion: """
      Answers are the JSON files that sheets save, CSV files, and folders of them. What can't be \
      used is listed, with its place, and the rest is marked; the exit status is then 1. The \
      folder gets grades.csv, details.csv, summary.json, report.html and feedback/.

        gmm-quiz grade lecture-16 --roster roster.csv --secret secret.key \\
          --manifest homework/manifest.json --out marks answers/
      """)

  @Argument(help: "An assignment: its id, or the path of its file.")
  var assignment: String

  @Argument(help: ArgumentHelp("Answer files and folders of them.", valueName: "answers"))
  var answers: [String]

  @Option(help: ArgumentHelp("The class: CSV with student,name.", valueName: "file"))
  var roster: String

  @Option(help: ArgumentHelp("The secret that the sheets were made with.", valueName: "file"))
  var secret: String

  @Option(help: ArgumentHelp("Where the results go.", valueName: "dir"))
  var out: String

  @Option(
    help: ArgumentHelp("The manifest.json that was made with the sheets.", valueName: "file"))
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "Which definitions decide if they were edited since the sheets were made: manifest or current.",
      valueName: "which"))
  var definitions: Definitions?

  @Option(
    help: ArgumentHelp(
      "CSV with file,attempt,submitted: which answer file was handed in when.", valueName: "file"))
  var submissions: String?

  @OptionGroup var bank: BankOptions

  func validate() throws {
    if definitions != nil, manifest == nil {
      throw ValidationError("--definitions says what to do with a --manifest: give that too.")
    }
  }

  func perform() throws {
    let folder = try bank.folder()
    let secret = try Loading.secret(secret)
    let manifest = try manifest.map(Loading.manifest)
    let assignment = try decide(folder, secret, manifest)
    let roster = try Loading.roster(roster)
    try ResultFolder.check(out, assignment: assignment.id)
    let input = try AnswerFiles(answers, times: submissions)
    var progress = Progress("students", of: roster.students.count)
    let grading = try ClassGrading(
      assignment, roster: roster, secret: secret, submissions: input.submissions,
      setAside: input.setAside, draws: { manifest?[$0]?.draws ?? [:] },
      progress: { progress.update($0) })
    try ResultFolder.write(grading, to: out, templates: try folder.pageTemplates())
    for error in grading.setAside { Console.tell(error.description) }
    print(ResultFolder.report(grading, out: out))
    if !grading.setAside.isEmpty { throw Failure.setAside }
  }

  /// The definitions to mark with.
  ///
  /// - Throws: where the manifest shows that the marks would not be those of the sheets.
  private func decide(
    _ folder: BankFolder, _ secret: Secret, _ manifest: Manifest?
  ) throws -> AssignmentDefinition {
    guard let manifest, let path = self.manifest else { return try folder.assignment(assignment) }
    if definitions == .manifest {
      let kept = try manifest.definitions(folder)
      try refuse(manifest.difference(from: kept, secret: secret), path)
      return kept
    }
    let current = try folder.assignment(assignment)
    let difference = manifest.difference(from: current, secret: secret)
    if case .definitions? = difference, definitions == .current {
      let other = current.problemsDrawnOtherwise(than: try manifest.definitions(folder))
      guard other.isEmpty else {
        throw Refused(
          "\(path): the definition of \(other.joined(separator: " and ")) now draws other numbers or "
            + "options than those on the sheets. Grade with the definitions as they were, "
            + "--definitions manifest. Nothing was marked.")
      }
      return current
    }
    try refuse(difference, path)
    return current
  }

  private func refuse(_ difference: Manifest.Difference?, _ path: String) throws {
    guard let difference else { return }
    let advice =
      switch difference {
      case .secret: "Give the secret that they were made with."
      case .assignment: "Give the manifest of this assignment."
      case .generator: "Grade with the gmm-quiz that made them."
      case .definitions:
        "Grade with the definitions as they were, --definitions manifest, or as they are now, "
          + "--definitions current. Nothing was marked."
      }
    throw Refused("\(path): \(difference.problem). \(advice)")
  }
}
