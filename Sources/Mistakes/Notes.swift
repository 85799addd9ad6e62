import Mixtures
import Scalars

/// A value of the work that an exercise may ask for, and that later steps go on with; indices count
/// from 0.
public enum NotedValue: Sendable, Hashable {
  /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾, and times p_j.
  case density(cluster: Int, point: Int, iteration: Int)
  case joint(cluster: Int, point: Int, iteration: Int)
  /// Σ_j p_j N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j) at θ⁽ᵗ⁾.
  case likelihood(point: Int, iteration: Int)
  /// ℓ(θ⁽ᵗ⁾).
  case logLikelihood(iteration: Int)
  /// p(j | i) at θ⁽ᵗ⁾.
  case posterior(cluster: Int, point: Int, iteration: Int)
  /// n̂_j at θ⁽ᵗ⁾.
  case count(cluster: Int, iteration: Int)
  /// p_j of θ⁽ᵗ⁾, *t* ≥ 1, as all that follow.
  case weight(cluster: Int, iteration: Int)
  /// A coordinate of μ⁽ʲ⁾.
  case mean(cluster: Int, coordinate: Int, iteration: Int)
  /// σ_j² of a spherical mixture.
  case variance(cluster: Int, iteration: Int)
  /// An element of Σ_j of any other one.
  case covariance(cluster: Int, row: Int, column: Int, iteration: Int)
}

extension NotedValue {
  /// The step of EM that makes it.
  public var step: Mistake.Step {
    switch self {
    case .density, .joint, .likelihood, .posterior, .count: .expectation
    case .weight, .mean, .variance, .covariance: .maximisation
    case .logLikelihood: .logLikelihood
    }
  }

  /// Whether it is p(j | i).
  public var isPosterior: Bool { if case .posterior = self { true } else { false } }
}

/// What somebody writes down of the work, and goes on with in place of what the method gives.
public struct Notes<S: Scalar>: Sendable {
  private let write: @Sendable (NotedValue, _ worked: S) -> S?

  /// - Parameter write: gives what is written down for a value and what was worked; `nil` where nothing
  ///   is, so that the work goes on with what was worked.
  public init(_ write: @escaping @Sendable (NotedValue, _ worked: S) -> S?) {
    self.write = write
  }

  func densities(_ worked: Matrix<S>, _ t: Int) -> Matrix<S> {
    elements(worked) { .density(cluster: $1, point: $0, iteration: t) }
  }

  func joint(_ worked: Matrix<S>, _ t: Int) -> Matrix<S> {
    elements(worked) { .joint(cluster: $1, point: $0, iteration: t) }
  }

  func totals(_ worked: [S], _ t: Int) -> [S] {
    worked.enumerated().map { write(.likelihood(point: $0, iteration: t), $1) ?? $1 }
  }

  func logLikelihood(_ worked: S, _ t: Int) -> S {
    write(.logLikelihood(iteration: t), worked) ?? worked
  }

  private func elements(
    _ worked: Matrix<S>, _ value: (_ row: Int, _ column: Int) -> NotedValue
  ) -> Matrix<S> {
    Matrix(rowCount: worked.rowCount, columnCount: worked.columnCount) {
      write(value($0, $1), worked[$0, $1]) ?? worked[$0, $1]
    }
  }

  /// The posteriors that the work goes on with.
  ///
  /// Where all but one of a point are written down, the last is what is left of 1.
  func posteriors(_ worked: Matrix<S>, _ t: Int) -> Matrix<S> {
    let rows = (0..<worked.rowCount).map { i in
      complete(worked.row(i)) { .posterior(cluster: $0, point: i, iteration: t) }
    }
    return Matrix(rowCount: worked.rowCount, columnCount: worked.columnCount) { rows[$0][$1] }
  }

  /// The weights that the work goes on with, which sum to 1 like the posteriors of a point.
  func weights(_ worked: [S], _ t: Int) -> [S] {
    complete(worked) { .weight(cluster: $0, iteration: t) }
  }

  func count(_ worked: S, _ j: Int, _ t: Int) -> S {
    write(.count(cluster: j, iteration: t), worked) ?? worked
  }

  func mean(_ worked: [S], _ j: Int, _ t: Int) -> [S] {
    worked.enumerated().map { c, value in
      write(.mean(cluster: j, coordinate: c, iteration: t), value) ?? value
    }
  }

  func covariance(_ worked: Covariance<S>, _ t: Int) -> Covariance<S> {
    let matrix = { (worked: Matrix<S>, j: Int) in
      // A symmetric matrix is known by its lower triangle.
      elements(worked) {
        .covariance(cluster: j, row: max($0, $1), column: min($0, $1), iteration: t)
      }
    }
    switch worked {
    case .spherical(let variances):
      return .spherical(
        variances.enumerated().map { j, value in
          write(.variance(cluster: j, iteration: t), value) ?? value
        })
    case .diagonal(let variances):
      return .diagonal(
        variances.enumerated().map { j, row in
          row.enumerated().map { c, value in
            write(.covariance(cluster: j, row: c, column: c, iteration: t), value) ?? value
          }
        })
    case .tied(let shared): return .tied(matrix(shared, 0))
    case .full(let matrices): return .full(matrices.enumerated().map { matrix($1, $0) })
    }
  }

  private func complete(_ worked: [S], _ value: (Int) -> NotedValue) -> [S] {
    let written = worked.indices.map { write(value($0), worked[$0]) }
    let missing = written.indices.filter { written[$0] == nil }
    guard missing.count == 1, written.count > 1, let open = missing.first else {
      return written.indices.map { written[$0] ?? worked[$0] }
    }
    let rest = S(1, matching: worked[0]) - written.compactMap { $0 }.sum()
    return written.enumerated().map { $0 == open ? rest : $1 ?? rest }
  }
}
