import Exercises
import Markup
import Mixtures
import Scalars
import Testing

@testable import Sheets

@Suite("Tables of what is given")
struct GivenTableTests {
  private static func table(
    _ show: RichText.Show, _ covariance: Covariance<Fraction>, labels: [Int]? = nil
  ) throws -> String {
    let mixture = try Mixture(
      checkingWeights: [Fraction(1, 4), Fraction(3, 4)], means: [[0, 1], [2, -3]],
      covariance: covariance)
    let instance = try Instance(mixture: mixture, points: [[0, 0], [5, 5]], labels: labels)
    let fragment = try GivenTables().fragment(show, of: instance, place: "problem 1")
    return String(decoding: fragment.bytes, as: UTF8.self)
  }

  private static let matrix = Matrix<Fraction>([[2, Fraction(-1, 2)], [Fraction(-1, 2), 1]])
  private static let spoken =
    "<span class=\"visually-hidden\">row 1: 2, −0.5; row 2: −0.5, 1</span>"
  private static let formula =
    "<mtable><mtr><mtd><mn>2</mn></mtd><mtd><mn>−0.5</mn></mtd></mtr>"
    + "<mtr><mtd><mn>−0.5</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>"

  @Test func matricesHaveASentence() throws {
    let unit = Matrix<Fraction>([[1, 0], [0, 1]])
    let text = try Self.table(.parameters, .full([Self.matrix, unit]))
    #expect(text.contains(Self.spoken))
    #expect(text.contains(Self.formula))
    #expect(text.contains("row 1: 1, 0; row 2: 0, 1"))
    // Readers aloud would say the numbers twice.
    #expect(text.contains("class=\"matrix\" aria-hidden=\"true\""))
    #expect(text.contains("<th scope=\"col\">Covariance "))
  }

  @Test func oneMatrixStandsBesideAllClusters() throws {
    let text = try Self.table(.parameters, .tied(Self.matrix))
    #expect(text.contains("<td class=\"number\" rowspan=\"2\">" + Self.spoken))
    #expect(text.ranges(of: Self.spoken).count == 1)
    #expect(text.contains("Covariance of all clusters "))
  }

  @Test func diagonalsAreVectors() throws {
    let text = try Self.table(.parameters, .diagonal([[4, 1], [2, 9]]))
    #expect(text.contains("<td class=\"number\">(4, 1)</td>"))
    #expect(text.contains("<th scope=\"col\">Variances "))
  }

  @Test func centresHaveNeitherWeightsNorVariances() throws {
    let text = try Self.table(.centres, .spherical([4, 7]))
    #expect(text.contains("<caption>Initial centres</caption>"))
    #expect(text.contains("<td class=\"number\">(2, −3)</td>"))
    #expect(!text.contains("0.25") && !text.contains("Variance"))
  }

  @Test func labelsStandBelowTheirPoints() throws {
    let without = try Self.table(.points, .spherical([4, 7]))
    let with = try Self.table(.points, .spherical([4, 7]), labels: [1, 0])
    #expect(!without.contains("Cluster"))
    #expect(with.contains("<th scope=\"row\">Cluster "))
    #expect(with.contains("<td class=\"number\">2</td><td class=\"number\">1</td></tr>"))
  }
}
