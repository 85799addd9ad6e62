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

// MARK: M step

extension Mistake {
  /// Of mistakes in the variance; `nil` for others.
  private var varianceWords: (title: String, feedback: String)? {
    let right =
      "The new variance is σ̂_j² = Σ_i p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖² / (d n̂_j), about the new "
      + "mean μ̂⁽ʲ⁾."
    return switch self {
    case .oldMean:
      (
        "the variance about the old mean",
        "In the M step, the variance was taken about the mean before the update. \(right)"
      )
    case .varianceOverN:
      (
        "the variance divided by n",
        "In the M step, the variance was divided by the number of points n in place of the "
          + "effective number n̂_j of the cluster. \(right)"
      )
    case .dimensionLeftOut:
      (
        "the variance not divided by d",
        "In the M step, the d below the line of the variance was left out: σ² is the variance of one "
          + "coordinate, and ‖x − μ‖² adds up d of them. \(right)"
      )
    case .updateDimensionIsN:
      (
        "n taken for d in the variance",
        "In the M step, the number of points n was taken for the dimension d in the variance. \(right)"
      )
    case .deviation:
      (
        "the standard deviation in place of the variance",
        "This is the square root of the new variance. What is asked for is σ̂², not σ̂. \(right)"
      )
    case .varianceUnweighted:
      (
        "the variance without the posteriors",
        "In the M step, the squared distances in the variance were added up without the posteriors. "
          + right
      )
    case .weightsSquared:
      (
        "the posteriors squared in the variance",
        "In the M step, the posteriors in the variance were squared. Only the distances are. \(right)"
      )
    case .bessel:
      (
        "the variance divided by n̂ − 1",
        "In the M step, the variance was divided by n̂_j − 1. EM maximises the likelihood, which "
          + "divides by n̂_j. \(right)"
      )
    case .secondMoment:
      (
        "the mean not subtracted in the variance",
        "In the M step, the mean was not subtracted from the points in the variance. \(right)"
      )
    case .globalMean:
      (
        "the variance about the mean of all points",
        "In the M step, the variance was taken about the plain mean of all points. \(right)"
      )
    default: nil
    }
  }

  private var updateWords: (title: String, feedback: String) {
    let mean = "The new mean is μ̂⁽ʲ⁾ = Σ_i p(j | i) x⁽ⁱ⁾ / n̂_j with n̂_j = Σ_i p(j | i)."
    let weight = "The new weight is p̂_j = n̂_j / n with n̂_j = Σ_i p(j | i)."
    return switch self {
    case .meanOverN:
      (
        "the mean divided by n",
        "In the M step, the weighted sum of the points was divided by n. \(mean)"
      )
    case .meanUnweighted:
      (
        "the plain mean of all points",
        "In the M step, the mean was taken over all points alike, without the posteriors. \(mean)"
      )
    case .count:
      (
        "the effective number in place of the weight",
        "This is the effective number n̂_j of points; the division by n is missing. \(weight)"
      )
    case .timesOldWeight:
      (
        "the new weight multiplied by the old one",
        "In the M step, the new weight was multiplied by the old one, which is in the posteriors "
          + "already. \(weight)"
      )
    default:
      (
        "the parameters of the other cluster",
        "These are the new parameters of another cluster. Look at which cluster is asked for, and use "
          + "its posteriors throughout. \(mean)"
      )
    }
  }

  private var roundingWords: (title: String, feedback: String) {
    (
      "posteriors rounded to \(rawValue.dropFirst(2)) decimals",
      "The posteriors seem to have been rounded to \(rawValue.dropFirst(2)) decimals before the M "
        + "step. Keep all their digits while you work, and round only the results."
    )
  }
}

// MARK: Log-likelihood

extension Mistake {
  private var likelihoodWords: (title: String, feedback: String) {
    let right =
      "The log-likelihood is ℓ(θ) = Σ_i ln Σ_j p_j N_ij: for each point the logarithm of a "
      + "sum over the clusters."
    return switch self {
    case .baseTen:
      ("the logarithm to base 10", "The logarithm to base 10 was taken; ln is natural. \(right)")
    case .baseTwo:
      ("the logarithm to base 2", "The logarithm to base 2 was taken; ln is natural. \(right)")
    case .averaged:
      (
        "divided by n",
        "This is the mean over the points; the log-likelihood is their sum. \(right)"
      )
    case .sign:
      (
        "the sign turned",
        "This is the negative log-likelihood. \(right) Its sign stays as it comes."
      )
    case .likelihood:
      (
        "the likelihood without the logarithm",
        "This is the likelihood itself, a product of the densities of all points; the logarithm is "
          + "missing. \(right)"
      )
    case .sumOfLogs:
      (
        "logarithms of the single products",
        "The logarithm was taken of each product p_j N_ij, and then summed over the clusters. The sum "
          + "stands inside the logarithm. \(right)"
      )
    case .expectedComplete:
      (
        "the logarithms weighted with the posteriors",
        "This is Σ_i Σ_j p(j | i) ln(p_j N_ij), a part of the proxy function, not the "
          + "log-likelihood. \(right)"
      )
    case .likelihoodWeightsForgotten:
      (
        "the weights left out of the log-likelihood",
        "The mixture weights p_j were left out of the log-likelihood. \(right)"
      )
    case .logOfTotal:
      (
        "one logarithm of the whole sum",
        "One logarithm was taken of the sum over all points. \(right)"
      )
    case .afterNormalising:
      (
        "the logarithm of what sums to 1",
        "The posteriors were summed in place of the products: they sum to 1 for each point, which "
          + "says nothing about the likelihood. \(right)"
      )
    default:
      (
        "the log-likelihood of another iteration",
        "This is the log-likelihood at the parameters of another iteration. Look at which parameters "
          + "are asked for. \(right)"
      )
    }
  }
}
