import Exercises
import Foundation

/// An answer beside which what methods give is held.
struct WrittenAnswer: Sendable {
  /// The index of the number.
  let index: Int
  /// What was typed.
  let value: Double
  /// What right work gives from what the student wrote before.
  let right: Double
  /// Whether it counts as right, by itself or for what stands before it.
  let isRight: Bool
  /// Half a unit of the last digit that was written.
  let halfUnit: Double
  /// How far the result of a method that is no more sensitive than the right one may be away.
  let reach: Double
  /// The indices of what stands before it.
  let sources: [Int]
  /// How far apart answers may lie that anybody would give.
  let spread: Double

  /// Whether a method that gives `result` may have led to the answer.
  func agrees(with result: Double) -> Bool { abs(value - result) <= reach }

  /// Whether a method that gives `result` may lead to the answer, once rounding before it is looked at
  /// more closely: a method may be more sensitive than the right one.
  func isNear(_ result: Double) -> Bool {
    !sources.isEmpty && abs(value - result) <= Self.mostSensitive * reach
  }

  private static let mostSensitive = 200.0

  /// Whether a method does something here.
  func isMoved(to result: Double) -> Bool { !(abs(result - right) <= reach) }

  /// How likely an answer comes as near to `result` by chance, 0…1.
  func chance(_ result: Double) -> Double {
    min(1, 2 * max(halfUnit, abs(value - result)) / spread)
  }
}

/// What a hypothesis gives for the answers that it can change.
struct Prediction: Sendable {
  let hypothesis: Hypothesis
  /// By the place of the answer; `nil` where the hypothesis has nothing to do with it.
  let results: [Double?]
  /// The places of wrong answers that it leads to.
  let explained: [Int]
  /// How many right answers it would make wrong.
  let contradicted: Int
  /// Whether it changes anything at all.
  let isVisible: Bool

  /// - Parameter refined: the result for an answer that is near it, where the student has kept digits
  ///   that are not written, and how far rounding can move it.
  init(
    _ hypothesis: Hypothesis, _ results: [Double?], _ answers: [WrittenAnswer],
    refined: (_ place: Int) -> (result: Double, reach: Double)
  ) {
    var results = results
    var (explained, contradicted, isVisible) = ([Int](), 0, false)
    for (place, answer) in answers.enumerated() {
      guard let result = results[place], answer.isMoved(to: result) else { continue }
      isVisible = true
      if answer.isRight {
        contradicted += 1
      } else if answer.isNear(result) {
        let (other, reach) = refined(place)
        let isNearer = abs(answer.value - other) < abs(answer.value - result)
        if isNearer { results[place] = other }
        let distance = abs(answer.value - (isNearer ? other : result))
        if distance <= answer.reach || distance <= 2 * answer.halfUnit + reach {
          explained.append(place)
        }
      } else if answer.agrees(with: result) {
        explained.append(place)
      }
    }
    self.hypothesis = hypothesis
    self.results = results
    (self.explained, self.contradicted, self.isVisible) = (explained, contradicted, isVisible)
  }

  /// Whether it changes answers that the other one changes, too, so that both together are more than
  /// one beside the other.
  func overlaps(_ other: Prediction, _ answers: [WrittenAnswer]) -> Bool {
    answers.indices.contains { place in
      [results[place], other.results[place]].allSatisfy { result in
        result.map { answers[place].isMoved(to: $0) } ?? false
      }
    }
  }
}
