import Exercises
import Grading
import Mistakes
import Scalars
import Solving
import TestSupport
import Testing

@Suite("Integrity")
struct IntegrityTests {
  /// A class of the sample secret, and what it hands in.
  private struct Classroom {
    let assignment: AssignmentDefinition
    let sheets: [StudentSheet]
    /// What the sheets ask for, as it would be typed: by the student, then by the part.
    let keys: [[String: String]]

    init(_ assignment: AssignmentDefinition, _ students: [String]) throws {
      let secret = try Checkout.sampleSecret()
      self.assignment = assignment
      sheets = try students.map { try assignment.sheet(student: $0, secret: secret) }
      keys = try sheets.map { try $0.variants[0].keysByPart().mapValues(\.text) }
    }

    /// What fits when students hand in this for the first problem, attempt by attempt.
    func integrity(
      _ responses: [Int: [[String: String]]], foreign: [ForeignAttempt] = []
    ) throws -> Integrity {
      let marks = try sheets.enumerated().map { student, sheet in
        let attempts = (responses[student] ?? []).enumerated().map {
          Attempt(number: $0 + 1, responses: $1)
        }
        return try assignment.mark(sheet, attempts: [sheet.variants[0].problem.id: attempts])
      }
      return try Integrity(marks, foreign: foreign)
    }
  }

  private static let students = ["ana", "bjorn", "chloe", "farah"]
  private static let parts = ["p1", "p2", "p3", "p4", "p5"]

  /// Four students with the E step, which asks for five posteriors to five decimals.
  private static func eStep() throws -> Classroom {
    try Classroom(try Checkout.assignment("lecture-16"), students)
  }

  private static func assignment(
    of problem: String, as text: String? = nil
  ) throws -> AssignmentDefinition {
    let use = """
      <assignment id="hw"><title>t</title><use problem="\(problem)" points="5" /></assignment>
      """
    let standard = try Checkout.bank()
    let folder = BankFolder(own: nil, standard: Checkout.root)
    let bank = try folder.bank(ids: standard.ids + [problem]) { id in
      if id == problem, let text {
        return DefinitionSource(file: "problems/\(problem).xml", text: text)
      }
      return try standard.definition(id)?.source
    }
    guard
      case .assignment(let assignment) = try bank.read(
        DefinitionSource(file: "problems/hw.xml", text: use))
    else { throw Checkout.Missing(what: "hw") }
    return assignment
  }

  @Test func answersOfAnotherSheet() throws {
    let room = try Self.eStep()
    let integrity = try room.integrity([0: [room.keys[0]], 1: [room.keys[0]]])
    // 3 others · 1 way · (2 · 0.00001 / 1)⁵ = 3 · 32 · 10⁻²⁵: the tolerance is one unit of the fifth
    // decimal, and a posterior may be anything up to 1.
    #expect(
      integrity.rows == ["bjorn e-step 1 ana [p1 p2 p3 p4 p5] 5/5 sheet 9.6e-24"])
  }

  @Test func twoAnswersOfAnotherSheet() throws {
    let room = try Self.eStep()
    var answers = ["p3": "0.11114", "p4": "0.22223", "p5": "0.77771"]
    for part in ["p1", "p2"] { answers[part] = room.keys[0][part] }
    // 3 others · 10 ways to choose 2 of 5 · (2 · 0.000005 / 1)².
    #expect(
      try room.integrity([1: [answers]]).rows == ["bjorn e-step 1 ana [p1 p2] 2/5 key 3.0e-9"])
    // With the other answers right: 3 others · 1 way · (2 · 0.00001 / 1)².
    for part in ["p3", "p4", "p5"] { answers[part] = room.keys[1][part] }
    #expect(
      try room.integrity([1: [answers]]).rows == ["bjorn e-step 1 ana [p1 p2] 2/2 sheet 1.2e-9"])
  }

  @Test func everyAttemptHasItsRow() throws {
    let room = try Self.eStep()
    let integrity = try room.integrity([
      3: [room.keys[2], room.keys[3], room.keys[1]], 0: [["p1": room.keys[1]["p1"] ?? ""]],
    ])
    #expect(
      integrity.matches.map { "\($0.student) \($0.attempt) \($0.other) \($0.matching)" } == [
        "ana 1 bjorn 1", "farah 1 chloe 5", "farah 3 bjorn 5",
      ])
  }

  @Test func anHonestClass() throws {
    let room = try Self.eStep()
    let mistakes = try #require(room.sheets[2].variants[0].responses(making: [.weightsForgotten]))
    let integrity = try room.integrity([
      0: [room.keys[0]], 1: [["p1": "0.5", "p2": "0.12345", "p3": "1", "p4": "x", "p5": ""]],
      2: [mistakes], 3: [["p1": "0", "p2": "0.33333", "p3": "1/3", "p4": "99999", "p5": "-1e300"]],
    ])
    #expect(integrity.matches.isEmpty)
  }

  @Test func numbersThatAreTheSameForEverybody() throws {
    let room = try Classroom(try Self.assignment(of: "course-e-step"), Self.students)
    // Right for other parts, and right in too few digits.
    let integrity = try room.integrity([
      0: [["p1": "0.62246", "p2": "0.29421", "p3": "0.10669", "p4": "0.05340", "p5": "0.65135"]],
      1: [["p1": "0.294", "p2": "0.622", "p3": "0.65"]], 2: [room.keys[2]],
    ])
    #expect(integrity.matches.isEmpty)
    #expect(integrity.comparisons == 0)
  }

  /// Of half the class cluster 1 lies on the left, of the others on the right, so that whoever takes one
  /// cluster for the other types their key.
  private static func mirrored(_ numbers: [String]) -> String {
    """
    <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
    <points>0.25, -0.9, -1, 1.2, 1.8</points><weights>0.5, 0.5</weights>
    <means from="-2" to="2" step="4" apart="1" /><variances>4, 4</variances></model>
    <mistakes steps="none" /><statement><p>x</p></statement>\(asking(numbers))</problem>
    """
  }

  /// Parts p1, p2 and so on, each for a number.
  private static func asking(_ numbers: [String]) -> String {
    numbers.enumerated().map { place, number in
      """
      <part id="p\(place + 1)"><prompt>p</prompt><number of=\(number) decimals="5" /></part>
      """
    }.joined()
  }

  private static let posteriors = (1...5).map { "\"posterior\" cluster=\"1\" point=\"\($0)\"" }
  /// Numbers that no mistake of the catalogue is worked for, so that nothing explains a wrong one.
  private static let sums = (1...2).flatMap {
    ["\"weighted-sum\" cluster=\"\($0)\" coordinate=\"1\"", "\"scatter\" cluster=\"\($0)\""]
  }

  @Test func whatAMistakeExplains() throws {
    let assignment = try Self.assignment(of: "mine", as: Self.mirrored(Self.posteriors))
    let everybody = try Classroom(assignment, (0..<16).map { "s\($0)" })
    let other = try #require(everybody.keys.firstIndex { $0 != everybody.keys[0] })
    let room = try Classroom(assignment, ["s0", "s\(other)"])
    #expect(room.keys[0] != room.keys[1])
    let mark = try assignment.mark(
      room.sheets[0], attempts: ["mine": [Attempt(number: 1, responses: room.keys[1])]])
    #expect(mark.problems[0].parts.allSatisfy { $0.verdict == .incorrect && $0.cause != nil })
    #expect(try room.integrity([0: [room.keys[1]]]).matches.isEmpty)
    // Two answers alone, the others blank.
    let two = room.keys[1].filter { $0.key == "p1" || $0.key == "p2" }
    #expect(try room.integrity([0: [two]]).matches.isEmpty)
  }

  @Test func vectorsAndMatrices() throws {
    let assignment = try Self.assignment(of: "plane-kinds", as: EveryKind.plane)
    let room = try Classroom(assignment, Self.students)
    let matches = try room.integrity([1: [room.keys[0].filter { "msekfg".contains($0.key) }]])
      .matches
    #expect(matches.count == 1)
    #expect(matches.first?.other == "ana")
    #expect(matches.first?.kind == .sheet)
    #expect(matches.first?.parts == ["m", "s", "e"])
  }

  @Test func fewDigitsSayNothing() throws {
    let room = try Self.eStep()
    let shortened = { (decimals: Int) in
      try room.sheets[0].variants[0].keysByPart().compactMapValues { key -> String? in
        guard case .number(let value, _) = key else { return nil }
        return value.rounded(decimals: decimals).decimal.plain
      }
    }
    #expect(try room.integrity([1: [try shortened(2)]]).matches.isEmpty)
    // 3 others · 1 way · (2 · 0.00005 / 1)⁵: half a unit of the fourth decimal is more than the tolerance.
    #expect(
      try room.integrity([1: [try shortened(4)]]).rows
        == ["bjorn e-step 1 ana [p1 p2 p3 p4 p5] 5/5 sheet 3.0e-20"])
  }

  @Test func theCodeOfAnotherSheet() throws {
    let room = try Self.eStep()
    let foreign = { (student: Int, problem: String) in
      ForeignAttempt(
        student: "bjorn", owner: "ana", problem: problem,
        attempt: Attempt(number: 2, responses: room.keys[student]))
    }
    let integrity = try room.integrity(
      [:],
      foreign: [
        foreign(0, "e-step"), foreign(1, "e-step"), foreign(0, "identify"), foreign(0, "none"),
      ])
    #expect(
      integrity.rows == [
        "bjorn e-step 2 ana [p1 p2 p3 p4 p5] 5/5 code none",
        "bjorn e-step 2 ana [] 0/0 code none", "bjorn identify 2 ana [] 0/0 code none",
      ])
  }

  @Test func nobodyElse() throws {
    let room = try Classroom(try Checkout.assignment("lecture-16"), ["ana"])
    #expect(try room.integrity([0: [["p1": "0.12345"]]]).matches.isEmpty)
    #expect(try Integrity([]).matches.isEmpty)
  }

  @Test func aKeyThatManyHavePointsAtNobody() throws {
    let assignment = try Self.assignment(of: "mine", as: Self.mirrored(Self.sums))
    let everybody = try Classroom(assignment, (0..<16).map { "s\($0)" })
    let others = everybody.keys.indices.filter { everybody.keys[$0] != everybody.keys[0] }
    #expect((4...12).contains(others.count))
    #expect(try everybody.integrity([0: [everybody.keys[others[0]]]]).matches.isEmpty)
    let two = try Classroom(assignment, ["s0", "s\(others[0])"])
    #expect(try two.integrity([0: [two.keys[1]]]).matches.map(\.kind) == [.sheet])
  }

  private static let drawn = """
    <problem id="mine"><title>t</title><model like="e-step" /><mistakes steps="none" />
    <statement><p>x</p></statement>\(asking(sums))</problem>
    """

  @Test func aLargeClassIsNotComparedPairByPair() throws {
    let count = 500
    let room = try Classroom(
      try Self.assignment(of: "mine", as: Self.drawn), (0..<count).map { "s\($0)" })
    let copied = Dictionary(
      uniqueKeysWithValues: (0..<count).map { ($0, [room.keys[($0 + 7) % count]]) })
    let integrity = try room.integrity(copied)
    #expect(integrity.matches.count == count)
    #expect(
      integrity.matches.enumerated().allSatisfy { $1.other == "s\(($0 + 7) % count)" })
    // Beside the four answers that fit, few come near anybody's key.
    #expect((4 * count..<5 * count).contains(integrity.comparisons))
  }
}

extension Bank.Definition {
  fileprivate var source: DefinitionSource {
    switch self {
    case .problem(let problem): problem.source
    case .assignment(let assignment): assignment.source
    }
  }
}

extension Integrity {
  /// Student, problem, attempt, other student, parts, how many of how many, kind and chance of each match.
  fileprivate var rows: [String] {
    matches.map { match in
      let chance = match.chance?.rounded(significant: 2).scientific ?? "none"
      return "\(match.student) \(match.problem) \(match.attempt) \(match.other) "
        + "[\(match.parts.joined(separator: " "))] \(match.matching)/\(match.wrong) "
        + "\(match.kind.rawValue) \(chance)"
    }
  }
}
