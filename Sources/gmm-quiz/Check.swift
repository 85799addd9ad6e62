import ArgumentParser
import Exercises
import Gradebook
import Grading
import Markup
import Sheets
import Solving
import Synchronization

struct Check: Command {
  static let configuration = CommandConfiguration(
    abstract: "Proof-reads problems and assignments, and draws many variants of them.",
    discussion: """
      Without a path the whole bank is checked, its templates too. Everything that is wrong is \
      listed with file, line and column, and the exit status is then 65.

        gmm-quiz check
        gmm-quiz check problems/mine.xml --draws 1000
        gmm-quiz check --draws 10000 --report check.html
      """)

  @Argument(help: ArgumentHelp("Definition files and folders of them.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "How many variants of each problem to make.")
  var draws = 200

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("How many students shall have numbers of their own.", valueName: "size"))
  var classSize = 200

  @Option(help: ArgumentHelp("Also write a page with histograms.", valueName: "file"))
  var report: String?

  @Flag(help: "Tell on standard error what it took to prove keys and verdicts.")
  var verbose = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    guard (1...1_000_000).contains(draws) else {
      throw ValidationError("--draws takes a whole number from 1 to 1000000.")
    }
    guard (1...1_000_000).contains(classSize) else {
      throw ValidationError("--class takes a whole number from 1 to 1000000.")
    }
  }

  func perform() throws {
    let folder = try bank.folder()
    var areFine = true
    var problems: [CheckedProblem] = []
    let templates = try folder.pageTemplates()
    for reference in try references(folder) {
      areFine = try check(reference, folder, templates, &problems) && areFine
    }
    if let report {
      try OutputFolder.replace(
        report, with: try templates.checkPage(problems, tool: "gmm-quiz \(GMMQuiz.version)"))
    }
    if !areFine { throw Failure.badInput }
  }

  /// Paths of files, or the ids of the bank.
  private func references(_ folder: BankFolder) throws -> [String] {
    if paths.isEmpty { return try folder.bank().ids }
    let files = try paths.flatMap { path in
      try Files.all(at: path).filter { $0 == path || $0.hasSuffix(".xml") }
    }
    guard files.isEmpty else { return files.map { $0.contains("/") ? $0 : "./\($0)" } }
    throw MissingFile(
      path: paths[0], problem: "there is no definition here", advice: "Give a file ending in .xml")
  }

  /// - Returns: whether nothing is wrong.
  private func check(
    _ reference: String, _ folder: BankFolder, _ templates: PageTemplates,
    _ problems: inout [CheckedProblem]
  ) throws -> Bool {
    do {
      switch try folder.definition(reference) {
      case .problem(let problem): return try check(problem, &problems)
      case .assignment(let assignment):
        _ = try AssignmentPages(assignment, templates: templates, tool: "gmm-quiz")
        let count = assignment.uses.count
        let problems = count == 1 ? "1 problem" : "\(count) problems"
        print("\(assignment.id): fine, \(problems), \(assignment.points.scoreText) points")
        return true
      }
    } catch let errors as InputErrors {
      Console.tell(errors.description)
      return false
    }
  }

  private func check(
    _ problem: ProblemDefinition, _ problems: inout [CheckedProblem]
  ) throws -> Bool {
    do {
      let progress = Mutex(Progress(problem.id, of: draws))
      let start = ContinuousClock.now
      let check = try ProblemCheck(problem, variants: draws) { done in
        progress.withLock { $0.update(done) }
      }
      let report = CheckReport(
        problem, check, taking: ContinuousClock.now - start, classSize: classSize)
      problems.append(report.page)
      if verbose, check.proofs != ProofCount() {
        Console.tell("\(problem.id): settled by \(check.proofs)")
      }
      if let failure = report.failure {
        Console.tell("\(problem.source.file): \(failure)")
        return false
      }
      print(report.text)
      return true
    } catch {
      Console.tell("\(problem.source.file): \(Failure.noDraw(error))")
      return false
    }
  }
}
