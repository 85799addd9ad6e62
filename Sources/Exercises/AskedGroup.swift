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
    /// A value, and the number that asks for it.
    struct Variable: Sendable {
      let value: NotedValue
      let number: Int?
    }

    let list: [Variable]
    private let indices: [NotedValue: Int]

    /// The numbers that are asked for and, of what isn't, the posteriors and the new parameters: of
    /// what sums to 1, all but the last.
    init(_ numbers: [Number], _ instance: Instance, _ updates: Int) {
      var list: [Variable] = []
      var indices: [NotedValue: Int] = [:]
      let add = { (value: NotedValue, number: Int?) in
        guard indices[value] == nil else { return }
        indices[value] = list.count
        list.append(Variable(value: value, number: number))
      }
      for (index, number) in numbers.enumerated() {
        if let value = number.quantity.noted { add(value, index) }
      }
      let (k, d) = (instance.mixture.clusterCount, instance.mixture.dimension)
      let fill = { (value: (Int) -> NotedValue) in
        let known = (0..<k).count { indices[value($0)] != nil }
        for j in (0..<k).filter({ indices[value($0)] == nil }).prefix(max(k - 1 - known, 0)) {
          add(value(j), nil)
        }
      }
      for t in 0..<updates {
        for i in instance.points.indices where instance.labels == nil {
          fill { .posterior(cluster: $0, point: i, iteration: t) }
        }
        fill { .weight(cluster: $0, iteration: t + 1) }
        for j in 0..<k {
          for c in 0..<d { add(.mean(cluster: j, coordinate: c, iteration: t + 1), nil) }
          if instance.mixture.covariance.kind == .spherical {
            add(.variance(cluster: j, iteration: t + 1), nil)
          }
        }
      }
      self.list = list
      self.indices = indices
    }

    func index(of value: NotedValue) -> Int? { indices[value] }
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
    return max(extents.max() ?? .zero, .one)
  }
}

extension Quantity {
  /// The value of the work that it is, if later steps go on with it.
  var noted: NotedValue? {
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
      return .covariance(
        cluster: j, row: (row ?? 1) - 1, column: (column ?? 1) - 1, iteration: t)
    default: return nil
    }
  }
}

// MARK: Runs

extension AskedGroup {
  /// What a student has written, as notes.
  func notes<S: Scalar>(_ own: Own, as number: @escaping @Sendable (RealNumber) -> S) -> Notes<S>? {
    own.isEmpty
      ? nil
      : Notes { [variables] value, _ in
        guard let index = variables.index(of: value),
          let written = variables.list[index].number.flatMap({ own[$0] })
        else { return nil }
        return number(written)
      }
  }
}
