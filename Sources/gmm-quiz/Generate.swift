import ArgumentParser
import Exercises
import Gradebook
import Sheets

struct Generate: Command {
  static let configuration = CommandConfiguration(
    abstract: "Makes a sheet for each student of a roster.",
    discussion: """
      Every student gets numbers of their own, derived from the secret; no key is stored. The \
      folder has sheets/ and manifest.json, which grading needs; keep the secret. A rerun adds \
      the students who came late and rewrites nothing.

        gmm-quiz generate lecture-16 --roster roster.csv --secret secret.key --out homework
      """)

  @Argument(help: "An assignment: its id, or the path of its file.")
  var assignment: String

  @Option(help: ArgumentHelp("The class: CSV with student,name.", valueName: "file"))
  var roster: String

  @Option(help: ArgumentHelp("The secret that the numbers come from.", valueName: "file"))
  var secret: String?

  @Option(help: ArgumentHelp("Where the sheets go.", valueName: "dir"))
  var out: String

  @Option(help: ArgumentHelp("Only this student's sheet, as a preview.", valueName: "id"))
  var student: String?

  @Flag(help: "Also write the worked key of each student, to solutions/.")
  var solutions = false

  @Flag(help: "Sheets for practice that show their own answers; without a secret.")
  var selfCheck = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    if selfCheck, secret != nil {
      throw ValidationError(
        "--self-check shows the answers, so it works without --secret: leave one of them out.")
    }
    if !selfCheck, secret == nil {
      throw ValidationError("Give --secret FILE; gmm-quiz secret FILE makes one.")
    }
  }

  func perform() throws {
    let folder = try bank.folder()
    let assignment = try folder.assignment(assignment)
    let roster = try Loading.roster(roster, for: assignment)
    let work = HomeworkSet(
      assignment: assignment,
      secret: try secret.map(Loading.secret) ?? .practice, isSelfCheck: selfCheck,
      templates: try folder.pageTemplates())
    let report: HomeworkSet.Report
    if let student {
      guard let row = roster[student] else {
        throw Refused(
          "\(self.roster): there is no student “\(student)” on the roster. Add the student to the "
            + "roster, or correct the id.")
      }
      report = try work.preview(row, out: out, solutions: solutions)
    } else {
      report = try work.write(roster, out: out, solutions: solutions)
    }
    print(report.text)
  }
}
