import Markup
import Mixtures

extension DefinitionErrors {
  static func rangeOfMatrices(_ position: Position) -> InputError {
    InputError(
      position, problem: "covariances that are matrices need one dimension, and this is a range",
      advice: "Write one number, or covariance=\"diagonal\" in the model")
  }

  static func covarianceElement(_ kind: CovarianceKind, _ position: Position) -> InputError {
    InputError(
      position, problem: "a model with covariance=\"\(kind.rawValue)\" has <\(kind.elementName)>",
      advice: "Write <\(kind.elementName)> here, or another covariance in the model")
  }

  static func spread(
    _ kind: CovarianceKind, is count: Int, _ dimension: ClosedRange<Int>, _ position: Position
  ) -> InputError {
    let (things, advice) =
      switch kind {
      case .spherical: ("one variance", "Write numbers with commas between them")
      case .diagonal:
        ("d variances", "Write d numbers for each cluster, with semicolons between the clusters")
      case .tied: ("d times d numbers", "Write the matrix row by row, as in 2,0.5,0.5,1")
      case .full:
        (
          "d times d numbers",
          "Write each matrix row by row, as in 2,0.5,0.5,1, with semicolons between them"
        )
      }
    let whose = kind == .tied ? "the covariance has" : "a cluster has"
    return InputError(
      position,
      problem: "\(whose) \(things), and here are \(count) with d = \(dimension.inWords)",
      advice: advice)
  }

  static func tooFewPoints(
    _ least: Int, _ clusters: ClosedRange<Int>, _ points: ClosedRange<Int>, _ position: Position
  ) -> InputError {
    InputError(
      position,
      problem: "\(points.lowerBound) points are too few for \(least) in each of "
        + "\(clusters.upperBound) clusters",
      advice: "Write a smaller least, or give more points")
  }

  static func labels(_ clusters: ClosedRange<Int>, _ position: Position) -> InputError {
    InputError(
      position,
      problem: "the labels don't name each of the \(clusters.inWords) clusters and no other one",
      advice: "Write a number from 1 to \(clusters.upperBound) for each point, each one somewhere")
  }

  static func noMeans(_ position: Position) -> InputError {
    InputError(
      position, problem: "the model has neither means nor labels",
      advice: "Write <means>, or <labels> to say which cluster each point belongs to")
  }

  /// - Parameter missing: at least one.
  static func notGiven(
    _ missing: [ModelDefinition.Given], _ kind: CovarianceKind, _ position: Position
  ) -> InputError {
    let names = missing.map { $0 == .covariances ? kind.elementName : $0.rawValue }
    let elements = names.map { "<\($0)>" }.joined(separator: " and ")
    return InputError(
      position,
      problem: "the model gives no \(names.joined(separator: " and no ")), which this needs",
      advice: "Write \(elements) into the model, or leave this out")
  }

  static func notSpherical(_ position: Position) -> InputError {
    InputError(
      position,
      problem: "the covariances here are not spherical, so no cluster has one variance",
      advice: "Write of=\"covariance\" with a row and a column")
  }

  /// - Parameter wantsChange: whether the question has a change of its own.
  static func mayNotStop(wantsChange: Bool, _ position: Position) -> InputError {
    let change = wantsChange ? "the same change or a smaller one" : "the change that ends EM"
    return InputError(
      position, problem: "nothing says that EM stops after a reasonable number of updates",
      advice: "Write <stops> into the model, with \(change)")
  }

  static func tiedDifferent(_ position: Position) -> InputError {
    InputError(
      position, problem: "clusters with one covariance in common can't have different ones",
      advice: "Leave this out, or write covariance=\"full\" in the model")
  }
}
