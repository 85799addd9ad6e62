import Answers
import Crypto
import Foundation
import Mixtures
import Scalars
import Solving
import TestSupport
import Testing

/// Agreement with `Tests/Vectors/verdicts.py`, which decides in exact fractions and 230 digits: answers at
/// all distances from the boundaries of every rule, a third of them within 10⁻³⁰.
@Suite("Verdicts of the reference")
struct VerdictTests {
  @Test func fiveHundredCases() throws {
    let rows = try Table("verdicts-500.tsv", columns: VerdictCase.columns).rows
    #expect(rows.count == 500)
    var cases = VerdictCases()
    for row in rows {
      try cases.check(row[VerdictCase.columns[0]], row["rule"], row["typed"], row["verdict"])
    }
  }

  /// All of what the script writes, from the file that `GMM_QUIZ_VERDICTS` names.
  @Test(.enabled(if: Self.file != nil))
  func aMillionCases() throws {
    let file = try #require(Self.file)
    let data = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
    let hash = SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let known = try String(
      contentsOfFile: "\(Checkout.root)/Tests/Vectors/verdicts-500.tsv", encoding: .utf8)
    #expect(known.contains(hash), "this is not what the script writes")
    var cases = VerdictCases()
    var count = 0
    for line in data.split(separator: 0x0A) {
      let cells = String(decoding: line, as: UTF8.self).split(separator: "\t").map(String.init)
      try cases.check(cells[0], cells[1], cells[2], cells[3])
      count += 1
    }
    #expect(count == 1_000_000)
    print("\(count) verdicts; \(cases.proofs)")
  }

  private static let file = ProcessInfo.processInfo.environment["GMM_QUIZ_VERDICTS"]
}

private enum VerdictCase {
  static let columns = ["key", "rule", "typed", "verdict"]
}

/// Checks cases, and keeps the solutions of the instance that was last asked about.
private struct VerdictCases {
  private(set) var proofs = ProofCount()
  private var solutions: [String: Solution] = [:]
  private var rules: [String: Tolerance] = [:]

  mutating func check(
    _ key: String, _ rule: String, _ typed: String, _ verdict: String
  ) throws {
    let tolerance = try rules[rule] ?? Self.tolerance(rule)
    if rules.count > 10_000 { rules.removeAll() }
    rules[rule] = tolerance
    let key = try number(key)
    let judgement = tolerance.judges(try NumberReader.read(typed).value, against: key)
    proofs.add(judgement.level)
    if judgement.verdict.rawValue != verdict || !judgement.isDecided {
      Issue.record("\(typed) by \(rule): \(judgement), not \(verdict)")
    }
  }

  private mutating func number(_ text: String) throws -> RealNumber {
    if text.hasPrefix("= ") { return RealNumber(try #require(Fraction(String(text.dropFirst(2))))) }
    let fields = text.split(separator: ";").map(String.init)
    let words = fields[4].split(separator: " ").map(String.init)
    let indices = words.dropFirst(2).compactMap { Int($0) }
    let updates = try #require(Int(words[0]))
    let name = try #require(Quantity.Name(rawValue: words[1]))
    let quantity = Quantity(
      name, cluster: indices.first, point: indices.count > 1 ? indices[1] : nil,
      iteration: updates)
    let instance = fields[..<4].joined(separator: ";")
    let solution: Solution
    if let known = solutions[instance] {
      solution = known
    } else {
      solution = try Self.solution(fields)
    }
    if solutions.count > 2_000 { solutions.removeAll() }
    solutions[instance] = solution
    return try solution.value(of: quantity)
  }

  private static func solution(_ fields: [String]) throws -> Solution {
    let numbers = fields[..<4].map { field in
      field.split(separator: ",").compactMap { Fraction(String($0)) }
    }
    let mixture = Mixture(
      weights: numbers[2], means: numbers[0].map { [$0] }, variances: numbers[1])
    let instance = try Instance(mixture: mixture, points: numbers[3].map { [$0] })
    return try Solution(of: instance, updates: 1)
  }

  // MARK: Rules

  private static func tolerance(_ text: String) throws -> Tolerance {
    let words = text.split(separator: " ").map(String.init)
    switch words[0] {
    case "exact": return Tolerance(.exact, digits: .decimals(5))
    case "digits":
      let count = try #require(Int(words[2]))
      return Tolerance(
        .digits(try #require(DigitMatch(rawValue: words[3]))),
        digits: words[1] == "decimals" ? .decimals(count) : .significant(count))
    case "interval":
      return Tolerance(
        .within(Interval(from: Fraction(words[1]), to: Fraction(words[2]), open: open(words[3]))),
        digits: .decimals(5))
    default:
      let isLarger = words[4] == "larger"
      let band = Band(
        try reach(words[1], isLarger), above: try reach(words[2], isLarger), open: open(words[3]))
      let close =
        words.count > 5
        ? CloseBand(try reach(words[6], false), share: try #require(Fraction(words[7]))) : nil
      return Tolerance(.near(band), digits: .decimals(5), close: close)
    }
  }

  private static func reach(_ text: String, _ isLarger: Bool) throws -> Reach {
    let sides = try text.split(separator: "+").map { try #require(Fraction(String($0))) }
    return Reach(absolute: .value(sides[0]), relative: sides[1], isLarger: isLarger)
  }

  private static func open(_ word: String) -> OpenEnds {
    switch word {
    case "open-below": .below
    case "open-above": .above
    case "open": .both
    default: []
    }
  }
}
