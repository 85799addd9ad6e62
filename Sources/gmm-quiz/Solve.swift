import ArgumentParser
import Exercises
import Mixtures
import Scalars
import Solving

struct Solve: Command {
  static let configuration = CommandConfiguration(
    abstract: "Works a problem, a student's sheet, or an exercise of your own.",
    discussion: """
      Every digit that is printed is proven: the exact value, correctly rounded.

        gmm-quiz solve e-step --seed spring
        gmm-quiz solve lecture-16 --student ana --secret secret.key
        gmm-quiz solve --means=-3,2 --variances=4,4 --weights=.5,.5 \\
          --points=0.2,-0.9,-1,1.2,1.8 --iterations 1 --digits 25

      Vectors are separated by semicolons, which also end a single one: --means='1,2;'
      """)

  @Argument(help: "A problem or an assignment: its id, or the path of its file.")
  var definition: String?

  @Option(help: "The text that a problem's numbers are drawn from.")
  var seed: String?

  @Option(help: ArgumentHelp("The student of an assignment.", valueName: "id"))
  var student: String?

  @Option(help: ArgumentHelp("The secret of an assignment.", valueName: "file"))
  var secret: String?

  @Option(help: ArgumentHelp("The means of an exercise of your own.", valueName: "list"))
  var means: String?

  @Option(help: ArgumentHelp("The variances, one for each mean.", valueName: "list"))
  var variances: String?

  @Option(
    help: ArgumentHelp("The weights, which sum to 1; fractions are allowed.", valueName: "list"))
  var weights: String?

  @Option(help: ArgumentHelp("The data points.", valueName: "list"))
  var points: String?

  @Option(help: "How many EM updates to work.")
  var iterations = 1

  @Option(help: "How many significant digits to print.")
  var digits = 6

  @Flag(help: "Print the answers as JSON.")
  var json = false

  @OptionGroup var bank: BankOptions

  private var ownNumbers: [(option: String, text: String?)] {
    [("--means", means), ("--variances", variances), ("--weights", weights), ("--points", points)]
  }

  func validate() throws {
    guard (1...100_000).contains(digits) else {
      throw ValidationError("--digits takes a whole number from 1 to 100000.")
    }
    guard (0...1_000).contains(iterations) else {
      throw ValidationError("--iterations takes a whole number from 0 to 1000.")
    }
    let given = ownNumbers.filter { $0.text != nil }
    if definition == nil, given.count < ownNumbers.count {
      let missing = ownNumbers.filter { $0.text == nil }.map(\.option).joined(separator: ", ")
      throw ValidationError(
        given.isEmpty
          ? "Name a problem or an assignment, or give --means, --variances, --weights and --points."
          : "An exercise of your own also needs \(missing).")
    }
    if let first = given.first, definition != nil {
      throw ValidationError("\(first.option) is for exercises of your own: leave out the name.")
    }
    if (student == nil) != (secret == nil) {
      throw ValidationError("--student and --secret go together.")
    }
    if student != nil, seed != nil {
      throw ValidationError("--seed is for a problem, --student for an assignment.")
    }
  }

  func perform() throws {
    guard let definition else { return try solveOwn() }
    switch try bank.folder().definition(definition) {
    case .problem(let problem): try solve(problem)
    case .assignment(let assignment): try solve(assignment)
    }
  }

  private func solve(_ problem: ProblemDefinition) throws {
    guard student == nil else {
      throw Refused("\(problem.id): --student needs an assignment; a problem takes --seed TEXT.")
    }
    let needsSeed = problem.model.map { !$0.isFixed } ?? true
    guard let seed = seed ?? (needsSeed ? nil : "") else {
      throw Refused(
        "\(problem.id): its numbers are drawn, so give --seed TEXT; the same text gives the same "
          + "numbers.")
    }
    let report = try SolutionReport(
      problem.practiceVariant(seed: seed), seed: seed, digits: digits)
    print(json ? try report.json() : report.text)
  }

  private func solve(_ assignment: AssignmentDefinition) throws {
    guard let student, let secret else {
      throw Refused(
        "\(assignment.id): an assignment is solved for a student: give --student ID and "
          + "--secret FILE.")
    }
    let sheet = try assignment.sheet(student: student, secret: try Loading.secret(secret))
    let report = AssignmentReport(
      assignment: assignment.id, student: student,
      problems: try sheet.variants.map { try SolutionReport($0, seed: nil, digits: digits) })
    print(json ? try report.json() : report.text)
  }

  private func solveOwn() throws {
    let instance: Instance
    do {
      let mixture = try Mixture(
        checkingWeights: try numbers(weights, "--weights"), means: try rows(means, "--means"),
        variances: try numbers(variances, "--variances"))
      instance = try Instance(mixture: mixture, points: try rows(points, "--points"))
    } catch let error as MixtureError {
      throw Refused("gmm-quiz: \(error.problem). \(error.advice).")
    }
    let solution = try Solution(of: instance, updates: iterations)
    let report = try SolutionReport(solution, digits: digits)
    print(json ? try report.json() : report.text)
  }

  private func rows(_ text: String?, _ option: String) throws -> [[Fraction]] {
    do {
      return try NumberList.rows(text ?? "")
    } catch {
      throw Refused(
        "\(option): “\(error.text)” is not a number. Write decimals or fractions separated by "
          + "commas, as in -3,0.5,1/3; a semicolon separates vectors.")
    }
  }

  private func numbers(_ text: String?, _ option: String) throws -> [Fraction] {
    let rows = try rows(text, option)
    guard rows.allSatisfy({ $0.count == 1 }) else {
      throw Refused("\(option): these are numbers, not vectors. Separate them by commas.")
    }
    return rows.map { $0[0] }
  }
}
