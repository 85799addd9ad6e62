/// A mistake that people make on exercises about EM: a wrong method with a name.
///
/// The raw values are the ids that files and reports use; they never change.
public enum Mistake: String, Sendable, Hashable, CaseIterable {
  case varianceAsDeviation = "e-variance-as-deviation"
  case overPoints = "e-over-points"
  case overPointsWeighted = "e-over-points-weighted"
  case overEverything = "e-over-everything"
  case weightsForgotten = "e-weights-forgotten"
  case weightsSwapped = "e-weights-swapped"
  case weightOfOtherAbove = "e-weight-of-other-above"
  case weightsAdded = "e-weights-added"
  case joint = "e-joint"
  case density = "e-density"
  case halfMissing = "e-half-missing"
  case deviationInExponent = "e-deviation-in-exponent"
  case notSquared = "e-not-squared"
  case normaliserDropped = "e-normaliser-dropped"
  case dimensionIsN = "e-dimension-is-n"
  case dimensionIsTwo = "e-dimension-is-two"
  case clustersSwapped = "e-clusters-swapped"
  case hard = "e-hard"
  case pointsPermuted = "e-points-permuted"

  case oldMean = "m-old-mean"
  case meanOverN = "m-mean-over-n"
  case varianceOverN = "m-variance-over-n"
  case dimensionLeftOut = "m-dimension-left-out"
  case updateDimensionIsN = "m-dimension-is-n"
  case deviation = "m-deviation"
  case varianceUnweighted = "m-variance-unweighted"
  case weightsSquared = "m-weights-squared"
  case bessel = "m-bessel"
  case secondMoment = "m-second-moment"
  case globalMean = "m-global-mean"
  case meanUnweighted = "m-mean-unweighted"
  case count = "m-count"
  case timesOldWeight = "m-times-old-weight"
  case otherCluster = "m-other-cluster"

  case rounded2 = "r-2"
  case rounded3 = "r-3"
  case rounded4 = "r-4"
  case rounded5 = "r-5"
  case rounded6 = "r-6"
  case cutOff2 = "r-cut-2"
  case cutOff3 = "r-cut-3"
  case cutOff4 = "r-cut-4"
  case cutOff5 = "r-cut-5"
  case cutOff6 = "r-cut-6"

  case baseTen = "l-base-ten"
  case baseTwo = "l-base-two"
  case averaged = "l-averaged"
  case sign = "l-sign"
  case likelihood = "l-likelihood"
  case sumOfLogs = "l-sum-of-logs"
  case expectedComplete = "l-expected-complete"
  case likelihoodWeightsForgotten = "l-weights-forgotten"
  case logOfTotal = "l-log-of-total"
  case afterNormalising = "l-after-normalising"
  case offByOne = "l-off-by-one"

  /// What part of the work a mistake is made in.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    case expectation = "e"
    case maximisation = "m"
    /// Posteriors rounded too early: a cause beside the others, which no problem names.
    case rounding = "r"
    case logLikelihood = "l"
  }

  /// What part of the work it is made in: the first letter of the id.
  public var step: Step {
    guard let step = Step(rawValue: String(rawValue.prefix(1))) else {
      preconditionFailure("every id begins with its step")
    }
    return step
  }

  /// Whether problems can name it: its answers can be told from others by the numbers alone.
  public var isNameable: Bool { method != nil && step != .rounding }

  /// The mistakes of a step that problems can name, in the order of the catalogue.
  public static func nameable(in step: Step) -> [Mistake] {
    allCases.filter { $0.step == step && $0.isNameable }
  }
}

// MARK: Methods

extension Mistake {
  /// What somebody does who makes it: the right method with one thing changed.
  ///
  /// `nil` for right values in another order, which are recognised as such.
  public var method: Method? {
    switch step {
    case .expectation: expectation.map { Method(expectation: $0) }
    case .maximisation: maximisation.map { Method(maximisation: $0) }
    case .logLikelihood: logLikelihood.map { Method(likelihood: $0) }
    case .rounding: Method(shortening: shortening)
    }
  }

  /// Of roundings, what they do to the posteriors.
  var shortening: Shortening? {
    guard let decimals = rawValue.last?.wholeNumberValue, step == .rounding else { return nil }
    return rawValue.hasPrefix("r-cut") ? .cutOff(decimals) : .rounded(decimals)
  }

  private var expectation: EStepMethod? {
    switch self {
    case .varianceAsDeviation: EStepMethod(density: .init(spread: .squaredVariance))
    case .overPoints: EStepMethod(division: .points)
    case .overPointsWeighted: EStepMethod(division: .pointsThenWeighted)
    case .overEverything: EStepMethod(division: .everything)
    case .weightsForgotten: EStepMethod(weights: .none)
    case .weightsSwapped: EStepMethod(weights: .other)
    case .weightOfOtherAbove: EStepMethod(weights: .otherAbove)
    case .weightsAdded: EStepMethod(weights: .added)
    case .joint: EStepMethod(division: .none)
    case .density: EStepMethod(weights: .none, division: .none)
    case .halfMissing: EStepMethod(density: .init(exponent: .halfMissing))
    case .deviationInExponent: EStepMethod(density: .init(exponent: .deviation))
    case .notSquared: EStepMethod(density: .init(exponent: .distanceNotSquared))
    case .normaliserDropped: EStepMethod(density: .init(normaliser: .none))
    case .dimensionIsN: EStepMethod(density: .init(normaliser: .points))
    case .dimensionIsTwo: EStepMethod(density: .init(normaliser: .two))
    case .clustersSwapped: EStepMethod(afterwards: .otherCluster)
    case .hard: EStepMethod(afterwards: .hard)
    default: nil
    }
  }

  private var maximisation: MStepMethod? {
    switch self {
    case .oldMean: MStepMethod(centre: .oldMean)
    case .meanOverN: MStepMethod(mean: .overPoints)
    case .varianceOverN: MStepMethod(divisor: .points)
    case .dimensionLeftOut: MStepMethod(divisor: .dimensionLeftOut)
    case .updateDimensionIsN: MStepMethod(divisor: .dimensionIsN)
    case .deviation: MStepMethod(afterwards: .deviation)
    case .varianceUnweighted: MStepMethod(share: .none)
    case .weightsSquared: MStepMethod(share: .squared)
    case .bessel: MStepMethod(divisor: .oneLess)
    case .secondMoment: MStepMethod(centre: .origin)
    case .globalMean: MStepMethod(centre: .globalMean)
    case .meanUnweighted: MStepMethod(mean: .unweighted)
    case .count: MStepMethod(weight: .count)
    case .timesOldWeight: MStepMethod(weight: .timesOld)
    case .otherCluster: MStepMethod(afterwards: .otherCluster)
    default: nil
    }
  }

  private var logLikelihood: LikelihoodMethod? {
    switch self {
    case .baseTen: .baseTen
    case .baseTwo: .baseTwo
    case .averaged: .averaged
    case .sign: .negative
    case .likelihood: .likelihood
    case .sumOfLogs: .sumOfLogs
    case .expectedComplete: .expectedComplete
    case .likelihoodWeightsForgotten: .weightsForgotten
    case .logOfTotal: .logOfTotal
    case .afterNormalising: .afterNormalising
    case .offByOne: .offByOne
    default: nil
    }
  }
}
