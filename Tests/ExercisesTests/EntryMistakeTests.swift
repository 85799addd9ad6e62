import Answers
import Exercises
import Grading
import Mistakes
import Scalars
import TestSupport
import Testing

@Suite("Mistakes in vectors and matrices")
struct EntryMistakeTests {
  /// A problem on the course's numbers with one part and the mistakes of its steps.
  private func problem(_ answer: String, dimension: Int = 1) throws -> ProblemDefinition {
    let (points, means) =
      dimension == 1
      ? ("0.2, -0.9, -1, 1.2, 1.8", "-3, 2") : ("0,1; 2,1; 1,-1; 3,2", "0,0; 2,1")
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters>
      <dimension>\(dimension)</dimension><points>\(points)</points><weights>0.5, 0.5</weights>
      <means>\(means)</means><variances>4, 4</variances></model>
      <statement><p>x</p></statement>
      <part id="a"><prompt>a</prompt>\(answer)</part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  /// Who takes exp(-(x - mu)^2 / (2 sigma)) for the density has, with sigma = 2 for both clusters,
  /// p(1 | i) = 1 / (1 + exp((10 x + 5) / 4)).
  @Test func wrongPosteriorsAreTypedAsAVector() throws {
    let problem = try problem("<vector of=\"posterior\" cluster=\"1\" decimals=\"4\" />")
    #expect(problem.mistakes.steps == [.expectation])
    let variant = try problem.practiceVariant(seed: "")
    let typed = try #require(variant.responses(making: [.deviationInExponent])?["a"])
    #expect(typed == "0.1480, 0.7311, 0.7773, 0.0141, 0.0032")
    let mark = variant.mark(["a": typed], keys: try variant.keys(), points: 5)[0]
    #expect(mark.verdict == .incorrect)
  }

  /// A problem with the vector names and hides what one with all of its entries does.
  @Test(arguments: [
    (
      "<vector of=\"posterior\" cluster=\"1\" decimals=\"5\" />",
      "posterior\" cluster=\"1\" point=", 5
    ),
    ("<vector of=\"weight\" iteration=\"1\" />", "weight\" iteration=\"1\" cluster=", 2),
  ])
  func countForTheMistakesAsSingleNumbersDo(
    _ vector: String, _ quantity: String, _ count: Int
  ) throws {
    let numbers = (1...count).map { "<number of=\"\(quantity)\"\($0)\" decimals=\"5\" />" }
    let single = try problem(
      numbers.enumerated().map { place, number in
        place == 0 ? number : "</part><part id=\"a\(place)\"><prompt>a</prompt>\(number)"
      }.joined())
    let whole = try problem(vector)
    #expect(!whole.namedMistakes.isEmpty)
    #expect(whole.namedMistakes == single.namedMistakes)
    #expect(whole.hiddenMistakes == single.hiddenMistakes)
    let variant = try whole.practiceVariant(seed: "")
    let instance = try #require(variant.instance)
    #expect(whole.difficulty(of: instance) == single.difficulty(of: instance))
    for mistake in whole.namedMistakes {
      let typed = variant.responses(making: [mistake])?["a"]
      let apart = try single.practiceVariant(seed: "").responses(making: [mistake])
      let joined = apart.map { texts in
        (["a"] + (1..<count).map { "a\($0)" }).compactMap { texts[$0] }.joined(separator: ", ")
      }
      #expect(typed == joined, "\(mistake)")
    }
  }

  /// Rows stand apart, and the zeros beside the diagonal are no trouble.
  @Test func wrongMatricesAreTypedInRows() throws {
    let problem = try problem(
      "<matrix of=\"covariance\" cluster=\"1\" iteration=\"1\" decimals=\"3\" />", dimension: 2)
    let variant = try problem.practiceVariant(seed: "")
    let keys = try variant.keys()
    var count = 0
    for mistake in problem.namedMistakes {
      guard let typed = variant.responses(making: [mistake])?["a"] else { continue }
      #expect(typed.split(separator: ";").count == 2, "\(typed)")
      let mark = variant.mark(["a": typed], keys: keys, points: 1)[0]
      #expect(mark.verdict != .unreadable && mark.verdict != .correct, "\(mistake): \(typed)")
      count += 1
    }
    #expect(count > 3)
  }

  /// How many entries there are may differ from draw to draw.
  @Test func everyDrawIsAskedForItsOwnEntries() throws {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points count="3 to 6" from="-4" to="4" step="0.1" />
      <weights from="0.2" to="0.8" step="0.1" different="yes" />
      <means from="-4" to="4" step="1" apart="2" />
      <variances from="1.5" to="6" step="0.5" different="yes" />
      <posteriors from="0.01" to="0.99" /></model><statement><p>x</p></statement>
      <part id="a"><prompt>a</prompt><vector of="posterior" cluster="1" decimals="5" /></part>
      </problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else { return }
    let check = try ProblemCheck(problem, variants: 20)
    #expect(check.isFine)
    let mistake = try #require(problem.namedMistakes.first)
    for number in 0..<20 {
      let variant = try problem.practiceVariant(seed: "\(number)")
      let typed = try #require(variant.responses(making: [mistake])?["a"])
      #expect(typed.split(separator: ",").count == variant.instance?.points.count)
    }
  }
}
