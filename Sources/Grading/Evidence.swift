import Exercises
import Mistakes
import Solving

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
  /// How far rounding before it can move the right result.
  let rounding: Double
  /// The indices of what stands before it.
  let sources: [Int]
  /// How far apart answers may lie that anybody would give.
  let spread: Double
  /// What it is; of a symmetric matrix an entry of the lower triangle.
  let quantity: Quantity
  /// The step of EM that makes it.
  let step: Mistake.Step
  /// *K*, so many shares of which sum to 1.
  let clusters: Int

  /// Whether it is a posterior or a weight.
  var isShare: Bool { [.posterior, .weight].contains(quantity.name) }

  /// Whether a method that gives `result` may have led to the answer.
  func agrees(with result: Double) -> Bool { abs(value - result) <= reach }

  /// Of two results the one that is nearer to the answer.
  func nearer(_ result: Double, _ other: Double?) -> Double {
    guard let other, result.isFinite else { return other ?? result }
    return abs(value - other) < abs(value - result) ? other : result
  }

  /// Whether a method that gives `result` may lead to the answer, once rounding before it is looked at
  /// more closely: a method may be more sensitive than the right one.
  func isNear(_ result: Double) -> Bool {
    let distance = abs(value - result)
    return distance > halfUnit && rounding > 0
      && distance <= reach + min(Self.mostSensitive * rounding, Self.widest * spread)
  }

  private static let mostSensitive = 400.0
  private static let widest = 0.1

  /// How many halves of the last written digit's unit a result is away from the right one.
  func units(_ result: Double?) -> Int {
    let distance = ((result ?? right) - right) / halfUnit
    return distance.isFinite ? Int(max(-1e15, min(1e15, distance.rounded()))) : .max
  }

  /// Whether a method does something here.
  func isMoved(to result: Double) -> Bool { !(abs(result - right) <= reach) }

  /// How likely an answer comes as near to `result` by chance, 0…1.
  ///
  /// - Parameter isRounding: whether the hypothesis moves the right result by little, so that any slip in
  ///   the last digits is as near.
  func chance(_ result: Double, isRounding: Bool) -> Double {
    let spread = isRounding ? min(spread, Self.slips * abs(result - right)) : spread
    let chance = 2 * max(halfUnit, abs(value - result)) / spread
    // Many mistakes make shares of 0 and 1.
    let isUsual = isShare && (abs(result) <= halfUnit || abs(result - 1) <= halfUnit)
    return min(1, isUsual ? max(chance, Self.usualChance) : chance)
  }

  /// Slips in a digit are spread over so many times the distance to any one result.
  private static let slips = 20.0
  private static let usualChance = 0.05
}

extension [WrittenAnswer] {
  /// Those of some places that say something of their own: each number once, and of shares that sum to
  /// 1 all but one.
  func independent(_ places: [Int]) -> [Int] {
    var known: Set<Quantity> = []
    var shares: [Quantity: Int] = [:]
    return places.filter { place in
      let answer = self[place]
      guard known.insert(answer.quantity).inserted else { return false }
      guard answer.isShare, answer.clusters > 1 else { return true }
      let row = Quantity(
        answer.quantity.name, point: answer.quantity.point, iteration: answer.quantity.iteration)
      shares[row, default: 0] += 1
      return shares[row] != answer.clusters
    }
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
  /// Whether it changes an answer, by the place.
  let moves: [Bool]

  /// - Parameter refined: the result for an answer that is near it, where the student has kept digits
  ///   that are not written, and how far rounding can move it.
  init(
    _ hypothesis: Hypothesis, _ given: [Diagnosis.Result], _ answers: [WrittenAnswer],
    refined: (_ place: Int) -> (result: Double, reach: Double)
  ) {
    var results = [Double?](repeating: nil, count: answers.count)
    var (explained, contradicted) = ([Int](), 0)
    var moves = [Bool](repeating: false, count: answers.count)
    for (place, result) in given {
      let answer = answers[place]
      results[place] = result
      guard answer.isMoved(to: result) else { continue }
      moves[place] = true
      if answer.isRight {
        contradicted += 1
      } else if answer.isNear(result) {
        let (other, reach) = refined(place)
        let nearer = answer.nearer(result, other)
        results[place] = nearer
        let distance = abs(answer.value - nearer)
        if distance <= answer.reach || distance <= 2 * answer.halfUnit + reach {
          explained.append(place)
        }
      } else if answer.agrees(with: result) {
        explained.append(place)
      }
    }
    self.hypothesis = hypothesis
    self.results = results
    (self.explained, self.contradicted, self.moves) = (explained, contradicted, moves)
  }

  /// Whether it changes anything at all.
  var isVisible: Bool { moves.contains(true) }

  /// Whether it changes answers that the other one changes, too, so that both together are more than
  /// one beside the other.
  func overlaps(_ other: Prediction) -> Bool {
    moves.indices.contains { moves[$0] && other.moves[$0] }
  }
}
