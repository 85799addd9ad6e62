import Answers
import Balls
public import Mistakes
import Mixtures
import Scalars
import Solving

extension Variant {
  /// What somebody who makes mistakes, one or several at once, would type, by the part's id, rounded as
  /// the sheet asks for.
  ///
  /// Parts that mistakes can't change are left out.
  ///
  /// - Returns: `nil` where a mistake is no method, one excludes another, or they have no result on
  ///   these numbers.
  public func responses(making mistakes: [Mistake]) -> [String: String]? {
    guard let instance, let method = Method(making: mistakes), problem.asksForWork,
      let work = MethodNumbers(method, instance, problem.askedNumbers(on: instance))
    else { return nil }
    var responses: [String: String] = [:]
    for part in problem.parts {
      let asked = part.askedNumbers(on: instance)
      let values = asked.map { work.value(of: $0.quantity) }
      guard values.allSatisfy(\.isKnown) else { return nil }
      let numbers = zip(asked, values).map { $0.tolerance.asked($1).decimal.description }
      guard !numbers.isEmpty else { continue }
      responses[part.id] = part.typed(numbers, on: instance)
    }
    return responses
  }
}

extension ProblemDefinition.Part {
  /// Numbers as a student would type them into the field of the part.
  fileprivate func typed(_ numbers: [String], on instance: Instance) -> String {
    guard case .entries(let list) = kind else { return numbers[0] }
    return EntryKey.typed(numbers, columns: list.size(on: instance).columns)
  }
}

extension RealNumber {
  /// Whether there is such a number: the logarithm of 0 is none.
  var isKnown: Bool { bounded.isFinite || ball(precision: 256).isFinite }
}

/// The numbers that a method gives, from what somebody wrote down on the way or from nothing.
struct MethodNumbers: Sendable {
  private let method: Mistakes.Method
  private let instance: Instance
  private let need: (updates: Int, expected: Int?)
  private let doubles: MethodRun<Bounded>
  private let narrowNotes: @Sendable (_ precision: Int) -> Notes<Ball>?

  /// - Parameters:
  ///   - notes: what is written down.
  ///   - narrowNotes: the same, at a precision in bits.
  /// - Returns: `nil` where the method has no result.
  init?(
    _ method: Mistakes.Method, _ instance: Instance, _ asked: [AskedNumber],
    notes: Notes<Bounded>? = nil,
    narrowNotes: @escaping @Sendable (_ precision: Int) -> Notes<Ball>? = { _ in nil }
  ) {
    self.method = method
    self.instance = instance
    self.narrowNotes = narrowNotes
    need = asked.need
    let run = try? MethodRun(
      method, GivenExercise(instance, in: (), notes: notes), updates: need.updates,
      expecting: need.expected)
    guard let run else { return nil }
    doubles = run
  }

  /// - Precondition: the quantity is one of those that were asked for, or one that they need.
  func value(of quantity: Quantity) -> RealNumber {
    RealNumber(
      doubly: { quantity.value(in: doubles) },
      enclosure: { precision in
        let run = try? MethodRun<Ball>(
          method, GivenExercise(instance, in: precision, notes: narrowNotes(precision)),
          updates: need.updates, expecting: need.expected)
        // Where balls see that there is no result, every number is possible.
        return run.map { quantity.value(in: $0) } ?? Ball(0) / Ball(0)
      })
  }
}
