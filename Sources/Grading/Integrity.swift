import Exercises
import Scalars

/// Wrong answers that fit the sheet of another student of the class.
///
/// Every student has numbers of their own, so that whoever copies answers hands in the key of somebody
/// else. An answer counts only where nothing else explains it: not what the student wrote before, not
/// rounding, not a mistake of the catalogue. What fits is a reason to ask, and no proof.
public struct Integrity: Sendable {
  /// In the order of the class, of the assignment and of the attempts, then the least likely first.
  public let matches: [SheetMatch]
  /// How often a number was held against somebody's key.
  public let comparisons: Int

  /// Looks through the marks of a class.
  ///
  /// - Parameters:
  ///   - marks: one for each student, all for the same assignment.
  ///   - foreign: what came with the code of another student's sheet; whoever has no mark is left out.
  /// - Throws: `EMError` where a variant has no solution.
  /// - Complexity: O(*n* log *n*) for *n* students, unless much fits by chance.
  public init(_ marks: [StudentMark], foreign: [ForeignAttempt] = []) throws {
    var finder = IntegrityFinder(marks)
    if marks.count > 1 {
      for place in marks[0].problems.indices { try finder.compare(problem: place) }
    }
    for attempt in foreign { try finder.add(attempt) }
    matches = finder.matches
    comparisons = finder.comparisons
  }
}

private struct IntegrityFinder {
  private let marks: [StudentMark]
  private let places: [String: Int]
  private var found: [Found] = []
  private(set) var comparisons = 0

  /// A match, and where it stands among the others.
  private struct Found {
    let student: Int
    let problem: Int
    let other: Int
    let match: SheetMatch

    func comes(before right: Found) -> Bool {
      let (a, b) = (
        [student, problem, match.attempt], [right.student, right.problem, right.match.attempt]
      )
      guard a == b else { return a.lexicographicallyPrecedes(b) }
      return (match.chance ?? .zero, other) < (right.match.chance ?? .zero, right.other)
    }
  }

  init(_ marks: [StudentMark]) {
    self.marks = marks
    places = Dictionary(
      marks.enumerated().map { ($1.sheet.student, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var matches: [SheetMatch] { found.sorted { $0.comes(before: $1) }.map(\.match) }

  /// Holds the answers to a problem against everybody's keys.
  mutating func compare(problem: Int) throws {
    // The keys are worked only where somebody has something wrong.
    let isAsked = marks.contains { $0.problems[problem].attempts.contains(where: \.isUnexplained) }
    guard isAsked else { return }
    let keys = try ClassKeys(marks.map { $0.sheet.variants[problem] })
    var comparison = SheetComparison(keys, students: marks.count)
    for (student, mark) in marks.enumerated() {
      for attempt in mark.problems[problem].attempts where attempt.isUnexplained {
        let answers = attempt.wrongAnswers(mark.sheet.variants[problem]) {
          keys.key(of: student, part: $0)
        }
        guard !answers.isEmpty else { continue }
        for match in comparison.matches(of: answers, by: student) {
          add(
            match.kind, student, match.other, problem, attempt.attempt.number, match.parts,
            wrong: answers.count, chance: match.chance)
        }
      }
    }
    comparisons += comparison.comparisons
  }

  /// Adds what came with the code of another sheet, whatever it fits.
  mutating func add(_ foreign: ForeignAttempt) throws {
    guard let student = places[foreign.student], let other = places[foreign.owner],
      let problem = marks[student].problems.firstIndex(where: { $0.problem == foreign.problem })
    else { return }
    let variant = marks[student].sheet.variants[problem]
    let keys = try variant.keys()
    let theirs = try marks[other].sheet.variants[problem].keys()
    let answers = variant.problem.parts.indices.compactMap { place in
      WrongAnswer(
        place, of: variant, keys[place], foreign.attempt.responses[variant.problem.parts[place].id],
        foreign.attempt.commas)
    }
    add(
      .code, student, other, problem, foreign.attempt.number,
      answers.filter { $0.fit(theirs[$0.place]) != nil }.map(\.part), wrong: answers.count,
      chance: nil)
  }

  private mutating func add(
    _ kind: SheetMatch.Kind, _ student: Int, _ other: Int, _ problem: Int, _ attempt: Int,
    _ parts: [String], wrong: Int, chance: Fraction?
  ) {
    let match = SheetMatch(
      student: marks[student].sheet.student, other: marks[other].sheet.student,
      problem: marks[student].problems[problem].problem, attempt: attempt, parts: parts,
      wrong: wrong, kind: kind, chance: chance)
    found.append(Found(student: student, problem: problem, other: other, match: match))
  }
}

// MARK: What nothing explains

extension AttemptMark {
  fileprivate var isUnexplained: Bool { parts.contains(where: \.isUnexplained) }

  /// The answers with wrong numbers that nothing explains.
  ///
  /// - Parameter key: the student's own key of a part, by its place.
  fileprivate func wrongAnswers(_ variant: Variant, key: (Int) -> Key) -> [WrongAnswer] {
    parts.indices.filter { parts[$0].isUnexplained }.compactMap { place in
      WrongAnswer(place, of: variant, key(place), parts[place].response, attempt.commas)
    }
  }
}

extension PartMark {
  /// Whether something of the answer is wrong and nothing is known of what has led there.
  fileprivate var isUnexplained: Bool {
    cause == nil && (verdict == .incorrect || verdict == .close)
  }
}
