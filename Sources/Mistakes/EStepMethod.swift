import Mixtures
import Scalars

/// A way to work an E step: the right one, with at most one thing changed.
struct EStepMethod: Sendable, Hashable {
  /// Which weight stands with N_ij: p_j, none, the other cluster's, the other's above the line
  /// only, or p_j added to it in place of multiplied.
  enum Weights: Sendable { case own, none, other, otherAbove, added }
  /// What is divided by: Σ_k over the clusters, Σ_i over the points, Σ_i N_ij with the weight
  /// outside, Σ_i Σ_k, or nothing.
  enum Division: Sendable { case clusters, points, pointsThenWeighted, everything, none }
  /// What is reported in the end.
  enum Afterwards: Sendable { case nothing, otherCluster, hard }

  var density = DensityMethod.right
  var weights = Weights.own
  var division = Division.clusters
  var afterwards = Afterwards.nothing

  static let right = EStepMethod()

  /// p_j N_ij as this method takes it below the line, *n* × *K*.
  func joint<S: Scalar>(_ densities: Matrix<S>, _ weights: [S]) -> Matrix<S> {
    terms(densities, weights, isAbove: false)
  }

  /// What this method gives for p(j | i), *n* × *K*.
  ///
  /// - Parameters:
  ///   - densities: N_ij, worked as ``density`` says.
  ///   - joint: p_j N_ij as ``joint(_:_:)`` gives it.
  ///   - totals: the sum of each row of `joint`.
  ///   - weights: p_j.
  func posteriors<S: Scalar>(
    _ densities: Matrix<S>, _ joint: Matrix<S>, _ totals: [S], _ weights: [S]
  ) -> Matrix<S> {
    let above =
      self.weights == .otherAbove ? terms(densities, weights, isAbove: true) : joint
    return finish(divide(above, joint, totals, densities))
  }

  private func terms<S: Scalar>(
    _ densities: Matrix<S>, _ weights: [S], isAbove: Bool
  ) -> Matrix<S> {
    let k = weights.count
    return Matrix(rowCount: densities.rowCount, columnCount: k) { i, j in
      let density = densities[i, j]
      return switch self.weights {
      case .own: weights[j] * density
      case .none: density
      case .other: weights[(j + 1) % k] * density
      case .otherAbove: weights[isAbove ? (j + 1) % k : j] * density
      case .added: weights[j] + density
      }
    }
  }

  private func divide<S: Scalar>(
    _ above: Matrix<S>, _ below: Matrix<S>, _ totals: [S], _ densities: Matrix<S>
  ) -> Matrix<S> {
    switch division {
    case .none: return above
    case .clusters: return above.divided { i, _ in totals[i] }
    case .everything:
      let total = below.elements.sum()
      return above.divided { _, _ in total }
    case .points, .pointsThenWeighted:
      let divisors = division == .points ? below : densities
      let totals = (0..<below.columnCount).map { divisors.column($0).sum() }
      return above.divided { _, j in totals[j] }
    }
  }

  private func finish<S: Scalar>(_ rows: Matrix<S>) -> Matrix<S> {
    let (n, k) = (rows.rowCount, rows.columnCount)
    switch afterwards {
    case .nothing: return rows
    case .otherCluster:
      return Matrix(rowCount: n, columnCount: k) { i, j in rows[i, (j + 1) % k] }
    case .hard:
      let likeliest = (0..<n).map { rows.largest(inRow: $0) }
      return Matrix(rowCount: n, columnCount: k) { i, j in
        let one = S(1, matching: rows[i, j])
        // Where bounds don't tell, nothing is known of the row.
        guard let best = likeliest[i] else { return one / (rows[i, j] - rows[i, j]) }
        return S(j == best ? 1 : 0, matching: rows[i, j])
      }
    }
  }
}

extension Matrix where Element: Field {
  fileprivate func divided(by divisor: (Int, Int) -> Element) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount) { self[$0, $1] / divisor($0, $1) }
  }
}
