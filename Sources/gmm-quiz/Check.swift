import ArgumentParser
import Exercises
import Grading
import Markup
import Sheets
import Solving

struct Check: Command {
  static let configuration = CommandConfiguration(
    abstract: "Proof-reads problems and assignments, and draws many variants of them.",
    discussion: """
      Without a path the whole bank is checked, its templates too. Everything that is wrong is \
      listed with file, line and column, and the exit status is then 65.

        gmm-quiz check
        gmm-quiz check problems/mine.xml --draws 1000
      """)

  @Argument(help: ArgumentHelp("Definition files and folders of them.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "How many variants of each problem to make.")
  var draws = 200

  @Flag(help: "Tell on standard error what it took to prove keys and verdicts.")
  var verbose = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    guard (1...1_000_000).contains(draws) else {
      throw ValidationError("--draws takes a whole number from 1 to 1000000.")
    }
  }

  func perform() throws {
    let folder = try bank.folder()
    var areFine = true
    let templates = try folder.pageTemplates()
    for reference in try references(folder) {
      areFine = try check(reference, folder, templates) && areFine
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
    _ reference: String, _ folder: BankFolder, _ templates: PageTemplates
  ) throws -> Bool {
    do {
      switch try folder.definition(reference) {
      case .problem(let problem): return try check(problem)
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

  private func check(_ problem: ProblemDefinition) throws -> Bool {
    do {
      var progress = Progress(problem.id, of: draws)
      let check = try ProblemCheck(problem, variants: draws) { progress.update($0) }
      if verbose, check.proofs != ProofCount() {
        Console.tell("\(problem.id): settled by \(check.proofs)")
      }
      if let failure = Self.failure(check) {
        Console.tell("\(problem.source.file): \(failure)")
      } else {
        print("\(problem.id): fine" + Self.facts(check))
        if !check.masked.isEmpty {
          let ids = check.masked.map(\.rawValue).joined(separator: ", ")
          print("  its numbers hide these mistakes: \(ids)")
        }
      }
      return check.isFine
    } catch {
      Console.tell("\(problem.source.file): \(Failure.noDraw(error))")
      return false
    }
  }

  private static func failure(_ check: ProblemCheck) -> String? {
    if let unsolvable = check.unsolvable {
      return "with seed “\(unsolvable.seed)” \(unsolvable.error.problem). Choose other ranges."
    }
    return check.keyFails.map {
      "with seed “\($0)” the key itself doesn't earn full marks. Ask for more digits, or widen the "
        + "tolerance."
    }
  }

  private static func facts(_ check: ProblemCheck) -> String {
    let draws = check.draws
    guard check.variants > 1 else { return ", nothing is drawn" }
    guard draws.tried > 0 else { return ", \(check.variants) variants" }
    let rate = draws.accepted * 100 / draws.tried
    let reasons = draws.refused.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.value * 100 / draws.tried)% \($0.key.rawValue)" }
    return ", \(check.variants) variants from \(draws.tried) draws (\(rate)% accepted"
      + reasons.map { "; \($0)" }.joined() + ")"
  }
}
