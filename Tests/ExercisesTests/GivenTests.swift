import Exercises
import Markup
import Scalars
import TestSupport
import Testing

@Suite("What a model gives")
struct GivenTests {
  /// Two points in each cluster: 0 and 2, and 10 and 16.
  private static let labelled = """
    <clusters>2</clusters><dimension>1</dimension><points>0, 10, 2, 16</points>
    <labels>1, 2, 1, 2</labels>
    """

  /// Worked by hand: half of the points, their mean 13, and 3² = 9 about it; 2 points.
  @Test func labelsNeedNoParameters() throws {
    let problem = try ModelText.read(
      Self.labelled, statement: "<show what=\"points\" />",
      parts: [
        "<number of=\"weight\" cluster=\"2\" iteration=\"1\" decimals=\"2\" />",
        "<number of=\"mean\" cluster=\"2\" iteration=\"1\" decimals=\"2\" />",
        "<number of=\"variance\" cluster=\"2\" iteration=\"1\" decimals=\"2\" />",
        "<number of=\"count\" cluster=\"2\" decimals=\"0\" />",
      ])
    let variant = try problem.practiceVariant(seed: "")
    #expect(try variant.keys().map(\.text) == ["0.5", "13", "9", "2"])
    #expect(
      PlainTexts(variant).text(problem.statement) == """
            x^(1) = 0   cluster 1
            x^(2) = 10   cluster 2
            x^(3) = 2   cluster 1
            x^(4) = 16   cluster 2
        """)
  }

  /// Beside labels, θ may be given and asked about, too: the course's p(1 | 1), the mean of −0.9 and
  /// −1, and two labels. Mistakes are compared over both.
  @Test func labelsStandBesideParameters() throws {
    let problem = try ModelText.read(
      ModelText.course + "<labels>2, 1, 1, 2, 2</labels>",
      parts: [
        "<number of=\"posterior\" cluster=\"1\" point=\"1\" />",
        "<number of=\"mean\" cluster=\"1\" iteration=\"1\" />",
        "<number of=\"count\" cluster=\"1\" decimals=\"0\" />",
      ])
    let keys = try problem.practiceVariant(seed: "").keys()
    #expect(keys.map(\.text) == ["0.29421", "-0.95", "2"])
    let ids = problem.namedMistakes.map(\.rawValue)
    #expect(ids.contains { $0.hasPrefix("e-") })
    #expect(ids.contains { $0.hasPrefix("m-") })
  }

  /// From centres 0 and 5, the points 0, 1, 2 | 9, 11 move them once, to 1 and 10.
  @Test func kMeansNeedsCentresAlone() throws {
    let problem = try ModelText.read(
      """
      <clusters>2</clusters><dimension>1</dimension><points>0, 1, 2, 9, 11</points>
      <means>0, 5</means><k-means updates="1" />
      """, statement: "<show what=\"centres\" />",
      parts: [
        "<integer of=\"k-means-updates\" />",
        "<number of=\"k-means-centre\" cluster=\"2\" iteration=\"1\" decimals=\"1\" />",
      ])
    let variant = try problem.practiceVariant(seed: "")
    #expect(try variant.keys().map(\.text) == ["1", "10"])
    let text = PlainTexts(variant).text(problem.statement)
    #expect(text == "    μ^(1) = 0\n    μ^(2) = 5")
  }

  private static let centres = """
    <clusters>2</clusters><dimension>1</dimension><points>0, 1, 2, 9, 11</points>
    <means>0, 5</means>
    """

  @Test(arguments: [
    (
      "<number of=\"posterior\" cluster=\"1\" point=\"1\" />",
      "the model gives no weights and no variances, which this needs. Write <weights> and <variances> into the model, or leave this out."
    ),
    (
      "<number of=\"mean\" cluster=\"1\" iteration=\"1\" />",
      "the model gives no weights and no variances, which this needs."
    ),
    (
      "<number of=\"weight\" cluster=\"1\" />", "the model gives no weights, which this needs."
    ),
    (
      "<number of=\"bic\" />", "the model gives no weights and no variances, which this needs."
    ),
    (
      "<number of=\"log-likelihood-gain\" iteration=\"1\" />",
      "the model gives no weights and no variances, which this needs."
    ),
  ])
  func asksOnlyForWhatFollows(_ part: String, _ message: String) throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(Self.centres, parts: [part])
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix("problems/mine.xml:5:"), "\(first)")
    #expect(first.contains(message), "\(first)")
  }

  /// Labels make the parameters after one update; what came before they don't.
  @Test func labelsAreNoPosteriors() throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(Self.labelled, parts: ["<number of=\"log-likelihood\" />"])
    }
    #expect(
      errors?.description.contains(
        "the model gives no weights and no means and no variances, which this needs.") == true)
  }

  @Test(arguments: [
    ("<show what=\"parameters\" />", "no weights and no variances"),
    ("<p><value of=\"weight\" cluster=\"1\" /></p>", "no weights"),
    ("<p><value of=\"variance\" cluster=\"1\" /></p>", "no variances"),
    ("<p><value of=\"label\" point=\"1\" /></p>", "no labels"),
  ])
  func showsOnlyWhatIsGiven(_ statement: String, _ what: String) throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(Self.centres, statement: statement)
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix("problems/mine.xml:4:"), "\(first)")
    #expect(first.contains("the model gives \(what), which this needs."), "\(first)")
  }

  @Test(arguments: [
    (
      "<means>0, 5</means>", "",
      "problems/mine.xml:1:36: the model has neither means nor labels."
    ),
    (
      "<means>0, 5</means>", "<means>0, 5</means><posteriors from=\"0.1\" to=\"0.9\" />",
      "problems/mine.xml:3:20: the model gives no weights and no variances, which this needs."
    ),
    (
      "<means>0, 5</means>", "<labels>1, 2, 1, 2</labels>",
      "problems/mine.xml:3:1: there are 4 labels, but the model says 5."
    ),
    (
      "<means>0, 5</means>", "<labels>1, 1, 1, 1, 1</labels>",
      "problems/mine.xml:3:9: the labels don't name each of the 2 clusters and no other one."
    ),
    (
      "<means>0, 5</means>", "<labels>1, 2, 3, 1, 2</labels>",
      "problems/mine.xml:3:9: the labels don't name each of the 2 clusters and no other one."
    ),
    (
      "<means>0, 5</means>", "<labels drawn=\"yes\" least=\"3\" />",
      "problems/mine.xml:3:1: 5 points are too few for 3 in each of 2 clusters."
    ),
  ])
  func saysWhatIsWrong(_ old: String, _ new: String, _ message: String) throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(Self.centres.replacing(old, with: new))
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix(message), "\(first)")
  }
}
