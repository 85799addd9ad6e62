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
    fileprivate let way: Way

    /// How far one has to work for them.
    fileprivate enum Way { case expectation, update, run }

    fileprivate init(_ numbers: [Int], _ asked: [AskedNumber]) {
      (self.numbers, need) = (numbers, asked.need)
      quantities = asked.map(\.quantity)
      let isExpectation = quantities.allSatisfy { $0.name == .posterior || $0.name == .density }
      let isUpdate = quantities.allSatisfy { $0.workedStep == .maximisation }
      way =
        need.updates == 0 && isExpectation
        ? .expectation : need.updates == 1 && isUpdate ? .update : .run
    }
  }

  /// A predictor that goes on from what a student wrote.
  ///
  /// - Parameter own: what the student wrote.
  public init(_ group: AskedGroup, own: AskedGroup.Own) {
    self.init(
      group, own: own.mapValues { $0.approximation },
      blank: GivenExercise(group.instance, in: ()))
  }

  private init(_ group: AskedGroup, own: [Int: Double], blank: GivenExercise<Double>) {
    (self.group, self.own, self.blank) = (group, own, blank)
    hasDensities = own.keys.contains {
      group.numbers[$0].quantity.name != .posterior && group.numbers[$0].step == .expectation
    }
    given = group.notes(own) { $0 }.map { blank.with($0) } ?? blank
  }

  /// Numbers as a target; made once for many methods.
  ///
  /// - Parameter numbers: indices.
  public func target(_ numbers: [Int]) -> Target {
    Target(numbers, numbers.map { group.asked[$0] })
  }

  /// The numbers of a target by a method, not finite where nothing can be said; `nil` where the method
  /// has no result.
  public func values(_ method: Mistakes.Method, _ target: Target) -> [Double]? {
    switch target.way {
    case .expectation:
      // Nothing that is written comes before.
      let start = hasDensities ? given : blank
      guard let step = try? start.expectation(method) else { return nil }
      return target.quantities.map { $0.value(in: step) }
    case .update:
      guard let mixture = try? given.update(method) else { return nil }
      return target.quantities.map { $0.value(in: mixture) }
    case .run:
      let run = try? MethodRun(
        method, given, updates: target.need.updates, expecting: target.need.expected)
      guard let run else { return nil }
      return target.quantities.map { $0.value(in: run) }
    }
  }

  /// The same, where the student has kept all digits of the rest of what was written.
  ///
  /// - Parameter written: the indices of what the student went on from as it is written.
  public func goingOn(from written: Set<Int>) -> Predictor {
    Predictor(group, own: own.filter { written.contains($0.key) }, blank: blank)
  }

  /// How far a number by a method moves, to the first order, where what the student wrote before it is
  /// rounded to the asked digits or isn't.
  ///
  /// - Parameter sources: the indices of what stands before it.
  public func reach(of index: Int, by method: Mistakes.Method, from sources: [Int]) -> Double {
    let tape = Tape<Double>()
    let variables = group.variables
    let written = variables.written(own)
    let notes = variables.notes { variable, _ in
      written[variable].map { tape.varying(Taped($0), with: variable) }
    }
    let need = target([index]).need
    let run = try? MethodRun(
      method, GivenExercise(group.instance, in: (), notes: notes), updates: need.updates,
      expecting: need.expected)
    guard let run else { return 0 }
    let slopes = tape.derivatives(
      of: group.asked[index].quantity.value(in: run), count: variables.list.count)
    return zip(slopes, variables.list).reduce(0) { reach, pair in
      guard let slope = pair.0, let source = pair.1.numbers.first(where: sources.contains) else {
        return reach
      }
      return reach + abs(slope) * group.numbers[source].unit.approximation / 2
    }
  }
}
