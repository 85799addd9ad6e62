import Foundation
import Mixtures
import Scalars
import Solving
import Testing

@Suite("The steps of the work")
struct StepsTests {
  /// A step as one line.
  private static func line(_ step: WorkStep, _ digits: Int) -> String {
    let sides = [step.symbol, step.formula, step.work].compactMap { $0?.text(digits: digits) }
    return (sides + [step.value.text(digits: digits)]).joined(separator: " = ")
  }

  private static func lines(_ solution: Solution, _ title: String, digits: Int = 6) throws
    -> [String]
  {
    let section = try #require(solution.work.first { $0.title == title })
    return section.steps.map { line($0, digits) }
  }

  private static func expectWorksOut(_ solution: Solution) {
    for section in solution.work {
      for step in section.steps {
        guard let work = step.work else { continue }
        let (worked, value) = (work.estimate, step.value.approximation)
        #expect(abs(worked - value) <= 1e-9 * max(1, abs(value)), "\(line(step, 6))")
      }
    }
  }

  @Test func theEStepOfTheCourse() throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    #expect(
      try Self.lines(solution, "E step, point 1: x⁽¹⁾ = 0.2") == [
        "N(x⁽¹⁾; μ⁽¹⁾, σ₁²) = (2πσ₁²)^(−d/2) · exp(−‖x⁽¹⁾ − μ⁽¹⁾‖² / (2σ₁²))"
          + " = (2π · 4)^(−1/2) · exp(−(0.2 − (−3))² / (2 · 4)) = 0.0554604",
        "p₁ N(x⁽¹⁾; μ⁽¹⁾, σ₁²) = 0.5 · 0.0554604 = 0.0277302",
        "N(x⁽¹⁾; μ⁽²⁾, σ₂²) = (2πσ₂²)^(−d/2) · exp(−‖x⁽¹⁾ − μ⁽²⁾‖² / (2σ₂²))"
          + " = (2π · 4)^(−1/2) · exp(−(0.2 − 2)² / (2 · 4)) = 0.133043",
        "p₂ N(x⁽¹⁾; μ⁽²⁾, σ₂²) = 0.5 · 0.133043 = 0.0665213",
        "p(x⁽¹⁾ | θ) = Σⱼ pⱼ N(x⁽¹⁾; μ⁽ʲ⁾, σⱼ²) = 0.0277302 + 0.0665213 = 0.0942515",
        "p(1 | 1) = p₁ N(x⁽¹⁾; μ⁽¹⁾, σ₁²) / p(x⁽¹⁾ | θ) = 0.0277302 / 0.0942515 = 0.294215",
        "p(2 | 1) = p₂ N(x⁽¹⁾; μ⁽²⁾, σ₂²) / p(x⁽¹⁾ | θ) = 0.0665213 / 0.0942515 = 0.705785",
      ])
    #expect(
      try Self.lines(solution, "Log-likelihood", digits: 3) == [
        "ℓ(θ) = Σᵢ log p(x⁽ⁱ⁾ | θ)"
          + " = log 0.0943 + log 0.0923 + log 0.0929 + log 0.103 + log 0.105 = −11.6"
      ])
    Self.expectWorksOut(solution)
  }

  @Test func theMStepOfTheCourse() throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    #expect(
      try Self.lines(solution, "M step, cluster 1", digits: 3) == [
        "n̂₁ = Σᵢ p(1 | i) = 0.294 + 0.622 + 0.651 + 0.107 + 0.0534 = 1.73",
        "p̂₁ = n̂₁ / n = 1.73 / 5 = 0.346",
        "Σᵢ p(1 | i) x⁽ⁱ⁾ = 0.294 · 0.2 + 0.622 · (−0.9) + 0.651 · (−1) + 0.107 · 1.2"
          + " + 0.0534 · 1.8 = −0.929",
        "μ̂⁽¹⁾ = Σᵢ p(1 | i) x⁽ⁱ⁾ / n̂₁ = −0.929 / 1.73 = −0.537",
        "Σᵢ p(1 | i) ‖x⁽ⁱ⁾ − μ̂⁽¹⁾‖² = 0.294 · (0.2 − (−0.537))² + 0.622 · (−0.9 − (−0.537))²"
          + " + 0.651 · (−1 − (−0.537))² + 0.107 · (1.2 − (−0.537))²"
          + " + 0.0534 · (1.8 − (−0.537))² = 0.995",
        "σ̂₁² = Σᵢ p(1 | i) ‖x⁽ⁱ⁾ − μ̂⁽¹⁾‖² / (d n̂₁) = 0.995 / (1 · 1.73) = 0.576",
      ])
  }

  @Test func anIterationFollowsTheOther() throws {
    let whole = try Solution(of: Course.instance(), updates: 1).work
    #expect(whole.map(\.iteration) == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(whole.last?.title == "Log-likelihood after 1 update")
    let update = try Solution(of: Course.instance(), updates: 2, expectingLast: false).work
    #expect(update.last?.title == "M step of update 2, cluster 2")
    #expect(try Solution(of: Course.instance(), for: [Quantity(.points)]).work.isEmpty)
    Self.expectWorksOut(try Solution(of: Course.instance(), updates: 3))
  }

  @Test func hatsAfterAnUpdate() throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    let lines = try Self.lines(solution, "E step after 1 update, point 2: x⁽²⁾ = −0.9", digits: 4)
    #expect(
      lines.first == "N(x⁽²⁾; μ̂⁽¹⁾, σ̂₁²) = (2πσ̂₁²)^(−d/2) · exp(−‖x⁽²⁾ − μ̂⁽¹⁾‖² / (2σ̂₁²))"
        + " = (2π · 0.5758)^(−1/2) · exp(−(−0.9 − (−0.5373))² / (2 · 0.5758)) = 0.4690")
  }

  private static let plane: [[Fraction]] = [[0, 0], [1, 1], [2, 0], [3, -2]]

  private static func solution(
    _ covariance: Covariance<Fraction>, labels: [Int]? = nil, expectingLast: Bool = true
  ) throws -> Solution {
    let mixture = try Mixture(
      checkingWeights: [Fraction(1, 3), Fraction(2, 3)], means: [[0, 1], [2, -1]],
      covariance: covariance)
    return try Solution(
      of: Instance(mixture: mixture, points: plane, labels: labels), updates: 1,
      expectingLast: expectingLast)
  }

  @Test func inThePlane() throws {
    let solution = try Self.solution(.spherical([2, 1]))
    let lines = try Self.lines(solution, "E step, point 1: x⁽¹⁾ = (0, 0)", digits: 4)
    #expect(
      lines[2] == "N(x⁽¹⁾; μ⁽²⁾, σ₂² I) = (2πσ₂²)^(−d/2) · exp(−‖x⁽¹⁾ − μ⁽²⁾‖² / (2σ₂²))"
        + " = (2π · 1)⁻¹ · exp(−((0 − 2)² + (0 − (−1))²) / (2 · 1)) = 0.01306")
    #expect(lines[3] == "p₂ N(x⁽¹⁾; μ⁽²⁾, σ₂² I) = 2/3 · 0.01306 = 0.008709")
    Self.expectWorksOut(solution)
    Self.expectWorksOut(try Self.solution(.diagonal([[2, 1], [1, 3]])))
  }

  private static let matrix = Matrix<Fraction>(
    rowCount: 2, columnCount: 2, elements: [2, Fraction(1, 2), Fraction(1, 2), 1])

  @Test func withMatrices() throws {
    let solution = try Self.solution(.full([Self.matrix, Self.matrix]))
    #expect(
      try Self.lines(solution, "E step, determinants").first
        == "|Σ₁| = Σ₁[1, 1] Σ₁[2, 2] − Σ₁[1, 2]² = 2 · 1 − 0.5² = 1.75")
    let lines = try Self.lines(solution, "E step, point 4: x⁽⁴⁾ = (3, −2)", digits: 4)
    #expect(
      lines[0] == "(x⁽⁴⁾ − μ⁽¹⁾)ᵀ Σ₁⁻¹ (x⁽⁴⁾ − μ⁽¹⁾)"
        + " = (Σ₁[2, 2] (x⁽⁴⁾₁ − μ⁽¹⁾₁)² − 2Σ₁[1, 2] (x⁽⁴⁾₁ − μ⁽¹⁾₁)(x⁽⁴⁾₂ − μ⁽¹⁾₂)"
        + " + Σ₁[1, 1] (x⁽⁴⁾₂ − μ⁽¹⁾₂)²) / |Σ₁|"
        + " = (1 · (3 − 0)² − 2 · 0.5 · (3 − 0) · (−2 − 1) + 2 · (−2 − 1)²) / 1.75 = 20.57")
    #expect(
      lines[1] == "N(x⁽⁴⁾; μ⁽¹⁾, Σ₁) = (2π)^(−d/2) |Σ₁|^(−1/2)"
        + " · exp(−(x⁽⁴⁾ − μ⁽¹⁾)ᵀ Σ₁⁻¹ (x⁽⁴⁾ − μ⁽¹⁾) / 2)"
        + " = (2π)⁻¹ · 1.75^(−1/2) · exp(−20.57 / 2) = 0.000004105")
    Self.expectWorksOut(solution)
    let tied = try Self.solution(.tied(Self.matrix))
    #expect(
      try Self.lines(tied, "M step, all clusters", digits: 4)[1]
        == "Σ̂[1, 2] = Σⱼ n̂ⱼ Σ̂ⱼ[1, 2] / n = (0.3410 + (−1.798)) / 4 = −0.3642")
    Self.expectWorksOut(tied)
  }

  @Test func inSpaceAMatrixIsNotInvertedByHand() throws {
    let unit = Matrix<Fraction>(rowCount: 3, columnCount: 3) { $0 == $1 ? 1 : 0 }
    let mixture = Mixture<Fraction>(weights: [1], means: [[0, 0, 0]], covariance: .full([unit]))
    let solution = try Solution(
      of: Instance(mixture: mixture, points: [[0, 0, 0]]), updates: 0)
    let step = try #require(solution.work.first?.steps.first)
    #expect(step.work == nil)
    #expect(step.value.text(digits: 5) == "0.063494")
  }

  @Test func knownLabels() throws {
    let solution = try Self.solution(
      .diagonal([[2, 1], [1, 3]]), labels: [0, 0, 1, 1], expectingLast: false)
    #expect(
      solution.work.map(\.title) == [
        "M step with the known labels, cluster 1", "M step with the known labels, cluster 2",
      ])
    let lines = try Self.lines(solution, "M step with the known labels, cluster 2")
    #expect(lines[0] == "n̂₂ = Σᵢ δ(2 | i) = 0 + 0 + 1 + 1 = 2")
    #expect(lines[4] == "Σᵢ δ(2 | i) x⁽ⁱ⁾₂ = 0 · 0 + 0 · 1 + 1 · 0 + 1 · (−2) = −2")
    #expect(lines[5] == "μ̂⁽²⁾₂ = Σᵢ δ(2 | i) x⁽ⁱ⁾₂ / n̂₂ = −2 / 2 = −1")
    Self.expectWorksOut(solution)
  }

  @Test func hardAssignment() throws {
    let solution = try Solution(of: Course.instance(), updates: 1, method: .hard)
    let section = try #require(
      solution.work.first { $0.title == "M step with the likeliest clusters, cluster 1" }
    )
    #expect(
      section.steps.prefix(3).map { Self.line($0, 6) } == [
        "n̂₁ = Σᵢ δ(1 | i) = 0 + 1 + 1 + 0 + 0 = 2", "p̂₁ = n̂₁ / n = 2 / 5 = 0.4",
        "Σᵢ δ(1 | i) x⁽ⁱ⁾ = 0 · 0.2 + 1 · (−0.9) + 1 · (−1) + 0 · 1.2 + 0 · 1.8 = −1.9",
      ])
  }

  /// exp(−500000) is below any double.
  @Test func farAway() throws {
    let half = Fraction(1, 2)
    let mixture = Mixture<Fraction>(
      weights: [half, half], means: [[0], [1]], variances: [1, 1])
    let solution = try Solution(of: Instance(mixture: mixture, points: [[1000]]), updates: 0)
    let lines = try Self.lines(solution, "E step, point 1: x⁽¹⁾ = 1000", digits: 3)
    #expect(lines[1].hasSuffix(" = 0.5 · 2.29 · 10⁻²¹⁷¹⁴⁸ = 1.15 · 10⁻²¹⁷¹⁴⁸"))
    #expect(
      lines[5].hasSuffix(" = 1.15 · 10⁻²¹⁷¹⁴⁸ / (1.37 · 10⁻²¹⁶⁷¹⁴) = 8.37 · 10⁻⁴³⁵"))
    #expect(
      try Self.lines(solution, "Log-likelihood", digits: 3).first
        == "ℓ(θ) = Σᵢ log p(x⁽ⁱ⁾ | θ) = log(1.37 · 10⁻²¹⁶⁷¹⁴) = −4.99 · 10⁵")
  }
}

extension WorkExpression {
  /// The value of an expression in numbers, in plain doubles.
  fileprivate var estimate: Double {
    switch self {
    case .number(let value): RealNumber(value).approximation
    case .value(let value): value.approximation
    case .symbol: .pi
    case .sum(let terms): terms.reduce(0) { $0 + $1.estimate }
    case .product(let factors): factors.reduce(1) { $0 * $1.estimate }
    case .quotient(let top, let bottom): top.estimate / bottom.estimate
    case .power(let base, let exponent): pow(base.estimate, exponent.estimate)
    case .square(let base): base.estimate * base.estimate
    case .negation(let inner): -inner.estimate
    case .exponential(let inner): exp(inner.estimate)
    case .logarithm(let inner): log(inner.estimate)
    case .function, .norm, .determinant, .transpose, .total: .nan
    }
  }
}
