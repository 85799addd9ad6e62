import Answers
import Exercises
import Foundation
import Grading
import Mistakes
import Scalars
import Solving
import TestSupport
import Testing

/// What rounding on the way does to the marks.
@Suite("The rounding budget")
struct RoundingBudgetTests {
  /// The problems in which some number is worked from others that are asked for.
  static let problems = [
    "course-m-step", "diagonal", "e-step-space", "em-step", "full-e-step", "full-iteration",
    "full-m-step", "m-step", "m-step-plane", "m-step-three", "observed", "second-iteration",
    "variance-in-dimensions",
  ]

  @Test func theseAreAllThatBuildOnOthers() throws {
    let bank = try Checkout.bank()
    let found = try bank.ids.filter { id in
      guard case .problem(let problem)? = try bank.definition(id), problem.model != nil,
        let group = AskedGroup([try problem.practiceVariant(seed: "1")]),
        let budget = group.roundingBudget()
      else { return false }
      return group.numbers.indices.contains { !budget.sources(of: $0).isEmpty }
    }
    #expect(found.sorted() == Self.problems, "\(found)")
  }

  private func text(_ value: Double, _ number: AskedGroup.Number) -> String {
    String(format: "%.\(number.decimals)f", value)
  }

  /// Who rounds each answer to the asked digits before using it, or keeps all digits, here and there,
  /// is right everywhere.
  @Test(arguments: problems)
  func honestRoundingIsCorrect(_ id: String) throws {
    let problem = try Checkout.problem(id)
    for seed in 0..<(LongTests.areWanted ? 10_000 : 4) {
      let variant = try problem.practiceVariant(seed: "honest \(seed)")
      let group = try #require(AskedGroup([variant]))
      let work = HonestWork(group.instance, group.numbers.map(\.quantity))
      let units = group.numbers.map(\.unit.approximation)
      for choice in [UInt64.max, UInt64(seed) &* 0x9E37_79B9_7F4A_7C15] {
        let numbers = try work.numbers { index, worked in
          choice >> UInt64(index % 64) & 1 == 0
            ? worked : (worked / units[index]).rounded() * units[index]
        }
        let typed = zip(group.numbers, numbers).map { text($1, $0) }
        let marks = variant.mark(
          responses(typed, group), keys: try variant.keys(), points: 1)
        let wrong = marks.filter { $0.response != nil && $0.verdict != .correct }
        #expect(wrong.isEmpty, "\(id) \(seed) \(wrong.map { "\($0.part) \($0.response ?? "")" })")
      }
    }
  }

  /// What is typed into the parts of the one problem of a group.
  private func responses(_ typed: [String], _ group: AskedGroup) -> [String: String] {
    var responses: [String: [String]] = [:]
    for (number, text) in zip(group.numbers, typed) {
      responses[number.place.part, default: []].append(text)
    }
    return responses.mapValues { entries in
      // A matrix of two rows is typed row by row.
      entries.count == 4 && group.instance.mixture.dimension == 2
        ? "\(entries[0]), \(entries[1]); \(entries[2]), \(entries[3])"
        : entries.joined(separator: "; ")
    }
  }

  /// The accepted range beside what is reached at the best corner that ascent finds, or, where that falls
  /// short, at the best of all.
  @Test(arguments: problems)
  func theRangeIsTight(_ id: String) throws {
    let problem = try Checkout.problem(id)
    var widest = 0.0
    // With the last one, of ℓ(θ̂) over narrow clusters, the range is as wide as it gets.
    for seed in LongTests.areWanted ? Array(0..<10_000) : [0, 1, 2, 3, 3694] {
      let variant = try problem.practiceVariant(seed: "tight \(seed)")
      let group = try #require(AskedGroup([variant]))
      let budget = try #require(group.roundingBudget())
      let work = HonestWork(group.instance, group.numbers.map(\.quantity))
      let exact = try work.numbers { $1 }
      for index in group.numbers.indices where !budget.sources(of: index).isEmpty {
        let half = group.numbers[index].unit.approximation / 2
        let reach = try #require(budget.reach(of: index)).approximation
        let sources = budget.sources(of: index)
        var reached = try corner(index, work, group, sources, exact[index])
        if reach + half > 1.2 * (reached + half), sources.count <= 12 {
          reached = try bestCorner(index, work, group, sources, exact[index])
        }
        #expect(reach >= reached * (1 - 1e-4), "\(id) \(seed) \(index)")
        widest = max(widest, (reach + half) / (reached + half))
      }
    }
    if LongTests.areWanted { print("\(id): at most \(widest) times what can be reached") }
    #expect(widest <= 1.5)
  }

  /// How far a number moves where each before it is half a unit off, one way or the other.
  private func corner(
    _ index: Int, _ work: HonestWork, _ group: AskedGroup, _ sources: [Int], _ exact: Double
  ) throws -> Double {
    let halves = group.numbers.map { $0.unit.approximation / 2 }
    let moved = { (signs: [Double]) in
      abs(try work.numbers { $1 + signs[$0] * halves[$0] }[index] - exact)
    }
    var signs = [Double](repeating: 0, count: halves.count)
    for source in sources {
      let moved = try work.numbers { $1 + ($0 == source ? halves[$0] : 0) }[index]
      signs[source] = moved < exact ? -1 : 1
    }
    var best = try moved(signs)
    for source in sources {
      signs[source] = -signs[source]
      let other = try moved(signs)
      if other > best { best = other } else { signs[source] = -signs[source] }
    }
    return best
  }

  /// The same over all corners.
  private func bestCorner(
    _ index: Int, _ work: HonestWork, _ group: AskedGroup, _ sources: [Int], _ exact: Double
  ) throws -> Double {
    try (0..<1 << sources.count).map { corner in
      var moves = [Double](repeating: 0, count: group.numbers.count)
      for (bit, source) in sources.enumerated() {
        let half = group.numbers[source].unit.approximation / 2
        moves[source] = corner >> bit & 1 == 1 ? half : -half
      }
      return try abs(work.numbers { [moves] in $1 + moves[$0] }[index] - exact)
    }.max() ?? 0
  }

  // MARK: Too early

  /// The M step from posteriors with so many decimals, of the course's kind.
  @Test(arguments: [(4, Verdict.imprecise), (3, .imprecise), (2, .imprecise)])
  func roundingTooEarlyIsImprecise(_ decimals: Int, _ verdict: Verdict) throws {
    let problem = try Checkout.problem("m-step")
    var seen: Set<Verdict> = []
    for seed in 0..<20 {
      let variant = try problem.practiceVariant(seed: "early \(seed)")
      let typed = try #require(variant.responses(making: [.rounded(to: decimals)]))
      let marks = variant.mark(typed, keys: try variant.keys(), points: 3)
      seen.formUnion(marks.map(\.verdict))
      let imprecise = marks.filter { $0.verdict == .imprecise }
      #expect(imprecise.allSatisfy { $0.score == $0.max / 2 })
      // How many digits to keep is said once, and the same for all.
      for (place, mark) in imprecise.enumerated() {
        let wanted = place == 0 ? #/Keep at least [5-8] decimals while/# : #/the same rounding as/#
        #expect(mark.message?.contains(wanted) == true, "\(seed) \(mark)")
      }
      #expect(marks.allSatisfy { [.correct, .imprecise].contains($0.verdict) }, "\(seed) \(marks)")
    }
    #expect(seen.contains(verdict))
  }

  @Test(arguments: [
    ("0.29421", Verdict.correct), ("0.2942", .imprecise), ("0.294", .imprecise),
    ("0.29", .imprecise), ("0.3", .incorrect), ("0.2943", .incorrect), ("0.293", .incorrect),
    // What is written with all digits is wrong in them.
    ("0.29400", .incorrect),
  ])
  func fewerDigitsAreImprecise(_ typed: String, _ verdict: Verdict) throws {
    // From the course: p(1 | 1) = 0.294215…
    let variant = try Checkout.problem("course-e-step").practiceVariant(seed: "")
    let mark = variant.mark(["p1": typed], keys: try variant.keys(), points: 5)[0]
    #expect(mark.verdict == verdict)
    #expect(mark.score == (verdict == .correct ? 1 : verdict == .imprecise ? Fraction(1) / 2 : 0))
  }
}

extension Mistake {
  fileprivate static func rounded(to decimals: Int) -> Mistake {
    [2: .rounded2, 3: .rounded3, 4: .rounded4][decimals] ?? .rounded5
  }
}
