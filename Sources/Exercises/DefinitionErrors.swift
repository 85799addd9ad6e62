import Markup
import Mixtures
import Solving

/// The wording of everything that is wrong with definitions, beyond what the schemas say.
enum DefinitionErrors {
  static func wrongID(_ id: String, file: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "the id “\(id)” is not the name of the file",
      advice: "Write id=\"\(file)\", or rename the file to \(id).xml")
  }

  static func doubleID(_ id: String, _ position: Position, first: Position) -> InputError {
    InputError(
      position, problem: "the id “\(id)” is used before, in line \(first.line)",
      advice: "Give each one an id of its own")
  }

  static func notANumber(_ text: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "“\(text)” is not a number",
      advice: "Write a decimal such as -0.5 or a fraction such as 1/3")
  }

  static func notARange(_ text: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "“\(text)” is not a number of things",
      advice: "Write a whole number from 1 to 100 such as 2, or a range such as 2 to 4")
  }

  static func emptyGrid(_ position: Position) -> InputError {
    InputError(
      position, problem: "no number lies on this grid, or over a million do",
      advice: "Choose from, to and step so that from is not above to and step is above 0")
  }

  static func emptyPosteriors(_ position: Position) -> InputError {
    InputError(
      position, problem: "no posterior lies between these ends",
      advice: "Choose from below to, as in from=\"0.01\" to=\"0.99\"")
  }

  static func emptyBand(_ position: Position) -> InputError {
    InputError(
      position, problem: "no difficulty lies between these ends",
      advice: "Choose from below to, as in from=\"2\" to=\"4\"; check shows what the variants have")
  }

  static func unknownMistake(_ id: String, _ position: Position, known: [String]) -> InputError {
    InputError(
      position, problem: "“\(id)” is none of the mistakes that this problem names",
      advice: known.isEmpty
        ? "Leave it out: the problem names none" : "Write one of \(known.joined(separator: ", "))")
  }

  static func mixture(_ error: MixtureError, _ position: Position) -> InputError {
    InputError(position, problem: error.problem, advice: error.advice)
  }

  static func count(
    _ name: String, is count: Int, expected: ClosedRange<Int>, _ position: Position
  ) -> InputError {
    let noun = count == 1 && name.hasSuffix("s") ? String(name.dropLast()) : name
    let list =
      name == "coordinates"
      ? "; a semicolon stands between vectors and a comma between coordinates, as in 1,2; 3,4" : ""
    return InputError(
      position,
      problem: "there \(count == 1 ? "is" : "are") \(count) \(noun), but the model says "
        + expected.inWords, advice: "Give as many \(name) as the model says\(list)")
  }

  static func formula(_ error: TeXError, _ position: Position) -> InputError {
    InputError(position, problem: error.problem, advice: error.advice)
  }

  static func noModel(_ what: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "\(what) needs a model, and this problem has none",
      advice: "Write a <model> before the <statement>")
  }

  static func noSuchValue(_ position: Position) -> InputError {
    InputError(
      position, problem: "not every draw of the model has this value",
      advice: "Choose a cluster, point and coordinate that every draw has")
  }

  static func unknownProblem(_ id: String, _ position: Position, known: [String]) -> InputError {
    InputError(
      position, problem: "there is no problem “\(id)”",
      advice: "Write one of \(known.joined(separator: ", "))")
  }

  static func circle(_ id: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "the model of “\(id)” is taken from another problem itself",
      advice: "Name the problem in which the model is written out")
  }

  static func differentModels(
    _ group: String, _ a: String, _ b: String, _ position: Position
  ) -> InputError {
    InputError(
      position, problem: "“\(a)” and “\(b)” share the draw “\(group)” but have different models",
      advice: "Write <model like=\"\(a)\" /> in \(b).xml, or give them different draws")
  }

  static func notATime(
    _ text: String, _ error: InstantError, _ position: Position
  ) -> InputError {
    InputError(position, problem: "“\(text)” \(error.problem)", advice: error.advice)
  }

  static func notAZone(_ name: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "“\(name)” is no place in the time zone database",
      advice: "Write a place such as Europe/Zurich or America/New_York, or UTC")
  }

  static func worthNothing(_ id: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "all parts of “\(id)” are worth 0, so that nothing can be shared out",
      advice: "Write points=\"0\", or give its parts points")
  }

  static func notAShare(_ text: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "\(text) is more than everything", advice: "Write shares from 0 to 1")
  }

  static func lateOrder(_ position: Position) -> InputError {
    InputError(
      position, problem: "what stands before this holds for all work that this is about",
      advice: "Write the shortest delay first, and one without a limit last")
  }

  static func noDueTime(_ position: Position) -> InputError {
    InputError(
      position, problem: "there is no due time that could pass",
      advice: "Write <due>, or another time")
  }
}

extension ClosedRange where Bound == Int {
  var inWords: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}

extension MixtureError {
  /// What is wrong, without a full stop.
  public var problem: String {
    switch self {
    case .noClusters: "there is no mean"
    case .counts(let weights, let means, let variances):
      "there are \(weights) weights, \(means) means and \(variances) variances"
    case .dimension(let j, let count, let expected):
      "the mean of cluster \(j) has \(count) coordinates and the first has \(expected)"
    case .weightNotPositive(let j, let weight): "the weight of cluster \(j) is \(weight)"
    case .weightSum(let sum): "the weights sum to \(sum)"
    case .varianceNotPositive(let j, let variance): "the variance of cluster \(j) is \(variance)"
    case .covarianceShape(let j, let d):
      "the covariance of cluster \(j) doesn't fit means of \(d) coordinate\(d == 1 ? "" : "s")"
    case .covarianceNotSymmetric(let j): "the covariance of cluster \(j) is not symmetric"
    case .covarianceNotPositiveDefinite(let j):
      "the covariance of cluster \(j) is not positive definite"
    case .noPoints: "there is no point"
    case .pointDimension(let i, let count, let expected):
      "point \(i) has \(count) coordinates and the means have \(expected)"
    case .labelCount(let count, let points): "there are \(count) labels and \(points) points"
    case .label(let i, let label, _): "the label of point \(i) is \(label)"
    }
  }

  /// What to write instead, without a full stop.
  public var advice: String {
    switch self {
    case .noClusters, .counts: "Give as many weights as means and variances, and at least one"
    case .dimension, .pointDimension:
      "Give all vectors the same number of coordinates; a semicolon separates vectors"
    case .weightNotPositive: "Give weights above 0"
    case .weightSum: "Give weights that sum to exactly 1; fractions such as 1/3 are allowed"
    case .varianceNotPositive: "Give variances above 0"
    case .covarianceShape(_, let d):
      "Give \(d) variances or \(d) rows of \(d) numbers, as the kind of covariance wants"
    case .covarianceNotSymmetric: "Write the same number on both sides of the diagonal"
    case .covarianceNotPositiveDefinite:
      "Choose larger numbers on the diagonal: in two dimensions their product must be above the "
        + "square of the other number"
    case .noPoints: "Give at least one point"
    case .labelCount: "Give one label for each point"
    case .label(_, _, let clusters): "Give labels from 1 to \(clusters)"
    }
  }
}

extension QuantityError {
  /// What is wrong, without a full stop.
  public var problemInWords: String {
    let name = quantity.name.written
    return switch problem {
    case .missing(let index): "the quantity “\(name)” needs a \(index.rawValue)"
    case .surplus(let index): "the quantity “\(name)” takes no \(index.rawValue)"
    case .outside(let index, let last): "the last \(index.rawValue) here is \(last)"
    case .iteration(_, let last) where last < 0:
      "the quantity “\(name)” needs an update, and there is none here"
    case .iteration(let first, _) where quantity.iteration < first:
      "the quantity “\(name)” has no iteration before \(first)"
    case .iteration(_, let last): "the quantity “\(name)” has no iteration after \(last) here"
    case .notSpherical: "the covariances here are not spherical, so no cluster has one variance"
    case .degenerate: "the points lie in one place, line or plane, where no cluster fits best"
    }
  }

  /// What to write instead, without a full stop.
  public var adviceInWords: String {
    switch problem {
    case .missing(let index): "Add \(index.rawValue)=\"1\" or another one"
    case .surplus(let index): "Leave out \(index.rawValue)"
    case .outside(let index, let last): "Write a \(index.rawValue) from 1 to \(last)"
    case .iteration(let first, let last):
      last <= first ? "Leave out iteration" : "Write an iteration from \(first) to \(last)"
    case .notSpherical: "Ask for a covariance, with its row and column"
    case .degenerate: "Give points that spread in every direction"
    }
  }
}

extension EMError {
  /// What is wrong, without a full stop.
  public var problem: String {
    switch self {
    case .emptyCluster(let j): "no point has a share in cluster \(j), so it has no mean"
    case .singularCovariance(let j):
      "cluster \(j) has shrunk to one place, line or plane, where it has no density"
    case .collapsed(let j):
      "cluster \(j) has captured a point and shrinks without end: its variance has fallen below "
        + "10⁻¹⁰⁰⁰ times that of the data"
    }
  }
}
