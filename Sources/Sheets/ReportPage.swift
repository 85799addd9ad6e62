import Answers
import Exercises
public import Grading
import Markup
import Scalars

extension AssignmentPages {
  /// Something of the input that was not graded.
  public struct SetAside: Sendable, Hashable {
    /// The file, line and column.
    public let place: String
    public let reason: String

    public init(place: String, reason: String) {
      self.place = place
      self.reason = reason
    }
  }

  /// The report on a class, for its teacher.
  ///
  /// - Parameter marks: one for each student on the roster, with the student.
  public func report(
    _ marks: [(reader: Reader, mark: StudentMark)], statistics: ClassStatistics,
    setAside: [SetAside]
  ) -> [UInt8] {
    templates.render(
      .report,
      [
        "language": .text("en"), "assignment-title": .text(assignment.title),
        "assignment-id": .text(assignment.id), "generator": .text(generator),
        "due": assignment.due.map { .text(PageWording.due($0)) } ?? .flag(false),
        "students": .text(String(statistics.students)),
        "graded": .text(String(statistics.handedIn)),
        "mean": Self.text(statistics.mean), "median": Self.text(statistics.median),
        "spread": Self.text(statistics.deviation?.decimal.fraction),
        "highest": Self.text(statistics.highest), "lowest": Self.text(statistics.lowest),
        "max": .text((statistics.max ?? assignment.points).scoreText),
        "has-groups": .flag(Self.hasGroups(statistics)),
        "mistakes": .list(
          statistics.mistakes.map { Self.mistake($0, hasGroups: Self.hasGroups(statistics)) }),
        "problems": .list(
          assignment.uses.enumerated().map { place, use in problem(place, use, statistics) }),
        "rows": .list(marks.map { Self.row($0.reader, $0.mark) }),
        "set-aside": .list(
          setAside.map { ["where": .text($0.place), "why": .text($0.reason)] }),
      ])
  }

  private static func text(_ value: Fraction?) -> Value {
    .text(value?.scoreText ?? "–")
  }

  private static func row(_ reader: Reader, _ mark: StudentMark) -> Record {
    [
      "student-name": .text(reader.name), "student-id": .text(reader.id),
      "score": .text(mark.score.scoreText),
      "percent": .text(mark.percent ?? "–"),
    ]
  }

  private func problem(
    _ place: Int, _ use: AssignmentDefinition.Use, _ statistics: ClassStatistics
  ) -> Record {
    [
      "number": .text(String(place + 1)), "title": .text(use.problem.title),
      "max": .text((statistics.problemMaxima[use.problem.id] ?? use.points).scoreText),
      "mean": Self.text(statistics.problemMeans[use.problem.id]),
      "parts": .list(
        statistics.parts.filter { $0.problem == use.problem.id }.map { part in
          let correct = part.verdicts[.correct] ?? 0
          let attempted = statistics.students - (part.verdicts[.blank] ?? 0)
          let share = part.facility.map { ($0 * 100).rounded(decimals: 0).plain }
          return [
            "name": .text("\(part.problem).\(part.part)"),
            // The same for all students: without anybody's numbers.
            "prompt": texts(of: use.problem.id).prompt(part.part, nil),
            "attempted": .text(String(attempted)),
            "correct": .text("\(correct) of \(statistics.students)"),
            "share": .text(share.map { "\($0)%" } ?? "–"), "bar": .text(share ?? "0"),
            "discrimination": .text(
              part.discrimination.map { $0.decimal.fraction.scoreText } ?? "–"),
            "verdicts": .text(Self.inWords(part.verdicts)),
          ]
        }),
    ]
  }

  private static func hasGroups(_ statistics: ClassStatistics) -> Bool {
    statistics.mistakes.contains { !$0.groups.isEmpty }
  }

  private static func mistake(_ count: MistakeCount, hasGroups: Bool) -> Record {
    [
      "title": .text(count.cause.title), "mistake": .text(count.cause.id),
      "students": .text(String(count.students)), "has-groups": .flag(hasGroups),
      "groups": .text(
        count.groups.sorted { $0.key < $1.key }.map { "\($0) \($1)" }.joined(separator: ", ")),
      "parts": .text(places(count)),
    ]
  }

  /// Where a mistake shows; with how many students where it isn't all of them.
  private static func places(_ count: MistakeCount) -> String {
    var problems: [(id: String, parts: [String])] = []
    for part in count.parts {
      if problems.last?.id != part.problem { problems.append((part.problem, [])) }
      let name = part.students == count.students ? part.part : "\(part.part) (\(part.students))"
      problems[problems.count - 1].parts.append(name)
    }
    return problems.map { "\($0.id): \($0.parts.joined(separator: ", "))" }.joined(separator: "; ")
  }

  private static func inWords(_ verdicts: [Verdict: Int]) -> String {
    Verdict.allCases.compactMap { verdict in
      verdicts[verdict].map { "\($0) \(PageWording.shortWord(verdict))" }
    }.joined(separator: ", ")
  }
}
