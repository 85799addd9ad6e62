public import Answers
import Balls
public import Mistakes
public import Mixtures
public import Scalars
public import Solving

/// The numbers that the problems of one draw group ask for: what a student works out once, and goes on
/// with from part to part and from problem to problem.
public struct AskedGroup: Sendable {
  /// Where a number is asked for.
  public struct Place: Sendable, Hashable {
    /// The problem's id.
    public let problem: String
    /// The part's id.
    public let part: String
    /// The place in a vector or a matrix, row by row, from 0; 0 for a single number.
    public let entry: Int

    /// A place; nothing is checked.
    public init(problem: String, part: String, entry: Int = 0) {
      self.problem = problem
      self.part = part
      self.entry = entry
    }
  }

  /// A number that is asked for, and that wrong methods are worked for.
  public struct Number: Sendable {
    /// Where it is asked for.
    public let place: Place
    /// What it is.
    public let quantity: Quantity
    /// What decides over it.
    public let tolerance: Tolerance
    /// One unit of the last digit that is asked for.
    public let unit: Fraction
    /// How far apart answers may lie that anybody would give: a bound for what is worked from these
    /// points by one method or another.
    public let spread: Fraction
    /// The step of EM that makes it.
    public let step: Mistake.Step

    /// How many digits behind the point ``unit`` stands for; none for whole units and larger ones.
    public var decimals: Int {
      var (decimals, scaled) = (0, unit)
      while scaled < .one { (decimals, scaled) = (decimals + 1, scaled * 10) }
      return decimals
    }
  }

  /// What a student has written for the numbers, by their indices; exact as it was typed.
  public typealias Own = [Int: RealNumber]

  /// What the numbers are about.
  public let instance: Instance
  /// In the order of the sheets.
  public let numbers: [Number]
  let asked: [AskedNumber]
  let need: (updates: Int, expected: Int?)
  let variables: Variables
  private let indices: [Place: Int]

  /// The numbers that some variants ask for.
  ///
  /// - Parameter variants: those of one group, with the same numbers.
  /// - Returns: `nil` where nothing is asked that wrong methods are worked for.
  public init?(_ variants: [Variant]) {
    guard let instance = variants.first?.instance else { return nil }
    var (places, asked): ([Place], [AskedNumber]) = ([], [])
    for variant in variants {
      for part in variant.problem.parts {
        for (entry, number) in part.askedNumbers(on: instance).enumerated() {
          places.append(Place(problem: variant.problem.id, part: part.id, entry: entry))
          asked.append(number)
        }
      }
    }
    guard !asked.isEmpty else { return nil }
    self.instance = instance
    self.asked = asked
    need = asked.need
    let key = Remembered<MethodNumbers?>()
    numbers = zip(places, asked).map { place, number in
      let value = {
        key.value { MethodNumbers(.right, instance, asked) }?.value(of: number.quantity)
          ?? RealNumber(.one)
      }
      return Number(
        place: place, quantity: number.quantity, tolerance: number.tolerance,
        unit: number.tolerance.digits.unit(for: value()),
        spread: instance.spread(of: number.quantity, value()),
        step: number.quantity.workedStep ?? .expectation)
    }
    indices = Dictionary(
      places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    variables = Variables(numbers, instance, need.updates)
  }

  /// The index of the number at a place; `nil` where none is asked there that wrong methods are worked
  /// for.
  public func index(of place: Place) -> Int? { indices[place] }
}

// MARK: What is written down

extension AskedGroup {
  /// The values that somebody may write down on the way, and round.
  struct Variables: Sendable {
    /// A value, and the numbers that ask for it: none, mostly one, and several where problems ask for
    /// the same.
    struct Variable: Sendable {
      let value: NotedValue
      fileprivate(set) var numbers: [Int]
      /// Half a unit of it, if it is asked for.
      fileprivate(set) var half: Fraction?

      /// What is written for it: of several answers the first.
      func written<T>(in own: [Int: T]) -> T? { numbers.lazy.compactMap { own[$0] }.first }
    }

    private(set) var list: [Variable] = []
    /// What the values are.
    private(set) var kinds: NotedKinds = []
    /// Of posteriors, of which there are many, by iteration, point and cluster.
    private var posteriors: [Int?]
    private var others: [NotedValue: Int] = [:]
    private let size: (points: Int, clusters: Int)

    /// The numbers that are asked for and, of what isn't, the posteriors and the new parameters: of
    /// what sums to 1 and isn't asked for at all, all but the last.
    init(_ numbers: [Number], _ instance: Instance, _ updates: Int) {
      let mixture = instance.mixture
      size = (instance.points.count, mixture.clusterCount)
      let last = max(numbers.map(\.quantity.iteration).max() ?? 0, updates)
      posteriors = [Int?](repeating: nil, count: (last + 1) * size.points * size.clusters)
      for (index, number) in numbers.enumerated() {
        guard let value = number.quantity.noted(mixture.covariance.kind) else { continue }
        add(value, (index, number.unit / 2))
      }
      for t in 0..<updates {
        for i in instance.points.indices where instance.labels == nil {
          fill(mixture.clusterCount) { .posterior(cluster: $0, point: i, iteration: t) }
        }
        fill(mixture.clusterCount) { .weight(cluster: $0, iteration: t + 1) }
        for j in 0..<mixture.clusterCount {
          for c in 0..<mixture.dimension { add(.mean(cluster: j, coordinate: c, iteration: t + 1)) }
          if mixture.covariance.kind == .spherical { add(.variance(cluster: j, iteration: t + 1)) }
        }
      }
    }

    private mutating func add(_ value: NotedValue, _ asked: (number: Int, half: Fraction)? = nil) {
      if let known = index(of: value) {
        guard let asked else { return }
        list[known].numbers.append(asked.number)
        list[known].half = max(list[known].half ?? .zero, asked.half)
        return
      }
      if let place = place(value) {
        posteriors[place] = list.count
      } else {
        others[value] = list.count
      }
      kinds.formUnion(value.kind)
      list.append(
        Variable(value: value, numbers: asked.map { [$0.number] } ?? [], half: asked?.half))
    }

    /// What is written for each.
    func written<T>(_ own: [Int: T]) -> [T?] { list.map { $0.written(in: own) } }

    /// What somebody writes down of the variables, by their indices.
    func notes<S: Scalar>(
      _ write: @escaping @Sendable (_ variable: Int, _ worked: S) -> S?
    ) -> Notes<S> {
      Notes(of: kinds) { value, worked in index(of: value).flatMap { write($0, worked) } }
    }

    /// The shares of all clusters; where all but one are known, that one follows from them.
    private mutating func fill(_ clusters: Int, _ value: (Int) -> NotedValue) {
      let open = (0..<clusters).filter { index(of: value($0)) == nil }
      let isRestKnown = open.count == 1 || open.count == clusters
      for j in isRestKnown ? Array(open.dropLast()) : open { add(value(j)) }
    }

    func index(of value: NotedValue) -> Int? {
      guard value.isPosterior else { return others[value] }
      return place(value).flatMap { posteriors[$0] }
    }

    /// Where a posterior stands; `nil` for what is none, or of a later iteration than anybody works.
    private func place(_ value: NotedValue) -> Int? {
      guard case .posterior(let j, let i, let t) = value else { return nil }
      let place = (t * size.points + i) * size.clusters + j
      return place < posteriors.count ? place : nil
    }
  }
}

extension Instance {
  /// How far apart answers may lie that anybody would give: of shares 1, of what is measured on the
  /// points their extent, of the rest the size of the value.
  package func spread(of quantity: Quantity, _ value: @autoclosure () -> RealNumber) -> Fraction {
    switch quantity.name {
    case .posterior, .weight: return .one
    case .count, .logLikelihood: return Fraction(points.count)
    case .mean: return extent
    case .variance, .covariance: return extent * extent / 4
    default:
      let size = value().rounded(significant: 1).decimal.fraction.magnitude
      return size == .zero ? .one : size
    }
  }

  /// The largest difference between two coordinates of one kind.
  private var extent: Fraction {
    let extents = points[0].indices.map { c in
      let coordinates = points.map { $0[c] }
      return (coordinates.max() ?? .zero) - (coordinates.min() ?? .zero)
    }
    let extent = extents.max() ?? .zero
    return extent == .zero ? .one : extent
  }
}

extension Quantity {
  /// The value of the work that it is, if later steps go on with it.
  ///
  /// A tied covariance is that of the first cluster, and of a symmetric matrix the lower triangle counts.
  func noted(_ kind: CovarianceKind) -> NotedValue? {
    let (j, i, t) = ((cluster ?? 1) - 1, (point ?? 1) - 1, iteration)
    switch name {
    case .density: return .density(cluster: j, point: i, iteration: t)
    case .joint: return .joint(cluster: j, point: i, iteration: t)
    case .likelihood: return .likelihood(point: i, iteration: t)
    case .logLikelihood: return .logLikelihood(iteration: t)
    case .posterior: return .posterior(cluster: j, point: i, iteration: t)
    case .count: return .count(cluster: j, iteration: t)
    case .weight: return .weight(cluster: j, iteration: t)
    case .mean: return .mean(cluster: j, coordinate: (coordinate ?? 1) - 1, iteration: t)
    case .variance: return .variance(cluster: j, iteration: t)
    case .covariance:
      let (row, column) = ((row ?? 1) - 1, (column ?? 1) - 1)
      return .covariance(
        cluster: kind == .tied ? 0 : j, row: max(row, column), column: min(row, column),
        iteration: t)
    default: return nil
    }
  }
}

// MARK: Runs

extension AskedGroup {
  /// What a student has written, as notes.
  ///
  /// - Parameter number: gives a number as it is gone on with.
  func notes<T, S: Scalar>(_ own: [Int: T], as number: (T) -> S) -> Notes<S>? {
    guard !own.isEmpty else { return nil }
    let written = variables.written(own).map { $0.map(number) }
    return variables.notes { variable, _ in written[variable] }
  }
}
