import Exercises
import Grading
import Mistakes
import TestSupport
import Testing

@Suite("Looking at many variants")
struct ProblemCheckTests {
  private static func problem(
    _ part: String, wishes: String = ""
  ) throws -> ProblemDefinition {
    let text = """
      <problem id="mine"><title>t</title>
      <model><clusters>2</clusters><dimension>1</dimension>
      <points count="2" from="-2" to="2" step="1" /><weights>0.5, 0.5</weights>
      <means>-1, 2</means><variances from="2" to="4" step="1" different="yes" /></model>\(wishes)
      <statement><p>s</p></statement>
      <part id="p"><prompt>p</prompt>\(part)</part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  /// Digits that can't say the answer, without any tolerance.
  @Test func aKeyThatCantBeTypedIsFound() throws {
    let problem = try Self.problem(
      #"<number of="posterior" cluster="1" point="1" tolerance="0" decimals="0" />"#)
    let check = try ProblemCheck(problem, variants: 5)
    // A key that is rounded to a whole number isn't exact, so it can't be typed.
    #expect(check.keyFails != nil)
    #expect(!check.isFine)
  }

  /// The same however many threads there are, and in however many pieces it is done.
  @Test func addsUp() throws {
    let problem = try Checkout.problem("m-step-plane")
    let once = try ProblemCheck(problem, variants: 45)
    let again = try ProblemCheck(problem, variants: 45)
    #expect(once.draws == again.draws)
    #expect(once.difficulties == again.difficulties)
    #expect(once.variants == 45 && once.difficulties.count == 45)
    #expect(once.draws.accepted == 45)
    #expect(once.isFine && once.equalPairs == 0)
    let fewer = try ProblemCheck(problem, variants: 20)
    #expect(Array(once.difficulties.prefix(20)) == fewer.difficulties)
  }

  /// The answer depends on the first point, one of five, and on two different variances out of three:
  /// every thirtieth pair of variants has the same.
  @Test func variantsThatAreTheSameAreCounted() throws {
    let problem = try Self.problem(
      #"<number of="posterior" cluster="1" point="1" />"#, wishes: #"<mistakes steps="none" />"#)
    let check = try ProblemCheck(problem, variants: 400)
    let expected = 400.0 * 399 / 2 / 30
    #expect(abs(Double(check.equalPairs) - expected) < 6 * expected.squareRoot())
    #expect(abs(check.expectedPairs(inClassOf: 400) - Double(check.equalPairs)) < 1e-9)
  }
}

@Suite("Acceptance")
struct AcceptanceTests {
  @Test func hasAnInterval() throws {
    let problem = try Checkout.problem("e-step")
    let check = try ProblemCheck(problem, variants: 30)
    let found = check.draws.acceptance
    #expect(found.share == Double(check.draws.accepted) / Double(check.draws.tried))
    #expect(found.low < found.share && found.share < found.high)
    let (n, share, z) = (Double(check.draws.tried), found.share, 1.959_964)
    // The ends solve (share − p)² = z² p (1 − p) / n.
    for end in [found.low, found.high] {
      let gap = (share - end) * (share - end) - z * z * end * (1 - end) / n
      #expect(abs(gap) < 1e-9)
    }
  }
}
