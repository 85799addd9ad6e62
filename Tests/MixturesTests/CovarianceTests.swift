import Mixtures
import Scalars
import Testing

@Suite("Covariances")
struct CovarianceTests {
  /// [[4, 2], [2, 10]] = L D Lᵀ with L₂₁ = ½ and D = (4, 9).
  @Test func factorsWithoutRoots() {
    let factor = CovarianceFactor(Matrix<Fraction>([[4, 2], [2, 10]]))
    #expect(factor.pivots == [4, 9])
    // The inverse is [[10, −2], [−2, 4]] / 36: (1, 3) gives (10 − 12 + 36) / 72.
    #expect(factor.exponent([2, 3], [1, 0]) == Fraction(34, 72))
  }

  /// K = 3 and d = 2: two weights, six means, and what the kind has.
  @Test(arguments: [
    (CovarianceKind.spherical, 2 + 6 + 3), (.diagonal, 2 + 6 + 6), (.tied, 2 + 6 + 3),
    (.full, 2 + 6 + 9),
  ])
  func countsFreeParameters(_ kind: CovarianceKind, _ count: Int) {
    #expect(kind.freeParameters(clusters: 3, dimension: 2) == count)
  }

  /// Three points in the plane with shares 1, 1, 0 and 0, 0, 1, and all kinds of covariance.
  @Test func theMStepOfEachKind() throws {
    let shares = Matrix<Fraction>([[1, 0], [1, 0], [0, 1]])
    let points: [[Fraction]] = [[0, 0], [2, 4], [7, 7]]
    let mixture = { kind in try Mixture(maximising: shares, of: points, kind) }
    #expect(try mixture(.spherical).covariance == .spherical([Fraction(5, 2), 0]))
    #expect(try mixture(.diagonal).covariance == .diagonal([[1, 4], [0, 0]]))
    #expect(
      try mixture(.full).covariance
        == .full([Matrix([[1, 2], [2, 4]]), Matrix([[0, 0], [0, 0]])]))
    let third = Fraction(2, 3)
    #expect(
      try mixture(.tied).covariance
        == .tied(Matrix([[third, 2 * third], [2 * third, 4 * third]])))
    #expect(try mixture(.tied).means == [[1, 2], [7, 7]])
  }

  @Test(arguments: [
    ([[1, 2], [3, 4]], MixtureError.covarianceNotSymmetric(cluster: 1)),
    ([[1, 2], [2, 4]], .covarianceNotPositiveDefinite(cluster: 1)),
    ([[1, 2], [2, 3]], .covarianceNotPositiveDefinite(cluster: 1)),
    ([[-1, 0], [0, 1]], .covarianceNotPositiveDefinite(cluster: 1)),
    ([[1]], .covarianceShape(cluster: 1, dimension: 2)),
  ])
  func refusesWhatIsNoCovariance(_ rows: [[Int]], _ error: MixtureError) {
    let matrix = Matrix(rows.map { $0.map { Fraction($0) } })
    for covariance in [Covariance.full([matrix]), .tied(matrix)] {
      #expect(throws: error) {
        try Mixture(checkingWeights: [1], means: [[0, 0]], covariance: covariance)
      }
    }
  }

  @Test func seesPointsThatDoNotSpread() throws {
    let line: [[Fraction]] = [[0, 0], [1, 2], [2, 4], [5, 10]]
    let mixture = { (covariance: Covariance<Fraction>) in
      Mixture(weights: [1], means: [[0, 0]], covariance: covariance)
    }
    let unit = Matrix<Fraction>([[1, 0], [0, 1]])
    #expect(try Instance(mixture: mixture(.full([unit])), points: line).isDegenerate)
    #expect(try Instance(mixture: mixture(.tied(unit)), points: line).isDegenerate)
    #expect(try !Instance(mixture: mixture(.diagonal([[1, 1]])), points: line).isDegenerate)
    #expect(try !Instance(mixture: mixture(.full([unit])), points: line + [[1, 1]]).isDegenerate)
    #expect(
      try Instance(mixture: mixture(.diagonal([[1, 1]])), points: [[1, 3], [2, 3]]).isDegenerate)
    #expect(
      try Instance(mixture: mixture(.spherical([1])), points: [[1, 3], [1, 3]]).isDegenerate)
  }
}
