import ArgumentParser
import Scalars
import Solving

/// When the updates of an exercise of one's own end, and how they share the points.
struct StopOptions: ParsableArguments {
  @Option(help: "How many EM updates to work (default: 1; at most 1000 with a rule to stop).")
  var iterations: Int?

  @Option(
    help: ArgumentHelp(
      "Stop when an update changes the log-likelihood by at most this.", valueName: "change"))
  var untilLikelihood: String?

  @Option(
    help: ArgumentHelp(
      "Stop when an update changes no parameter by more than this.", valueName: "change"))
  var untilParameters: String?

  @Flag(help: "Give each point wholly to its likeliest cluster in M steps.")
  var hard = false

  /// The options that were given, which an exercise out of the bank doesn't take.
  var given: [String] {
    [
      (untilLikelihood != nil, "--until-likelihood"),
      (untilParameters != nil, "--until-parameters"),
      (hard, "--hard"),
    ].filter(\.0).map(\.1)
  }

  var method: Solution.Method { hard ? .hard : .soft }

  func validate() throws {
    if let iterations, !(0...1_000).contains(iterations) {
      throw ValidationError("--iterations takes a whole number from 0 to 1000.")
    }
    if untilLikelihood != nil, untilParameters != nil {
      throw ValidationError("Give --until-likelihood or --until-parameters, not both.")
    }
    if try rule() != nil, iterations == 0 {
      throw ValidationError("A rule to stop by needs --iterations of at least 1.")
    }
  }

  /// The rule and its change as it is printed; `nil` where a number of updates is worked.
  func rule() throws -> (rule: StopRule, name: String, change: ExactDecimal)? {
    if let text = untilLikelihood {
      let change = try Self.change(text, "--until-likelihood")
      return (.logLikelihood(change: change.fraction), "logLikelihood", change)
    }
    guard let text = untilParameters else { return nil }
    let change = try Self.change(text, "--until-parameters")
    return (.parameters(change: change.fraction), "parameters", change)
  }

  private static func change(_ text: String, _ option: String) throws -> ExactDecimal {
    guard text.utf8.count <= 1_000, let change = ExactDecimal(text), !change.isNegative else {
      throw ValidationError("\(option) takes a decimal of at least 0, such as 1e-6.")
    }
    return change
  }
}
