import Foundation
import TestSupport
import Testing

@Suite("Solving on the command line")
struct SolveTests {
  private static let course = [
    "solve", "--means=-3,2", "--variances=4,4", "--weights=.5,.5",
    "--points=0.2,-0.9,-1,1.2,1.8", "--iterations", "1", "--digits", "25",
  ]

  /// The table of the course's exercises, correctly rounded to 25 digits.
  private static let table: KeyValuePairs = [
    "p(1 | 1)": "0.2942149721629887742839622", "p(1 | 2)": "0.6224593312018545646389006",
    "p(1 | 3)": "0.6513548646660542436211987", "p(1 | 4)": "0.1066905939456511910902910",
    "p(1 | 5)": "0.05340332979982423425375201", "n̂₁": "1.728123091776373007888105",
    "p̂₁": "0.3456246183552746015776209", "μ̂⁽¹⁾": "-0.5373289474340418120306210",
    "σ̂₁²": "0.5757859076870628610192069", "p̂₂": "0.6543753816447253984223791",
    "μ̂⁽²⁾": "0.6811290963725771357510437", "σ̂₂²": "1.075247963161801423738691",
    "ℓ(θ)": "-11.64848777023148835448332", "ℓ(θ̂)": "-7.422025191179191665368323",
  ]

  @Test func theTableOfTheCourse() throws {
    let outcome = try Workplace().run(Self.course + ["--bank", Checkout.root])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n").map { line in
      line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
    for (label, value) in Self.table { #expect(lines.contains([label, value]), "\(label)") }
  }

  @Test func theValuesOfTheCourseByName() throws {
    let outcome = try Workplace().run(Self.course + ["--json", "--bank", Checkout.root])
    #expect(outcome.status == 0)
    let solution = try JSON(parsing: outcome.output)
    for (quantity, value) in [
      (#""name": "posterior", "cluster": 1, "point": 5"#, "0.05340332979982423425375201"),
      (#""name": "count", "cluster": 1"#, "1.728123091776373007888105"),
      (#""name": "logLikelihood""#, "-11.64848777023148835448332"),
    ] { try expect(solution, "{\(quantity), \"iteration\": 0}", value) }
    for (quantity, value) in [
      (#""name": "weight", "cluster": 1"#, "0.3456246183552746015776209"),
      (#""name": "mean", "cluster": 2, "coordinate": 1"#, "0.6811290963725771357510437"),
      (#""name": "variance", "cluster": 1"#, "0.5757859076870628610192069"),
      (#""name": "logLikelihood""#, "-7.422025191179191665368323"),
    ] { try expect(solution, "{\(quantity), \"iteration\": 1}", value) }
    #expect(solution.keys.subtracting(["problem", "seed"]) == Self.keys)
    #expect(solution["answers"].elements.allSatisfy { $0["part"] == .null })
  }

  private func expect(_ solution: JSON, _ quantity: String, _ value: String) throws {
    let quantity = try JSON(parsing: quantity)
    let answer = solution["answers"].elements.first { $0["quantity"] == quantity }
    #expect(answer?["value"].string == value, "\(quantity)")
  }

  private static let keys: Set = ["format", "generator", "mixture", "points", "answers"]

  @Test func theFormOfASolution() throws {
    let outcome = try Workplace().run(
      "solve", "course-m-step", "--seed", "spring", "--json", "--bank", Checkout.root)
    let expected = """
      {"format": "gmm-quiz/solution@1", "problem": "course-m-step", "seed": "spring",
       "generator": 1,
       "mixture": {"covariance": "spherical", "weights": ["0.5", "0.5"], "means": [["-3"], ["2"]],
                   "variances": ["4", "4"]},
       "points": [["0.2"], ["-0.9"], ["-1"], ["1.2"], ["1.8"]],
       "answers": [
         {"part": "weight", "quantity": {"name": "weight", "cluster": 1, "iteration": 1},
          "value": "0.345625", "digits": 6, "exact": false},
         {"part": "mean",
          "quantity": {"name": "mean", "cluster": 1, "coordinate": 1, "iteration": 1},
          "value": "-0.537329", "digits": 6, "exact": false},
         {"part": "variance", "quantity": {"name": "variance", "cluster": 1, "iteration": 1},
          "value": "0.575786", "digits": 6, "exact": false}]}
      """
    #expect(outcome.status == 0)
    #expect(try JSON(parsing: outcome.output) == JSON(parsing: expected))
  }

  @Test func theSheetOfAStudent() throws {
    let classroom = try Classroom()
    let arguments = ["--student", "ana", "--secret", "s.key", "--bank", Checkout.root]
    let outcome = try classroom.place.run(
      ["solve", "problems/mine.xml", "--json", "--digits", "5"] + arguments)
    #expect(outcome.status == 0)
    let report = try JSON(parsing: outcome.output)
    #expect(report.keys == ["format", "assignment", "student", "problems"])
    #expect(report["format"].string == "gmm-quiz/solutions@1")
    #expect(report["assignment"].string == "mine")
    #expect(report["student"].string == "ana")
    let problems = report["problems"].elements
    #expect(problems.map(\.["problem"].string) == ["course-e-step", "course-m-step"])
    #expect(problems.allSatisfy { Self.keys.isSubset(of: $0.keys) })
    let values = problems.flatMap(\.["answers"].elements).compactMap(\.["value"].string)
    #expect(
      values == [
        "0.29421", "0.62246", "0.65135", "0.10669", "0.053403", "0.34562", "-0.53733", "0.57579",
      ])
    let text = try classroom.place.run(["solve", "problems/mine.xml"] + arguments)
    #expect(text.output.hasPrefix("mine, ana\n\ncourse-e-step\n  p(1 | 1)  0.294215\n"))
  }

  /// A part that isn't a number has the value that an answer file would hold.
  @Test func ticksAndWholeNumbers() throws {
    let place = try Workplace()
    let ticks = try place.run(
      "solve", "true-or-false", "--seed", "a", "--json", "--bank", Checkout.root)
    let answer = try #require(try JSON(parsing: ticks.output)["answers"].elements.first)
    #expect(answer.keys == ["part", "quantity", "value", "digits", "exact"])
    #expect(answer["quantity"] == .null)
    #expect(answer["exact"] == .bool(true))
    let letters = try #require(answer["value"].string).split(separator: ",")
    #expect((2...4).contains(letters.count))
    #expect(letters.allSatisfy { "abcdef".contains($0) && $0.count == 1 })
    #expect(letters == letters.sorted())
    let counts = try place.run(
      "solve", "identify", "--seed", "a", "--json", "--bank", Checkout.root)
    #expect(counts.status == 0)
    let exact = try JSON(parsing: counts.output)["answers"].elements.map(\.["exact"])
    #expect(exact == [.bool(true), .bool(true), .bool(true)])
  }

  @Test(arguments: [
    (
      ["e-step"],
      "e-step: its numbers are drawn, so give --seed TEXT; the same text gives the same "
        + "numbers."
    ),
    (
      ["lecture-16"],
      "lecture-16: an assignment is solved for a student: give --student ID and "
        + "--secret FILE."
    ),
    (
      ["e-step", "--student", "ana", "--secret", "s.key"],
      "e-step: --student needs an assignment; a problem takes --seed TEXT."
    ),
    (
      ["--means=-3,two", "--variances=4,4", "--weights=.5,.5", "--points=1"],
      "--means: “two” is not a number. Write decimals or fractions separated by commas, as in "
        + "-3,0.5,1/3; a semicolon separates vectors."
    ),
    (
      ["--means=-3,2", "--variances=4,4", "--weights=.5,.6", "--points=1"],
      "gmm-quiz: the weights sum to 1.1. Give weights that sum to exactly 1; fractions such as 1/3 "
        + "are allowed."
    ),
    (
      ["--means=-3,2", "--variances=4,0", "--weights=.5,.5", "--points=1"],
      "gmm-quiz: the variance of cluster 2 is 0. Give variances above 0."
    ),
    (
      ["--means=-3,2", "--variances=4,4", "--weights=.5,.5", "--points=1,2;"],
      "gmm-quiz: point 1 has 2 coordinates and the means have 1. Give all vectors the same number "
        + "of coordinates; a semicolon separates vectors."
    ),
    (
      ["--means=1", "--variances=1", "--weights=1", "--points=1,1", "--iterations", "2"],
      "gmm-quiz: cluster 1 has shrunk to one place, line or plane, where it has no density. Choose other numbers, or fewer updates."
    ),
  ])
  func whatCanNotBeSolved(_ arguments: [String], _ message: String) throws {
    let place = try Workplace()
    try place.write(Classroom.secret, to: "s.key")
    let outcome = try place.run(["solve"] + arguments + ["--bank", Checkout.root])
    #expect(outcome.status == 65)
    #expect(outcome.errors == "\(message)\n")
    #expect(outcome.output.isEmpty)
  }

  @Test func vectorsAndFractions() throws {
    let outcome = try Workplace().run(
      "solve", "--means=1,2;3,4", "--variances=1/3,2", "--weights=1/3,2/3", "--points=1,2;",
      "--iterations", "0", "--json", "--bank", Checkout.root)
    let solution = try JSON(parsing: outcome.output)
    let expected = """
      {"covariance": "spherical", "weights": ["1/3", "2/3"], "means": [["1", "2"], ["3", "4"]],
       "variances": ["1/3", "2"]}
      """
    #expect(try solution["mixture"] == JSON(parsing: expected))
    #expect(try solution["points"] == JSON(parsing: "[[\"1\", \"2\"]]"))
  }
}
