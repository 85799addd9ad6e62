import ArgumentParser
import Exercises
import Gradebook
import Grading
import Markup

struct Grade: Command {
  /// Which definitions decide when they were edited after the sheets went out.
  enum Definitions: String, ExpressibleByArgument, CaseIterable {
    case manifest, current
  }

  /// What other systems read.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case gradescope
  }

  static let configuration = CommandConfiguration(
    abstract: "Marks the answers of a class.",
    discussion: """
      Answers are the JSON files that sheets save, CSV files, and folders of them. What can't be \
      used is listed, with its place, and the rest is marked; the exit status is then 1. The \
      folder gets grades.csv, details.csv, summary.json, report.html, feedback/ and, for you \
      alone, integrity.csv: wrong answers that fit another student's sheet.

        gmm-quiz grade lecture-16 --roster roster.csv --secret secret.key \\
          --manifest homework/manifest.json --out marks answers/

      Mark once more, with parts dropped or points set by hand, and see who goes up or down:

        gmm-quiz grade lecture-16 --roster roster.csv --secret secret.key \\
          --overrides overrides.csv --compare marks --never-lower --out marks answers/

      Give verdicts of single submissions inside a pipe, one line of JSON each, in order:

        gmm-quiz grade lecture-16 --secret secret.key --stream < answers.jsonl
      """)

  @Argument(help: "An assignment: its id, or the path of its file.")
  var assignment: String

  @Argument(help: ArgumentHelp("Answer files and folders of them.", valueName: "answers"))
  var answers: [String] = []

  @Option(help: ArgumentHelp("The class: CSV with student,name.", valueName: "file"))
  var roster: String?

  @Option(help: ArgumentHelp("The secret that the sheets were made with.", valueName: "file"))
  var secret: String

  @Option(help: ArgumentHelp("Where the results go.", valueName: "dir"))
  var out: String?

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

  @Option(
    help: ArgumentHelp(
      "CSV with student,problem,part,action,value,reason: parts dropped, corrected or given, points set.",
      valueName: "file"))
  var overrides: String?

  @Option(
    help: ArgumentHelp(
      "Earlier results: who goes up or down since, on which part, and why.", valueName: "dir"))
  var compare: String?

  @Flag(help: "With --compare: no problem earns less than it did.")
  var neverLower = false

  @Option(
    help: ArgumentHelp(
      "Also write what another system reads: gradescope, a results.json for each student.",
      valueName: "system"))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "The time that feedback pages are made for, as 2026-12-14T23:59:00+01:00; without it, now.",
      valueName: "time"))
  var at: String?

  @Flag(
    help: "Read answers from standard input, as CSV or lines of JSON, and write a verdict for each."
  )
  var stream = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    if definitions != nil, manifest == nil {
      throw ValidationError("--definitions says what to do with a --manifest: give that too.")
    }
    if neverLower, compare == nil {
      throw ValidationError("--never-lower needs the earlier results: give --compare DIR.")
    }
    if stream { return try validateStream() }
    if roster == nil { throw ValidationError("Give --roster FILE, the class.") }
    if out == nil { throw ValidationError("Give --out DIR, where the results go.") }
    if answers.isEmpty { throw ValidationError("Give answer files, or folders of them.") }
  }

  private func validateStream() throws {
    let others = [
      ("--out", out), ("--submissions", submissions), ("--overrides", overrides),
      ("--compare", compare), ("--format", format?.rawValue), ("--at", at),
    ]
    if let other = others.first(where: { $0.1 != nil })?.0 {
      throw ValidationError("--stream gives verdicts of single submissions, without \(other).")
    }
    if !answers.isEmpty {
      throw ValidationError("--stream reads from standard input: give it no files.")
    }
  }

  func perform() throws {
    let folder = try bank.folder()
    let secret = try Loading.secret(secret)
    let manifest = try manifest.map(Loading.manifest)
    let assignment = try decide(folder, secret, manifest)
    if stream { return try grade(streamOf: assignment, secret, manifest) }
    guard let roster, let out else { return }
    let students = try Loading.roster(roster, for: assignment)
    let now = try at.map { try Loading.time($0, in: assignment.policy.zone) } ?? Clock.now
    let own = try ResultFolder.check(out, assignment: assignment.id)
    let earlier = try compare.map { try ResultFolder.summary($0, of: assignment.id) }
    let decided = try overrides.map {
      try Overrides(try Files.read($0), file: $0, assignment, students)
    }
    let input = try AnswerFiles(answers, times: submissions)
    var progress = Progress("students", of: students.students.count)
    var grading = try ClassGrading(
      assignment, roster: students, secret: secret, submissions: input.submissions,
      setAside: input.setAside, draws: { manifest?[$0]?.draws ?? [:] },
      overrides: decided ?? Overrides(), progress: { progress.update($0) })
    if neverLower, let earlier { grading = grading.neverBelow(earlier.scores) }
    let results = try ResultFolder(
      grading: grading, earlier: earlier, format: format, now: now,
      program: "gmm-quiz \(GMMQuiz.version)")
    try results.write(to: out, replacing: own, templates: try folder.pageTemplates())
    for error in grading.setAside { Console.tell(error.description) }
    print(results.report(out: out))
    if !grading.setAside.isEmpty { throw Failure.setAside }
  }
}
