import Answers
import Exercises
import Scalars
import TestSupport
import Testing

@Suite("Kinds of parts")
struct PartKindTests {
  /// A problem on two fixed points, with one part.
  static func problem(_ answer: String, points: String = "0, 1") throws -> ProblemDefinition {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points>\(points)</points><weights>1/2, 1/2</weights><means>-1, 1</means>
      <variances>1, 1</variances></model><mistakes steps="none" /><statement><p>x</p></statement>
      <part id="a"><prompt>a</prompt>
      \(answer)</part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  @Test(arguments: [
    ("p", "0.29421, 0.62246, 0.65135, 0.10669, 0.05340"), ("w", "0.34562, 0.65438"),
    ("m", "-0.53733, 0.68113"), ("l", "2, 1, 1, 2, 2"), ("j", "0.0277"),
  ])
  func keysOfTheCourse(_ part: String, _ text: String) throws {
    let variant = try EveryKind.problem("course-kinds").practiceVariant(seed: "any")
    #expect(try variant.keysByPart()[part]?.text == text)
  }

  /// The first mean goes from -3 to -0.53733, and p(1 | 1) = 0.29421 is below a half.
  @Test(arguments: ["one", "two", "three"])
  func conditionsDecideOnTheCoursesNumbers(_ seed: String) throws {
    let variant = try EveryKind.problem("course-kinds").practiceVariant(seed: seed)
    for (part, trues) in [("c", ["two"]), ("t", ["b", "d"]), ("n", ["key"])] {
      let options = try #require(variant.options[part])
      #expect(options.filter(\.isTrue).map(\.id).sorted() == trues)
    }
    let steps = try #require(variant.options["o"])
    guard case .order(let order, .shares)? = try variant.keysByPart()["o"] else {
      Issue.record("no order")
      return
    }
    #expect(order.map { steps[$0].id } == ["densities", "weigh", "divide", "sum-up"])
  }

  @Test func everyKeyEarnsItsPlace() throws {
    let problem = try EveryKind.problem("plane-kinds")
    for number in 0..<60 {
      let variant = try problem.practiceVariant(seed: "student \(number)")
      let keys = try variant.keysByPart()
      guard case .entries(let matrix)? = keys["s"], case .entries(let vector)? = keys["k"] else {
        Issue.record("no entries")
        return
      }
      #expect(matrix.rows == 2 && matrix.columns == 2 && matrix.values.count == 4)
      #expect(vector.columns == variant.instance?.points.count)
      for part in ["c", "n"] {
        #expect(try #require(variant.options[part]).count(where: \.isTrue) == 1)
      }
      let numbers = try #require(variant.options["n"]).map {
        $0.text.plainText({ _ in "" }, show: { _ in "" })
      }
      #expect(numbers.count == 6 && Set(numbers).count == 6)
      let ticks = try #require(variant.options["t"])
      #expect(ticks.count == 3 && (1...2).contains(ticks.count(where: \.isTrue)))
    }
  }

  /// No letter tells: the right number stands in every place about as often as in another.
  @Test func orderDoesNotDependOnTruth() throws {
    let problem = try EveryKind.problem("course-kinds")
    var places = [0, 0, 0, 0]
    var orders: Set<[String]> = []
    for number in 0..<240 {
      let variant = try problem.practiceVariant(seed: "student \(number)")
      let numbers = try #require(variant.options["n"])
      let place = try #require(numbers.firstIndex { $0.isTrue })
      places[place] += 1
      orders.insert(try #require(variant.options["o"]).map(\.id))
    }
    // 60 each are expected, with a standard deviation of 6.7.
    #expect(places.allSatisfy { (30...90).contains($0) }, "\(places)")
    #expect(!orders.contains(["densities", "weigh", "divide", "sum-up"]))
    #expect(orders.count == 23)
  }

  /// p(1 | 1) is exactly one half at 0, which is neither above nor below.
  @Test func tiesAreDecidedExactly() throws {
    let problem = try Self.problem(
      """
      <choose>
      <option id="x"><when of="posterior" cluster="1" point="1" is="above" number=".5" /><text>x</text></option>
      <option id="y"><when of="posterior" cluster="1" point="1" is="below" number=".5" /><text>y</text></option>
      <option id="z"><when of="posterior" cluster="1" point="1" is="at-most" number="1/2" />
      <when of="posterior" cluster="1" point="1" is="at-least"><than of="posterior" cluster="2" point="1" /></when>
      <text>z</text></option></choose>
      """)
    let variant = try problem.practiceVariant(seed: "a")
    #expect(variant.options["a"]?.filter(\.isTrue).map(\.id) == ["z"])
  }

  @Test(arguments: [
    (
      "<option id=\"x\"><when of=\"posterior\" cluster=\"1\" point=\"1\" is=\"above\" number=\".5\" /><text>x</text></option><option id=\"y\" true=\"no\"><text>y</text></option>",
      Refusal.optionsDontFit
    ),
    (
      "<option id=\"x\"><when of=\"posterior\" cluster=\"1\" point=\"1\" is=\"equal\" number=\".5\" /><text>x</text></option><option id=\"y\" true=\"yes\"><text>y</text></option>",
      .optionsDontFit
    ),
  ])
  func fixedNumbersThatDontSuitTheOptionsAreRefused(_ options: String, _ reason: Refusal) throws {
    let problem = try Self.problem("<choose>\(options)</choose>")
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "a") }
    #expect(error?.count.refused == [reason: 1])
  }

  @Test func tooFewWrongNumbersAreRefused() throws {
    let problem = try Self.problem(
      "<choose-number of=\"posterior\" cluster=\"1\" point=\"1\" decimals=\"1\" options=\"20\" />")
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "a") }
    #expect(error?.count.refused == [.tooFewOptions: 1])
  }

  /// Drawn numbers are searched until an option is true; a kept draw has to suit, too.
  @Test func drawnNumbersAreSearchedUntilTheySuit() throws {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points count="2" from="-3" to="3" step="0.5" /><weights>1/2, 1/2</weights>
      <means>-1, 1</means><variances>1, 1</variances></model><mistakes steps="none" />
      <statement><p>x</p></statement><part id="a"><prompt>a</prompt><choose>
      <option id="x"><when of="posterior" cluster="1" point="1" is="above" number=".9" /><text>x</text></option>
      <option id="y" true="no"><text>y</text></option></choose></part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else { return }
    var refused = 0
    for number in 0..<20 {
      let seed = "student \(number)"
      let variant = try problem.practiceVariant(seed: seed)
      // p(1 | x) = 1/(1 + exp 2x) is above 0.9 below -1.0986.
      #expect(try #require(variant.instance).points[0][0] <= Fraction(-3, 2))
      let draw = try problem.model?.firstDraw(Seed(practising: "mine", text: seed), for: [problem])
      refused += draw?.count.refused[.optionsDontFit] ?? 0
    }
    #expect(refused > 20)
  }

  @Test(arguments: [
    "density\" cluster=\"1\" point=\"2", "joint\" cluster=\"2\" point=\"1",
    "likelihood\" point=\"1",
    "weighted-sum\" cluster=\"1", "scatter\" cluster=\"1\" iteration=\"1", "proxy",
    "scatter-matrix\" cluster=\"1\" row=\"1\" column=\"1", "proxy-after\" iteration=\"1", "bic",
    "aic",
    "global-mean", "global-variance", "k-means-centre\" cluster=\"1\" iteration=\"1",
    "k-means-proportion\" cluster=\"2", "inertia", "log-likelihood", "count\" cluster=\"1",
    "covariance\" cluster=\"1\" row=\"1\" column=\"1\" iteration=\"1",
  ])
  func everyRealQuantityMayBeAskedFor(_ quantity: String) throws {
    let problem = try Self.problem("<number of=\"\(quantity)\" decimals=\"3\" />")
    #expect(try problem.practiceVariant(seed: "").keys().count == 1)
  }

  @Test(arguments: [
    ("likeliest\" point=\"2", "2"), ("free-parameters", "5"),
    ("k-means-assignment\" point=\"2", "2"),
  ])
  func wholeQuantitiesMayBeAskedFor(_ quantity: String, _ key: String) throws {
    let problem = try Self.problem("<integer of=\"\(quantity)\" />")
    #expect(try problem.practiceVariant(seed: "").keys().map(\.text) == [key])
  }

  /// What decides over the options may not change once sheets are out; texts and credit may.
  @Test(arguments: [
    ("number=\"0.5\"", "number=\"0.4\"", ["course-kinds", "plane-kinds"]),
    ("options=\"4\"", "options=\"3\"", ["course-kinds"]),
    ("is=\"at-least\"", "is=\"above\"", ["course-kinds"]),
    (
      "<step id=\"x\">E step</step><step id=\"y\">", "<step id=\"y\">E step</step><step id=\"x\">",
      ["plane-kinds"]
    ),
    ("credit=\"shares\"", "credit=\"all\"", []), ("cluster 2</text>", "the second</text>", []),
  ])
  func noticesOtherOptions(_ old: String, _ new: String, _ problems: [String]) throws {
    let changed = try EveryKind.bothProblems(old, new)
    #expect(changed.problemsDrawnOtherwise(than: try EveryKind.bothProblems()) == problems)
  }
}
