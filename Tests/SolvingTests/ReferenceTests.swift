import Crypto
import Foundation
import TestSupport
import Testing

/// Agreement with an independent reference, mpmath in the formulas of the textbooks, line for line
/// and digit for digit: `Tests/Vectors/reference.py`, run by hand.
@Suite("Agreement with the reference")
struct ReferenceTests {
  @Test func everyDigitOfTwoHundredInstances() throws {
    let text = try String(contentsOf: Self.vectors("reference-200.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    let instances = lines.split { $0.hasPrefix("# ") }
    let numbers = lines.filter { $0.hasPrefix("# ") }.compactMap { heading in
      Int(heading.split(separator: " ")[1])
    }
    #expect(numbers.count == 200)
    for (number, expected) in zip(numbers, instances) {
      let lines = try ReferenceInstance(number).lines(digits: [30]).dropFirst()
      #expect(lines.count == expected.count, "instance \(number)")
      for (line, reference) in zip(lines, expected) where line != reference {
        Issue.record("instance \(number): \(line) is not \(reference)")
      }
    }
  }

  /// The whole output of the reference, by its hash.
  @Test(
    .enabled(if: LongTests.areWanted),
    arguments: [(2_000, [30, 200]), (60, [1_000]), (6, [10_000])])
  func everyDigitOfThemAll(_ count: Int, _ digits: [Int]) async throws {
    let hashes = try String(contentsOf: Self.vectors("reference.sha256"), encoding: .utf8)
    let name = "count=\(count) digits=\(digits.map(String.init).joined(separator: ","))"
    let line = try #require(hashes.split(separator: "\n").first { $0.hasSuffix("  \(name)") })
    var hash = SHA256()
    for start in stride(from: 0, to: count, by: 50) {
      for text in try await Self.texts(start..<min(start + 50, count), digits) {
        hash.update(data: Data(text.utf8))
      }
    }
    let result = hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    #expect(result.joined() == line.prefix(64))
  }

  /// The lines of some instances, worked side by side.
  private static func texts(_ numbers: Range<Int>, _ digits: [Int]) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in numbers {
        group.addTask {
          let lines = try ReferenceInstance(number).lines(digits: digits)
          return (number, lines.map { $0 + "\n" }.joined())
        }
      }
      var texts: [Int: String] = [:]
      for try await (number, text) in group { texts[number] = text }
      return numbers.compactMap { texts[$0] }
    }
  }

  private static func vectors(_ name: String) -> URL {
    URL(fileURLWithPath: "\(Checkout.root)/Tests/Vectors/\(name)")
  }
}
