import Exercises
import Scalars

/// Holds the wrong answers of attempts at one problem against the keys of everybody else.
struct SheetComparison {
  /// What fits the sheet of one other student.
  struct Match {
    /// The place of the student in the class.
    let other: Int
    let kind: SheetMatch.Kind
    /// The ids of the parts.
    let parts: [String]
    let chance: Fraction
  }

  private let keys: ClassKeys
  /// How many students there are beside the one whose answers are looked at.
  private let others: Int
  /// How often a number was held against a key.
  private(set) var comparisons = 0

  /// - Parameter students: how many there are, at least two.
  init(_ keys: ClassKeys, students: Int) {
    self.keys = keys
    others = students - 1
  }

  /// What is not less likely than this by chance is no sign of anything.
  private static let limit = Fraction(1, 100)

  /// The other students whose sheets an attempt fits, the least likely first.
  ///
  /// - Parameters:
  ///   - wrong: the answers that nothing explains, at least one.
  ///   - student: the place in the class of whose they are.
  /// - Complexity: O(log *n*) for *n* students, and linear in the keys that are near.
  mutating func matches(of wrong: [WrongAnswer], by student: Int) -> [Match] {
    let answers = wrong.map { Candidates($0, keys, others: others) }
    guard leastChance(answers) < Self.limit.approximation * (1 + 1e-9) else { return [] }
    var fits: [Int: [Fit]] = [:]
    for candidates in answers {
      for entry in candidates.nearest where entry.student != student {
        let answer = candidates.answer
        comparisons += answer.numbers.count
        guard let fit = answer.fit(keys.key(of: entry.student, part: answer.place)) else {
          continue
        }
        fits[entry.student, default: []].append(Fit(candidates, fit))
      }
    }
    return fits.compactMap { match($0, $1, of: answers.count) }
      .sorted { ($0.chance, $0.other) < ($1.chance, $1.other) }
  }

  /// An answer that fits another sheet.
  private struct Fit {
    let candidates: Candidates
    let hasAllDigits: Bool

    init(_ candidates: Candidates, _ fit: WrongAnswer.Fit) {
      self.candidates = candidates
      hasAllDigits = fit == .digits
    }
  }

  /// - Parameter count: how many wrong answers there are.
  private func match(_ other: Int, _ fits: [Fit], of count: Int) -> Match? {
    let isWhole = fits.count == count
    let fits = isWhole ? fits : fits.filter(\.hasAllDigits)
    guard !fits.isEmpty else { return nil }
    let chances = fits.map { isWhole ? $0.candidates.chance : $0.candidates.digitsChance }
    let chance = chances.reduce(Fraction(others) * .ways(count, fits.count), *)
    guard chance < Self.limit else { return nil }
    return Match(
      other: other, kind: isWhole ? .sheet : .key, parts: fits.map(\.candidates.answer.part),
      chance: chance)
  }

  /// The least chance that could come out. Where that is too much already, as with wide tolerances
  /// or where many have the same key, nothing need be compared.
  private func leastChance(_ answers: [Candidates]) -> Double {
    var (least, product) = (Double.infinity, Double(others))
    for (place, chance) in answers.map(\.leastChance).sorted().enumerated() {
      product *= chance
      least = min(least, product * Fraction.ways(answers.count, place + 1).approximation)
    }
    return least
  }
}

/// A wrong answer, and the keys that it may fit.
private struct Candidates {
  let answer: WrongAnswer
  /// Those of the number that the fewest are near to.
  let nearest: ArraySlice<ClassKeys.Entry>
  /// How likely the key of one other student is as near by chance as one that is right, 0…1.
  let chance: Fraction
  /// The same for one that agrees in all digits that were written.
  let digitsChance: Fraction
  let leastChance: Double

  init(_ answer: WrongAnswer, _ keys: ClassKeys, others: Int) {
    let near = answer.numbers.map { keys.near($0, part: answer.place) }
    let chances = zip(answer.numbers, near).map { number, near in
      let shared = Fraction(max(near.count - 1, 0)) / Fraction(others)
      return (
        number.chance(within: number.reach, shared),
        number.chance(within: number.halfUnit ?? number.reach, shared)
      )
    }
    self.answer = answer
    nearest = near.min { $0.count < $1.count } ?? []
    chance = chances.map(\.0).reduce(.one, *)
    digitsChance = chances.map(\.1).reduce(.one, *)
    leastChance = nearest.isEmpty ? 1 : min(chance, digitsChance).approximation
  }
}

extension WrongNumber {
  /// How likely a key is so near by chance.
  ///
  /// - Parameter shared: the share of the class that has such a key, beside one student. A key that
  ///   many have points at none of them.
  fileprivate func chance(within reach: Fraction, _ shared: Fraction) -> Fraction {
    max(min(.one, 2 * reach / spread), shared, isWhole ? Self.wholeChance : .zero)
  }

  private static let wholeChance = Fraction(1, 20)
}

extension Fraction {
  /// In how many ways so many can be chosen of `count`.
  fileprivate static func ways(_ count: Int, _ chosen: Int) -> Fraction {
    (0..<min(chosen, count - chosen)).reduce(Fraction.one) { ways, place in
      ways * Fraction(count - place) / Fraction(place + 1)
    }
  }
}
