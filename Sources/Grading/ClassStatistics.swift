public import Answers
public import Exercises
public import Scalars
public import Solving

/// What the marks of a class say as a whole; all values are exact, but those that are roots.
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
    /// The mean share of the part's points; `nil` where it is worth nothing.
    public let facility: Fraction?
    /// How well the part tells those who know more from those who know less: the correlation of its
    /// score with what the rest of the total is, −1…1; `nil` where either is the same for everybody.
    public let discrimination: RoundedNumber?
  }

  /// How many there are, whether they handed in anything or not.
  public let students: Int
  /// How many of them handed in anything.
  public let handedIn: Int
  /// Of all students' totals; `nil` for an empty class.
  public let mean: Fraction?
  /// The middle of all totals, or the mean of the two in the middle.
  public let median: Fraction?
  /// The highest total.
  public let highest: Fraction?
  /// The lowest total.
  public let lowest: Fraction?
  /// The standard deviation of the totals, as of a sample; `nil` for fewer than two students.
  public let deviation: RoundedNumber?
  /// What the totals are out of; `nil` where it isn't the same for all students.
  public let max: Fraction?
  /// The mean of each problem, by its id.
  public let problemMeans: [String: Fraction]
  /// What each problem is worth to all students, by its id.
  public let problemMaxima: [String: Fraction]
  /// One for each part, in the order of the sheet.
  public let parts: [Part]
  /// The mistakes that were made, the most frequent first.
  public let mistakes: [MistakeCount]

  /// The statistics of `marks`, which has all students of the class.
  ///
  /// - Parameter groups: the group of each student, as many; or none at all.
  public init(
    _ marks: [StudentMark], of assignment: AssignmentDefinition, groups: [String?] = []
  ) {
    let totals = Sample(marks.map(\.score))
    let sorted = totals.values.sorted()
    students = marks.count
    handedIn = marks.count { $0.problems.contains { !$0.attempts.isEmpty } }
    mean = totals.mean
    median = Self.median(sorted)
    highest = sorted.last
    lowest = sorted.first
    deviation = totals.deviation
    max = Self.common(marks.map(\.max))
    var means: [String: Fraction] = [:]
    var maxima: [String: Fraction] = [:]
    for (place, use) in assignment.uses.enumerated() {
      means[use.problem.id] = Sample(marks.map { $0.problems[place].score }).mean
      maxima[use.problem.id] = Self.common(marks.map { $0.problems[place].max })
    }
    problemMeans = means
    problemMaxima = maxima
    mistakes = MistakeCount.all(in: marks, groups: groups)
    parts = assignment.uses.enumerated().flatMap { place, use in
      use.problem.parts.indices.map { index in
        Self.part(
          problem: use.problem.id, part: use.problem.parts[index].id,
          marks.map { $0.problems[place] }, at: index, totals.values)
      }
    }
  }

  private static func part(
    problem: String, part: String, _ problems: [ProblemMark], at index: Int, _ totals: [Fraction]
  ) -> Part {
    let marks = problems.map { $0.parts[index] }
    var verdicts: [Verdict: Int] = [:]
    for mark in marks { verdicts[mark.verdict, default: 0] += 1 }
    let scores = Sample(problems.map { $0.contribution(of: index) })
    let rest = Sample(zip(totals, scores.values).map { $0 - $1 })
    return Part(
      problem: problem, part: part, verdicts: verdicts,
      facility: Sample(marks.filter { $0.max > .zero }.map { $0.score / $0.max }).mean,
      discrimination: scores.correlation(with: rest))
  }

  /// The value that all have.
  private static func common(_ values: [Fraction]) -> Fraction? {
    values.allSatisfy { $0 == values[0] } ? values.first : nil
  }

  private static func median(_ sorted: [Fraction]) -> Fraction? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

/// Numbers of which moments are taken.
private struct Sample {
  let values: [Fraction]
  let mean: Fraction?

  /// The decimals of what is no fraction.
  private static let decimals = 6

  init(_ values: [Fraction]) {
    self.values = values
    mean = values.isEmpty ? nil : values.sum() / Fraction(values.count)
  }

  private var deviations: [Fraction] { values.map { $0 - (mean ?? .zero) } }

  /// The root of the mean square deviation, over n − 1.
  var deviation: RoundedNumber? {
    guard values.count > 1 else { return nil }
    let variance = deviations.map { $0 * $0 }.sum() / Fraction(values.count - 1)
    return RealNumber(variance).squareRoot.rounded(decimals: Self.decimals)
  }

  /// Pearson's correlation.
  func correlation(with other: Sample) -> RoundedNumber? {
    let (a, b) = (deviations, other.deviations)
    let squares = a.map { $0 * $0 }.sum() * b.map { $0 * $0 }.sum()
    guard squares > .zero else { return nil }
    let product = zip(a, b).map { $0 * $1 }.sum()
    return (RealNumber(product) / RealNumber(squares).squareRoot).rounded(decimals: Self.decimals)
  }
}
