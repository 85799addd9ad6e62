public import Mistakes
import Mixtures
public import Scalars
import Solving

/// How far the numbers of a group move where what is written down before them is rounded.
///
/// By the mean value theorem a number moves by no more than Σ_i sup |∂/∂v_i| · δ_i where each value v_i
/// before it is off by up to δ_i, with the derivatives taken over the whole range; over ranges as
/// small as those of rounding it hardly moves less.
public struct RoundingBudget: Sendable {
  /// sup |∂/∂v_i|, a row for each number; `nil` where it doesn't depend on v_i.
  fileprivate let slopes: [[Bounded?]]
  fileprivate let variables: AskedGroup.Variables

  /// How far number `index` moves where each number before it that is asked for is rounded to the
  /// asked digits before it is used, or isn't.
  ///
  /// - Returns: rounded up to three significant digits; `nil` where nothing is known.
  public func reach(of index: Int) -> Fraction? {
    reach(of: index) { $0.half ?? .zero }
  }

  /// How far number `index` moves, to the first order, where all that is written down before it is
  /// rounded to so many decimals, asked for or not.
  public func reach(of index: Int, decimals: Int) -> Fraction? {
    let half = Fraction.power(10, -decimals) / 2
    return reach(of: index) { max($0.half ?? half, half) }
  }

  /// The decimals to which all that is written down before number `index` has to be kept, so that it
  /// moves by no more than `distance`.
  ///
  /// - Returns: `nil` where a dozen are too few, or nothing is known.
  public func decimals(for index: Int, within distance: Fraction) -> Int? {
    guard let unit = reach(of: index, { _ in Fraction.one / 2 }) else { return nil }
    return (0...12).first { unit * .power(10, -$0) <= distance }
  }

  private func reach(
    of index: Int, _ half: (AskedGroup.Variables.Variable) -> Fraction
  ) -> Fraction? {
    var total: Bounded?
    for (slope, variable) in zip(slopes[index], variables.list) {
      guard let slope else { continue }
      let term = slope * Bounded(half(variable), in: ())
      total = total.map { $0 + term } ?? term
    }
    guard let total else { return .zero }
    return total.reach
  }

  /// The numbers before number `index` that it is worked from.
  public func sources(of index: Int) -> [Int] { before(index).flatMap(\.numbers).sorted() }

  /// The steps of EM that make what number `index` is worked from, as far as that is not written down
  /// among `numbers`; one for each value.
  public func stepsBefore(_ index: Int, beside numbers: Set<Int>) -> [Mistake.Step] {
    before(index).filter { !$0.numbers.contains(where: numbers.contains) }.map(\.value.step)
  }

  /// Whether number `index` is worked from posteriors.
  public func usesPosteriors(_ index: Int) -> Bool {
    before(index).contains { $0.value.isPosterior }
  }

  private func before(_ index: Int) -> [AskedGroup.Variables.Variable] {
    zip(slopes[index], variables.list).compactMap { slope, variable in
      slope == nil ? nil : variable
    }
  }
}

extension AskedGroup {
  /// How rounding moves the numbers.
  ///
  /// - Parameter own: what the student has written; the work goes on from it.
  /// - Returns: `nil` where the work leads nowhere from there, and for exercises that are too long to
  ///   follow it.
  /// - Complexity: some runs of EM, and one more for each number that is asked for.
  public func roundingBudget(own: Own = [:]) -> RoundingBudget? {
    let count = variables.list.count
    let size = instance.points.count * instance.mixture.clusterCount * max(need.updates, 1)
    guard count * size <= Self.longestWork else { return nil }
    let tape = Tape<Bounded>()
    let written = variables.written(own).map { $0.map { Taped($0.bounded) } }
    let halves = variables.list.map { $0.half.map { Bounded($0, in: ()) } }
    let notes = variables.notes { variable, worked in
      let start = written[variable] ?? worked
      return tape.varying(start.map { halves[variable].map($0.widened) ?? $0 }, with: variable)
    }
    let run = try? MethodRun(
      .right, GivenExercise(instance, in: (), notes: notes), updates: need.updates,
      expecting: need.expected)
    guard let run else { return nil }
    let slopes = asked.map { number in
      tape.derivatives(of: number.quantity.value(in: run), count: count)
        .map { $0.flatMap(Self.slope) }
    }
    return RoundingBudget(slopes: slopes, variables: variables)
  }

  /// Values times the densities of a run: some tens of milliseconds.
  private static let longestWork = 100_000

  /// Products with 0 leave a trace of the bound's own roundings.
  private static func slope(_ derivative: Bounded) -> Bounded? {
    abs(derivative.value) + derivative.error < 0x1p-500 ? nil : derivative.magnitude
  }
}
