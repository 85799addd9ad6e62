public import Mixtures
import Scalars

/// An exercise, and how somebody works it.
public struct Specimen: Sendable {
  /// What is given.
  public let instance: Instance
  /// How it is worked.
  public let method: Method
}

extension Mistake {
  /// Work that the mistake has to be found in: its own, on numbers where every mistake of the
  /// catalogue shows. `nil` where the mistake is no method.
  public var caught: Specimen? {
    method.map { Specimen(instance: Self.telling, method: $0) }
  }

  /// Work that the mistake must not be found in.
  ///
  /// It is right work on numbers where the mistake gives the right answers too; of mistakes that
  /// show on all numbers it is the work of the mistake that looks most like it.
  public var spared: Specimen {
    switch self {
    case .weightsForgotten, .weightsSwapped, .weightOfOtherAbove, .normaliserDropped:
      .right(Self.even)
    case .varianceAsDeviation, .deviationInExponent: .right(Self.unitVariances)
    case .halfMissing, .notSquared: .right(Self.midway)
    case .overPoints: .right(Self.mirrored)
    case .overPointsWeighted, .overEverything, .pointsPermuted, .averaged, .logOfTotal:
      .right(Self.onePoint)
    case .dimensionIsN, .dimensionIsTwo, .updateDimensionIsN: .right(Self.twoInThePlane)
    case .dimensionLeftOut: .right(Self.telling(dimension: 1))
    case .secondMoment, .deviation: .right(Self.centred)
    case .density: Specimen(instance: Self.telling, method: Method(expectation: Self.jointOnly))
    case .joint:
      Specimen(
        instance: Self.telling,
        method: Method(expectation: EStepMethod(weights: .none, division: .none)))
    case .baseTen: Specimen(instance: Self.telling, method: Method(likelihood: .baseTwo))
    case .baseTwo: Specimen(instance: Self.telling, method: Method(likelihood: .baseTen))
    case .sign, .likelihood, .afterNormalising:
      Specimen(instance: Self.telling, method: Method(likelihood: .averaged))
    case .bessel, .count:
      Specimen(instance: Self.telling, method: Method(maximisation: .init(divisor: .points)))
    case .weightsAdded, .clustersSwapped, .hard, .oldMean, .meanOverN, .varianceOverN,
      .varianceUnweighted, .weightsSquared, .globalMean, .meanUnweighted, .timesOldWeight,
      .otherCluster, .rounded2, .rounded3, .rounded4, .rounded5, .rounded6, .cutOff2, .cutOff3,
      .cutOff4,
      .cutOff5, .cutOff6, .sumOfLogs, .expectedComplete,
      .likelihoodWeightsForgotten, .offByOne:
      .right(Self.oneCluster)
    }
  }

  private static let jointOnly = EStepMethod(division: .none)
}

extension Specimen {
  fileprivate static func right(_ instance: Instance) -> Specimen {
    Specimen(instance: instance, method: .right)
  }
}

// MARK: Exercises

extension Mistake {
  /// Unequal weights and variances, three points in three dimensions more than clusters.
  private static let telling = telling(dimension: 3)

  private static func telling(dimension d: Int) -> Instance {
    instance(
      weights: ["0.3", "0.7"], means: [["-1", "0.5", "2"], ["2", "-0.5", "1"]],
      variances: ["2", "5"],
      points: [
        ["0.2", "1.5", "0.4"], ["-0.9", "0.3", "1.8"], ["-1", "-1.2", "2.5"],
        ["1.2", "0.7", "-0.6"],
        ["1.8", "-0.4", "1.1"],
      ], dimension: d)
  }

  /// Equal weights and variances.
  private static let even = instance(
    weights: ["0.5", "0.5"], means: [["-3"], ["2"]], variances: ["4", "4"],
    points: [["0.2"], ["-0.9"], ["-1"], ["1.2"], ["1.8"]])

  private static let unitVariances = instance(
    weights: ["0.3", "0.7"], means: [["-1"], ["2"]], variances: ["1", "1"],
    points: [["0.2"], ["-0.9"], ["1.8"]])

  /// Every point as far from one mean as from the other.
  private static let midway = instance(
    weights: ["0.3", "0.7"], means: [["-1", "0"], ["1", "0"]], variances: ["2", "2"],
    points: [["0", "1"], ["0", "-2"], ["0", "3"]])

  /// Each point is to one cluster what the other point is to the other.
  private static let mirrored = instance(
    weights: ["0.5", "0.5"], means: [["-1"], ["1"]], variances: ["2", "2"],
    points: [["-1.5"], ["1.5"]])

  private static let onePoint = instance(
    weights: ["1"], means: [["1"]], variances: ["2"], points: [["2"]])

  /// As many points as dimensions.
  private static let twoInThePlane = instance(
    weights: ["0.3", "0.7"], means: [["-1", "0"], ["1", "1"]], variances: ["2", "3"],
    points: [["0.5", "1"], ["-0.5", "-2"]])

  /// One cluster whose points have the mean 0 and the variance 1.
  private static let centred = instance(
    weights: ["1"], means: [["0.5"]], variances: ["2"], points: [["-1"], ["1"]])

  /// One cluster that an update leaves as it is.
  private static let oneCluster = instance(
    weights: ["1"], means: [["2"]], variances: ["4"], points: [["0"], ["4"]])

  private static func instance(
    weights: [String], means: [[String]], variances: [String], points: [[String]],
    dimension d: Int? = nil
  ) -> Instance {
    let numbers = { (texts: [String]) in texts.compactMap { Fraction($0) } }
    let vectors = { (rows: [[String]]) in rows.map { numbers(Array($0.prefix(d ?? $0.count))) } }
    do {
      return try Instance(
        mixture: Mixture(
          checkingWeights: numbers(weights), means: vectors(means), variances: numbers(variances)),
        points: vectors(points))
    } catch {
      preconditionFailure("not an exercise: \(error)")
    }
  }
}
