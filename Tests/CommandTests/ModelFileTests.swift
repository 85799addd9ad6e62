import Foundation
import TestSupport
import Testing

@Suite("Models and data out of files")
struct ModelFileTests {
  private static let full = """
    {"mixture": {"covariance": "full", "weights": ["1/4", 0.75], "means": [[0, 0], [3, 1]],
      "covariances": [[[2, 0.5], [0.5, 1]], [[1, "-0.2"], ["-0.2", 0.5]]]},
     "points": [[0.2, 1], [2.5, -0.9], [1.4, 0.6], [3.1, 1.3]]}
    """

  private func solve(_ place: Workplace, _ arguments: String..., input: String = "") throws
    -> Workplace.Outcome
  {
    try place.run(["solve"] + arguments + ["--bank", Checkout.root], input: input)
  }

  private func value(_ solution: JSON, _ quantity: String) throws -> String? {
    let quantity = try JSON(parsing: quantity)
    return solution["answers"].elements.first { $0["quantity"] == quantity }?["value"].string
  }

  /// The values are those of mpmath 1.3 at 40 digits, with N(x; μ, Σ) =
  /// exp(−(x − μ)ᵀ Σ⁻¹ (x − μ) / 2) / (2π √|Σ|), q(j | i) = p_j N_j / Σ_k p_k N_k, the M step of the
  /// course, BIC = ℓ − ½ · 11 · ln 4 and AIC = ℓ − 11.
  @Test func fullCovariancesAgainstMPMath() throws {
    let place = try Workplace()
    try place.write(Self.full, to: "m.json")
    let outcome = try solve(place, "--model", "m.json", "--digits", "15", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let solution = try JSON(parsing: outcome.output)
    for (quantity, expected) in [
      (#"{"name": "posterior", "cluster": 1, "point": 2, "iteration": 0}"#, "0.453810304989921"),
      (#"{"name": "logLikelihood", "iteration": 0}"#, "-14.4302575586615"),
      (#"{"name": "weight", "cluster": 1, "iteration": 1}"#, "0.433874548228383"),
      (
        #"{"name": "mean", "cluster": 1, "coordinate": 2, "iteration": 1}"#, "0.415902910498726"
      ),
      (
        #"{"name": "covariance", "cluster": 1, "row": 1, "column": 2, "iteration": 1}"#,
        "-0.720211259956918"
      ),
      (
        #"{"name": "covariance", "cluster": 2, "row": 2, "column": 2, "iteration": 1}"#,
        "0.763306110015154"
      ),
      (#"{"name": "logLikelihood", "iteration": 1}"#, "-9.06367119589007"),
      (#"{"name": "freeParameters", "iteration": 0}"#, "11"),
      (#"{"name": "bic", "iteration": 1}"#, "-16.6882901820495"),
      (#"{"name": "aic", "iteration": 1}"#, "-20.0636711958901"),
    ] { #expect(try value(solution, quantity) == expected, "\(quantity)") }
  }

  @Test(arguments: [
    full,
    """
    {"mixture": {"covariance": "diagonal", "weights": [0.5, 0.5], "means": [[0, 1], [2, 1]],
      "variances": [[1, "1/3"], [2, 1]]}, "points": [[0, 1], [2, 4], [1, 3], [2, 2]], "labels": [1, 1, 2, 2]}
    """,
    """
    {"format": "gmm-quiz/model@1", "mixture": {"covariance": "tied", "weights": [0.5, 0.5],
      "means": [[0, 1], [2, 1]], "covariances": [[[2, 1], [1, 2]]]},
     "points": [[0, 1], [1, 3], [2, 2]]}
    """,
    """
    {"mixture": {"covariance": "spherical", "weights": [1e0], "means": [0.10000000000000000001],
      "variances": ["4"]}, "points": [1, [2], "1/3"]}
    """,
  ])
  func aSolutionReadsBack(_ model: String) throws {
    let place = try Workplace()
    try place.write(model, to: "m.json")
    let first = try solve(place, "--model", "m.json", "--json")
    #expect(first.status == 0, "\(first.errors)")
    let second = try solve(place, "--model", "-", "--json", input: first.output)
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output == first.output)
  }

  @Test func decimalsStayAsTheyAre() throws {
    let place = try Workplace()
    let model = """
      {"mixture": {"covariance": "tied", "weights": [1], "means": [0.10000000000000000000000001],
        "covariances": [[[1e-2]]]}, "points": [1, 2]}
      """
    let outcome = try solve(place, "--model", "-", "--json", input: model)
    let expected = """
      {"covariance": "tied", "weights": ["1"], "means": [["0.10000000000000000000000001"]],
       "covariances": [[["0.01"]]]}
      """
    #expect(try JSON(parsing: outcome.output)["mixture"] == JSON(parsing: expected))
  }

  /// Each begins with what stands for `mixture`, and is refused at the place that is marked.
  @Test(arguments: [
    (
      "",
      "1:1: the file ends where a value should be. Write it in the form that gmm-quiz solve --json prints."
    ),
    (
      "[]",
      "1:1: a model is an object in braces, and this is none. Write it in the form that gmm-quiz solve --json prints."
    ),
    (
      "{}",
      "1:1: there is no mixture here. Write \"mixture\": {\"covariance\": …, \"weights\": …, \"means\": …, …}."
    ),
    (
      #"{"format": "gmm-quiz/solutions@1"}"#,
      "1:12: these are the solutions of a whole assignment. Make a file of one of its problems."
    ),
    (
      #"{"mixture": {"covariance": "ful"}}"#,
      "1:28: “ful” is no kind of covariance. Did you mean \"full\"? If not, write one of spherical, diagonal, tied, full."
    ),
    (
      #"{"mixture": {"covariance": "full", "weight": [1]}}"#,
      "1:36: there is no key “weight” here. Did you mean \"weights\"? If not, leave it out."
    ),
    (
      #"{"mixture": {"covariance": "full", "variances": [1]}}"#,
      "1:36: a full mixture has no “variances”. Write \"covariances\" with a matrix for each cluster, or another kind of covariance."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [0.5, 0.6],\n\"means\": [0, 1], \"variances\": [1, 1]}}",
      "1:52: the weights sum to 1.1. Give weights that sum to exactly 1; fractions in quotes such as \"1/3\" are allowed."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1],\n\"means\": [0], \"variances\": [-1]}}",
      "2:29: the variance of cluster 1 is -1. Give variances above 0."
    ),
    (
      "{\"mixture\": {\"covariance\": \"diagonal\", \"weights\": [1],\n\"means\": [[0, 1]], \"variances\": [[1, 0]]}}",
      "2:38: the variance of cluster 1 is 0. Give variances above 0."
    ),
    (
      "{\"mixture\": {\"covariance\": \"full\", \"weights\": [1],\n\"means\": [[0, 1]], \"covariances\": [[[1, 2], [2, 1]]]}}",
      "2:36: the covariance of cluster 1 is not positive definite. Choose larger numbers on the diagonal: in two dimensions their product must be above the square of the other number."
    ),
    (
      "{\"mixture\": {\"covariance\": \"full\", \"weights\": [1],\n\"means\": [[0, 1]], \"covariances\": [[[1, 2], [2]]]}}",
      "2:45: a row of 1 stands in a matrix of 2 rows. Write as many numbers in each row as there are rows."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1],\n\"means\": [1e400], \"variances\": [1]}}",
      "2:11: “1e400” is not a number that can be used here. Write an exponent from -308 to 308."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1],\n\"means\": [\"NaN\"], \"variances\": [1]}}",
      "2:11: “NaN” is not a number that can be used here. Write a decimal such as -0.5 or a fraction such as 1/3."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1],\n\"means\": [NaN], \"variances\": [1]}}",
      "2:11: there is \"N\" where a value should be. Write it in the form that gmm-quiz solve --json prints."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": [0], \"variances\": [1]}}",
      "1:1: there are no points here. Write \"points\": [[…], …], or give them with --data FILE.csv."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": [0], \"variances\": [1]},\n\"points\": [1, 2], \"labels\": [1, 2]}",
      "2:33: the label of point 2 is 2. Give labels from 1 to 1."
    ),
    (
      "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": [0], \"variances\": [1]},\n\"points\": [1, [2, 3]]}",
      "2:15: point 2 has 2 coordinates and the means have 1. Give all vectors the same number of coordinates."
    ),
  ])
  func aBrokenModel(_ model: String, _ message: String) throws {
    let place = try Workplace()
    try place.write(model, to: "m.json")
    let outcome = try solve(place, "--model", "m.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "m.json:\(message)\n")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000),
    String(repeating: "{\"mixture\":", count: 100_000),
    String(repeating: " ", count: 10_000_000),
    "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": ["
      + String(repeating: "9", count: 1_000_000) + "], \"variances\": [1]}, \"points\": [1]}",
    "{\"mixture\": {\"covariance\": \"full\", \"weights\": [1], \"means\": [[]], \"covariances\": [[]]}}",
    "{\"mixture\": {\"covariance\": \"full\", \"weights\": [1], \"means\": [1], \"covariances\": [[]]}}",
    "{\"mixture\": {\"covariance\": \"tied\", \"weights\": [], \"means\": [], \"covariances\": [[[1]]]}}",
    "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": [1], \"variances\": [1]}, "
      + "\"points\": [1], \"labels\": [-9223372036854775808]}",
    "{\"mixture\": {\"covariance\": \"spherical\", \"weights\": [1], \"means\": [1], \"variances\": [1]}, "
      + "\"points\": []}",
  ])
  func hostileModels(_ model: String) throws {
    let place = try Workplace()
    try place.write(model, to: "m.json")
    let outcome = try solve(place, "--model", "m.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("m.json:1:"), "\(outcome.errors.prefix(200))")
    #expect(outcome.output.isEmpty)
  }

  private static let plane = ["--means=0,0;3,1", "--variances=1,2", "--weights=.5,.5"]

  @Test(arguments: [
    ("0.2,1\n2.5,-0.9\n", nil), ("x,y\n0.2,1\n2.5,-0.9\n", nil), ("x;y\n0.2;1\n2.5;-0.9", nil),
    ("x,label,y\n0.2,1,1\n2.5,2,-0.9\n", "[1, 2]"),
  ])
  func goodData(_ csv: String, _ labels: String?) throws {
    let place = try Workplace()
    try place.write(csv, to: "d.csv")
    let outcome = try place.run(
      ["solve", "--data", "d.csv", "--json", "--iterations", "0", "--bank", Checkout.root]
        + Self.plane)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let solution = try JSON(parsing: outcome.output)
    #expect(try solution["points"] == JSON(parsing: #"[["0.2", "1"], ["2.5", "-0.9"]]"#))
    #expect(try solution["labels"] == labels.map { try JSON(parsing: $0) } ?? .null)
  }

  @Test(arguments: [
    (
      "",
      "1:1: there is no point in this file. Write a row for each point, with a number for each coordinate."
    ),
    (
      "x,y\n",
      "1:1: there is no point in this file. Write a row for each point, with a number for each coordinate."
    ),
    (
      "1,2\n3,two\n",
      "2:3: “two” is not a number that can be used here. Write a decimal such as -0.5 or a fraction such as 1/3."
    ),
    (
      "nan,nan\n1,2\n",
      "1:1: “nan” is not a number that can be used here. Write a decimal such as -0.5 or a fraction such as 1/3."
    ),
    (
      "0,5;1,5\n",
      "1:3: “5;1” is not a number that can be used here. Write a decimal such as -0.5 or a fraction such as 1/3."
    ),
    (
      "1,2\n3\n",
      "2:1: this row has 1 cells and the first has 2. Write a number for every column, with a decimal point and no decimal comma."
    ),
    (
      "1,2,3\n",
      "1:1: point 1 has 3 coordinates and the means have 2. Give all vectors the same number of coordinates."
    ),
    (
      "x,y,label\n1,2,0\n",
      "2:5: this label is no whole number from 1. Write the number of the point's cluster, counted from 1."
    ),
    ("x,y,label\n1,2,3\n", "2:5: the label of point 1 is 3. Give labels from 1 to 2."),
    (
      "x,y,labels\n1,2,1\n",
      "1:5: there is no column called “labels”. Did you mean \"label\"? If not, give the coordinate another name."
    ),
    ("x,,y\n1,2,1\n", "1:3: this column has no name. Name it, or leave the column out."),
  ])
  func brokenData(_ csv: String, _ message: String) throws {
    let outcome = try Workplace().run(
      ["solve", "--data", "-", "--bank", Checkout.root] + Self.plane, input: csv)
    #expect(outcome.status == 65)
    #expect(outcome.errors == "standard input:\(message)\n")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    (
      ["--data", "d.csv"],
      "--data needs a model: give --model FILE.json, or --means, --variances and --weights."
    ),
    (["--model", "m.json", "--means=1"], "--model brings its own numbers: leave out --means."),
    (
      ["--model", "m.json", "--points=1"],
      "--model brings its own numbers: leave out --points, or give other points with --data."
    ),
    (
      ["--points=1", "--data", "d.csv"],
      "Give the points with --points or with --data, not with both."
    ),
    (
      ["--model", "-", "--data", "-"],
      "Only one of --model and --data can be read from standard input."
    ),
    (["e-step", "--model", "m.json"], "--model is for exercises of your own: leave out the name."),
    (["e-step", "--hard"], "--hard is for exercises of your own: leave out the name."),
    (
      ["--model", "m.json", "--until-likelihood", "1", "--until-parameters", "1"],
      "Give --until-likelihood or --until-parameters, not both."
    ),
    (
      ["--model", "m.json", "--until-likelihood=-1"],
      "--until-likelihood takes a decimal of at least 0, such as 1e-6."
    ),
    (
      ["--model", "m.json", "--until-likelihood=1", "--iterations", "0"],
      "A rule to stop by needs --iterations of at least 1."
    ),
    (
      ["--model", "m.json", "--seed", "a"],
      "--seed is for a problem or an assignment of the bank: leave it out."
    ),
    (
      ["--model", "labels.json", "--hard"],
      "--hard is for points without labels: leave one of them out."
    ),
  ])
  func wrongUsage(_ arguments: [String], _ message: String) throws {
    let place = try Workplace()
    try place.write(
      """
      {"mixture": {"covariance": "spherical", "weights": [1], "means": [0], "variances": [1]},
       "points": [1, 2], "labels": [1, 1]}
      """, to: "labels.json")
    let outcome = try place.run(["solve"] + arguments + ["--bank", Checkout.root])
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: \(message)\n"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
