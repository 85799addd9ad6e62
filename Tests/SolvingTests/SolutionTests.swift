import Balls
import Mixtures
import Scalars
import Solving
import Testing

/// The instance of the course, with its worked values to 25 significant digits.
enum Course {
  static func instance() throws -> Instance {
    let half = Fraction(1, 2)
    return try Instance(
      mixture: Mixture(weights: [half, half], means: [[-3], [2]], variances: [4, 4]),
      points: ["0.2", "-0.9", "-1", "1.2", "1.8"].map { [try #require(Fraction($0))] })
  }

  static let table: [(Quantity, String)] = [
    (Quantity(.posterior, cluster: 1, point: 1), "0.2942149721629887742839622"),
    (Quantity(.posterior, cluster: 1, point: 2), "0.6224593312018545646389006"),
    (Quantity(.posterior, cluster: 1, point: 3), "0.6513548646660542436211987"),
    (Quantity(.posterior, cluster: 1, point: 4), "0.1066905939456511910902910"),
    (Quantity(.posterior, cluster: 1, point: 5), "0.05340332979982423425375201"),
    (Quantity(.count, cluster: 1), "1.728123091776373007888105"),
    (Quantity(.weight, cluster: 1, iteration: 1), "0.3456246183552746015776209"),
    (Quantity(.mean, cluster: 1, iteration: 1), "-0.5373289474340418120306210"),
    (Quantity(.variance, cluster: 1, iteration: 1), "0.5757859076870628610192069"),
    (Quantity(.weight, cluster: 2, iteration: 1), "0.6543753816447253984223791"),
    (Quantity(.mean, cluster: 2, iteration: 1), "0.6811290963725771357510437"),
    (Quantity(.variance, cluster: 2, iteration: 1), "1.075247963161801423738691"),
    (Quantity(.logLikelihood), "-11.64848777023148835448332"),
    (Quantity(.logLikelihood, iteration: 1), "-7.422025191179191665368323"),
  ]
}

@Suite("The reference solver")
struct SolutionTests {
  @Test(arguments: Course.table)
  func hasTheTableOfTheCourse(_ quantity: Quantity, _ digits: String) throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    let value = try solution.value(of: quantity).rounded(significant: 25)
    #expect(value.description == digits)
    #expect(value.isProven)
    #expect(!value.isExact)
  }

  @Test func goesToAThousandDigits() throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    let value = try solution.value(of: Quantity(.posterior, cluster: 1, point: 2))
    let digits = value.rounded(decimals: 1_000)
    #expect(digits.isProven)
    // 1 / (1 + exp(-1/2)): the same number by another formula.
    let other = RealNumber { precision in
      Ball(1) / (Ball(1) + Ball.exp(Ball(Fraction(-1, 2), in: precision + 16)))
    }
    #expect(other.rounded(decimals: 1_000) == digits)
  }

  @Test func knowsWholeNumbers() throws {
    let solution = try Solution(of: Course.instance(), updates: 0)
    #expect(try solution.value(of: Quantity(.clusters)).exact == 2)
    #expect(try solution.value(of: Quantity(.points)).exact == 5)
    #expect(try solution.value(of: Quantity(.dimension)).exact == 1)
    #expect(try solution.value(of: Quantity(.mean, cluster: 1)).exact == -3)
    #expect(try solution.value(of: Quantity(.clusters)).rounded(significant: 6).description == "2")
  }

  /// A point equally far from two clusters that are alike but for their weights.
  @Test func seesRationalPosteriors() throws {
    let mixture = Mixture(
      weights: [Fraction(1, 4), Fraction(3, 4)], means: [[-1], [1]], variances: [2, 2])
    let solution = try Solution(
      of: Instance(mixture: mixture, points: [[0]]), updates: 1, expectingLast: false)
    let posterior = try solution.value(of: Quantity(.posterior, cluster: 1, point: 1))
    #expect(posterior.exact == Fraction(1, 4))
    // A tie at one decimal, which no ball could settle, and what follows from it.
    #expect(posterior.rounded(decimals: 1).description == "0.3")
    #expect(posterior.rounded(decimals: 2).isExact)
    #expect(try solution.value(of: Quantity(.mean, cluster: 1, iteration: 1)).exact == 0)
  }

  @Test func endsWhereNothingCanBeDecided() throws {
    // exp(log 2) is 2 in truth; no precision shows it.
    let two = RealNumber { Ball.exp(Ball.log(Ball(2 as Fraction, in: $0))) }
    let difference = two - RealNumber(2)
    #expect(difference.sign() == .undecided)
    let half = (two * RealNumber(Fraction(1, 4))).rounded(decimals: 0)
    #expect(!half.isProven)
    #expect(half.description == "1")
    #expect(
      (RealNumber(0) - two * RealNumber(Fraction(1, 4))).rounded(decimals: 0).description == "-1")
  }

  @Test(arguments: [
    (Quantity(.posterior, cluster: 3, point: 1), QuantityError.Problem.outside(.cluster, last: 2)),
    (Quantity(.posterior, cluster: 1), .missing(.point)),
    (Quantity(.weight, cluster: 1, point: 1), .surplus(.point)),
    (Quantity(.weight, cluster: 1, iteration: 2), .iteration(first: 0, last: 1)),
    (Quantity(.logLikelihood, iteration: 1), .iteration(first: 0, last: 0)),
    (Quantity(.clusters, iteration: 1), .iteration(first: 0, last: 0)),
    (Quantity(.mean, cluster: 0), .outside(.cluster, last: 2)),
  ])
  func refusesWhatIsNotThere(_ quantity: Quantity, _ problem: QuantityError.Problem) throws {
    let solution = try Solution(of: Course.instance(), updates: 1, expectingLast: false)
    let error = #expect(throws: QuantityError.self) { try solution.value(of: quantity) }
    #expect(error?.problem == problem)
  }

  @Test func worksOnlyWhatIsAskedFor() throws {
    let estep = try Solution(
      of: Course.instance(), for: [Quantity(.posterior, cluster: 1, point: 1)])
    #expect(estep.updates == 0)
    let mstep = try Solution(
      of: Course.instance(), for: [Quantity(.weight, cluster: 1, iteration: 1)])
    #expect(mstep.updates == 1)
    #expect(mstep.quantities.filter { $0.name == .posterior }.allSatisfy { $0.iteration == 0 })
    let sizes = try Solution(of: Course.instance(), for: [Quantity(.points)])
    #expect(try sizes.value(of: Quantity(.points)).exact == 5)
  }

  @Test(arguments: [
    (Quantity(.posterior, cluster: 1, point: 2), "p(1 | 2)"), (Quantity(.weight, cluster: 2), "p₂"),
    (Quantity(.weight, cluster: 1, iteration: 1), "p\u{302}₁"),
    (Quantity(.mean, cluster: 1, coordinate: 2, iteration: 1), "μ\u{302}⁽¹⁾₂"),
    (Quantity(.variance, cluster: 12, iteration: 2), "σ\u{302}₁₂² after 2 updates"),
    (Quantity(.logLikelihood), "ℓ(θ)"), (Quantity(.count, cluster: 1), "n\u{302}₁"),
  ])
  func speaksTheCoursesNotation(_ quantity: Quantity, _ text: String) {
    #expect(quantity.description == text)
  }
}
