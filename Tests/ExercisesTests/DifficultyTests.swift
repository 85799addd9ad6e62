import Exercises
import TestSupport
import Testing

@Suite("Difficulty")
struct DifficultyTests {
  /// A problem with fixed numbers in one dimension that asks for everything about cluster 1.
  private static func problem(
    weights: String, means: String, variances: String, points: String
  ) throws -> ProblemDefinition {
    let clusters = weights.split(separator: ",").count
    let text = """
      <problem id="mine"><title>t</title><model><clusters>\(clusters)</clusters>
      <dimension>1</dimension><points>\(points)</points><weights>\(weights)</weights>
      <means>\(means)</means><variances>\(variances)</variances></model>
      <statement><p>s</p></statement>
      <part id="p"><prompt>p</prompt><number of="posterior" cluster="1" point="1" /></part>
      <part id="m"><prompt>m</prompt><number of="mean" cluster="1" iteration="1" /></part>
      <part id="v"><prompt>v</prompt><number of="variance" cluster="1" iteration="1" /></part>
      </problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  private static func difficulty(_ problem: ProblemDefinition) throws -> Difficulty {
    problem.difficulty(of: try #require(try problem.practiceVariant(seed: "").instance))
  }

  /// One cluster, so that every posterior is 1: μ̂ = 1 and σ̂² = 4, worked by hand.
  @Test func ofOneCluster() throws {
    let found = try Self.difficulty(
      Self.problem(weights: "1", means: "0", variances: "2", points: "-1, 3"))
    #expect(found.closeness == 0)
    #expect(abs(found.cancellation - 0.301_029_995_664) < 1e-9)  // log₁₀((1 + 3) / 2)
    #expect(abs(found.condition - 0.096_910_013_008) < 1e-9)  // log₁₀(1 + 1/4)
    #expect(abs(found.terms - 1) < 1e-12)
    #expect(found.digits == 1)
    let sum = 0.301_029_995_664 + 0.096_910_013_008 + 2
    #expect(abs(found.index - sum) < 1e-9)
  }

  /// Points as far from one mean as from the other have the weights as posteriors.
  @Test func closenessIsThatOfThePosteriors() throws {
    let even = try Self.difficulty(
      Self.problem(weights: "0.5, 0.5", means: "-1, 1", variances: "2, 2", points: "0"))
    #expect(abs(even.closeness) < 1e-12)
    let uneven = try Self.difficulty(
      Self.problem(weights: "0.9, 0.1", means: "-1, 1", variances: "2, 2", points: "0"))
    #expect(abs(uneven.closeness - 0.443_697_499_233) < 1e-9)  // −log₁₀(4 · 0.9 · 0.1)
  }

  @Test func numbersFurtherFromRoundOnesHaveMoreDigits() throws {
    let found = try Self.difficulty(
      Self.problem(weights: "0.25, 0.75", means: "-1.5, 10", variances: "2, 1/3", points: "0"))
    // 2 + 2 for the weights, 2 + 1 for the means, 1 + 2 for the variances, 1 for the point.
    #expect(abs(found.digits - 11.0 / 7) < 1e-12)
  }

  /// 1 + 1 + 2 + 2 digits of four points; then 1 + 1 + 1 + 1 + 2 of five, and 1 + 2 of two centres.
  @Test(arguments: [
    ("<points>0, 10, 2.5, 16</points><labels>1, 2, 1, 2</labels>", 6.0 / 4),
    ("<points>0, 1, 2, 9, 11</points><means>0, 5.5</means>", 9.0 / 7),
  ])
  func numbersThatNobodySeesHaveNoDigits(_ model: String, _ digits: Double) throws {
    let problem = try ModelText.read(
      "<clusters>2</clusters><dimension>1</dimension>" + model)
    let found = try Self.difficulty(problem)
    #expect(abs(found.digits - digits) < 1e-12)
  }

  @Test func aBandKeepsWhatLiesInIt() throws {
    let problem = try Checkout.problem("m-step")
    let band = try #require(problem.difficulty)
    let range = band.lowerBound.approximation...band.upperBound.approximation
    for number in 0..<60 {
      let variant = try problem.practiceVariant(seed: "band \(number)")
      #expect(range.contains(problem.difficulty(of: try #require(variant.instance)).index))
    }
  }
}
