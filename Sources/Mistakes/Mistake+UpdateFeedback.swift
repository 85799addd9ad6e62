extension Mistake {
  /// Of mistakes in the variance; `nil` for others.
  var varianceWords: (title: String, feedback: String)? {
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

  var updateWords: (title: String, feedback: String) {
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

  var roundingWords: (title: String, feedback: String) {
    let what =
      switch shortening {
      case .cutOff(let decimals)?: "cut off after \(decimals) decimals"
      case .rounded(let decimals)?: "rounded to \(decimals) decimals"
      case nil: "rounded"
      }
    return (
      "posteriors \(what)",
      "The posteriors seem to have been \(what) before the M step. Keep all their digits while you "
        + "work, and round only the results."
    )
  }
}

// MARK: Log-likelihood

extension Mistake {
  var likelihoodWords: (title: String, feedback: String) {
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
