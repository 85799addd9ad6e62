extension Mistake {
  /// What went wrong, for lists and reports: a few words.
  public var title: String { words.title }

  /// Two or three sentences for the student: the step, what seems to have happened there, and the
  /// right formula; never a value.
  public var feedback: String { words.feedback }

  private var words: (title: String, feedback: String) {
    switch step {
    case .expectation: densityWords ?? expectationWords
    case .maximisation: varianceWords ?? updateWords
    case .rounding: roundingWords
    case .logLikelihood: likelihoodWords
    }
  }
}

// MARK: E step

extension Mistake {
  /// Of mistakes in the density; `nil` for others.
  private var densityWords: (title: String, feedback: String)? {
    let right = "The density is N(x; μ, σ²I) = (2πσ²)^(−d/2) · exp(−‖x − μ‖² / (2σ²))."
    return switch self {
    case .varianceAsDeviation:
      (
        "the variance squared once more",
        "In the E step, σ² was squared once more, as if it were the standard deviation. What is "
          + "given is the variance itself. \(right)"
      )
    case .halfMissing:
      (
        "the 2 in the exponent left out",
        "In the densities of the E step, the exponent seems to lack its factor ½. \(right)"
      )
    case .deviationInExponent:
      (
        "σ for σ² in the exponent",
        "In the densities of the E step, the exponent was divided by 2σ in place of 2σ². \(right)"
      )
    case .notSquared:
      (
        "the distance not squared",
        "In the densities of the E step, the distance ‖x − μ‖ in the exponent was not squared. "
          + right
      )
    case .normaliserDropped:
      (
        "the factor before the exponential dropped",
        "In the E step, the factor before the exponential was left out. It cancels only where all "
          + "variances are equal. \(right)"
      )
    case .dimensionIsN:
      (
        "n taken for d in the density",
        "In the E step, the number of points n was taken for the dimension d in the power of 2πσ². "
          + "The dimension is the number of coordinates of one point. \(right)"
      )
    case .dimensionIsTwo:
      (
        "the density of two dimensions",
        "In the E step, the factor before the exponential is that of two dimensions. Look at how "
          + "many coordinates a point has here. \(right)"
      )
    default: nil
    }
  }

  private var expectationWords: (title: String, feedback: String) {
    let right =
      "The posterior is p(j | i) = p_j N_ij / Σ_k p_k N_ik, with N_ij the density of "
      + "cluster j at x⁽ⁱ⁾."
    return switch self {
    case .overPoints:
      (
        "divided by the sum over the points",
        "In the E step, the products p_j N_ij were divided by their sum over the points. For each "
          + "point the sum goes over the clusters. \(right)"
      )
    case .overPointsWeighted:
      (
        "divided by the sum of densities over the points",
        "In the E step, each density was divided by the sum of the densities over the points, and "
          + "then weighted. For each point the sum goes over the clusters, with the weights inside. "
          + right
      )
    case .overEverything:
      (
        "divided by the sum over all points and clusters",
        "In the E step, every product was divided by one sum over all points and all clusters. Each "
          + "point has a sum of its own. \(right)"
      )
    case .weightsForgotten:
      (
        "the weights left out",
        "In the E step, the mixture weights p_j were left out, or one weight was used for all "
          + "clusters. They cancel only where all are equal. \(right)"
      )
    case .weightsSwapped:
      (
        "the weights interchanged",
        "In the E step, each density was multiplied by the weight of the other cluster. \(right)"
      )
    case .weightOfOtherAbove:
      (
        "the other cluster's weight above the line",
        "In the E step, the numerator has the weight of the other cluster; the denominator is right. "
          + right
      )
    case .weightsAdded:
      (
        "the weights added in place of multiplied",
        "In the E step, weights were added to the densities. They are to be multiplied. \(right)"
      )
    case .joint:
      (
        "not divided by the sum",
        "These are the products p_j N_ij of the E step; the division by their sum over the clusters "
          + "is missing. \(right)"
      )
    case .density:
      (
        "the density in place of the posterior",
        "These are the densities N_ij alone, without the weights and without the division. \(right)"
      )
    case .clustersSwapped:
      (
        "the posterior of the other cluster",
        "These are the posteriors of another cluster. Look at which cluster stands before the bar in "
          + "p(j | i). \(right)"
      )
    case .hard:
      (
        "each point given wholly to one cluster",
        "In the E step, each point was given wholly to its likeliest cluster. EM shares every point "
          + "among all clusters. \(right)"
      )
    default:
      (
        "the right values in another order",
        "The posteriors are right, but stand at other points. Compare the order of the points on the "
          + "sheet with yours."
      )
    }
  }
}
