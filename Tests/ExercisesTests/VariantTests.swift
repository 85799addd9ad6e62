import Answers
import Exercises
import Scalars
import TestSupport
import Testing

@Suite("Variants")
struct VariantTests {
  @Test func theCoursesProblemHasTheCoursesNumbers() throws {
    let variant = try Checkout.problem("course-e-step").practiceVariant(seed: "any")
    #expect(
      try variant.keys().map(\.text) == ["0.29421", "0.62246", "0.65135", "0.10669", "0.05340"])
    let update = try Checkout.problem("course-m-step").practiceVariant(seed: "any")
    #expect(try update.keys().map(\.text) == ["0.34562", "-0.53733", "0.57579"])
  }

  /// What the definition of the E step promises, over many students.
  @Test func noDegenerateNumbersReachAnyone() throws {
    let problem = try Checkout.problem("e-step")
    let low = try #require(Fraction("0.01"))
    let high = try #require(Fraction("0.99"))
    for number in 0..<150 {
      let variant = try problem.practiceVariant(seed: "student \(number)")
      let instance = try #require(variant.instance)
      let mixture = instance.mixture
      #expect(mixture.weights.sum() == 1)
      #expect(mixture.weights[0] != mixture.weights[1])
      #expect(mixture.variances[0] != mixture.variances[1])
      #expect((mixture.means[0][0] - mixture.means[1][0]).magnitude >= Fraction(3, 2))
      #expect(Set(instance.points).count == 5)
      for key in try variant.keys() {
        let value = try #require(Fraction(key.text))
        #expect(value >= low && value <= high)
      }
    }
  }

  @Test func aGroupSharesItsNumbersAndOthersDoNot() throws {
    let sheet = try Checkout.assignment("lecture-16").sheet(
      student: "ana", secret: try Checkout.sampleSecret())
    #expect(sheet.variants.map(\.problem.id) == ["e-step", "m-step", "true-or-false", "identify"])
    #expect(sheet.variants[0].instance == sheet.variants[1].instance)
    #expect(sheet.variants[2].instance == nil)
    #expect(sheet.variants[3].instance != sheet.variants[0].instance)
  }

  @Test func anotherSecretGivesEveryoneOtherNumbers() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let one = try Checkout.sampleSecret()
    let other = Secret.random()
    for student in ["ana", "bjorn", "chloe", "JLee", "jlee"] {
      let a = try assignment.sheet(student: student, secret: one)
      let b = try assignment.sheet(student: student, secret: other)
      #expect(a.code != b.code)
      #expect(a.variants[0].instance != b.variants[0].instance)
    }
  }

  @Test func keptDrawsGiveWhatSearchingGives() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let secret = try Checkout.sampleSecret()
    for student in ["ana", "bjorn", "chloe"] {
      let searched = try assignment.sheet(student: student, secret: secret)
      let known = try assignment.sheet(student: student, secret: secret, draws: searched.draws)
      #expect(known.variants.map(\.instance) == searched.variants.map(\.instance))
    }
    // The draw before the accepted one of ana is a refused one.
    #expect(throws: SheetError.otherDraw(group: "clusters", student: "ana")) {
      try assignment.sheet(student: "ana", secret: secret, draws: ["clusters": 1])
    }
  }

  @Test func optionsAreDrawnAsTheDefinitionSays() throws {
    let problem = try Checkout.problem("true-or-false")
    var orders: Set<[String]> = []
    for number in 0..<200 {
      let variant = try problem.practiceVariant(seed: "student \(number)")
      let options = try #require(variant.options["t"])
      let trues = options.indices.filter { options[$0].isTrue }
      #expect(options.count == 6)
      #expect(Set(options.map(\.id)).count == 6)
      #expect((2...4).contains(trues.count))
      #expect(try variant.keys().map(\.text) == [LetterReader.text(trues)])
      orders.insert(options.map(\.id))
    }
    #expect(orders.count > 195)
  }

  @Test func aModelThatCantBeSatisfiedFails() throws {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points count="2" from="0" to="0" step="1" /><weights>1/2, 1/2</weights>
      <means>0, 1</means><variances>1, 1</variances></model>
      <statement><p>x</p></statement>
      <part id="n"><prompt>n</prompt><integer of="points" /></part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else { return }
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "a") }
    #expect(error?.count.tried == ModelDefinition.mostDraws)
    #expect(error?.count.refused == [.equalPoints: ModelDefinition.mostDraws])
  }
}
