import Mixtures
import Scalars

extension ModelDefinition.Covariances {
  /// Draws the covariances of *K* clusters in *d* dimensions, cluster by cluster; of each matrix the
  /// diagonal first, then what stands above it, row by row.
  func draw(_ k: Int, _ d: Int, _ stream: inout DrawStream) -> Covariance<Fraction> {
    if let fixed = fixed(d) { return fixed }
    switch kind {
    case .spherical: return .spherical(numbers.draw(k, 1, &stream).map { $0[0] })
    case .diagonal: return .diagonal(numbers.draw(k, d, &stream))
    case .tied: return .tied(matrices(1, d, &stream)[0])
    case .full: return .full(matrices(k, d, &stream))
    }
  }

  /// The covariances, where nothing is drawn.
  func fixed(_ d: Int) -> Covariance<Fraction>? {
    guard let rows = numbers.fixed else { return nil }
    let matrix = { (row: [Fraction]) in Matrix(rowCount: d, columnCount: d, elements: row) }
    return switch kind {
    case .spherical: .spherical(rows.map { $0[0] })
    case .diagonal: .diagonal(rows)
    case .tied: .tied(matrix(rows[0]))
    case .full: .full(rows.map(matrix))
    }
  }

  private func matrices(_ count: Int, _ d: Int, _ stream: inout DrawStream) -> [Matrix<Fraction>] {
    (0..<count).map { _ -> Matrix<Fraction> in
      let diagonal = numbers.draw(1, d, &stream)[0]
      // Row r holds what stands right of the diagonal.
      let above = (0..<d).map { r -> [Fraction] in
        (0..<d - 1 - r).map { _ in offDiagonal?.draw(&stream) ?? .zero }
      }
      return Matrix(rowCount: d, columnCount: d) { r, c in
        r == c ? diagonal[r] : above[min(r, c)][max(r, c) - min(r, c) - 1]
      }
    }
  }

  /// Why a draw of these can't be used, if so.
  func refusal(of covariance: Covariance<Fraction>) -> Refusal? {
    switch covariance {
    case .spherical(let variances):
      hasEqual(variances) ? .equalVariances : nil
    case .diagonal(let rows):
      hasEqual(rows) ? .equalVariances : nil
    case .tied(let matrix):
      matrix.isPositiveDefinite ? nil : .notPositiveDefinite
    case .full(let matrices):
      if hasEqual(matrices) {
        .equalCovariances
      } else {
        matrices.allSatisfy(\.isPositiveDefinite) ? nil : .notPositiveDefinite
      }
    }
  }

  private func hasEqual<T: Hashable>(_ values: [T]) -> Bool {
    areDifferent && Set(values).count < values.count
  }
}

extension Covariance<Fraction> {
  /// Ones on the diagonals, where no covariances are given.
  static func unit(_ kind: CovarianceKind, _ k: Int, _ d: Int) -> Covariance {
    let unit = Matrix<Fraction>(rowCount: d, columnCount: d) { $0 == $1 ? .one : .zero }
    return switch kind {
    case .spherical: .spherical(Array(repeating: .one, count: k))
    case .diagonal: .diagonal(Array(repeating: Array(repeating: .one, count: d), count: k))
    case .tied: .tied(unit)
    case .full: .full(Array(repeating: unit, count: k))
    }
  }
}
