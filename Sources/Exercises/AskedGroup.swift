import Answers
import Balls
import Mistakes
import Mixtures
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

  let instance: Instance
  let places: [Place]
  let asked: [AskedNumber]
  private let indices: [Place: Int]
  private let need: (updates: Int, expected: Int?)

  /// - Parameter variants: those of one group, with the same numbers.
  /// - Returns: `nil` where they have no numbers, or none that the work goes on with.
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
    self.places = places
    self.asked = asked
    indices = Dictionary(
      places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    need = asked.need
  }

  /// The index of a place; `nil` where no wrong method could change the number.
  func index(of place: Place) -> Int? { indices[place] }
}

// MARK: Rounding

extension AskedGroup {
  /// How far the number at a place moves at most where the numbers before it are rounded to the digits
  /// that are asked for, each or not, before they are used.
  ///
  /// By the mean value theorem it is within Σ_i sup |∂/∂δ_i| · δ_i, the derivatives taken over the whole
  /// range of roundings; for the small roundings that they are, it is hardly more than what can be
  /// reached.
  ///
  /// - Parameters:
  ///   - decimals: rounding to so many decimals in place of what is asked for.
  ///   - own: what the student wrote; the work goes on from it.
  /// - Returns: rounded up to three significant digits; `nil` where nothing is known.
  public func roundingReach(
    at place: Place, decimals: Int? = nil, own: [Place: RealNumber] = [:]
  ) -> Fraction? {
    guard let index = index(of: place) else { return .zero }
    let half = asked.map { number in
      decimals.map { Fraction.power(10, -$0) / 2 } ?? unit(of: number) / 2
    }
    let variables = noted
    let count = asked.count
    let notes = Notes<Dual<Bounded>> { value, worked in
      guard let i = variables[value], i != index else { return nil }
      let start = own[places[i]].map { Dual($0.bounded) } ?? worked
      return Dual(
        start.value.widened(by: half[i]), derivatives: start.derivatives
      ).varying(with: i, of: count)
    }
    guard let run = try? run(Dual<Bounded>.self, in: (), notes) else { return nil }
    let number = asked[index].quantity.value(in: run)
    let reach = zip(number.derivatives, half).map { $0.magnitude * Bounded($1, in: ()) }.sum()
    return number.derivatives.isEmpty ? .zero : reach.upperEnd(significant: 3)
  }

  /// One unit of the last digit that is asked for.
  private func unit(of number: AskedNumber) -> Fraction {
    number.tolerance.digits.unit(for: key(number.quantity))
  }

  private func key(_ quantity: Quantity) -> RealNumber {
    MethodNumbers(.right, instance, asked)?.value(of: quantity) ?? RealNumber(.one)
  }

  /// The values of the work that are asked for, with the index of the number.
  private var noted: [NotedValue: Int] {
    Dictionary(
      asked.enumerated().compactMap { index, number in
        number.quantity.noted.map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private func run<S: Scalar>(
    _ type: S.Type, in context: S.Context, _ notes: Notes<S>
  ) throws(UndefinedMethod) -> MethodRun<S> {
    try MethodRun(
      .right, GivenExercise<S>(instance, in: context), updates: need.updates,
      expecting: need.expected, notes: notes)
  }
}

extension Quantity {
  /// The value of the work that it is, if later steps go on with it.
  fileprivate var noted: NotedValue? {
    let (j, t) = ((cluster ?? 1) - 1, iteration)
    switch name {
    case .posterior: return .posterior(cluster: j, point: (point ?? 1) - 1, iteration: t)
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
