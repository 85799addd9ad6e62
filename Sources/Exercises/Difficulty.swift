import Balls
import Mistakes
public import Mixtures
import Scalars
import Solving

/// How much care the numbers of a variant ask for: measures that are comparable between the variants
/// of one problem, and their sum, the difficulty index.
///
/// All but ``digits`` are decimal digits or shares, and are 0 where the problem asks for nothing that
/// they are about.
public struct Difficulty: Sendable, Hashable {
  /// The mean of −log₁₀(4 p (1 − p)) over the posteriors p of the clusters that are asked for: 0 at
  /// ½, and 1 more with each digit that a posterior comes nearer to 0 or 1.
  public let closeness: Double
  /// log₁₀(Σ w |x| / |Σ w x|), the digits that cancel in the sum of a new mean; the mean over those
  /// that are asked for.
  public let cancellation: Double
  /// log₁₀(1 + ‖μ̂‖² / (d σ̂²)), the digits that a new variance loses where it is worked as a mean
  /// square less the square of a mean; the mean over those that are asked for.
  public let condition: Double
  /// n̂² / (n Σ w²), the share of the points that matter in sums over the posteriors; the mean over
  /// the clusters that are asked for.
  public let terms: Double
  /// The mean number of significant digits of the numbers on the sheet: 1 for the roundest.
  public let digits: Double

  /// The sum of the measures.
  public var index: Double { closeness + cancellation + condition + terms + digits }
}

extension ProblemDefinition {
  /// The difficulty of a variant, as nearly as doubles tell.
  public func difficulty(of instance: Instance) -> Difficulty {
    let work = DifficultyWork(askedNumbers(on: instance))
    let digits = meanDigits(of: instance).approximation
    let doubles: DifficultyMeasures<Bounded>? = work.measures(of: instance, in: ())
    if let doubles, doubles.sum.isFinite { return Difficulty(doubles, digits: digits) }
    let balls: DifficultyMeasures<Ball>? = work.measures(of: instance, in: 256)
    return Difficulty(balls, digits: digits)
  }

  /// Whether the difficulty index of a variant lies in the band, ends included; decided by proof.
  func difficulty(of instance: Instance, liesIn band: ClosedRange<Fraction>) -> Bool {
    let work = DifficultyWork(askedNumbers(on: instance))
    let doubles: DifficultyMeasures<Bounded>? = work.measures(of: instance, in: ())
    let worked = RealNumber(
      doubly: { doubles.map(\.sum) ?? Bounded(0) },
      enclosure: { work.measures(of: instance, in: $0).map(\.sum) ?? Ball(0, in: $0) })
    let index = worked + RealNumber(meanDigits(of: instance))
    // An index that can't be told from the ends is one that nothing is known of: a mean of 0, say.
    return [.greater, .equal].contains((index - RealNumber(band.lowerBound)).sign())
      && [.less, .equal].contains((index - RealNumber(band.upperBound)).sign())
  }
}

/// The measures of ``Difficulty`` over one kind of number.
private struct DifficultyMeasures<S: Scalar> {
  var closeness: S
  var cancellation: S
  var condition: S
  var terms: S

  var sum: S { closeness + cancellation + condition + terms }
}

extension Difficulty {
  fileprivate init<S: Scalar>(_ measures: DifficultyMeasures<S>?, digits: Double) {
    let value = { (measure: KeyPath<DifficultyMeasures<S>, S>) in
      measures?[keyPath: measure].approximation ?? 0
    }
    closeness = value(\.closeness)
    cancellation = value(\.cancellation)
    condition = value(\.condition)
    terms = value(\.terms)
    self.digits = digits
  }
}

/// What of an exercise the difficulty is measured on.
private struct DifficultyWork {
  /// A cluster, counted from 0, and the iteration of its posteriors.
  struct Column: Hashable {
    let cluster: Int
    let iteration: Int
  }

  let columns: [Column]
  let means: [Column]
  let variances: [Column]

  init(_ asked: [AskedNumber]) {
    var columns: [Column] = []
    var means: [Column] = []
    var variances: [Column] = []
    for quantity in asked.map(\.quantity) {
      guard let step = quantity.workedStep, let j = quantity.cluster else { continue }
      let isUpdate = step == .maximisation
      let column = Column(
        cluster: j - 1, iteration: isUpdate ? quantity.iteration - 1 : quantity.iteration)
      if !columns.contains(column) { columns.append(column) }
      if quantity.name == .mean, !means.contains(column) { means.append(column) }
      let isSpread = quantity.name == .variance || quantity.name == .covariance
      if isUpdate, isSpread, !variances.contains(column) { variances.append(column) }
    }
    (self.columns, self.means, self.variances) = (
      columns, means.filter { $0.iteration >= 0 }, variances
    )
  }

  /// `nil` where nothing is worked, or nothing can be.
  func measures<S: Scalar>(
    of instance: Instance, in context: S.Context
  ) -> DifficultyMeasures<S>? {
    guard let last = columns.map(\.iteration).max() else { return nil }
    let needsUpdate = (means + variances).contains { $0.iteration == last }
    let run = try? MethodRun<S>(
      .right, GivenExercise(instance, in: context), updates: needsUpdate ? last + 1 : last,
      expectingLast: !needsUpdate)
    guard let run else { return nil }
    let points = instance.points.map { $0.map { S($0, in: context) } }
    let shares = { (column: Column) in
      points.indices.map { run.share(column.cluster, $0, column.iteration) }
    }
    // A single cluster has every point to itself, as far as bounds can tell or not.
    let posteriors = instance.mixture.clusterCount > 1 ? columns.flatMap(shares) : []
    return DifficultyMeasures(
      closeness: Self.mean(posteriors.map(Self.closeness)),
      cancellation: Self.mean(means.map { Self.cancellation(shares($0), points) }),
      condition: Self.mean(
        variances.map { Self.condition(run.mixture($0.iteration + 1), $0.cluster) }),
      terms: Self.mean(columns.map { Self.terms(shares($0)) }))
  }
}

// MARK: Formulas

extension DifficultyWork {
  private static func mean<S: Field>(_ values: [S]) -> S {
    values.isEmpty ? S(0) : values.sum() / S(values.count)
  }

  private static func logTen<S: Scalar>(_ value: S) -> S {
    S.log(value) / S.log(S(10, matching: value))
  }

  /// Labels are not worked, so a share of 0 or 1 asks for no care.
  private static func closeness<S: Scalar>(_ p: S) -> S {
    let one = S(1, matching: p)
    let product = p * (one - p)
    if product.compared(to: S(0, matching: p)) == .equal { return S(0, matching: p) }
    return -logTen(S(4) * product)
  }

  private static func cancellation<S: Scalar>(_ shares: [S], _ points: [[S]]) -> S {
    let coordinates = points[0].indices.map { c in points.map { $0[c] } }
    let total = coordinates.map { S.sumOfProducts(shares, $0).squared }.sum()
    return logTen(
      S.sumOfProducts(shares, points.map(length)) / S.squareRoot(total))
  }

  /// ‖x‖; no root is taken of what is one number, or nothing.
  private static func length<S: Scalar>(_ point: [S]) -> S {
    let zero = S(0, matching: point[0])
    let parts = point.filter { $0.compared(to: zero) != .equal }
    if parts.count < 2 { return parts.first?.distanceFromZero ?? zero }
    return S.squareRoot(parts.map(\.squared).sum())
  }

  private static func condition<S: Scalar>(_ mixture: Mixture<S>, _ j: Int) -> S {
    let d = mixture.dimension
    let spread = (0..<d).map { mixture.covariance.element(cluster: j, row: $0, column: $0) }.sum()
    let square = mixture.means[j].map(\.squared).sum()
    return logTen(S(1, matching: spread) + square / spread)
  }

  private static func terms<S: Field>(_ shares: [S]) -> S {
    shares.sum().squared / (S(shares.count) * shares.map(\.squared).sum())
  }
}

// MARK: Digits

extension ProblemDefinition {
  /// The mean number of significant digits of the points and of the parameters that the sheet gives.
  fileprivate func meanDigits(of instance: Instance) -> Fraction {
    let mixture = instance.mixture
    let given = model?.given ?? []
    let numbers =
      instance.points.flatMap { $0 } + (given.contains(.weights) ? mixture.weights : [])
      + (given.contains(.means) ? mixture.means.flatMap { $0 } : [])
      + (given.contains(.covariances) ? mixture.covariance.numbers : [])
    return numbers.map { Fraction($0.significantDigits) }.sum() / Fraction(numbers.count)
  }
}

extension Covariance where S == Fraction {
  fileprivate var numbers: [Fraction] {
    switch self {
    case .spherical(let variances): variances
    case .diagonal(let variances): variances.flatMap { $0 }
    case .tied(let matrix): matrix.elements
    case .full(let matrices): matrices.flatMap(\.elements)
    }
  }
}

extension Fraction {
  /// The significant digits of a decimal, those of both numbers of a fraction; 1 for 0.
  fileprivate var significantDigits: Int {
    guard let (numerator, denominator) = machineParts else {
      return String(numerator.magnitude).count + String(denominator.magnitude).count
    }
    // The shortest decimal is the first power of ten times the value that is whole.
    var scaled = numerator.magnitude
    while scaled % denominator.magnitude != 0 {
      let (next, hasOverflown) = scaled.multipliedReportingOverflow(by: 10)
      if hasOverflown { return Self.digits(numerator.magnitude) + Self.digits(UInt(denominator)) }
      scaled = next
    }
    return Self.digits(scaled / denominator.magnitude)
  }

  /// The digits of a whole number without the zeros at its end, at least 1.
  private static func digits(_ number: UInt) -> Int {
    var rest = number
    while rest > 9, rest % 10 == 0 { rest /= 10 }
    var count = 1
    while rest > 9 {
      rest /= 10
      count += 1
    }
    return count
  }
}
