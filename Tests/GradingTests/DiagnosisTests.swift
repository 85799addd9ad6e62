import Exercises
import Grading
import Mistakes
import Scalars
import TestSupport
import Testing

@Suite("Diagnosis")
struct DiagnosisTests {
  private static func named(_ problem: ProblemDefinition) -> [Mistake] {
    problem.mistakes.steps.flatMap { Mistake.nameable(in: $0) }
  }

  /// Every mistake of the catalogue on its own, with answers rounded as the sheet asks for.
  @Test(arguments: ["em-step", "log-likelihood"])
  func singleMistakesAreNamedAlone(_ id: String) throws {
    let problem = try Checkout.problem(id)
    let mistakes = Self.named(problem)
    let trials = try Trials.run(LongTests.areWanted ? 10_000 : 6, "Single mistakes, \(id)") {
      seed in
      let variant = try problem.practiceVariant(seed: "single \(seed)")
      let keys = try variant.keys()
      let right = variant.responses(making: [])
      var trials = Trials()
      for mistake in mistakes {
        guard let typed = variant.responses(making: [mistake]) else { continue }
        guard typed != right else {
          trials.add(.hidden, of: mistake.rawValue)
          continue
        }
        let causes = variant.mark(typed, keys: keys, points: 1).causes
        let outcome: Trials.Outcome =
          causes.isEmpty
          ? .nothing
          : causes.count > 1 || !causes[0].alternatives.contains([mistake])
            ? .other : causes[0].isCertain ? .alone : .among
        trials.add(outcome, of: mistake.rawValue, named: causes)
      }
      return trials
    }
    #expect(trials.share([.alone]) >= 0.99, "\(trials.table)")
    #expect(trials.share([.other]) == 0, "\(trials.table)")
  }

  /// Two mistakes at once; which pairs, changes with the variant.
  @Test func pairsOfMistakesAreNamed() throws {
    let problem = try Checkout.problem("em-step")
    let mistakes = Self.named(problem)
    let pairs = mistakes.indices.flatMap { a in
      mistakes[(a + 1)...].map { [mistakes[a], $0] }
    }
    let stride = LongTests.areWanted ? 40 : 20
    let trials = try Trials.run(LongTests.areWanted ? 10_000 : 8, "Pairs, em-step") { seed in
      let variant = try problem.practiceVariant(seed: "pair \(seed)")
      let keys = try variant.keys()
      var trials = Trials()
      for place in pairs.indices where place % stride == seed % stride {
        try Self.tryPair(pairs[place], variant, keys, &trials)
      }
      return trials
    }
    #expect(trials.share([.alone, .simpler, .among]) >= 0.95, "\(trials.table)")
  }

  /// The second mistake shows in p̂ alone: one answer is enough, as few mistakes change it.
  @Test(arguments: [33, 73, 113, 153, 193])
  func aMistakeThatShowsInOneAnswerIsNamed(_ seed: Int) throws {
    let variant = try Checkout.problem("em-step").practiceVariant(seed: "d\(seed)")
    let pair: Set<Mistake> = [.timesOldWeight, .otherCluster]
    let typed = try #require(variant.responses(making: Array(pair)))
    let causes = variant.mark(typed, keys: try variant.keys(), points: 1).causes
    #expect(!causes.contains { !$0.isCertain })
    #expect(Set(causes.flatMap(\.mistakes)) == pair)
  }

  private static func tryPair(
    _ pair: [Mistake], _ variant: Variant, _ keys: [Key], _ trials: inout Trials
  ) throws {
    let what = Set(pair.map(\.step.rawValue)).sorted().joined(separator: " and ")
    guard let typed = variant.responses(making: pair) else { return }
    let marks = variant.mark(typed, keys: keys, points: 1)
    let causes = marks.causes
    if typed == variant.responses(making: []) { return trials.add(.hidden, of: what) }
    let wanted = Set(pair)
    let isJustIt =
      causes.allSatisfy(\.isCertain) && Set(causes.flatMap(\.mistakes)) == wanted
    if isJustIt { return trials.add(.alone, of: what) }
    // One mistake explains all that is wrong.
    let isSimpler = causes.contains { cause in
      cause.mistakes.contains { variant.responses(making: [$0]) == typed }
    }
    let isOne = causes.count == 1 && causes[0].mistakes.contains(where: wanted.contains)
    let isAllExplained = marks.allSatisfy { $0.verdict != .incorrect || $0.cause != nil }
    if isSimpler || isOne && isAllExplained && causes[0].alternatives.allSatisfy({ $0.count == 1 })
    {
      return trials.add(.simpler, of: what)
    }
    let isAmong =
      causes.contains { $0.alternatives.contains { Set($0) == wanted } }
      || wanted.allSatisfy { mistake in causes.contains { $0.mistakes.contains(mistake) } }
    trials.add(
      isAmong ? .among : causes.isEmpty ? .nothing : .other,
      of: what, named: causes)
  }

  /// Answers that come from no mistake: what is named of them is named by chance.
  @Test func slipsAreNotNamed() throws {
    let problem = try Checkout.problem("em-step")
    let trials = try Trials.run(LongTests.areWanted ? 10_000 : 25, "Slips, em-step") { seed in
      let variant = try problem.practiceVariant(seed: "slip \(seed)")
      let keys = try variant.keys()
      var random = SplitMix(state: UInt64(seed))
      var trials = Trials()
      for slip in Slip.allCases {
        for amount in [1, 2, 8] {
          let right = try #require(variant.responses(making: []))
          var typed = right
          for part in right.keys.sorted().shuffled(using: &random).prefix(amount) {
            typed[part] = slip.made(in: right[part] ?? "", part, &random)
          }
          guard typed != right else { continue }
          let causes = variant.mark(typed, keys: keys, points: 1).causes
          let what = "\(slip) in \(amount)"
          // What isn't named is what is wanted.
          trials.add(causes.isEmpty ? .alone : .other, of: what, named: causes)
        }
      }
      return trials
    }
    #expect(trials.share([.other]) <= 1e-4, "\(trials.table)")
  }
}

/// What goes wrong in writing, not in working.
private enum Slip: CaseIterable {
  case uniform, digit, swap, sign

  func made(in text: String, _ part: String, _ random: inout SplitMix) -> String {
    var characters = Array(text)
    let digits = characters.indices.filter { characters[$0].isNumber }
    switch self {
    case .uniform:
      let isShare = part.hasPrefix("p") || part == "weight"
      let hundredThousandths = Int.random(
        in: isShare ? 0...100_000 : -400_000...900_000, using: &random)
      return (Fraction(hundredThousandths) / 100_000).description
    case .digit:
      guard let place = digits.randomElement(using: &random) else { return text }
      let others = "0123456789".filter { $0 != characters[place] }
      characters[place] = others.randomElement(using: &random) ?? "0"
    case .swap:
      let place = Int.random(in: 0..<digits.count - 1, using: &random)
      characters.swapAt(digits[place], digits[place + 1])
    case .sign:
      return text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
    }
    return String(characters)
  }
}

// MARK: The course's own numbers

extension DiagnosisTests {
  /// The course's own numbers, with all eight questions.
  static func course(attributes: String = "") throws -> Variant {
    let parts =
      (1...5).map { ("p\($0)", "of=\"posterior\" cluster=\"1\" point=\"\($0)\"") }
      + ["weight", "mean", "variance"].map { ($0, "of=\"\($0)\" cluster=\"1\" iteration=\"1\"") }
    return try CourseProblem.variant(
      attributes: attributes, parts.map { ($0.0, "<number \($0.1) />") })
  }

  /// With σ² = 4, 2σ is σ²: nobody can tell the two mistakes apart.
  @Test func theCourseHidesWhichExponent() throws {
    let variant = try Self.course()
    // From the table of mistakes, worked independently: p(1 | 1) is .1480.
    let typed = try #require(variant.responses(making: [.halfMissing]))
    #expect(typed["p1"]?.hasPrefix("0.1480") == true)
    for mistake in [Mistake.halfMissing, .deviationInExponent] {
      let marks = variant.mark(
        try #require(variant.responses(making: [mistake])), keys: try variant.keys(), points: 8)
      #expect(marks.causes.map(\.id) == ["e-half-missing|e-deviation-in-exponent"])
      #expect(marks[0].message?.contains("can't tell") == true)
    }
  }

  /// Equal weights and variances hide six mistakes, and d = 1 one more.
  @Test func whatTheCourseHidesIsNeverNamed() throws {
    let variant = try Self.course()
    let keys = try variant.keys()
    let hidden: Set<Mistake> = [
      .weightsForgotten, .weightsSwapped, .weightOfOtherAbove, .normaliserDropped, .dimensionIsN,
      .dimensionIsTwo, .dimensionLeftOut,
    ]
    for mistake in hidden {
      let typed = try #require(variant.responses(making: [mistake]))
      #expect(typed == variant.responses(making: []))
    }
    let all = Self.named(variant.problem)
    for (place, first) in all.enumerated() {
      for second in all[place...] {
        guard let typed = variant.responses(making: first == second ? [first] : [first, second])
        else { continue }
        let named = variant.mark(typed, keys: keys, points: 1).causes.flatMap(\.mistakes)
        #expect(hidden.isDisjoint(with: named), "\(first.rawValue) and \(second.rawValue)")
      }
    }
  }
}
