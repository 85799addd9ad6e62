import Answers
import Mistakes
import Mixtures
import Solving

/// What wrong methods give for a quantity, each with the id of its mistake.
///
/// - Parameters:
///   - quantity: one that mistakes of the catalogue may change; for any other there is none.
///   - instance: the numbers, of which the quantity is one.
/// - Returns: in the order of the catalogue; values may be equal, and may be right by chance.
/// - Complexity: a run of EM over doubles for each mistake of the step and the ones before.
func distractors(
  for quantity: Quantity, of instance: Instance
) -> [(id: String, value: RealNumber)] {
  guard let step = quantity.workedStep else { return [] }
  let steps: [Mistake.Step] = step == .expectation ? [step] : [.expectation, step]
  let asked = [AskedNumber(quantity: quantity, tolerance: Tolerance(digits: .decimals(0)))]
  return steps.flatMap { Mistake.nameable(in: $0) }.compactMap { mistake in
    guard let method = mistake.method, let numbers = MethodNumbers(method, instance, asked)
    else { return nil }
    return (mistake.rawValue, numbers.value(of: quantity))
  }
}
