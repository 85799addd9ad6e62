import Mixtures
public import Scalars

extension Instance {
  /// What a statement shows as a whole, for a terminal: an indented line for each cluster or point.
  func lines(_ show: RichText.Show) -> String {
    let lines =
      switch show {
      case .parameters: parameterLines
      case .points: pointLines
      case .centres: meanLines
      }
    return lines.map { "    " + $0 }.joined(separator: "\n")
  }

  private var parameterLines: [String] {
    let clusters = zip(mixture.weights.indices, meanLines).map { j, mean in
      let spread = mixture.covariance.line(j).map { "   " + $0 } ?? ""
      return "p_\(j + 1) = \(mixture.weights[j].typeset)   \(mean)\(spread)"
    }
    guard case .tied(let matrix) = mixture.covariance else { return clusters }
    return clusters + ["Σ = \(matrix.typeset) for all clusters"]
  }

  private var meanLines: [String] {
    mixture.means.enumerated().map { j, mean in "μ^(\(j + 1)) = \(mean.typeset)" }
  }

  private var pointLines: [String] {
    points.enumerated().map { i, point in
      let cluster = labels.map { "   cluster \($0[i] + 1)" } ?? ""
      return "x^(\(i + 1)) = \(point.typeset)\(cluster)"
    }
  }
}

extension Covariance<Fraction> {
  /// The covariance of a cluster, counted from 0; `nil` where it belongs to all clusters.
  fileprivate func line(_ j: Int) -> String? {
    let index = String(j + 1)
    return switch self {
    case .spherical(let variances): "σ_\(index)² = \(variances[j].typeset)"
    case .diagonal(let rows): "diag Σ_\(index) = \(rows[j].typeset)"
    case .full(let matrices): "Σ_\(index) = \(matrices[j].typeset)"
    case .tied: nil
    }
  }
}

extension Matrix<Fraction> {
  /// The matrix on one line, row by row: `(2, 0.5; 0.5, 1)`; one number as it is.
  public var typeset: String {
    if elements.count == 1 { return elements[0].typeset }
    let rows = rows.map { $0.map(\.typeset).joined(separator: ", ") }
    return "(" + rows.joined(separator: "; ") + ")"
  }
}
