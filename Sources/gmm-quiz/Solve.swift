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

      Mixtures of any covariance, and longer data, come from files:

        gmm-quiz solve --model mine.json --data points.csv --until-likelihood 1e-6

      A model has the form that --json prints, so that a solution can be worked again:

        {"mixture": {"covariance": "full", "weights": ["1/3", "2/3"],
                     "means": [[0, 0], [3, 1]],
                     "covariances": [[[2, 0.5], [0.5, 1]], [[1, 0], [0, 1]]]},
         "points": [[0.2, 1], [2.5, -0.9]], "labels": [1, 2]}

      The covariance is spherical or diagonal, with variances, or tied or full, with covariances. \
      Points may be left out for --data; labels are for the observed case. Data are a row for each \
      point, with or without a row of names above, and perhaps a column called label.
      """)

  @Argument(help: "A problem or an assignment: its id, or the path of its file.")
  var definition: String?

  @Option(help: "The text that a problem's numbers are drawn from.")
  var seed: String?

  @Option(help: ArgumentHelp("The student of an assignment.", valueName: "id"))
  var student: String?

  @Option(help: ArgumentHelp("The secret of an assignment.", valueName: "file"))
  var secret: String?

  @OptionGroup(title: "An exercise of your own") var own: OwnExercise
  @OptionGroup(title: "Its updates") var stopping: StopOptions

  @Option(help: "How many significant digits to print.")
  var digits = 6

  @Flag(help: "Show the work: every density, product, sum and quotient.")
  var steps = false

  @Flag(help: "Print the answers as JSON.")
  var json = false

  @Flag(help: "Tell on standard error what it took to prove the answers.")
  var verbose = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    guard (1...100_000).contains(digits) else {
      throw ValidationError("--digits takes a whole number from 1 to 100000.")
    }
    if definition == nil {
      try own.checkComplete()
    } else if let first = (own.given + stopping.given).first {
      throw ValidationError("\(first) is for exercises of your own: leave out the name.")
    }
    if (student == nil) != (secret == nil) {
      throw ValidationError("--student and --secret go together.")
    }
    if student != nil, seed != nil {
      throw ValidationError("--seed is for a problem, --student for an assignment.")
    }
    if definition == nil, seed != nil || student != nil {
      throw ValidationError(
        "\(seed != nil ? "--seed" : "--student") is for a problem or an assignment of the bank: "
          + "leave it out.")
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
      problem.practiceVariant(seed: seed), seed: seed, digits: digits, withSteps: steps)
    print(json ? try report.json() : report.text)
    tell(report.proofs)
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
      problems: try sheet.variants.map {
        try SolutionReport($0, seed: nil, digits: digits, withSteps: steps)
      })
    print(json ? try report.json() : report.text)
    tell(report.proofs)
  }

  private func solveOwn() throws {
    let instance = try own.instance()
    if stopping.hard, instance.labels != nil {
      throw ValidationError("--hard is for points without labels: leave one of them out.")
    }
    let report = try self.report(instance)
    print(json ? try report.json() : report.text)
    tell(report.proofs)
  }

  private func report(_ instance: Instance) throws -> SolutionReport {
    guard let (rule, name, change) = try stopping.rule() else {
      return try SolutionReport(try solution(instance), digits: digits, withSteps: steps)
    }
    let (solution, outcome) = try Solution.run(
      of: instance, until: rule, limit: stopping.iterations ?? 1_000, method: stopping.method)
    let stop = SolutionReport.StopReport(
      rule: name, change: change.description, updates: outcome.updates,
      converged: outcome.isConverged)
    return try SolutionReport(
      solution, digits: digits, outcome: (stop, outcome.proofs),
      isBrief: !json && !steps && outcome.updates > 1, withSteps: steps)
  }

  /// The updates that were asked for; the last θ also where there is no E step with it.
  private func solution(_ instance: Instance) throws -> Solution {
    let updates = stopping.iterations ?? 1
    do {
      return try Solution(of: instance, updates: updates, method: stopping.method)
    } catch {
      guard
        let solution = try? Solution(
          of: instance, updates: updates, expectingLast: false, method: stopping.method)
      else { throw error }
      Console.tell("gmm-quiz: no E step follows the last update: \(error.problem).")
      return solution
    }
  }

  private func tell(_ proofs: ProofCount) {
    if verbose { Console.tell("Settled by: \(proofs)") }
  }
}
