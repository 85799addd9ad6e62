import Answers
import Exercises
import Grading
import Scalars
import TestSupport
import Testing

@Suite("Marks for vectors, matrices, choices and orders")
struct PartKindMarkTests {
  /// The mark for one part, out of 60 points.
  private func mark(
    _ typed: String, _ part: String, of problem: String = "course-kinds"
  ) throws -> PartMark {
    let variant = try EveryKind.problem(problem).practiceVariant(seed: "one")
    return try mark(typed, part, variant)
  }

  private func mark(_ typed: String, _ part: String, _ variant: Variant) throws -> PartMark {
    let place = try #require(variant.problem.parts.firstIndex { $0.id == part })
    let points = Fraction(60) / variant.problem.parts[place].points * variant.problem.partPoints
    return variant.mark([part: typed], keys: try variant.keys(), points: points)[place]
  }

  @Test(arguments: [
    ("p", "0.29421; 0.62246; 0.65135; 0.10669; 0.05340", Verdict.correct, Fraction(60)),
    ("p", "0,29421 0,62246 0,65135 0,10669 0,05340", .correct, 60),
    ("p", "(0.29422, 0.62246, 0.65136, 0.1067, 0.0534)", .correct, 60),
    ("p", "0.29421, 0.62246, 0.65135, 0.10669, 0.9", .close, 48),
    ("p", "0.29421, 1, 1, 1, 1", .close, 12), ("p", "1 1 1 1 1", .incorrect, 0),
    ("p", "0.29421, 0.62246", .unreadable, 0), ("p", "0.29421", .unreadable, 0),
    ("p", "0,29421, 0,62246, 0,65135, 0,10669, 0,05340", .unreadable, 0),
    ("p", "<script>", .unreadable, 0), ("p", " ", .blank, 0),
    ("w", "0.34562, 0.65438", .correct, 60), ("w", "0.34562, 0.6", .incorrect, 0),
    ("w", "0.65438, 0.34562", .incorrect, 0),
    ("m", "-0.53733, 0.68113", .correct, 60), ("m", "−0.53733 0.68113", .correct, 60),
    ("m", "0.53733, 0.68113", .close, 30),
    ("l", "2,1,1,2,2", .correct, 60), ("l", "2 1 1 2 1", .close, 48),
    ("l", "2, 1.5, 1, 2, 2", .close, 48), ("l", "2.0, 1, 1, 2, 4/2", .correct, 60),
  ])
  func vectors(_ part: String, _ typed: String, _ verdict: Verdict, _ score: Fraction) throws {
    let mark = try mark(typed, part)
    #expect(mark.verdict == verdict, "\(typed)")
    #expect(mark.score == score, "\(typed)")
    #expect(mark.isDecided)
  }

  @Test func matrices() throws {
    let variant = try EveryKind.problem("plane-kinds").practiceVariant(seed: "one")
    let key = try #require(variant.keysByPart()["s"]).text
    // The mixture is spherical: v 0; 0 v.
    let v = try #require(key.split(separator: ",").first)
    for typed in [key, "[[\(v), 0], [0, \(v)]]", "\(v) 0\n0 \(v)"] {
      #expect(try mark(typed, "s", variant).verdict == .correct, "\(typed)")
    }
    let half = try mark("\(v) 0; 0 -1", "s", variant)
    #expect(half.verdict == .close && half.score == 45)
    #expect(
      half.message
        == "3 of 4 entries are right. A variance is a mean of squares, so it is never below 0.")
    #expect(try mark("\(v) 0 0 \(v)", "s", variant).verdict == .unreadable)
  }

  @Test func messagesSayHowMany() throws {
    #expect(
      try mark("0.5, 0.5", "p").message
        == "This could not be read as an answer: column 9: there are 2 entries, but 5 are expected. "
        + "Write all entries with semicolons between them, as in 0.5; -1; 2.")
    #expect(
      try mark("0.34562, 0.6", "w").message
        == "At least one entry is wrong. The mixture weights sum to 1; here they sum to 0.94562.")
    #expect(try mark("0.29421 1 1 1 1", "p").message == "1 of 5 entries is right.")
  }

  @Test func choices() throws {
    for (problem, part) in [("course-kinds", "c"), ("course-kinds", "n"), ("plane-kinds", "n")] {
      let variant = try EveryKind.problem(problem).practiceVariant(seed: "one")
      let options = try #require(variant.options[part])
      for (place, option) in options.enumerated() {
        let letter = String(LetterReader.letters[place])
        let mark = try mark(letter.uppercased(), part, variant)
        #expect(mark.verdict == (option.isTrue ? .correct : .incorrect))
        #expect(mark.score == (option.isTrue ? 60 : 0))
      }
      #expect(try mark("a,b", part, variant).verdict == .unreadable)
      #expect(try mark("z", part, variant).verdict == .unreadable)
      #expect(try mark("", part, variant).verdict == .blank)
    }
  }

  /// Four steps, so three pairs of neighbours; the ids in their right order are d, w, v, c.
  @Test(arguments: [
    ("d w v c", Verdict.correct, Fraction(60)), ("w d v c", .close, 40), ("c d w v", .close, 40),
    ("c v w d", .incorrect, 0), ("v c d w", .close, 40), ("w d c v", .close, 20),
  ])
  func orders(_ order: String, _ verdict: Verdict, _ score: Fraction) throws {
    let ids = ["d": "densities", "w": "weigh", "v": "divide", "c": "sum-up"]
    let variant = try EveryKind.problem("course-kinds").practiceVariant(seed: "one")
    let steps = try #require(variant.options["o"]).map(\.id)
    let letters = try order.split(separator: " ").map { step in
      try #require(steps.firstIndex { $0 == ids[String(step)] })
    }
    let mark = try mark(LetterReader.text(inOrder: letters), "o", variant)
    #expect(mark.verdict == verdict)
    #expect(mark.score == score)
  }

  @Test func anOrderCountsAsAWhole() throws {
    let variant = try EveryKind.problem("plane-kinds").practiceVariant(seed: "one")
    let key = try #require(variant.keysByPart()["o"]).text
    #expect(try mark(key, "o", variant).verdict == .correct)
    let swapped = try mark(String(key.reversed()), "o", variant)
    #expect(swapped.verdict == .incorrect)
    #expect(swapped.message == "At least two steps are in the wrong order.")
    #expect(try mark("a,b", "o", variant).verdict == .unreadable)
    #expect(try mark("a,b,b", "o", variant).verdict == .unreadable)
  }

  @Test(arguments: ["course-kinds", "plane-kinds"])
  func theKeyEarnsFullMarks(_ id: String) throws {
    let check = try ProblemCheck(try EveryKind.problem(id), variants: 40)
    #expect(check.isFine)
    #expect(check.variants == 40)
    #expect(check.proofs.undecided == 0)
  }
}
