import Exercises
import Grading
import Mistakes
import Scalars

/// Marking the eight numbers of an E and an M step that are wrong in one way or another, beside right
/// ones: what the diagnosis costs on top.
enum DiagnosisBenchmark {
  static func run() throws {
    let folder = BankFolder(own: nil, standard: ".")
    guard case .problem(let problem)? = try folder.bank().definition("em-step") else {
      fatalError("run this in the root of the checkout")
    }
    let variants = try (0..<200).map { try problem.practiceVariant(seed: "bench \($0)") }
    let keyed = try variants.map { ($0, try $0.keys()) }
    let mistaken = { (name: String, mistakes: [Mistake]) in
      workload(
        name,
        keyed.map { variant, keys in
          (variant, keys, variant.responses(making: mistakes) ?? [:])
        })
    }
    try compare(
      "Marking the 8 numbers of one problem, one core",
      [
        mistaken("all right", []),
        mistaken("all wrong: a wrong E step and a right M step", [.weightsForgotten]),
        mistaken("one mistake in the M step", [.meanOverN]),
        mistaken("all wrong: a mistake in each step", [.weightsForgotten, .bessel]),
        workload("all wrong: nothing explains it", keyed.enumerated().map { garbage($0, $1.0, $1.1) }),
      ])
  }

  private typealias Case = (variant: Variant, keys: [Key], typed: [String: String])

  private static func workload(_ name: String, _ cases: [Case]) -> Workload {
    Workload(name: name, unit: "submission", units: cases.count) {
      for (variant, keys, typed) in cases { _ = variant.mark(typed, keys: keys, points: 8) }
    }
  }

  /// Answers like the right ones that come from nowhere.
  private static func garbage(_ seed: Int, _ variant: Variant, _ keys: [Key]) -> Case {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let typed = variant.problem.parts.map { part in
      // Source: Knuth, The Art of Computer Programming, volume 2, section 3.3.4.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (part.id, (Fraction(Int(state >> 48) + 1_000) / 100_000).description)
    }
    return (variant, keys, Dictionary(uniqueKeysWithValues: typed))
  }
}
