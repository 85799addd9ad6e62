import Exercises
import Grading
import Scalars
import TestSupport
import Testing

@Suite("Policy")
struct PolicyTests {
  static let before = "2026-12-14T23:59:00+01:00"
  static let after = "2026-12-14T23:59:01+01:00"

  /// The score of attempts at the course's E step (5 points), each with so many right answers.
  private func score(
    _ attempts: [(number: Int, right: Int, time: String?)],
    counts: AssignmentDefinition.Policy.Counts, late: Fraction = 0, allowed: Int = 3,
    due: String? = before
  ) throws -> ProblemMark {
    let text = """
      <assignment id="hw"><title>t</title>\(due.map { "<due>\($0)</due>" } ?? "")
      <policy counts="\(counts.rawValue)" late-credit="\(late)" />
      <use problem="course-e-step" points="5" /></assignment>
      """
    guard case .assignment(let assignment) = try Checkout.read(text, as: "hw") else {
      throw Checkout.Missing(what: "hw")
    }
    let sheet = try assignment.sheet(student: "ana", secret: try Checkout.sampleSecret())
    let keys = try sheet.variants[0].keysByPart()
    let parts = ["p1", "p2", "p3", "p4", "p5"]
    let handedIn = try attempts.map { attempt in
      Attempt(
        number: attempt.number, submitted: try attempt.time.map { try Instant($0) },
        responses: Dictionary(
          uniqueKeysWithValues: parts.enumerated().map {
            ($1, $0 < attempt.right ? keys[$1]?.text ?? "" : "9")
          }))
    }
    return try assignment.mark(
      sheet, attempts: ["course-e-step": handedIn], terms: Terms(attempts: allowed)
    ).problems[0]
  }

  @Test func theAttemptThatCounts() throws {
    let attempts: [(number: Int, right: Int, time: String?)] = [
      (3, 1, nil), (1, 2, nil), (2, 4, nil),
    ]
    #expect(try score(attempts, counts: .best).score == 4)
    #expect(try score(attempts, counts: .last).score == 1)
    #expect(try score(attempts, counts: .first).score == 2)
    #expect(try score(attempts, counts: .best).shown?.attempt.number == 2)
  }

  @Test func ofEquallyGoodAttemptsTheFirstCounts() throws {
    let mark = try score([(1, 3, nil), (2, 3, nil)], counts: .best)
    #expect(mark.shown?.attempt.number == 1)
  }

  @Test func attemptsBeyondTheNumberAreNotMarked() throws {
    let attempts = [(1, 1, nil), (2, 2, nil), (3, 3, nil), (4, 5, nil)] as [(Int, Int, String?)]
    let mark = try score(attempts.map { (number: $0.0, right: $0.1, time: $0.2) }, counts: .best)
    #expect(mark.score == 3)
    #expect(mark.surplus.map(\.number) == [4])
    let free = try score(
      attempts.map { (number: $0.0, right: $0.1, time: $0.2) }, counts: .best, allowed: 1_000)
    #expect(free.score == 5)
  }

  @Test func lateWorkLosesItsShare() throws {
    #expect(try score([(1, 4, Self.before)], counts: .best, late: Fraction(1, 2)).score == 4)
    #expect(try score([(1, 4, Self.after)], counts: .best, late: Fraction(1, 2)).score == 2)
    #expect(try score([(1, 4, Self.after)], counts: .best).score == 0)
    #expect(try score([(1, 4, nil)], counts: .best).score == 4)
    #expect(try score([(1, 4, Self.after)], counts: .best, due: nil).score == 4)
    // The same moment in another zone is not late.
    #expect(try score([(1, 4, "2026-12-14T22:59:00Z")], counts: .best).score == 4)
    // A late attempt can be worse than an earlier one with fewer right answers.
    let both: [(number: Int, right: Int, time: String?)] = [
      (1, 3, Self.before), (2, 5, Self.after),
    ]
    #expect(try score(both, counts: .best, late: Fraction(1, 2)).shown?.attempt.number == 1)
  }

  @Test func nothingHandedInEarnsNothing() throws {
    let mark = try score([], counts: .best)
    #expect(mark.score == 0)
    #expect(mark.counted == .none)
  }

  @Test func aStudentsOwnTermsCount() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let secret = try Checkout.sampleSecret()
    let sheet = try assignment.sheet(student: "ana", secret: secret)
    let keys = try sheet.variants[0].keysByPart().mapValues(\.text)
    let attempts = [
      "e-step": [Attempt(number: 1, submitted: try Instant(Self.after), responses: keys)]
    ]
    #expect(try assignment.mark(sheet, attempts: attempts).score == Fraction(5, 2))
    let extended = Terms(due: try Instant("2026-12-20T00:00:00Z"))
    #expect(try assignment.mark(sheet, attempts: attempts, terms: extended).score == 5)
    let none = Terms(attempts: 0)
    #expect(try assignment.mark(sheet, attempts: attempts, terms: none).score == 0)
  }

  @Test func theClassIsSummedUpExactly() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let secret = try Checkout.sampleSecret()
    let marks = try ["ana", "bjorn", "chloe"].enumerated().map { place, student in
      let sheet = try assignment.sheet(student: student, secret: secret)
      let keys = try sheet.variants[0].keysByPart().mapValues(\.text)
      return try assignment.mark(
        sheet, attempts: place == 2 ? [:] : ["e-step": [Attempt(number: 1, responses: keys)]])
    }
    let statistics = ClassStatistics(marks, of: assignment)
    #expect(statistics.students == 3)
    #expect(statistics.handedIn == 2)
    #expect(statistics.mean == Fraction(10, 3))
    #expect(statistics.median == 5)
    #expect(statistics.highest == 5)
    #expect(statistics.lowest == 0)
    // √(25/3), and scores that go with the rest of the total in step.
    #expect(statistics.deviation?.decimal.description == "2.886751")
    #expect(statistics.parts[0].discrimination?.decimal.description == "1.000000")
    #expect(statistics.parts.last?.discrimination == nil)
    #expect(statistics.parts[0].verdicts == [.correct: 2, .blank: 1])
    #expect(statistics.parts[0].facility == Fraction(2, 3))
    #expect(statistics.parts.last?.verdicts == [.blank: 3])
  }

  @Test(arguments: [
    ("5", "5"), ("5/2", "2.5"), ("1/3", "0.33"), ("2/3", "0.67"), ("100", "100"), ("0", "0"),
    ("58.3333", "58.33"), ("0.001", "0"),
  ])
  func scoresAreReadable(_ score: String, _ text: String) throws {
    #expect(try #require(Fraction(score)).scoreText == text)
  }
}
