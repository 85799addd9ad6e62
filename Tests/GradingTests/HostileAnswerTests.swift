import Answers
import Exercises
import Grading
import Scalars
import TestSupport
import Testing

/// Answers that nobody means, to questions that hang together.
@Suite("Hostile answers")
struct HostileAnswerTests {
  private func marks(
    _ parts: [(id: String, element: String)], _ typed: [String: String]
  ) throws -> [PartMark] {
    let variant = try CourseProblem.variant(parts)
    return variant.mark(typed, keys: try variant.keys(), points: Fraction(parts.count))
  }

  /// Whatever is typed, marks come out, and none earns more than it is worth.
  @Test func anythingInAnyProblem() throws {
    let texts = [
      "0", "1", "-1", "1e300", "-1e300", "1e-300", "1/3", "exp(-2)", "0.5", "0.50000", "nan", "2.0",
      "-0.3", "1e308", "0.00001", "99999", "1/7 - 1/7", "pi", "",
    ]
    let bank = try Checkout.bank()
    for id in bank.ids {
      guard case .problem(let problem)? = try bank.definition(id), problem.model != nil else {
        continue
      }
      var random = SplitMix(state: UInt64(id.utf8.count) * 7_919)
      for seed in 0..<(LongTests.areWanted ? 500 : 5) {
        let variant = try problem.practiceVariant(seed: "hostile \(seed)")
        let keys = try variant.keysByPart()
        let typed = keys.mapValues { key in
          switch key {
          case .entries(let entries):
            entries.text { _ in texts.randomElement(using: &random) ?? "" }
          default: texts.randomElement(using: &random) ?? ""
          }
        }
        for mark in variant.mark(typed, keys: try variant.keys(), points: 10) {
          #expect((.zero...mark.max).contains(mark.score), "\(id) \(seed) \(mark)")
        }
      }
    }
  }

  @Test(arguments: [("0", "1"), ("1", "0.3"), ("2", "0.29"), ("0", "0.29421")])
  func fewDecimals(_ decimals: String, _ typed: String) throws {
    let element = "<number of=\"posterior\" cluster=\"1\" point=\"1\" decimals=\"\(decimals)\" />"
    #expect(try marks([("a", element)], ["a": typed]).count == 1)
    #expect(try marks([("a", element)], ["a": "1.7"])[0].verdict == .incorrect)
  }

  /// ℓ of the given θ alone has no iteration before or after it that is asked for.
  @Test func onlyTheFirstLogLikelihood() throws {
    let parts = [
      ("p", "<number of=\"posterior\" cluster=\"1\" point=\"1\" />"),
      ("l", "<number of=\"log-likelihood\" />"),
    ]
    let marks = try marks(parts, ["p": "0.3", "l": "-3"])
    #expect(marks.map(\.verdict) == [.incorrect, .incorrect])
  }

  /// The logarithm of nothing is no number, and no number is right for it.
  @Test func whatLeadsToNoNumberIsNotCarried() throws {
    let parts = [
      ("w", "<vector of=\"weight\" iteration=\"1\" />"),
      ("l", "<number of=\"log-likelihood\" iteration=\"1\" />"),
    ]
    for typed in ["42", "-1e300", "0"] {
      let marks = try marks(parts, ["w": "0; 0", "l": typed])
      #expect(marks[1].score == 0, "\(typed) \(marks)")
    }
  }

  /// Two problems ask for the same: what was answered in either is gone on from.
  @Test func theSameIsAskedTwice() throws {
    let posteriors = (1...5).map {
      ("p\($0)", "<number of=\"posterior\" cluster=\"1\" point=\"\($0)\" />")
    }
    let again = posteriors.map { ("again-\($0.0)", $0.1) }
    let mean = ("m", "<number of=\"mean\" cluster=\"1\" iteration=\"1\" />")
    // Only the second ones are answered: w = 0.2, 0.4, 0.6, 0.4, 0.4; Σ w x = 0.28, n̂ = 2.
    var typed = ["m": "0.14"]
    for (point, share) in ["0.2", "0.4", "0.6", "0.4", "0.4"].enumerated() {
      typed["again-p\(point + 1)"] = share
    }
    let marks = try marks(posteriors + again + [mean], typed)
    #expect(marks.last?.verdict == .carried)
  }

  /// Where digits have to be written, too few earn nothing, however near the number is.
  @Test(arguments: ["0.2942", "0.29422", "0.294"])
  func tooFewDigits(_ typed: String) throws {
    let element =
      "<number of=\"posterior\" cluster=\"1\" point=\"1\" decimals=\"5\" written=\"at-least\" />"
    let mark = try marks([("a", element)], ["a": typed])[0]
    #expect(mark.score == (typed == "0.29422" ? 1 : 0))
  }

  /// A number and what it leaves of 1 are one answer, which is too little to tell.
  @Test func complementsAreOneAnswer() throws {
    let parts = [("p", "<vector of=\"posterior\" point=\"1\" />")]
    // From the table of mistakes: p(1 | 1) is .1480 with the exponent's half missing.
    let variant = try CourseProblem.variant(parts)
    let typed = try #require(variant.responses(making: [.halfMissing]))
    #expect(typed["p"]?.hasPrefix("0.1480") == true)
    let marks = variant.mark(typed, keys: try variant.keys(), points: 1)
    #expect(marks[0].cause == nil)
  }

  @Test func anAsymmetricMatrixIsToldOf() throws {
    let problem = try Checkout.problem("full-m-step")
    let variant = try problem.practiceVariant(seed: "1")
    var typed = try #require(variant.responses(making: []))
    let entries = try #require(typed["covariance"]).split(whereSeparator: { ",; ".contains($0) })
    typed["covariance"] = "\(entries[0]), \(entries[1]); 77, \(entries[3])"
    let marks = variant.mark(typed, keys: try variant.keys(), points: 5)
    #expect(marks[1].message?.contains("symmetric") == true)
  }
}
