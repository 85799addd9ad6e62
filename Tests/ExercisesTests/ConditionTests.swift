import Exercises
import Markup
import Scalars
import TestSupport
import Testing

/// Conditions on the course's instance. Its gains were worked with mpmath 1.3 at 60 digits by the
/// plain formulas: 4.2265, 0.2530, 0.4122, 0.8256, 2.5400, 0.1731, 0.0004.
@Suite("Conditions on draws")
struct ConditionTests {
  private static func refusal(_ condition: String) throws -> Refusal? {
    let problem = try ModelText.read(ModelText.course + condition)
    do throws(NoAcceptableDraw) {
      _ = try problem.practiceVariant(seed: "")
      return nil
    } catch {
      return error.count.refused.first?.key
    }
  }

  @Test(arguments: [
    ("<likelihood-gain from=\"4.2\" />", nil),
    ("<likelihood-gain from=\"4.3\" />", Refusal.likelihoodGain),
    ("<stops after=\"7\" change=\"0.05\" />", nil),
    ("<stops after=\"2\" change=\"0.3\" />", nil),
    ("<stops after=\"2 to 5\" change=\"0.05\" />", .stopsOutside),
    ("<stops after=\"8 to 9\" change=\"0.05\" />", .stopsOutside),
    // −0.9 and −1 are nearer to −3, the others to 2: the centres move to −0.95 and 16/15, once.
    ("<k-means updates=\"1 to 3\" />", nil),
    ("<k-means updates=\"2\" />", .kMeansUpdates),
  ])
  func areDecided(_ condition: String, _ expected: Refusal?) throws {
    #expect(try Self.refusal(condition) == expected)
  }

  /// 1 lies in the middle of 0 and 2; 50 is far from everything.
  @Test(arguments: [("0, 2", Refusal.kMeansTie), ("0, 50", .emptyCentre)])
  func kMeansIsRegular(_ means: String, _ reason: Refusal) throws {
    let problem = try ModelText.read(
      """
      <clusters>2</clusters><dimension>1</dimension><points>0, 1, 2</points>
      <means>\(means)</means><k-means updates="1" />
      """)
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "") }
    #expect(error?.count.refused == [reason: 1])
  }

  /// P of K = 3 in one dimension: 2 weights, 3 means and 3 variances; of K = 2 with one matrix in
  /// common: 1, 2 and 1.
  @Test func wholeNumbersAreKeys() throws {
    let problem = try ModelText.read(
      ModelText.course + "<stops after=\"7\" change=\"0.05\" />",
      parts: [
        "<integer of=\"updates\" />",
        "<integer of=\"updates\" change=\"0.05\" />", "<integer of=\"updates\" change=\"0.3\" />",
        "<integer of=\"free-parameters\" />",
        "<integer of=\"free-parameters\" covariance=\"full\" clusters=\"3\" />",
        "<integer of=\"free-parameters\" covariance=\"tied\" />",
      ])
    let keys = try problem.practiceVariant(seed: "").keys()
    #expect(keys.map(\.text) == ["7", "7", "2", "5", "8", "4"])
  }

  @Test func updatesAreAskedOnlyOfWhatStops() throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(
        ModelText.course + "<stops after=\"7\" change=\"0.05\" />",
        parts: ["<integer of=\"updates\" change=\"0.01\" />"])
    }
    #expect(
      errors?.description.hasPrefix(
        "problems/mine.xml:5:33: nothing says that EM stops after a reasonable number of updates. "
          + "Write <stops> into the model, with the same change or a smaller one.") == true)
  }

  @Test func updatesNeedAChangeFromSomewhere() throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(ModelText.course, parts: ["<integer of=\"updates\" />"])
    }
    #expect(
      errors?.description.hasPrefix(
        "problems/mine.xml:5:33: nothing says that EM stops after a reasonable number of updates. "
          + "Write <stops> into the model, with the change that ends EM.") == true)
  }

  @Test(arguments: [
    "<integer of=\"updates\" />", "<integer of=\"updates\" change=\"0.05\" />",
    "<integer of=\"free-parameters\" covariance=\"full\" />",
  ])
  func wholeNumbersNeedAModel(_ part: String) throws {
    let text = """
      <problem id="mine"><title>t</title><statement><p>x</p></statement>
      <part id="p"><prompt>p</prompt>\(part)</part></problem>
      """
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "mine") }
    #expect(
      errors?.errors.map(\.description) == [
        "problems/mine.xml:2:32: <integer> needs a model, and this problem has none. "
          + "Write a <model> before the <statement>."
      ])
  }
}
