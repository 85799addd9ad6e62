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
  public var isPosterior: Bool { kind == .posterior }

  /// What it is.
  public var kind: NotedKinds {
    switch self {
    case .density: .density
    case .joint: .joint
    case .likelihood: .likelihood
    case .logLikelihood: .logLikelihood
    case .posterior: .posterior
    case .count: .count
    case .weight: .weight
    case .mean: .mean
    case .variance, .covariance: .covariance
    }
  }
}

/// Kinds of values of the work.
public struct NotedKinds: OptionSet, Sendable {
  /// A bit for each kind.
  public let rawValue: Int

  /// A set of its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  static let density = NotedKinds(rawValue: 1)
  static let joint = NotedKinds(rawValue: 2)
  static let likelihood = NotedKinds(rawValue: 4)
  static let logLikelihood = NotedKinds(rawValue: 8)
  static let posterior = NotedKinds(rawValue: 16)
  static let count = NotedKinds(rawValue: 32)
  static let weight = NotedKinds(rawValue: 64)
  static let mean = NotedKinds(rawValue: 128)
  /// Variances as well.
  static let covariance = NotedKinds(rawValue: 256)
  /// Everything.
  public static let all = NotedKinds(rawValue: 511)
}

/// What somebody writes down of the work, and goes on with in place of what the method gives.
public struct Notes<S: Scalar>: Sendable {
  /// What may be written down.
  private let kinds: NotedKinds
  private let write: @Sendable (NotedValue, _ worked: S) -> S?

  /// - Parameters:
  ///   - kinds: what may be written down; nothing else is asked for.
  ///   - write: gives what is written down for a value and what was worked; `nil` where nothing is, so
  ///     that the work goes on with what was worked.
  public init(
    of kinds: NotedKinds = .all, _ write: @escaping @Sendable (NotedValue, _ worked: S) -> S?
  ) {
    self.kinds = kinds
    self.write = write
  }

  func densities(_ worked: Matrix<S>, _ t: Int) -> Matrix<S> {
    guard kinds.contains(.density) else { return worked }
    return elements(worked) { .density(cluster: $1, point: $0, iteration: t) }
  }

  func joint(_ worked: Matrix<S>, _ t: Int) -> Matrix<S> {
    guard kinds.contains(.joint) else { return worked }
    return elements(worked) { .joint(cluster: $1, point: $0, iteration: t) }
  }

  func totals(_ worked: [S], _ t: Int) -> [S] {
    guard kinds.contains(.likelihood) else { return worked }
    return worked.enumerated().map { write(.likelihood(point: $0, iteration: t), $1) ?? $1 }
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
    guard kinds.contains(.posterior) else { return worked }
    let rows = (0..<worked.rowCount).flatMap { i in
      complete(worked.row(i)) { .posterior(cluster: $0, point: i, iteration: t) }
    }
    return Matrix(rowCount: worked.rowCount, columnCount: worked.columnCount, elements: rows)
  }

  /// The weights that the work goes on with, which sum to 1 like the posteriors of a point.
  func weights(_ worked: [S], _ t: Int) -> [S] {
    guard kinds.contains(.weight) else { return worked }
    return complete(worked) { .weight(cluster: $0, iteration: t) }
  }

  func count(_ worked: S, _ j: Int, _ t: Int) -> S {
    guard kinds.contains(.count) else { return worked }
    return write(.count(cluster: j, iteration: t), worked) ?? worked
  }

  func mean(_ worked: [S], _ j: Int, _ t: Int) -> [S] {
    guard kinds.contains(.mean) else { return worked }
    return worked.enumerated().map { c, value in
      write(.mean(cluster: j, coordinate: c, iteration: t), value) ?? value
    }
  }

  func covariance(_ worked: Covariance<S>, _ t: Int) -> Covariance<S> {
    guard kinds.contains(.covariance) else { return worked }
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
    var (values, open, openCount) = (worked, 0, 0)
    for j in worked.indices {
      if let written = write(value(j), worked[j]) {
        values[j] = written
      } else {
        (open, openCount) = (j, openCount + 1)
      }
    }
    guard openCount == 1, values.count > 1 else { return values }
    var rest = S(1, matching: worked[0])
    for j in values.indices where j != open { rest = rest - values[j] }
    values[open] = rest
    return values
  }
}
