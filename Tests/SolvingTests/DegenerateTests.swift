import Mixtures
import Scalars
import Solving
import Testing

/// What has no ordinary answer has its right one, or an error that says why not.
@Suite("Degenerate cases")
struct DegenerateTests {
  private static func solution(
    weights: [Fraction], means: [[Fraction]], variances: [Fraction], points: [[Fraction]],
    updates: Int, expectingLast: Bool = true
  ) throws -> Solution {
    try Solution(
      of: Instance(
        mixture: Mixture(checkingWeights: weights, means: means, variances: variances),
        points: points), updates: updates, expectingLast: expectingLast)
  }

  private static let half = Fraction(1, 2)

  @Test func onePointHasItselfAsMeanAndNoSpread() throws {
    let one = try Self.solution(
      weights: [Self.half, Self.half], means: [[0], [3]], variances: [1, 2],
      points: [[Fraction(7, 3)]], updates: 1, expectingLast: false)
    for j in 1...2 {
      #expect(try one.value(of: Quantity(.mean, cluster: j, iteration: 1)).exact == Fraction(7, 3))
      let variance = try one.value(of: Quantity(.variance, cluster: j, iteration: 1))
      #expect(variance.exact == 0)
      #expect(variance.rounded(significant: 6).description == "0")
    }
    #expect(throws: EMError.singularCovariance(cluster: 1)) {
      try Self.solution(
        weights: [Self.half, Self.half], means: [[0], [3]], variances: [1, 2],
        points: [[Fraction(7, 3)]], updates: 1)
    }
  }

  @Test func oneClusterIsRationalThroughout() throws {
    let solution = try Self.solution(
      weights: [1], means: [[5]], variances: [2], points: [[1], [2], [6]], updates: 2)
    for iteration in 1...2 {
      #expect(try solution.value(of: Quantity(.mean, cluster: 1, iteration: iteration)).exact == 3)
      #expect(
        try solution.value(of: Quantity(.variance, cluster: 1, iteration: iteration)).exact
          == Fraction(14, 3))
      #expect(
        try solution.value(of: Quantity(.posterior, cluster: 1, point: 3, iteration: iteration))
          .exact == 1)
    }
  }

  @Test func moreClustersThanPoints() throws {
    let solution = try Self.solution(
      weights: Array(repeating: Fraction(1, 4), count: 4), means: [[0], [1], [2], [3]],
      variances: [1, 1, 1, 1], points: [[0], [3]], updates: 1)
    // By symmetry the middle of all weights is one half for the first two clusters together.
    let first = try solution.value(of: Quantity(.weight, cluster: 1, iteration: 1))
    let second = try solution.value(of: Quantity(.weight, cluster: 2, iteration: 1))
    #expect((first + second - RealNumber(Self.half)).sign() == .undecided)
  }

  /// Clusters that are alike but for their weights share every point by these.
  @Test func identicalClustersStayAsTheyAre() throws {
    let solution = try Self.solution(
      weights: [Fraction(1, 3), Fraction(2, 3)], means: [[1], [1]], variances: [2, 2],
      points: [[0], [5], [7]], updates: 2)
    for iteration in 0...2 {
      let p = try solution.value(
        of: Quantity(.posterior, cluster: 1, point: 2, iteration: iteration))
      #expect(p.exact == Fraction(1, 3))
    }
    #expect(try solution.value(of: Quantity(.mean, cluster: 2, iteration: 2)).exact == 4)
  }

  /// The first cluster's count is about exp(−5·10⁷): far below the smallest double.
  @Test func aCountBelowEveryDoubleHasItsDigits() throws {
    let solution = try Self.solution(
      weights: [Self.half, Self.half], means: [[0], [10_000]], variances: [1, 1],
      points: [[10_000], [10_001]], updates: 1, expectingLast: false)
    let count = try solution.value(of: Quantity(.count, cluster: 1)).rounded(significant: 10)
    // mpmath: exp(−5e7) / (1 + exp(−5e7)) + exp(−(10001² − 1) / 2) / (1 + …), 10 digits.
    #expect(count.description == "8.032253540e-21714725")
    let mean = try solution.value(of: Quantity(.mean, cluster: 1, iteration: 1))
    #expect(mean.rounded(significant: 6).description == "10000.0")
  }

  @Test func pointsFarFromAllClustersHavePosteriorsAndALikelihood() throws {
    let solution = try Self.solution(
      weights: [Self.half, Self.half], means: [[-1], [1]], variances: [1, 1],
      points: [[1_000_000], [0]], updates: 0)
    let p = try solution.value(of: Quantity(.posterior, cluster: 1, point: 1))
    // exp(−2·10⁶), by mpmath.
    #expect(p.rounded(significant: 8).description == "1.0869098e-868589")
    #expect(
      try solution.value(of: Quantity(.posterior, cluster: 1, point: 2)).exact == Self.half)
    // −(10⁶ − 1)²/2 − ½ − log 2 − log 2π, by mpmath.
    #expect(
      try solution.value(of: Quantity(.logLikelihood)).rounded(significant: 16).description
        == "-499999000003.5310")
  }

  /// A cluster that sits on a point: its variance falls to e^(−thousands), and on without end.
  @Test func aClusterThatCapturesAPointIsSaidToCollapse() throws {
    let capture = { (updates: Int) in
      try Self.solution(
        weights: [Self.half, Self.half], means: [[0], [5]], variances: [Fraction(1, 100), 4],
        points: [[0], [3], [5], [8]], updates: updates)
    }
    #expect(throws: EMError.collapsed(cluster: 1)) { try capture(6) }
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? capture(1_000) }
    #expect(time < .seconds(5))
  }

  @Test func manyDimensions() throws {
    let d = 60
    let solution = try Self.solution(
      weights: [Self.half, Self.half],
      means: [Array(repeating: 0, count: d), Array(repeating: 1, count: d)],
      variances: [1, 100_000], points: [Array(repeating: 2, count: d)], updates: 0)
    // The heights differ by 10¹⁵⁰. By mpmath: a = exp(−120), b = exp(−60/200000) / 10¹⁵⁰, b / (a + b).
    let p = try solution.value(of: Quantity(.posterior, cluster: 1, point: 1))
    #expect(p.rounded(significant: 6).isProven)
    let q = try solution.value(of: Quantity(.posterior, cluster: 2, point: 1))
    #expect((p + q - RealNumber(1)).sign() == .undecided)
    #expect(p.rounded(significant: 12).description == "1.00000000000")
    #expect(q.rounded(significant: 5).description == "1.3038e-98")
  }

  @Test func anEmptyClusterOfTheObservedCaseIsAnError() throws {
    let instance = try Instance(
      mixture: Mixture(
        checkingWeights: [Self.half, Self.half], means: [[0], [1]], variances: [1, 1]),
      points: [[1], [2]], labels: [0, 0])
    #expect(throws: EMError.emptyCluster(2)) {
      try Solution(of: instance, updates: 1, expectingLast: false)
    }
  }

  @Test func theObservedCaseIsExact() throws {
    let instance = try Instance(
      mixture: Mixture(
        checkingWeights: [Self.half, Self.half], means: [[0], [1]], variances: [1, 1]),
      points: [[1], [2], [4]], labels: [0, 1, 1])
    let solution = try Solution(of: instance, updates: 1, expectingLast: false)
    #expect(try solution.value(of: Quantity(.count, cluster: 2)).exact == 2)
    #expect(
      try solution.value(of: Quantity(.weight, cluster: 1, iteration: 1)).exact == Fraction(1, 3))
    #expect(try solution.value(of: Quantity(.mean, cluster: 2, iteration: 1)).exact == 3)
    #expect(try solution.value(of: Quantity(.variance, cluster: 2, iteration: 1)).exact == 1)
  }

  /// Points 0 and 2 belong to the first cluster; 2 is equally near to both, and goes to the first.
  @Test func hardAssignmentTakesTheLikeliestCluster() throws {
    let instance = try Instance(
      mixture: Mixture(
        checkingWeights: [Self.half, Self.half], means: [[0], [4]], variances: [1, 1]),
      points: [[0], [2], [5]])
    let solution = try Solution(of: instance, updates: 1, expectingLast: false, method: .hard)
    #expect(try solution.value(of: Quantity(.likeliest, point: 2)).exact == 1)
    #expect(try solution.value(of: Quantity(.mean, cluster: 1, iteration: 1)).exact == 1)
    #expect(try solution.value(of: Quantity(.mean, cluster: 2, iteration: 1)).exact == 5)
    #expect(
      try solution.value(of: Quantity(.weight, cluster: 1, iteration: 1)).exact == Fraction(2, 3))
  }

  /// The counts of every iteration go by its own labels: those that its posteriors make likeliest.
  @Test(arguments: 0...1)
  func hardCountsAreThoseOfTheLikeliestClusters(_ updates: Int) throws {
    let points: [[Fraction]] = [[0], [1], [Fraction(19, 10)], [Fraction(22, 10)], [5]]
    let instance = try Instance(
      mixture: Mixture(
        checkingWeights: [Self.half, Self.half], means: [[0], [4]], variances: [1, 1]),
      points: points)
    let solution = try Solution(of: instance, updates: updates, method: .hard)
    for iteration in 0...updates {
      let likeliest = try (1...5).map { point in
        try solution.value(of: Quantity(.likeliest, point: point, iteration: iteration)).exact
      }
      for j in 1...2 {
        let count = try solution.value(of: Quantity(.count, cluster: j, iteration: iteration))
        #expect(count.exact == Fraction(likeliest.count { $0 == Fraction(j) }))
      }
    }
    #expect(solution.labelProofs.undecided == 0)
  }
}
