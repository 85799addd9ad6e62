import Exercises
import Mixtures
import Scalars

extension SolutionReport {
  /// θ as it is given; what a problem leaves out has no key.
  struct MixtureReport: Encodable {
    let covariance: String
    let weights: [String]?
    let means: [[String]]?
    /// Of spherical and diagonal mixtures.
    let variances: Variances?
    /// Of full ones, and the single one of a tied mixture.
    let covariances: [[[String]]]?
  }

  /// A variance for each cluster, or a list of them.
  enum Variances: Encodable {
    case numbers([String])
    case lists([[String]])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .numbers(let numbers): try container.encode(numbers)
      case .lists(let lists): try container.encode(lists)
      }
    }
  }
}

extension SolutionReport.MixtureReport {
  init(_ mixture: Mixture<Fraction>, given: Set<ModelDefinition.Given>) {
    covariance = mixture.covariance.kind.rawValue
    weights = given.contains(.weights) ? mixture.weights.map(\.description) : nil
    means = given.contains(.means) ? mixture.means.map { $0.map(\.description) } : nil
    let spread = given.contains(.covariances) ? mixture.covariance : nil
    switch spread {
    case nil: (variances, covariances) = (nil, nil)
    case .spherical(let numbers):
      (variances, covariances) = (.numbers(numbers.map(\.description)), nil)
    case .diagonal(let rows):
      (variances, covariances) = (.lists(rows.map { $0.map(\.description) }), nil)
    case .tied(let matrix): (variances, covariances) = (nil, [Self.rows(matrix)])
    case .full(let matrices): (variances, covariances) = (nil, matrices.map(Self.rows))
    }
  }

  private static func rows(_ matrix: Matrix<Fraction>) -> [[String]] {
    matrix.rows.map { $0.map(\.description) }
  }
}
