import TestSupport
import Testing

@Suite("The worked steps on the command line")
struct StepsCommandTests {
  private static let course = [
    "solve", "--means=-3,2", "--variances=4,4", "--weights=.5,.5",
    "--points=0.2,-0.9,-1,1.2,1.8", "--steps", "--bank", Checkout.root,
  ]

  @Test func theTextOfTheCourse() throws {
    let outcome = try Workplace().run(Self.course)
    #expect(outcome.status == 0)
    let beginning = """
      E step, point 1: x⁽¹⁾ = 0.2
        N(x⁽¹⁾; μ⁽¹⁾, σ₁²) = (2πσ₁²)^(−d/2) · exp(−‖x⁽¹⁾ − μ⁽¹⁾‖² / (2σ₁²))
                           = (2π · 4)^(−1/2) · exp(−(0.2 − (−3))² / (2 · 4))
                           = 0.0554604
        p₁ N(x⁽¹⁾; μ⁽¹⁾, σ₁²) = 0.5 · 0.0554604 = 0.0277302

      """
    #expect(outcome.output.hasPrefix(beginning))
    let scatter = """

        Σᵢ p(1 | i) ‖x⁽ⁱ⁾ − μ̂⁽¹⁾‖² = 0.294215 · (0.2 − (−0.537329))²
                                     + 0.622459 · (−0.9 − (−0.537329))²
                                     + 0.651355 · (−1 − (−0.537329))²
                                     + 0.106691 · (1.2 − (−0.537329))²
                                     + 0.0534033 · (1.8 − (−0.537329))²
                                   = 0.995029
        σ̂₁² = Σᵢ p(1 | i) ‖x⁽ⁱ⁾ − μ̂⁽¹⁾‖² / (d n̂₁)
            = 0.995029 / (1 · 1.72812)
            = 0.575786

      """
    #expect(outcome.output.contains(scatter))
    #expect(outcome.output.contains("\n\nGiven parameters, and the E step with them\n"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 78 })
  }

  @Test func theStepsAsData() throws {
    let outcome = try Workplace().run(Self.course + ["--json"])
    let sections = try JSON(parsing: outcome.output)["steps"].elements
    #expect(sections.count == 14)
    #expect(sections.allSatisfy { $0.keys == ["iteration", "title", "steps"] })
    let first = try #require(sections.first?["steps"].elements.first)
    let expected = """
      {"quantity": {"name": "density", "cluster": 1, "point": 1, "iteration": 0},
       "symbol": "N(x⁽¹⁾; μ⁽¹⁾, σ₁²)",
       "formula": "(2πσ₁²)^(−d/2) · exp(−‖x⁽¹⁾ − μ⁽¹⁾‖² / (2σ₁²))",
       "work": "(2π · 4)^(−1/2) · exp(−(0.2 − (−3))² / (2 · 4))", "value": "0.0554604"}
      """
    #expect(try first == JSON(parsing: expected))
    let joint = try #require(sections.first?["steps"].elements.dropFirst().first)
    #expect(joint.keys == ["quantity", "symbol", "formula", "work", "value"])
    #expect(joint["formula"] == .null)
    let mean = try #require(sections[6]["steps"].elements.first { $0["symbol"] == .text("μ̂⁽¹⁾") })
    #expect(mean["value"].string == "-0.537329")
    #expect(mean["work"].string == "−0.928571 / 1.72812")
  }

  /// What the solver takes for θ where only labels are given, nobody sees: no E step with it.
  @Test func theStepsOfWhatIsGiven() throws {
    let place = try Workplace()
    try place.write(
      """
      <problem id="mine"><title>t</title><model>
      <clusters>2</clusters><dimension>1</dimension><points>0, 2, 10, 16</points>
      <labels>1, 1, 2, 2</labels></model><statement><show what="points" /></statement>
      <part id="l"><prompt>l</prompt><number of="log-likelihood" iteration="1" /></part>
      </problem>
      """, to: "problems/mine.xml")
    let outcome = try place.run("solve", "problems/mine.xml", "--steps", "--bank", Checkout.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.hasPrefix(
        """
        mine
        M step with the known labels, cluster 1
          n̂₁ = Σᵢ δ(1 | i) = 1 + 1 + 0 + 0 = 2
        """))
    #expect(outcome.output.contains("E step after 1 update, point 4"))
    #expect(!outcome.output.contains("E step, point"))
    #expect(!outcome.output.contains("ℓ(θ) ="))
  }

  @Test func theStepsOfProblems() throws {
    let place = try Workplace()
    let plain = try place.run("solve", "e-step", "--seed", "x", "--bank", Checkout.root)
    let worked = try place.run("solve", "e-step", "--seed", "x", "--steps", "--bank", Checkout.root)
    #expect(worked.status == 0)
    #expect(worked.output.hasPrefix("e-step, seed x\nE step, point 1: x⁽¹⁾ = "))
    let answers = plain.output.drop { $0 != "\n" }
    #expect(worked.output.hasSuffix("\n" + answers))
    let ticks = try place.run(
      "solve", "true-or-false", "--seed", "a", "--steps", "--bank", Checkout.root)
    #expect(ticks.status == 0)
  }
}
