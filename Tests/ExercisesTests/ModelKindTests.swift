import Exercises
import Markup
import Mixtures
import Scalars
import TestSupport
import Testing

@Suite("Kinds of models")
struct ModelKindTests {
  private static let full = """
    <clusters>2</clusters><dimension>3</dimension>
    <points count="2" from="-2" to="2" step="0.5" />
    <weights from="0.2" to="0.8" step="0.2" /><means from="-3" to="3" step="1" />
    <covariances from="1" to="4" step="0.5" off-from="-1.5" off-to="1.5" off-step="0.5" />
    """
  private static let labelled = """
    <clusters>2 to 3</clusters><dimension>1 to 2</dimension>
    <points count="6 to 8" from="-2" to="2" step="0.5" />
    <variances from="1" to="4" step="0.5" /><labels drawn="yes" least="2" />
    """

  private static func text(_ rows: [[Fraction]]) -> String {
    rows.map { $0.map(\.description).joined(separator: " ") }.joined(separator: "; ")
  }

  /// Numbers that a separate program in Python (hmac, fractions; 60 lines, run by hand) drew from
  /// the description of the streams.
  @Test(arguments: [
    (
      "spring", "0.6 0.4", "-1 -3 -1; 2 3 -3",
      "3.5 -1 1 -1 3.5 -1.5 1 -1.5 3; 1 -0.5 -1 -0.5 1 0 -1 0 2", "-2 -2 -0.5; 0 0.5 -1.5"
    ),
    (
      "autumn", "0.8 0.2", "3 -3 3; -3 3 -1",
      "1 0 0.5 0 2.5 1 0.5 1 3; 2.5 0.5 -0.5 0.5 3.5 -0.5 -0.5 -0.5 3",
      "1 -0.5 -1; 0.5 -0.5 -0.5"
    ),
  ])
  func drawsMatrices(
    _ seed: String, _ weights: String, _ means: String, _ covariances: String, _ points: String
  ) throws {
    let problem = try ModelText.read(Self.full, attributes: " covariance=\"full\"")
    let instance = try #require(try problem.practiceVariant(seed: seed).instance)
    guard case .full(let matrices) = instance.mixture.covariance else {
      Issue.record("not full")
      return
    }
    #expect(Self.text([instance.mixture.weights]) == weights)
    #expect(Self.text(instance.mixture.means) == means)
    #expect(Self.text(matrices.map(\.elements)) == covariances)
    #expect(Self.text(instance.points) == points)
  }

  /// By the same program. Nothing is drawn for weights and means that aren't given.
  @Test(arguments: [
    (
      "spring", "2 2.5; 1.5 2.5; 4 1.5",
      "0 -1.5; 1 2; -1.5 0; -1.5 -1.5; 0 1; 1.5 1; 1.5 -1; -2 0", [3, 2, 1, 1, 2, 3, 2, 1]
    ),
    (
      "autumn", "1.5 4; 1 4", "0.5 2; 1 1; -2 -1.5; -2 -1; 0 -1; 1 0", [1, 2, 1, 1, 1, 2]
    ),
  ])
  func drawsLabels(
    _ seed: String, _ variances: String, _ points: String, _ labels: [Int]
  ) throws {
    let problem = try ModelText.read(Self.labelled, attributes: " covariance=\"diagonal\"")
    let instance = try #require(try problem.practiceVariant(seed: seed).instance)
    guard case .diagonal(let rows) = instance.mixture.covariance else {
      Issue.record("not diagonal")
      return
    }
    #expect(Self.text(rows) == variances)
    #expect(Self.text(instance.points) == points)
    #expect(instance.labels == labels.map { $0 - 1 })
  }

  private static let plane = """
    <clusters>2</clusters><dimension>2</dimension><points>0,1; 2,3</points>
    <weights>0.25, 0.75</weights><means>0,0; 1,-1</means>
    """

  @Test(arguments: [
    (
      "spherical", "<variances>4, 1</variances>",
      "p_1 = 0.25   μ^(1) = (0, 0)   σ_1² = 4", "p_2 = 0.75   μ^(2) = (1, −1)   σ_2² = 1"
    ),
    (
      "diagonal", "<variances>4,1; 2,9</variances>",
      "p_1 = 0.25   μ^(1) = (0, 0)   diag Σ_1 = (4, 1)",
      "p_2 = 0.75   μ^(2) = (1, −1)   diag Σ_2 = (2, 9)"
    ),
    (
      "full", "<covariances>2,-0.5,-0.5,1; 1,0,0,1</covariances>",
      "p_1 = 0.25   μ^(1) = (0, 0)   Σ_1 = (2, −0.5; −0.5, 1)",
      "p_2 = 0.75   μ^(2) = (1, −1)   Σ_2 = (1, 0; 0, 1)"
    ),
    (
      "tied", "<covariances>2,0.5,0.5,1</covariances>",
      "p_1 = 0.25   μ^(1) = (0, 0)", "p_2 = 0.75   μ^(2) = (1, −1)"
    ),
  ])
  func saysWhatIsGiven(
    _ kind: String, _ covariances: String, _ first: String, _ second: String
  ) throws {
    let problem = try ModelText.read(
      Self.plane + covariances, attributes: " covariance=\"\(kind)\"",
      statement: "<show what=\"parameters\" />")
    let text = PlainTexts(try problem.practiceVariant(seed: "")).text(problem.statement)
    var lines = [first, second]
    if kind == "tied" { lines.append("Σ = (2, 0.5; 0.5, 1) for all clusters") }
    #expect(text == lines.map { "    " + $0 }.joined(separator: "\n"))
  }

  @Test func showsSingleElements() throws {
    let problem = try ModelText.read(
      Self.plane + "<covariances>2,-0.5,-0.5,1; 1,0,0,1</covariances>",
      attributes: " covariance=\"full\"",
      statement: "<p><value of=\"covariance\" cluster=\"1\" row=\"2\" column=\"1\" /></p>")
    #expect(
      PlainTexts(try problem.practiceVariant(seed: "")).text(problem.statement) == "−0.5")
  }

  @Test(arguments: [
    (
      "full", "<variances>1, 1</variances>",
      ":4:1: a model with covariance=\"full\" has <covariances>. Write <covariances> here, or another covariance in the model."
    ),
    (
      "full", "<covariances>2,0.5,0.5; 1,0,0</covariances>",
      ":4:1: a cluster has d times d numbers, and here are 3 with d = 2. Write each matrix row by row, as in 2,0.5,0.5,1, with semicolons between them."
    ),
    (
      "full", "<covariances>2,0.5,0.5,1;</covariances>",
      ":4:1: there is 1 covariance, but the model says 2. Give as many covariances as the model says."
    ),
    (
      "full", "<covariances>2,0.5,0.4,1; 1,0,0,1</covariances>",
      ":4:1: the covariance of cluster 1 is not symmetric. Write the same number on both sides of the diagonal."
    ),
    (
      "full", "<covariances>2,0,0,1; 1,2,2,1</covariances>",
      ":4:1: the covariance of cluster 2 is not positive definite."
    ),
    (
      "tied",
      "<covariances different=\"yes\" from=\"1\" to=\"4\" step=\"1\" off-from=\"0\" off-to=\"0\" off-step=\"1\" />",
      ":4:14: clusters with one covariance in common can't have different ones. Leave this out, or write covariance=\"full\" in the model."
    ),
    (
      "diagonal", "<variances>4, 1</variances>",
      ":4:1: a cluster has d variances, and here are 1 with d = 2. Write d numbers for each cluster, with semicolons between the clusters."
    ),
    (
      "spherical", "<variances>4,1; 2,9</variances>",
      ":4:1: a cluster has one variance, and here are 2 with d = 2. Write numbers with commas between them."
    ),
  ])
  func saysWhatIsWrong(_ kind: String, _ covariances: String, _ message: String) throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(
        Self.plane + "\n" + covariances, attributes: " covariance=\"\(kind)\"")
    }
    let first = errors?.errors.first?.description ?? ""
    #expect(first.hasPrefix("problems/mine.xml" + message), "\(first)")
  }

  @Test func matricesNeedOneDimension() throws {
    let errors = #expect(throws: InputErrors.self) {
      try ModelText.read(
        Self.full.replacing("<dimension>3<", with: "<dimension>2 to 3<"),
        attributes: " covariance=\"tied\"")
    }
    #expect(
      errors?.description.hasPrefix(
        "problems/mine.xml:2:34: covariances that are matrices need one dimension") == true)
  }

  /// With ones on the diagonal and 2 beside it, no draw is a covariance.
  @Test func refusesWhatIsNotPositiveDefinite() throws {
    let problem = try ModelText.read(
      Self.plane + "<covariances from=\"1\" to=\"1\" step=\"1\" off-from=\"2\" off-to=\"2\" "
        + "off-step=\"1\" />", attributes: " covariance=\"tied\"")
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "a") }
    #expect(error?.count.refused.keys.map(\.self) == [.notPositiveDefinite])
  }

  @Test func refusesEqualMatrices() throws {
    let problem = try ModelText.read(
      Self.plane + "<covariances from=\"1\" to=\"1\" step=\"1\" off-from=\"0\" off-to=\"0\" "
        + "off-step=\"1\" different=\"yes\" />", attributes: " covariance=\"full\"")
    let error = #expect(throws: NoAcceptableDraw.self) { try problem.practiceVariant(seed: "a") }
    #expect(error?.count.refused.keys.map(\.self) == [.equalCovariances])
  }
}
