public import Answers
public import Exercises
public import Scalars

/// What the marks of a class say as a whole; all values are exact.
public struct ClassStatistics: Sendable, Hashable {
  /// How one part went.
  public struct Part: Sendable, Hashable {
    /// The id of the problem.
    public let problem: String
    /// The id of the part.
    public let part: String
    /// How often each verdict was given on the attempts that count, and `blank` for students
    /// without an attempt.
    public let verdicts: [Verdict: Int]
    /// The mean share of the part's points, 0…1.
    public let facility: Fraction
  }

  /// How many there are, whether they handed in anything or not.
  public let students: Int
  /// How many of them handed in anything.
  public let handedIn: Int
  /// Of all students' totals; `nil` for an empty class.
  public let mean: Fraction?
  /// The middle of all totals, or the mean of the two in the middle.
  public let median: Fraction?
  public let highest: Fraction?
  public let lowest: Fraction?
  /// The mean of each problem, by its id.
  public let problemMeans: [String: Fraction]
  /// One for each part, in the order of the sheet.
  public let parts: [Part]

  /// The statistics of `marks`, which has all students of the class.
  public init(_ marks: [StudentMark], of assignment: AssignmentDefinition) {
    let totals = marks.map(\.score).sorted()
    students = marks.count
    handedIn = marks.filter { $0.problems.contains { $0.counted != nil } }.count
    mean = Self.mean(totals)
    median = Self.median(totals)
    highest = totals.last
    lowest = totals.first
    var means: [String: Fraction] = [:]
    for (place, use) in assignment.uses.enumerated() {
      means[use.problem.id] = Self.mean(marks.map { $0.problems[place].score })
    }
    problemMeans = means
    parts = assignment.uses.enumerated().flatMap { place, use in
      use.problem.parts.indices.map { index in
        Self.part(
          problem: use.problem.id, part: use.problem.parts[index].id,
          marks.map { $0.problems[place].counted?.parts[index] })
      }
    }
  }

  private static func part(problem: String, part: String, _ marks: [PartMark?]) -> Part {
    var verdicts: [Verdict: Int] = [:]
    for mark in marks { verdicts[mark?.verdict ?? .blank, default: 0] += 1 }
    let shares = marks.map { $0.map { $0.score / $0.max } ?? .zero }
    return Part(
      problem: problem, part: part, verdicts: verdicts, facility: mean(shares) ?? .zero)
  }

  private static func mean(_ values: [Fraction]) -> Fraction? {
    values.isEmpty ? nil : values.sum() / Fraction(values.count)
  }

  private static func median(_ sorted: [Fraction]) -> Fraction? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
