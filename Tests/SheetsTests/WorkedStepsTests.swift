import Exercises
import Grading
import Markup
import Mixtures
import Scalars
import Sheets
import Solving
import TestSupport
import Testing

@Suite("Worked solutions")
struct WorkedStepsTests {
  private static func instance(_ covariance: Covariance<Fraction>) throws -> Instance {
    try Instance(
      mixture: Mixture(
        checkingWeights: [Fraction(1, 3), Fraction(2, 3)], means: [[0, 1], [2, -1]],
        covariance: covariance), points: [[1, 0], [-1, 2], [3, 1]])
  }

  private static let covariances: [Covariance<Fraction>] = [
    .spherical([2, 3]), .diagonal([[1, 2], [3, 4]]), .tied(Matrix([[2, 1], [1, 3]])),
    .full([Matrix([[2, 1], [1, 3]]), Matrix([[1, 0], [0, 2]])]),
  ]

  /// Every line of the work of every kind of mixture is TeX that pages can show.
  @Test(arguments: covariances)
  func areFormulas(_ covariance: Covariance<Fraction>) throws {
    let solution = try Solution(of: try Self.instance(covariance), updates: 2)
    let steps = solution.work.flatMap(\.steps)
    #expect(steps.count > 30)
    for side in steps.flatMap({ $0.sides(digits: 6) }) {
      #expect(throws: Never.self) { try TeXFormula(side) }
    }
  }

  /// The steps of the course's numbers, as a person writes them.
  @Test func ofTheCoursesNumbers() throws {
    let variant = try Checkout.problem("course-m-step").practiceVariant(seed: "")
    let solution = try Solution(
      of: try #require(variant.instance), for: variant.problem.quantities)
    let work = solution.work(for: [Quantity(.weight, cluster: 1, iteration: 1)])
    #expect(work.map(\.topic).contains(.update(cluster: 1)))
    #expect(!work.map(\.topic).contains(.update(cluster: 2)))
    #expect(!work.map(\.topic).contains(.logLikelihood))
    let lines = work.flatMap(\.steps).map { $0.sides(digits: 6).joined(separator: " = ") }
    #expect(
      lines[0]
        == #"N(x^{(1)}; \mu^{(1)}, \sigma_{1}^{2}) = (2 \pi \sigma_{1}^{2})^{-d/2} \cdot "#
        + #"\exp\left(-\dfrac{\| x^{(1)} - \mu^{(1)} \|^{2}}{2 \sigma_{1}^{2}}\right) = "#
        + #"(2 \pi \cdot 4)^{-1/2} \cdot \exp\left(-\dfrac{(0.2 - (-3))^{2}}{2 \cdot 4}\right)"#
        + " = 0.0554604")
    #expect(lines.contains { $0.hasSuffix(#" = \dfrac{1.72812}{5} = 0.345625"#) })
  }

  /// Only what is asked for is worked: the point, and no update.
  @Test func ofOnePosterior() throws {
    let variant = try Checkout.problem("course-e-step").practiceVariant(seed: "")
    let quantity = Quantity(.posterior, cluster: 1, point: 4)
    let solution = try Solution(of: try #require(variant.instance), for: [quantity])
    #expect(solution.work(for: [quantity]).map(\.topic) == [.expectation(point: 4)])
  }

  /// k-means on four points of a line, worked by hand: 0 and 1 go to the first centre, 5 and 8 to the
  /// second, which moves to 6.5.
  @Test func ofKMeans() throws {
    let instance = try Instance(
      mixture: Mixture(
        weights: [Fraction(1, 2), Fraction(1, 2)], means: [[0], [5]], variances: [1, 1]),
      points: [[0], [1], [5], [8]])
    let quantity = Quantity(.kMeansCentre, cluster: 2, coordinate: 1, iteration: 1)
    let solution = try Solution(of: instance, for: [quantity])
    let lines = solution.work(for: [quantity]).flatMap(\.steps).map {
      $0.sides(digits: 6).joined(separator: " = ")
    }
    #expect(lines.prefix(4) == ["j_{1} = 1", "j_{2} = 1", "j_{3} = 2", "j_{4} = 2"])
    #expect(lines.last == #"c^{(2)} = \dfrac{5 + 8}{2} = 6.5"#)
  }

  /// Every problem of the bank has a solution page, with its work where numbers are asked for.
  @Test func ofTheWholeBank() throws {
    let bank = try Checkout.bank()
    for id in bank.ids {
      guard case .problem(let problem)? = try bank.definition(id) else { continue }
      let text = """
        <assignment id="mine"><title>t</title><use problem="\(id)" points="1" /></assignment>
        """
      guard case .assignment(let assignment) = try Checkout.read(text, as: "mine") else { continue }
      let pages = try AssignmentPages(assignment, templates: PageTests.templates(), tool: "test")
      let sheet = try assignment.sheet(student: "ana", secret: .practice)
      let page = String(
        decoding: try pages.solution(sheet, for: PageTests.ana, due: nil), as: UTF8.self)
      let isWorked = problem.quantities.contains {
        ![.clusters, .points, .dimension].contains($0.name)
      }
      #expect(page.contains("class=\"work\"") == isWorked, "\(id)")
    }
  }
}
