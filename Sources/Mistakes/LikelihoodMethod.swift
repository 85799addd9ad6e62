import Mixtures
import Scalars

/// A way to work the log-likelihood ℓ(θ) = Σ_i log Σ_j p_j N_ij, with at most one thing changed.
enum LikelihoodMethod: Sendable, Hashable {
  case right
  /// log₁₀ and log₂ for the natural logarithm.
  case baseTen, baseTwo
  /// ℓ / n, −ℓ, and the likelihood itself.
  case averaged, negative, likelihood
  /// Σ_i Σ_j log(p_j N_ij), and the same with w_ij before the logarithm.
  case sumOfLogs, expectedComplete
  /// Σ_i log Σ_j N_ij.
  case weightsForgotten
  /// log Σ_i Σ_j p_j N_ij, and Σ_i log Σ_j w_ij.
  case logOfTotal, afterNormalising
  /// ℓ of the iteration before, or after where there is none before.
  case offByOne

  /// What this method gives, in nats where it is a logarithm.
  ///
  /// - Parameters:
  ///   - joint: p_j N_ij, *n* × *K*.
  ///   - totals: the sum of each row of `joint`.
  ///   - densities: N_ij.
  ///   - posteriors: w_ij.
  func value<S: Scalar>(
    _ joint: Matrix<S>, _ totals: [S], _ densities: Matrix<S>, _ posteriors: Matrix<S>
  ) -> S {
    let n = joint.rowCount
    let sums = { (rows: Matrix<S>) in (0..<n).map { rows.row($0).sum() } }
    let logs = { (values: [S]) in values.map { S.log($0) }.sum() }
    switch self {
    case .right, .offByOne: return logs(totals)
    case .baseTen, .baseTwo:
      return logs(totals) / S.log(S(self == .baseTen ? 10 : 2, matching: joint[0, 0]))
    case .averaged: return logs(totals) / S(n)
    case .negative: return -logs(totals)
    case .likelihood:
      return totals.dropFirst().reduce(totals[0]) { $0 * $1 }
    case .sumOfLogs: return logs(joint.elements)
    case .expectedComplete:
      return S.sumOfProducts(posteriors.elements, joint.elements.map { S.log($0) })
    case .weightsForgotten: return logs(sums(densities))
    case .logOfTotal: return S.log(joint.elements.sum())
    case .afterNormalising: return logs(sums(posteriors))
    }
  }
}
