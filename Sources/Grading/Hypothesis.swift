import Mistakes

/// A mistake that may have been made, or two together, and the work of somebody who makes them.
struct Hypothesis: Sendable {
  let mistakes: [Mistake]
  let method: Mistakes.Method
  let steps: Set<Mistake.Step>
  /// Its place among the single ones.
  private let place: Int

  private init?(_ mistakes: [Mistake], place: Int) {
    guard let method = Mistakes.Method(making: mistakes) else { return nil }
    self.mistakes = mistakes
    self.method = method
    self.place = place
    steps = Set(mistakes.map(\.step))
  }

  /// Single mistakes, in the order of the catalogue.
  static let singles = Mistake.allCases.filter { $0.method != nil }.enumerated()
    .compactMap { Hypothesis([$1], place: $0) }

  /// Both together; `nil` where one excludes the other.
  static func pair(_ a: Hypothesis, _ b: Hypothesis) -> Hypothesis? {
    pairs[min(a.place, b.place)][max(a.place, b.place)]
  }

  private static let pairs = singles.map { a in
    singles.map { b in
      a.place < b.place ? Hypothesis(a.mistakes + b.mistakes, place: -1) : nil
    }
  }
}
