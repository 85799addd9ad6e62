import Dispatch
import Exercises
import Grading
import Mistakes
import Synchronization
import TestSupport

/// What a diagnosis makes of answers of which it is known how they came about.
struct Trials: Sendable {
  /// What was named.
  enum Outcome: String, CaseIterable {
    /// Just what was done.
    case alone
    /// A simpler mistake that gives the same answers, or leaves no others to explain.
    case simpler
    /// What was done, among others that give the same.
    case among
    case nothing
    case other
    /// Nothing was wrong in the answers.
    case hidden
  }

  /// By what was done.
  private(set) var counts: [String: [Outcome: Int]] = [:]
  /// What was done and what was named instead.
  private(set) var others: [String: Int] = [:]

  mutating func add(_ outcome: Outcome, of what: String, named: [Cause] = []) {
    counts[what, default: [:]][outcome, default: 0] += 1
    if outcome == .other || outcome == .nothing {
      others["\(what) as \(named.map(\.id).joined(separator: " and "))", default: 0] += 1
    }
  }

  mutating func add(_ other: Trials) {
    for (what, counted) in other.counts {
      counts[what, default: [:]].merge(counted, uniquingKeysWith: +)
    }
    others.merge(other.others, uniquingKeysWith: +)
  }

  /// The share of an outcome among the answers that were wrong.
  func share(_ outcomes: Set<Outcome>) -> Double {
    let all = counts.values.flatMap { $0 }.filter { $0.key != .hidden }
    let wanted = all.filter { outcomes.contains($0.key) }
    return Double(wanted.map(\.value).reduce(0, +)) / Double(all.map(\.value).reduce(0, +))
  }

  var table: String {
    let head = "what was done\t" + Outcome.allCases.map(\.rawValue).joined(separator: "\t")
    let rows = counts.sorted { $0.key < $1.key }.map { what, counted in
      "\(what)\t" + Outcome.allCases.map { String(counted[$0] ?? 0) }.joined(separator: "\t")
    }
    let worst = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
      .map { "  \($0.value) × \($0.key)" }
    return ([head] + rows + worst).joined(separator: "\n")
  }

  /// Runs trials on many variants, on all cores, and prints what came out where there were many.
  static func run(
    _ count: Int, _ title: String, _ trial: @Sendable (_ seed: Int) throws -> Trials
  ) throws -> Trials {
    let all = Mutex<(Trials, (any Error)?)>((Trials(), nil))
    DispatchQueue.concurrentPerform(iterations: count) { seed in
      let result = Result { try trial(seed) }
      all.withLock { all in
        switch result {
        case .success(let trials): all.0.add(trials)
        case .failure(let error): all.1 = error
        }
      }
    }
    let (trials, error) = all.withLock { ($0.0, $0.1) }
    if let error { throw error }
    if LongTests.areWanted { print("\(title), \(count) variants\n\(trials.table)") }
    return trials
  }
}

extension [PartMark] {
  /// What was named, each once.
  var causes: [Cause] {
    var known: Set<Cause> = []
    return compactMap(\.cause).filter { known.insert($0).inserted }
  }
}

/// Numbers that look random and are the same each time; source: Steele, Lea and Flood, *Fast splittable
/// pseudorandom number generators* (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
