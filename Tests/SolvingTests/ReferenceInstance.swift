import Mixtures
import Scalars
import Solving

/// The random instances of `Tests/Vectors/reference.py`, drawn anew, and the lines that it prints of
/// them.
struct ReferenceInstance {
  let number: Int
  let instance: Instance
  let updates: Int

  private static let seed: UInt64 = 68_616

  init(_ number: Int) throws {
    var draws = SplitMix64(state: (Self.seed << 32) &+ UInt64(number))
    let kind = [CovarianceKind.spherical, .diagonal, .tied, .full][number % 4]
    let (k, d, n) = (1 + draws.below(6), 1 + draws.below(4), 1 + draws.below(40))
    let reach = [50, 200, 10_000][draws.below(3)]
    updates = 1 + draws.below(2)
    let shares = (0..<k).map { _ in 1 + draws.below(9) }
    let total = Fraction(shares.reduce(0, +))
    let means = (0..<k).map { _ in
      (0..<d).map { _ in Fraction(draws.below(2 * reach + 1) - reach) / 10 }
    }
    let covariance = Self.covariance(kind, k, d, &draws)
    let points = (0..<n).map { _ in
      let centre = means[draws.below(k)]
      return centre.map { $0 + Fraction(draws.below(81) - 40) / 10 }
    }
    self.number = number
    instance = try Instance(
      mixture: Mixture(
        checkingWeights: shares.map { Fraction($0) / total }, means: means,
        covariance: covariance), points: points)
  }

  private static func covariance(
    _ kind: CovarianceKind, _ k: Int, _ d: Int, _ draws: inout SplitMix64
  ) -> Covariance<Fraction> {
    switch kind {
    case .spherical: .spherical((0..<k).map { _ in variance(&draws) })
    case .diagonal: .diagonal((0..<k).map { _ in (0..<d).map { _ in variance(&draws) } })
    case .tied: .tied(matrix(d, &draws))
    case .full: .full((0..<k).map { _ in matrix(d, &draws) })
    }
  }

  private static func variance(_ draws: inout SplitMix64) -> Fraction {
    Fraction(1 + draws.below(80)) / 10
  }

  /// L Lᵀ of a lower-triangular L.
  private static func matrix(_ d: Int, _ draws: inout SplitMix64) -> Matrix<Fraction> {
    let lower = (0..<d).map { r in
      (0...r).map { c in
        Fraction(c < r ? draws.below(21) - 10 : 1 + draws.below(20)) / 10
      }
    }
    return Matrix(rowCount: d, columnCount: d) { r, c in
      (0...min(r, c)).map { lower[r][$0] * lower[c][$0] }.sum()
    }
  }
}

/// Vigna's generator, as the reference draws with it.
struct SplitMix64 {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(((z ^ (z >> 31)) >> 33) % UInt64(count))
  }
}

// MARK: Lines

extension ReferenceInstance {
  /// What the reference prints of this instance, each value at several numbers of digits.
  func lines(digits: [Int]) throws -> [String] {
    var lines = heading
    for iteration in 0...updates {
      if iteration > 0 { lines += try values(parameters, iteration, digits) }
      do {
        let solution = try Solution(of: instance, updates: iteration)
        lines += try values(
          solution.quantities.filter { $0.iteration == iteration && !isParameter($0) },
          in: solution,
          digits)
      } catch EMError.singularCovariance(let cluster) {
        return lines + ["singular \(cluster)"]
      } catch EMError.collapsed(let cluster) {
        return lines + ["collapsed \(cluster)"]
      }
    }
    return lines
  }

  private func values(
    _ quantities: (Solution) -> [Quantity], _ iteration: Int, _ digits: [Int]
  ) throws -> [String] {
    let solution = try Solution(of: instance, updates: iteration, expectingLast: false)
    return try values(
      quantities(solution).filter { $0.iteration == iteration }, in: solution, digits)
  }

  private func parameters(_ solution: Solution) -> [Quantity] {
    solution.quantities.filter(isParameter)
  }

  private func isParameter(_ quantity: Quantity) -> Bool {
    [.weight, .mean, .variance, .covariance].contains(quantity.name)
  }

  private func values(
    _ quantities: [Quantity], in solution: Solution, _ digits: [Int]
  ) throws -> [String] {
    try quantities.map { quantity in
      let value = try solution.value(of: quantity)
      let texts = digits.map { Self.text(value.rounded(significant: $0)) }
      let indices = Quantity.Index.allCases.compactMap { quantity[$0].map { " \($0)" } }.joined()
      return "\(quantity.name.rawValue)\(indices) @\(quantity.iteration) = "
        + texts.joined(separator: " ")
    }
  }

  private static func text(_ number: RoundedNumber) -> String {
    guard number.isProven else { return "unproven" }
    guard number.decimal.digits == "0" else { return number.decimal.scientific }
    return number.isExact ? "0" : "tiny"
  }

  private var heading: [String] {
    let mixture = instance.mixture
    let row = { (values: [Fraction]) in values.map(Self.exact).joined(separator: ",") }
    let rows = { (values: [[Fraction]]) in values.map(row).joined(separator: ";") }
    let covariance =
      switch mixture.covariance {
      case .spherical(let variances): "variances " + row(variances)
      case .diagonal(let variances): "variances " + rows(variances)
      case .tied(let matrix): "covariances " + row(matrix.elements)
      case .full(let matrices): "covariances " + rows(matrices.map(\.elements))
      }
    let kind = mixture.covariance.kind.rawValue
    return [
      "# \(number) \(kind) \(mixture.clusterCount) \(mixture.dimension) \(instance.points.count) "
        + "\(updates)",
      "weights " + row(mixture.weights), "means " + rows(mixture.means), covariance,
      "points " + rows(instance.points),
    ]
  }

  private static func exact(_ value: Fraction) -> String {
    value.isInteger ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
  }
}
