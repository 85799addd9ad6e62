/// A wrong method for the E step that people are known to use.
public enum EStepMistake: String, Sendable, CaseIterable {
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

  /// The method: the right one with one thing changed.
  public var method: EStepMethod {
    switch self {
    case .varianceAsDeviation: EStepMethod(spread: .squaredVariance)
    case .overPoints: EStepMethod(division: .points)
    case .overPointsWeighted: EStepMethod(division: .pointsThenWeighted)
    case .overEverything: EStepMethod(division: .everything)
    case .weightsForgotten: EStepMethod(weights: .none)
    case .weightsSwapped: EStepMethod(weights: .other)
    case .weightOfOtherAbove: EStepMethod(weights: .otherAbove)
    case .weightsAdded: EStepMethod(weights: .added)
    case .joint: EStepMethod(division: .none)
    case .density: EStepMethod(weights: .none, division: .none)
    case .halfMissing: EStepMethod(exponent: .halfMissing)
    case .deviationInExponent: EStepMethod(exponent: .deviation)
    case .notSquared: EStepMethod(exponent: .distanceNotSquared)
    case .normaliserDropped: EStepMethod(normaliser: .none)
    case .dimensionIsN: EStepMethod(normaliser: .points)
    case .dimensionIsTwo: EStepMethod(normaliser: .two)
    case .clustersSwapped: EStepMethod(afterwards: .otherCluster)
    case .hard: EStepMethod(afterwards: .hard)
    }
  }
}
