import Balls
import Mixtures
import Scalars
import Solving
import TestSupport
import Testing

/// What holds of EM whatever the numbers are, on instances of all kinds of covariance.
@Suite("Properties of EM")
struct PropertyTests {
  private static let numbers = 500_000..<(LongTests.areWanted ? 504_000 : 500_060)

  @Test func theLogLikelihoodNeverFalls() throws {
    var checked = 0
    for number in Self.numbers {
      let instance = try ReferenceInstance(number).instance
      guard let solution = try? Solution(of: instance, updates: 3) else { continue }
      checked += 1
      let values = try (0...3).map {
        try solution.value(of: Quantity(.logLikelihood, iteration: $0))
      }
      for (before, after) in zip(values, values.dropFirst()) {
        #expect((after - before).sign(digits: 0) != .less, "instance \(number)")
      }
    }
    // The others collapse, or have no spread.
    #expect(checked > Self.numbers.count / 3)
  }

  /// ℓ(θ) ≤ ℓ̂(θ̂) ≤ ℓ(θ̂), and ℓ̂ = ℓ where the posteriors are θ's own.
  @Test func theProxyLiesBetween() throws {
    var checked = 0
    for number in Self.numbers {
      let instance = try ReferenceInstance(number).instance
      guard let solution = try? Solution(of: instance, updates: 1) else { continue }
      checked += 1
      let before = try solution.value(of: Quantity(.logLikelihood))
      let proxy = try solution.value(of: Quantity(.proxyAfter, iteration: 1))
      let after = try solution.value(of: Quantity(.logLikelihood, iteration: 1))
      #expect((proxy - before).sign() != .less, "instance \(number)")
      #expect((after - proxy).sign() != .less, "instance \(number)")
      let own = try solution.value(of: Quantity(.proxy))
      #expect(own.ball(precision: 256).overlaps(before.ball(precision: 256)), "instance \(number)")
    }
    #expect(checked > Self.numbers.count / 2)
  }

  @Test func posteriorsSumToOne() throws {
    for number in Self.numbers {
      let instance = try ReferenceInstance(number).instance
      let (mixture, points) = instance.over(Ball.self, in: 128)
      for row in try Expectation(mixture, points).posteriors.rows {
        #expect(row.sum().contains(1), "instance \(number)")
        #expect(row.sum().rounded(decimals: 20) != nil, "instance \(number)")
      }
    }
  }

  @Test func relabellingPermutesTheAnswersAndChangesNothingElse() throws {
    for number in Self.numbers {
      let instance = try ReferenceInstance(number).instance
      let mixture = instance.mixture
      let turned = try Instance(
        mixture: Mixture(
          weights: mixture.weights.reversed(), means: mixture.means.reversed(),
          covariance: mixture.covariance.reversed), points: instance.points)
      try expectSame(instance, turned) { quantity in
        quantity.replacing(cluster: quantity.cluster.map { mixture.clusterCount + 1 - $0 })
      }
    }
  }

  /// x ↦ a x + b turns means alike, multiplies covariances by a², and lowers ℓ by n d log |a|.
  @Test func shiftingAndScalingTurnsTheAnswersLikewise() throws {
    for number in Self.numbers {
      let instance = try ReferenceInstance(number).instance
      let (a, b) = (Fraction(number % 7 - 3) * 2 + 1, Fraction(number % 100) / 3)
      let move = { (vector: [Fraction]) in vector.map { a * $0 + b } }
      let moved = try Instance(
        mixture: Mixture(
          weights: instance.mixture.weights, means: instance.mixture.means.map(move),
          covariance: instance.mixture.covariance.map { a * a * $0 }),
        points: instance.points.map(move))
      let fall =
        RealNumber(Fraction(instance.points.count * instance.mixture.dimension))
        * RealNumber(a.magnitude).logarithm
      try expectSame(instance, moved) {
        $0
      } turning: { quantity, value in
        switch quantity.name {
        case .mean: RealNumber(a) * value + RealNumber(b)
        case .variance, .covariance: RealNumber(a * a) * value
        case .logLikelihood, .proxy, .proxyAfter: value - fall
        default: value
        }
      }
    }
  }

  /// Compares every quantity of one instance, turned, with its counterpart in the other.
  private func expectSame(
    _ first: Instance, _ second: Instance, counterpart: (Quantity) -> Quantity,
    turning: (Quantity, RealNumber) -> RealNumber = { $1 }
  ) throws {
    let one = try Solution(of: first, updates: 1, expectingLast: false)
    let other = try Solution(of: second, updates: 1, expectingLast: false)
    for quantity in one.quantities {
      let value = turning(quantity, try one.value(of: quantity)).ball(precision: 320)
      let same = try other.value(of: counterpart(quantity)).ball(precision: 320)
      #expect(value.overlaps(same), "\(quantity)")
      // Balls that know nothing would overlap as well.
      #expect((value - same).magnitude.approximation < 1e-20, "\(quantity)")
    }
  }
}

extension Covariance {
  fileprivate var reversed: Covariance {
    switch self {
    case .spherical(let variances): .spherical(variances.reversed())
    case .diagonal(let variances): .diagonal(variances.reversed())
    case .tied: self
    case .full(let matrices): .full(matrices.reversed())
    }
  }
}

extension Quantity {
  fileprivate func replacing(cluster: Int?) -> Quantity {
    // The one matrix of all clusters is asked for as that of the first.
    Quantity(
      name, cluster: cluster, point: point, coordinate: coordinate, row: row, column: column,
      iteration: iteration)
  }
}
