import Exercises
import Markup
import TestSupport
import Testing

@Suite("Errors in parts")
struct PartErrorTests {
  private static let right = "<option id=\"x\" true=\"yes\"><text>x</text></option>"
  private static let wrong = "<option id=\"y\" true=\"no\"><text>y</text></option>"

  @Test(arguments: [
    (
      "<vector of=\"posterior\" cluster=\"1\" point=\"1\" />",
      "no index of “posterior” is left for the entries of a vector. Leave out the cluster, point or coordinate that the entries differ by, or write <number>."
    ),
    (
      "<vector of=\"posterior\" />",
      "the entries of a vector differ by one index, but here cluster and point are left out. Give all of them but one."
    ),
    (
      "<vector of=\"mean\" cluster=\"1\" />",
      "this vector has a single entry. Write <number> for it."
    ),
    (
      "<vector of=\"weight\" point=\"1\" />",
      "the quantity “weight” takes no point. Leave out point."
    ),
    ("<vector of=\"bic\" />", "no index of “bic” is left for the entries of a vector."),
    (
      "<vector of=\"weight\" iteration=\"1\" decimals=\"30\" cluster=\"3\" />",
      "no index of “weight” is left"
    ),
    ("<matrix of=\"covariance\" cluster=\"1\" />", "this matrix has a single entry."),
    (
      "<number of=\"proxy-after\" />",
      "the quantity “proxy-after” needs an update. Write iteration=\"1\" or more."
    ),
    ("<integer of=\"likeliest\" point=\"3\" />", "the last point here is 2."),
    (
      "<choose>\(wrong)<option id=\"z\" true=\"no\"><text>z</text></option></choose>",
      "0 true and 2 false options don't allow a choice of 2, of which exactly one is true. Write more false options, a true one, or another draw."
    ),
    (
      "<choose>\(right)<option id=\"z\" true=\"yes\"><text>z</text></option></choose>",
      "2 true and 0 false options don't allow a choice of 2"
    ),
    (
      "<choose draw=\"3\">\(right)\(wrong)</choose>",
      "1 true and 1 false options don't allow a choice of 3"
    ),
    (
      "<choose>\(right)</choose>",
      "1 true and 0 false options don't allow a choice of 1, of which exactly one is true."
    ),
    (
      "<order><step id=\"x\">x</step><step id=\"y\">y</step></order>",
      "2 steps can't be brought into order. Write from 3 to 26 steps."
    ),
    (
      "<choose-number of=\"weight\" cluster=\"1\" />",
      "no wrong methods are known for “weight” here, so there are no options. Ask for a posterior, or for what an update makes of it, or write <number>."
    ),
  ])
  func inTheWholePart(_ answer: String, _ message: String) {
    let errors = #expect(throws: InputErrors.self) { try PartKindTests.problem(answer) }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix("problems/mine.xml:5:1: " + message), "\(first)")
  }

  @Test(arguments: [
    "<number of=\"k-means-centre\" />", "<number of=\"logLikelihood\" />",
    "<number of=\"clusters\" />", "<integer of=\"bic\" />", "<matrix of=\"mean\" cluster=\"1\" />",
    "<vector of=\"likeliest\" decimals=\"2\" />",
    "<choose credit=\"all\">\(right)\(wrong)</choose>",
    "<number of=\"covariance\" cluster=\"1\" row=\"1\" />",
    "<choose-number of=\"mean\" cluster=\"1\" iteration=\"1\" options=\"1\" />",
    "<vector of=\"mean\" cluster=\"-1\" />", "<vector of=\"weight\" credit=\"some\" />",
  ])
  func againstTheSchema(_ answer: String) {
    let errors = #expect(throws: InputErrors.self) { try PartKindTests.problem(answer) }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix("problems/mine.xml:5:"), "\(first)")
  }

  @Test(arguments: [
    (
      "<option id=\"z\"><text>z</text></option>", 9,
      "nothing says whether the option “z” is true. Write true=\"yes\" or true=\"no\", or a <when> before its text."
    ),
    (
      "<option id=\"X\" true=\"no\"><text>z</text></option>", 17,
      "the id “X” is used before, in line 5. Give each one an id of its own."
    ),
    (
      "<option id=\"z\" true=\"no\"><when of=\"points\" is=\"above\" number=\"1\" /><text>z</text></option>",
      24, "the option “z” has both true and a condition. Keep one of the two."
    ),
    (
      "<option id=\"z\"><when of=\"points\" is=\"above\" /><text>z</text></option>", 24,
      "a condition compares with one thing, a number or a quantity. Write number=\"0.5\", or a <than of=\"…\" /> inside."
    ),
    (
      "<option id=\"z\"><when of=\"points\" is=\"above\" number=\"1\"><than of=\"clusters\" /></when><text>z</text></option>",
      24, "a condition compares with one thing"
    ),
    (
      "<option id=\"z\"><when of=\"posterior\" cluster=\"1\" is=\"above\" number=\"1\" /><text>z</text></option>",
      24, "the quantity “posterior” needs a point. Add point=\"1\" or another one."
    ),
    (
      "<option id=\"z\"><when of=\"posterior\" cluster=\"3\" point=\"1\" is=\"above\" number=\"1\" /><text>z</text></option>",
      24, "the last cluster here is 2."
    ),
  ])
  func inAnOption(_ option: String, _ column: Int, _ message: String) {
    let errors = #expect(throws: InputErrors.self) {
      try PartKindTests.problem("<choose>\(Self.right)\(Self.wrong)\n        \(option)</choose>")
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.contains(": " + message), "\(first)")
    #expect(first.hasPrefix("problems/mine.xml:6:"), "\(first)")
  }

  /// Of two steps, the order that is not right would always be the other.
  @Test func twoStepsAreNoOrder() {
    let steps = "<step id=\"x\">x</step><step id=\"y\">y</step>"
    #expect(throws: InputErrors.self) { try PartKindTests.problem("<order>\(steps)</order>") }
    #expect(throws: Never.self) {
      try PartKindTests.problem("<order>\(steps)<step id=\"z\">z</step></order>")
    }
    #expect(throws: InputErrors.self) {
      try PartKindTests.problem("<order>\(steps)<step id=\"X\">z</step></order>")
    }
  }

  @Test func anAnswerHasToFit() {
    let points = (0..<60).map(String.init).joined(separator: ", ")
    let errors = #expect(throws: InputErrors.self) {
      try PartKindTests.problem(
        "<vector of=\"posterior\" cluster=\"1\" decimals=\"12\" />", points: points)
    }
    #expect(
      errors?.description
        == "problems/mine.xml:5:1: 60 entries are more than an answer may hold. Ask for fewer digits, "
        + "or for single numbers.")
  }

  @Test func conditionsNeedAModel() {
    let text = """
      <problem id="mine"><title>t</title><statement><p>x</p></statement>
      <part id="a"><prompt>a</prompt>
      <choose>\(Self.wrong)<option id="x"><when of="points" is="above" number="1" /><text>x</text></option></choose>
      </part></problem>
      """
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "mine") }
    #expect(
      errors?.description.contains("<when> needs a model, and this problem has none.") == true)
  }
}
