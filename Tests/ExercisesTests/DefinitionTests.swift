import Exercises
import Markup
import Scalars
import TestSupport
import Testing

@Suite("Definitions")
struct DefinitionTests {
  /// A problem in which one piece is exchanged for another.
  static func problem(_ old: String = "", _ new: String = "") -> String {
    let text = """
      <problem id="mine">
        <title>Mine</title>
        <model>
          <clusters>2</clusters>
          <dimension>1</dimension>
          <points>0.2, -0.9, 1/3</points>
          <weights>0.25, 0.75</weights>
          <means>-3, 2</means>
          <variances>4, 1</variances>
        </model>
        <statement><p>See <m>\\mu^{(1)} = <value of="mean" cluster="1" /></m>.</p></statement>
        <part id="a" points="2">
          <prompt>first</prompt>
          <number of="posterior" cluster="1" point="3" decimals="4" />
        </part>
        <part id="b"><prompt>second</prompt><integer of="clusters" /></part>
      </problem>
      """
    return old.isEmpty ? text : text.replacing(old, with: new)
  }

  @Test func readsAProblem() throws {
    guard case .problem(let problem) = try Checkout.read(Self.problem(), as: "mine") else {
      Issue.record("not a problem")
      return
    }
    #expect(problem.parts.map(\.id) == ["a", "b"])
    #expect(problem.partPoints == 3)
    #expect(problem.attempts == nil)
    let variant = try problem.practiceVariant(seed: "")
    #expect(variant.instance?.points == [[Fraction(1, 5)], [Fraction(-9, 10)], [Fraction(1, 3)]])
    #expect(PlainTexts(variant).text(problem.statement) == "See μ⁽¹⁾ = −3.")
  }

  @Test(arguments: [
    (
      "id=\"mine\"", "id=\"yours\"",
      "problems/mine.xml:1:10: the id “yours” is not the name of the file. Write id=\"mine\", or rename the file to yours.xml."
    ),
    (
      "0.25, 0.75", "0.25, 0.7",
      "problems/mine.xml:7:5: the weights sum to 0.95. Give weights that sum to exactly 1; fractions such as 1/3 are allowed."
    ),
    (
      "<means>-3, 2", "<means>-3, 2, 5",
      "problems/mine.xml:8:5: there are 3 means, but the model says 2. Give as many means as the model says."
    ),
    (
      "\\mu^", "\\mue^",
      "problems/mine.xml:11:24: there is no command \\mue here. Write \\mu, if that is meant."
    ),
    (
      "point=\"3\"", "point=\"4\"",
      "problems/mine.xml:14:5: the last point here is 3. Write a point from 1 to 3."
    ),
    (
      "cluster=\"1\" /></m>", "cluster=\"3\" /></m>",
      "problems/mine.xml:11:36: not every draw of the model has this value. Choose a cluster, point and coordinate that every draw has."
    ),
    (
      "id=\"b\"", "id=\"A\"",
      "problems/mine.xml:16:9: the id “A” is used before, in line 12. Give each one an id of its own."
    ),
    ("<clusters>2</clusters>", "<clusters>two</clusters>", "problems/mine.xml:4:15: "),
    (
      "<points>0.2, -0.9, 1/3</points>", "<points count=\"3\" from=\"2\" to=\"1\" step=\"0.1\" />",
      "problems/mine.xml:6:5: no number lies on this grid, or over a million do. Choose from, to and step so that from is not above to and step is above 0."
    ),
    (
      "<number", "<nummer",
      "problems/mine.xml:14:5: `<nummer>` isn't known here. You may have meant `<number>`."
    ),
    ("</problem>", "", "problems/mine.xml:1:1: `<problem>` is never closed."),
  ])
  func saysWhatIsWrong(_ old: String, _ new: String, _ message: String) throws {
    let errors = #expect(throws: InputErrors.self) {
      try Checkout.read(Self.problem(old, new), as: "mine")
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix(message), "\(first)")
  }

  /// Given weights have to sum to 1 beside drawn means, too.
  @Test func checksWhatIsGivenBesideWhatIsDrawn() throws {
    let text = Self.problem("0.25, 0.75", "0.3, 0.3").replacing(
      "<means>-3, 2</means>", with: "<means from=\"-3\" to=\"2\" step=\"1\" />")
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "mine") }
    #expect(errors?.description.hasPrefix("problems/mine.xml:7:5: the weights sum to 0.6.") == true)
  }

  @Test func collectsEverythingThatIsWrong() throws {
    let text = Self.problem("id=\"b\"", "id=\"a\"").replacing("\\mu^", with: "\\mue^")
      .replacing("point=\"3\"", with: "point=\"4\"")
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "mine") }
    #expect(errors?.errors.map(\.position.line) == [11, 14, 16])
  }

  @Test(arguments: [
    (
      "<use problem=\"nope\" points=\"1\" />",
      "problems/hw.xml:2:6: there is no problem “nope”. Write one of "
    ),
    (
      "<use problem=\"e-step\" points=\"1\" draw=\"x\" /><use problem=\"identify\" points=\"1\" draw=\"x\" />",
      "problems/hw.xml:2:45: “e-step” and “identify” share the draw “x” but have different models."
    ),
    (
      "<use problem=\"e-step\" points=\"1\" /><use problem=\"e-step\" points=\"1\" />",
      "problems/hw.xml:2:41: the id “e-step” is used before, in line 2."
    ),
    (
      "<due>2026-02-30T10:00:00Z</due><use problem=\"e-step\" points=\"1\" />",
      "problems/hw.xml:2:"
    ),
  ])
  func saysWhatIsWrongWithAnAssignment(_ content: String, _ message: String) throws {
    let text = "<assignment id=\"hw\"><title>t</title>\n\(content)</assignment>"
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "hw") }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix(message), "\(first)")
  }

  @Test func theLectureIsAsInTheCourse() throws {
    let lecture = try Checkout.assignment("lecture-16")
    #expect(lecture.uses.map(\.problem.id) == ["e-step", "m-step", "true-or-false", "identify"])
    #expect(lecture.uses.map(\.points) == [5, 3, 1, 3])
    #expect(lecture.uses.map(\.attempts) == [3, 3, 2, 2])
    #expect(lecture.groups.map(\.name) == ["clusters", "true-or-false", "identify"])
  }

  @Test func theBankHasEnoughStatements() throws {
    guard case .lettered(let bank)? = try Checkout.problem("true-or-false").parts.first?.kind else {
      Issue.record("no statements")
      return
    }
    #expect(bank.options.count >= 16)
    #expect(bank.options.allSatisfy { $0.explanation != nil })
  }
}
