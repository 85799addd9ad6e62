import Answers
import Exercises
import Grading
import Scalars
import TestSupport
import Testing

@Suite("Marks")
struct MarkTests {
  /// Two statements true of four.
  static func ticks(credit: String) throws -> Variant {
    let options = ["a yes", "b no", "c yes", "d no"].map { option in
      let words = option.split(separator: " ")
      return "<option id=\"\(words[0])\" true=\"\(words[1])\"><text>\(words[0])</text></option>"
    }
    let text = """
      <problem id="mine"><title>t</title><statement><p>x</p></statement>
      <part id="t" points="4"><prompt>t</prompt>
      <tick-all credit="\(credit)">\(options.joined())</tick-all></part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return try problem.practiceVariant(seed: "one")
  }

  /// The letters of the options on the sheet, by their ids.
  private func letters(_ ids: String, _ variant: Variant) throws -> String {
    let options = try #require(variant.options["t"])
    return LetterReader.text(options.indices.filter { ids.contains(options[$0].id) })
  }

  @Test(arguments: [
    ("all", "ac", Verdict.correct, Fraction(4)), ("all", "a", .incorrect, 0),
    ("all", "abc", .incorrect, 0), ("shares", "ac", .correct, 4), ("shares", "a", .close, 3),
    ("shares", "ab", .close, 2), ("shares", "bd", .incorrect, 0), ("shares", "abcd", .close, 2),
  ])
  func ticksAreMarked(
    _ credit: String, _ ticked: String, _ verdict: Verdict, _ score: Fraction
  ) throws {
    let variant = try Self.ticks(credit: credit)
    let marks = variant.mark(
      ["t": try letters(ticked, variant)], keys: try variant.keys(), points: 4)
    #expect(marks[0].verdict == verdict)
    #expect(marks[0].score == score)
  }

  @Test(arguments: [
    ("0.29421", Verdict.correct), ("0.29422", .correct), ("0.29420", .incorrect),
    ("0.29423", .incorrect), ("0,29421", .correct), ("29.4215%", .correct), ("1,234", .unreadable),
    ("1e400", .unreadable), ("nan", .unreadable), ("", .blank), ("  \t", .blank),
    ("=1+1", .unreadable),
  ])
  func numbersAreMarked(_ typed: String, _ verdict: Verdict) throws {
    let variant = try Checkout.problem("course-e-step").practiceVariant(seed: "")
    let marks = variant.mark(["p1": typed], keys: try variant.keys(), points: 5)
    #expect(marks.map(\.verdict) == [verdict, .blank, .blank, .blank, .blank])
    #expect(marks[0].score == (verdict == .correct ? 1 : 0))
    #expect(marks.map(\.max).sum() == 5)
  }

  /// A right number with too few digits is at least as good as one that is near.
  @Test(arguments: [
    ("0.29421", Verdict.correct, Fraction(1)), ("0.294215", .close, Fraction(1, 2)),
    ("0.294", .close, Fraction(1, 2)), ("0.3", .incorrect, 0),
  ])
  func digitsThatHaveToBeWritten(_ typed: String, _ verdict: Verdict, _ score: Fraction) throws {
    let mark = try Self.posterior(
      "decimals=\"5\" written=\"exactly\" close=\"0.001\" close-credit=\"0.5\"", typed)
    #expect(mark.verdict == verdict)
    #expect(mark.score == score)
  }

  /// What lies on an open end doesn't count, whoever can prove it; what the proof can't tell from the
  /// end of a closed one does.
  @Test(arguments: [
    ("to=\"2\" open=\"above\"", "2", Verdict.incorrect),
    ("to=\"2\" open=\"above\"", "sqrt(2)^2", .incorrect),
    ("to=\"2\"", "sqrt(2)^2", .correct),
    // 1 + 10⁻²⁴⁶⁴, and what would take still more digits.
    ("to=\"1\"", "(1+1e-308)^2-2*(1+1e-308)+2", .incorrect),
    ("to=\"1\"", "((1+1e-308)^2-2*(1+1e-308)+2)^100", .unreadable),
  ])
  func ends(_ attributes: String, _ typed: String, _ verdict: Verdict) throws {
    #expect(try Self.posterior(attributes, typed).verdict == verdict)
  }

  private static func posterior(_ attributes: String, _ typed: String) throws -> PartMark {
    let text = """
      <problem id="mine"><title>t</title><model like="course-e-step" /><statement><p>x</p></statement>
      <part id="p"><prompt>p</prompt><number of="posterior" cluster="1" point="1" \(attributes) />
      </part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    let variant = try problem.practiceVariant(seed: "")
    return variant.mark(["p": typed], keys: try variant.keys(), points: 1)[0]
  }

  @Test(arguments: [
    ("2", Verdict.correct), ("2.0", .correct), ("4/2", .correct), ("3", .incorrect),
    ("2.5", .incorrect), ("two", .unreadable),
  ])
  func wholeNumbersAreMarked(_ typed: String, _ verdict: Verdict) throws {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points>1, 2</points><weights>1/2, 1/2</weights><means>0, 1</means>
      <variances>1, 1</variances></model><statement><p>x</p></statement>
      <part id="k"><prompt>K</prompt><integer of="clusters" /></part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else { return }
    let variant = try problem.practiceVariant(seed: "")
    let marks = variant.mark(["k": typed], keys: try variant.keys(), points: 1)
    #expect(marks[0].verdict == verdict)
  }

  /// The key of every draw, typed as the sheet asks for it, earns everything.
  @Test(arguments: [
    "e-step", "m-step", "identify", "true-or-false", "course-e-step", "course-m-step",
  ])
  func theKeyEarnsFullMarks(_ id: String) throws {
    let problem = try Checkout.problem(id)
    let check = try ProblemCheck(problem, variants: 40)
    // No draw meets the end of the precision: every key is rounded, and judged, by proof.
    let numbers = problem.parts.count { if case .number = $0.kind { true } else { false } }
    #expect(check.proofs.undecided == 0)
    #expect(check.proofs.levels.values.reduce(0, +) == 2 * numbers * check.variants)
    #expect(check.isFine)
    #expect(check.variants == (id.hasPrefix("course") ? 1 : 40))
  }
}
