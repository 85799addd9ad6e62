import Exercises
import Markup
import Mistakes
import TestSupport
import Testing

@Suite("Mistakes that a problem names")
struct MistakeSelectionTests {
  /// A problem with drawn numbers in one dimension.
  private static func text(
    wishes: String = "", weights: String = #"from="0.2" to="0.8" step="0.1" different="yes""#,
    points: String = #"count="3" from="-3" to="3" step="0.5""#, part: String
  ) -> String {
    """
    <problem id="mine"><title>t</title>
    <model><clusters>2</clusters><dimension>1</dimension><points \(points) />
    <weights \(weights) /><means from="-4" to="4" step="1" apart="2" />
    <variances from="2" to="6" step="1" different="yes" /></model>
    \(wishes)
    <statement><p>s</p></statement>
    <part id="p"><prompt>p</prompt>\(part)</part></problem>
    """
  }

  private static func problem(_ text: String) throws -> ProblemDefinition {
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  @Test(arguments: [
    (#"<number of="posterior" cluster="1" point="1" />"#, [Mistake.Step.expectation]),
    (#"<number of="weight" cluster="1" iteration="1" />"#, [.maximisation]),
    (#"<number of="log-likelihood" />"#, [.logLikelihood]),
    (#"<integer of="clusters" />"#, []),
  ])
  func areThoseOfTheStepsThatAreAskedAbout(_ part: String, _ steps: [Mistake.Step]) throws {
    let problem = try Self.problem(Self.text(part: part))
    #expect(problem.mistakes.steps == steps)
    #expect(problem.namedMistakes.isEmpty == steps.isEmpty)
  }

  /// What the weight alone can't show is found by itself: mistakes in mean and variance.
  @Test func whatTheAnswersDontShowIsHidden() throws {
    let problem = try Self.problem(
      Self.text(part: #"<number of="weight" cluster="1" iteration="1" />"#))
    #expect(Set(problem.namedMistakes) == [.count, .timesOldWeight, .otherCluster])
    #expect(problem.hiddenMistakes.count == 12)
  }

  @Test func aDefinitionSaysWhichSteps() throws {
    let part = #"<number of="mean" cluster="1" iteration="1" />"#
    let none = try Self.problem(Self.text(wishes: #"<mistakes steps="none" />"#, part: part))
    #expect(none.mistakes.steps.isEmpty && none.namedMistakes.isEmpty)
    let both = try Self.problem(
      Self.text(
        wishes:
          #"<mistakes steps="e m"><leave-out id="e-hard">It is too rare.</leave-out></mistakes>"#,
        part: part))
    #expect(both.mistakes.steps == [.expectation, .maximisation])
    #expect(both.namedMistakes.contains(.weightsForgotten))
    #expect(!both.namedMistakes.contains(.hard))
    #expect(both.mistakes.leftOut.map(\.reason) == ["It is too rare."])
  }

  @Test(arguments: [
    (
      #"<mistakes><leave-out id="m-hard">No.</leave-out></mistakes>"#,
      "“m-hard” is none of the mistakes that this problem names"
    ),
    (
      #"<mistakes><leave-out id="m-bessel">No.</leave-out></mistakes>"#,
      "“m-bessel” is none of the mistakes that this problem names"
    ),
    (#"<difficulty from="3" to="2" />"#, "no difficulty lies between these ends"),
    (#"<mistakes steps="x" />"#, "steps"),
    (#"<mistakes><leave-out id="e-hard"></leave-out></mistakes>"#, "leave-out"),
  ])
  func whatIsWrongIsSaid(_ wishes: String, _ message: String) throws {
    let text = Self.text(
      wishes: wishes, part: #"<number of="posterior" cluster="1" point="1" />"#)
    let errors = #expect(throws: InputErrors.self) { try Self.problem(text) }
    let described = try #require(errors).description
    #expect(described.hasPrefix("problems/mine.xml:5:"))
    #expect(described.contains(message), "\(described)")
  }

  /// Far from all means plain densities leave the range of doubles, and balls go on.
  @Test func answersAreFoundBeyondTheRangeOfDoubles() throws {
    let problem = try Self.problem(
      """
      <problem id="mine"><title>t</title>
      <model><clusters>2</clusters><dimension>1</dimension><points>90</points>
      <weights>0.5, 0.5</weights><means>0, 0</means><variances>1, 1</variances></model>
      <statement><p>s</p></statement>
      <part id="p"><prompt>p</prompt><number of="posterior" cluster="1" point="1" /></part>
      </problem>
      """)
    let variant = try problem.practiceVariant(seed: "")
    #expect(variant.responses(making: [.weightsForgotten]) == ["p": "0.50000"])
    #expect(variant.responses(making: [.joint]) == ["p": "0.00000"])
    #expect(problem.hiddenMistakes.contains { $0.mistake == .weightsForgotten })
  }
}
