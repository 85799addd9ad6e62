import Markup
import Testing

@Suite("Hostile TeX")
struct TeXHostileTests {
  /// A repeatable source of numbers (SplitMix64).
  private struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Whatever is written either is an error within the formula or gives well-formed MathML.
  private func check(_ pieces: [TeXPiece]) -> Bool {
    do {
      let formula = try TeXFormula(pieces)
      _ = formula.plainText { $0 }
      return [false, true].allSatisfy { malformedMathML(formula.mathML(display: $0)) == nil }
    } catch {
      let length = pieces.reduce(0) { length, piece in
        if case .text(let text) = piece { length + text.count } else { length + 1 }
      }
      return 0...length ~= error.offset && !error.problem.isEmpty && !error.advice.isEmpty
    }
  }

  @Test func randomBytes() {
    var source = Source(state: 1)
    for _ in 0..<10_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &source)).map { _ in
        UInt8.random(in: 0...255, using: &source)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(check([.text(text)]), "\(bytes)")
    }
  }

  @Test func randomTokens() {
    let tokens = [
      "{", "}", "^", "_", "'", "&", "\\\\", "\\", " ", "x", "1", ".", ",", "(", ")", "[", "]", "|",
      "-", "+",
      "=", "/", "²", "ᵢ", "x̂", "½", "\\frac", "\\sqrt", "\\hat", "\\mathbf", "\\mathrm", "\\text",
      "\\text{", "\\operatorname", "\\left", "\\left(", "\\right", "\\right)", "\\begin", "\\end",
      "\\begin{cases}", "\\end{cases}", "\\begin{aligned}", "\\end{aligned}", "\\sum", "\\max",
      "\\log", "\\mu", "\\,", "\\!", "\\quad", "\\mid", "\\bigl", "\\ldots", "\\lVert", "\\rVert",
    ]
    var source = Source(state: 2)
    for _ in 0..<4_000 {
      var pieces: [TeXPiece] = []
      for _ in 0..<Int.random(in: 1...20, using: &source) {
        let isValue = Int.random(in: 0..<12, using: &source) == 0
        pieces.append(
          isValue ? .value("v") : .text(tokens[Int.random(in: 0..<tokens.count, using: &source)]))
      }
      #expect(check(pieces), "\(pieces)")
    }
  }

  @Test(arguments: [
    String(repeating: "{", count: 5_000), String(repeating: "x^", count: 2_500),
    String(repeating: "\\left(", count: 800), String(repeating: "'", count: 5_000),
    String(repeating: "&", count: 5_000), String(repeating: "\\hat", count: 1_200),
    "x" + String(repeating: "\u{302}", count: 100_000), "\\" + String(repeating: "a", count: 4_000),
    "\\text{" + String(repeating: "e\u{301}\u{302}", count: 2_000) + "}",
    "\\text{x" + String(repeating: "\u{302}", count: 100_000) + "}",
    "\\begin{" + String(repeating: "a", count: 4_900) + "}",
    "\\begin{matrix}" + String(repeating: "&", count: 4_900) + "\\end{matrix}",
    String(repeating: "x_", count: 60) + "x",
    String(repeating: "x^{x_{", count: 30) + "x"
      + String(repeating: "}}", count: 30),
  ])
  func extremes(_ text: String) {
    #expect(check([.text(text)]))
  }
}
