import TestSupport
import Testing

@Suite("Stopping a run of EM")
struct StopTests {
  private static let course = [
    "solve", "--means=-3,2", "--variances=4,4", "--weights=.5,.5",
    "--points=0.2,-0.9,-1,1.2,1.8", "--bank", Checkout.root,
  ]

  /// The numbers of updates were counted by a plain Python program that makes the course's E and M
  /// steps in doubles and compares after each update.
  @Test(arguments: [
    ("--until-likelihood", "1e-3", "logLikelihood", "0.001", 7),
    ("--until-likelihood", "1e-6", "logLikelihood", "0.000001", 9),
    ("--until-parameters", "0.01", "parameters", "0.01", 7),
    ("--until-parameters", "1e-3", "parameters", "0.001", 8),
  ])
  func countsTheUpdates(
    _ option: String, _ typed: String, _ rule: String, _ change: String, _ updates: Int
  ) throws {
    let outcome = try Workplace().run(Self.course + [option, typed, "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let solution = try JSON(parsing: outcome.output)
    let expected = """
      {"rule": "\(rule)", "change": "\(change)", "updates": \(updates), "converged": true}
      """
    #expect(try solution["stop"] == JSON(parsing: expected))
    let iterations = Set(
      solution["answers"].elements.compactMap { answer -> Double? in
        if case .number(let number) = answer["quantity"]["iteration"] { number } else { nil }
      })
    #expect(iterations == Set((0...updates).map(Double.init)))
  }

  @Test func theTextHasTheLastIteration() throws {
    let outcome = try Workplace().run(Self.course + ["--until-likelihood", "1e-3"])
    let paragraphs = outcome.output.split(separator: "\n\n").map(String.init)
    #expect(
      paragraphs.map { $0.split(separator: "\n")[0] } == [
        "Given parameters", "(6 updates are left out; --json has them all)", "After 7 updates",
        "Model choice (largest wins)",
        "Stopped after 7 updates: the log-likelihood changed by at most 0.001",
      ])
    #expect(!paragraphs[0].contains("p(1 | 1)"))
    #expect(paragraphs[2].contains("p̂(1 | 1) after 7 updates"))
  }

  @Test func theLimitOnUpdates() throws {
    let arguments = Self.course + ["--until-parameters", "1e-3", "--iterations", "2"]
    let text = try Workplace().run(arguments)
    #expect(text.output.hasSuffix("\nNot converged after 2 updates\n"))
    let json = try JSON(parsing: try Workplace().run(arguments + ["--json"]).output)
    #expect(json["stop"]["converged"] == .bool(false))
  }

  /// With hard assignment the course's points belong to the clusters 2, 1, 1, 2, 2, by the E step of
  /// exercise 1, so that the new means are −0.95 and 3.2 / 3, and the weights 2 / 5 and 3 / 5.
  @Test func hardAssignment() throws {
    let outcome = try Workplace().run(Self.course + ["--hard", "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let solution = try JSON(parsing: outcome.output)
    #expect(solution["method"].string == "hard")
    for (quantity, value) in [
      (#"{"name": "mean", "cluster": 1, "coordinate": 1, "iteration": 1}"#, "-0.95"),
      (#"{"name": "mean", "cluster": 2, "coordinate": 1, "iteration": 1}"#, "1.06667"),
      (#"{"name": "weight", "cluster": 1, "iteration": 1}"#, "0.4"),
    ] {
      let quantity = try JSON(parsing: quantity)
      let answer = solution["answers"].elements.first { $0["quantity"] == quantity }
      #expect(answer?["value"].string == value)
    }
  }

  /// Every answer of the listing is counted once: 6 given parameters, 14 values of the E step, as
  /// many after the update with 6 parameters and the proxy function before it, and 3 of the choice.
  @Test func tellsWhatProvedTheAnswers() throws {
    let outcome = try Workplace().run(Self.course + ["--verbose"])
    #expect(outcome.errors.hasPrefix("Settled by: exact "))
    #expect(outcome.errors.hasSuffix(", undecided 0\n"))
    let counts = outcome.errors.split(separator: ",").compactMap { level in
      level.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
    }
    let (given, expectation, updated, proxy, choice) = (6, 14, 6, 1, 3)
    #expect(counts.reduce(0, +) == given + 2 * expectation + updated + proxy + choice)
  }

  /// Two points and hard assignment leave each cluster a single one: θ exists, its E step doesn't.
  @Test func showsTheLastParametersWithoutAnEStep() throws {
    let outcome = try Workplace().run(
      "solve", "--means=0,4", "--variances=1,1", "--weights=.5,.5", "--points=1,3", "--hard")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == "gmm-quiz: no E step follows the last update: cluster 1 has shrunk to one "
        + "place, line or plane, where it has no density.\n")
    #expect(outcome.output.contains("After 1 update\n  p̂₁"))
    #expect(!outcome.output.contains("BIC"))
  }
}
