public import Mistakes
import Mixtures
import Scalars
import Solving

/// What methods give for the numbers of a group, from what a student wrote before each: in plain
/// doubles, near and without proof, for searches.
public struct Predictor: Sendable {
  private let group: AskedGroup
  private let own: [Int: Double]
  private let given: GivenExercise<Double>
  /// Without what was written: for what comes before all of it.
  private let blank: GivenExercise<Double>
  /// Whether posteriors may have been worked from what is written.
  private let hasDensities: Bool

  /// Numbers that are wanted, and how much of the work they need.
  public struct Target: Sendable {
    /// Their indices.
    public let numbers: [Int]
    fileprivate let quantities: [Quantity]
    fileprivate let need: (updates: Int, expected: Int?)

    /// Whether nothing that is written can come before the numbers.
    fileprivate var isFirst: Bool {
      need.updates == 0 && quantities.allSatisfy { $0.name == .posterior || $0.name == .density }
    }
  }

  /// A predictor that goes on from what a student wrote.
  ///
  /// - Parameter own: what the student wrote.
  public init(_ group: AskedGroup, own: AskedGroup.Own) {
    self.init(group, own: own.mapValues { $0.approximation })
  }

  private init(_ group: AskedGroup, own: [Int: Double]) {
    (self.group, self.own) = (group, own)
    hasDensities = own.keys.contains {
      group.numbers[$0].quantity.name != .posterior && group.numbers[$0].step == .expectation
    }
    let written = Written(group, own)
    given = .plain(
      group.instance, notes: own.isEmpty ? nil : Notes { value, _ in written[value] })
    blank = .plain(group.instance, notes: nil)
  }

  /// Numbers as a target; made once for many methods.
  ///
  /// - Parameter numbers: indices.
  public func target(_ numbers: [Int]) -> Target {
    let asked = numbers.map { group.asked[$0] }
    return Target(numbers: numbers, quantities: asked.map(\.quantity), need: asked.need)
  }

  /// The numbers of a target by a method, not finite where nothing can be said; `nil` where the method
  /// has no result.
  public func values(_ method: Mistakes.Method, _ target: Target) -> [Double]? {
    let run = try? MethodRun.plain(
      method, target.isFirst && !hasDensities ? blank : given, updates: target.need.updates,
      expecting: target.need.expected)
    return run.map { run in target.quantities.map { $0.value(in: run) } }
  }

  /// The same, where the student has kept all digits of the rest of what was written.
  ///
  /// - Parameter written: the indices of what the student went on from as it is written.
  public func goingOn(from written: Set<Int>) -> Predictor {
    Predictor(group, own: own.filter { written.contains($0.key) })
  }

  /// How far a number by a method moves, to the first order, where what the student wrote before it is
  /// rounded to the asked digits or isn't.
  ///
  /// - Parameter sources: the indices of what stands before it.
  /// - Complexity: a run for each of them.
  public func reach(of index: Int, by method: Mistakes.Method, from sources: [Int]) -> Double {
    let target = target([index])
    guard let value = values(method, target)?[0] else { return 0 }
    return sources.reduce(0) { reach, source in
      guard let written = own[source] else { return reach }
      var moved = own
      moved[source] = written + group.numbers[source].unit.approximation / 2
      let other = Predictor(group, own: moved).values(method, target)?[0] ?? value
      return reach + abs(other - value)
    }
  }
}

/// What a student wrote, by the value that it is; posteriors, of which there are many, by their place.
private struct Written: Sendable {
  private let posteriors: [Double?]
  private let others: [NotedValue: Double]
  private let size: (points: Int, clusters: Int)

  init(_ group: AskedGroup, _ own: [Int: Double]) {
    size = (group.instance.points.count, group.instance.mixture.clusterCount)
    // A log-likelihood of the wrong iteration goes one further.
    let last = max(group.need.updates, group.need.expected ?? 0, 1)
    var posteriors = [Double?](repeating: nil, count: (last + 1) * size.points * size.clusters)
    var others: [NotedValue: Double] = [:]
    for variable in group.variables.list {
      guard let number = variable.written(in: own) else { continue }
      if case .posterior(let j, let i, let t) = variable.value {
        posteriors[(t * size.points + i) * size.clusters + j] = number
      } else {
        others[variable.value] = number
      }
    }
    (self.posteriors, self.others) = (posteriors, others)
  }

  subscript(value: NotedValue) -> Double? {
    if case .posterior(let j, let i, let t) = value {
      return posteriors[(t * size.points + i) * size.clusters + j]
    }
    return others.isEmpty ? nil : others[value]
  }
}
