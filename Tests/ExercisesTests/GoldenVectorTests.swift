import Exercises
import Mixtures
import Scalars
import TestSupport
import Testing

@Suite("Golden vectors")
struct GoldenVectorTests {
  /// Numbers of generator version 1 that a separate program in Python (hmac, fractions and mpmath,
  /// 120 lines, run by hand) drew from the description of the streams.
  @Test(arguments: [
    ("ana", 2, "0.2 0.8 | 3.5 -4 | 3.5 8.5 | 2.2 2.9 0.7 0.3 1.2"),
    ("JLee", 0, "0.45 0.55 | 1 3 | 7 6.5 | 0 -1.9 -3 -2.6 3.8"),
    ("jlee", 1, "0.3 0.7 | -4.5 1.5 | 8 6.5 | -3.3 0.3 0.2 -0.7 0.1"),
    ("li.na", 0, "0.55 0.45 | 0.5 -1 | 9 6.5 | -1.5 1.6 1.8 -2.7 1.3"),
  ])
  func agreeWithAnotherProgram(_ student: String, _ index: Int, _ numbers: String) throws {
    let sheet = try Checkout.assignment("lecture-16").sheet(
      student: student, secret: try Checkout.sampleSecret())
    #expect(sheet.draws["clusters"] == index)
    #expect(Self.text(try #require(sheet.variants[0].instance)) == numbers)
  }

  /// Twenty seeds of every problem of the bank: neither the draws and the options nor what the sheet
  /// says change within a version of the generator, on one thread or on several.
  @Test(arguments: [1, 4])
  func areTheSameForEver(threads: Int) async throws {
    let bank = try Checkout.bank()
    let problems = try bank.ids.compactMap { id -> ProblemDefinition? in
      guard case .problem(let problem)? = try bank.definition(id) else { return nil }
      return problem
    }
    var lines: [String: [String]] = [:]
    try await withThrowingTaskGroup(of: (String, [String]).self) { group in
      for (place, problem) in problems.enumerated() {
        if place >= threads, let (id, done) = try await group.next() { lines[id] = done }
        group.addTask {
          (problem.id, try (1...20).map { try Self.line(problem, "seed \($0)") })
        }
      }
      for try await (id, done) in group { lines[id] = done }
    }
    let text = problems.flatMap { lines[$0.id] ?? [] }.joined(separator: "\n") + "\n"
    let kept = try Checkout.snapshot("Vectors/variants-\(Generator.version).txt", of: text)
    #expect(kept == text)
  }

  private static func line(_ problem: ProblemDefinition, _ seed: String) throws -> String {
    let variant = try problem.practiceVariant(seed: seed)
    let texts = PlainTexts(variant)
    let content = ([problem.statement] + problem.parts.map(\.prompt)).map { texts.text($0) }
    let options = variant.problem.parts.compactMap { part in
      variant.options[part.id].map { "\(part.id): " + $0.map(\.id).joined(separator: " ") }
    }
    let numbers = variant.instance.map(text).map { [$0] } ?? []
    let hash = String(Array(content.joined(separator: "\n").utf8).sha256.prefix(16))
    return "\(problem.id) · \(seed) · " + (numbers + options + [hash]).joined(separator: " · ")
  }

  private static func text(_ instance: Instance) -> String {
    let rows = { (rows: [[Fraction]]) in
      rows.map { $0.map(\.description).joined(separator: ",") }.joined(separator: " ")
    }
    let mixture = instance.mixture
    let spreads =
      switch mixture.covariance {
      case .spherical(let variances): variances.map(\.description).joined(separator: " ")
      case .diagonal(let variances): rows(variances)
      case .full(let matrices): rows(matrices.map(\.elements))
      case .tied(let matrix): rows([matrix.elements])
      }
    let labels = instance.labels.map { [$0.map { String($0 + 1) }.joined(separator: " ")] } ?? []
    let lists = [
      mixture.weights.map(\.description).joined(separator: " "), rows(mixture.means), spreads,
      rows(instance.points),
    ]
    return (lists + labels).joined(separator: " | ")
  }
}
