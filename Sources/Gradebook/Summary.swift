/// `summary.json`: everything that the tables have, and the class as a whole.
///
/// Scores are exact: decimals or fractions such as `1/3`, as strings.
public struct Summary: Sendable, Codable, Equatable {
  /// The name and version of the form; a change of the form raises the number.
  public static let format = "gmm-quiz/summary@1"

  /// What one response earned.
  public struct Part: Sendable, Codable, Equatable {
    /// The id of the part.
    public let part: String
    /// What was typed, unchanged; `nil` where nothing was.
    public let answer: String?
    /// The name of a `Verdict`.
    public let verdict: String
    /// Before anything is taken off for repeated or late work.
    public let score: String
    public let max: String
    /// What the student is told beyond the verdict.
    public let message: String?
    /// The ids of the mistakes that have led to it: with `+` between those that were made together, and
    /// `|` between those of which it may be any.
    public let mistake: String?
    /// Where a teacher has decided about the part: `drop`, `full`, `correct` or `set`.
    public let override: String?
  }

  /// One attempt at a problem that was marked.
  public struct Attempt: Sendable, Codable, Equatable {
    /// The number of the attempt, from 1.
    public let attempt: Int
    /// When it was handed in, as the teacher's file has it.
    public let submitted: String?
    /// Whether it came after the student's due time.
    public let late: Bool
    /// The share that is left for its number and its time.
    public let credit: String?
    /// The parts together, times the credit, without what a teacher has given.
    public let score: String
    /// One for each part of the problem, in order.
    public let parts: [Part]
  }

  /// A student's marks for one problem.
  public struct Problem: Sendable, Codable, Equatable {
    /// The id of the problem.
    public let problem: String
    /// What it has earned.
    public let score: String
    public let max: String
    /// Whether it adds to the total and not to its maximum.
    public let bonus: Bool?
    /// The number of the attempt that counts; left out where there is none, and where all count with
    /// their mean.
    public let counted: Int?
    /// The parts as they count, in order; blank ones where there is no attempt.
    public let parts: [Part]?
    /// Where a teacher has set the points of the whole problem: `set`.
    public let override: String?
    /// An earlier score that was kept, since it was higher.
    public let kept: String?
    /// The SHA-256 of the student's numbers and options.
    public let drawn: String?
    /// The attempts that were marked, in order.
    public let attempts: [Attempt]
    /// The numbers of attempts beyond the allowed number.
    public let surplus: [Int]
  }

  /// A student's marks.
  public struct Student: Sendable, Codable, Equatable {
    /// The student's id.
    public let student: String
    public let name: String
    /// The student's group of the class.
    public let section: String?
    /// The public code of the student's sheet.
    public let sheet: String
    /// The student's own due time and number of attempts, where the roster has them.
    public let due: String?
    public let attempts: Int?
    /// The scores of all problems together.
    public let total: String
    public let max: String
    /// One for each problem, in the order of the assignment.
    public let problems: [Problem]
  }

  /// How one part went over the class.
  public struct PartStatistics: Sendable, Codable, Equatable {
    public let problem: String
    public let part: String
    /// How often each verdict was given.
    public let verdicts: [String: Int]
    /// The mean share of the points.
    public let facility: String?
    /// The correlation with the rest of the total, to six decimals.
    public let discrimination: String?
  }

  /// A mistake that was made, and by how many students.
  public struct Mistake: Sendable, Codable, Equatable {
    /// As in ``Part/mistake``.
    public let mistake: String
    /// What it is, in a few words.
    public let title: String
    /// How many students have made it.
    public let students: Int
    /// How many of them in each part, by `problem.part`.
    public let parts: [String: Int]
    /// How many of them in each group of the class, by its name.
    public let sections: [String: Int]
  }

  /// The class as a whole; who handed in nothing counts with 0.
  public struct Statistics: Sendable, Codable, Equatable {
    /// How many students are on the roster.
    public let students: Int
    /// How many of them have an attempt that was marked.
    public let handedIn: Int
    /// Of the totals, as the three that follow.
    public let mean: String?
    public let median: String?
    public let highest: String?
    public let lowest: String?
    /// The standard deviation of the totals, as of a sample, to six decimals.
    public let deviation: String?
    /// The mean score of each problem, by its id.
    public let problemMeans: [String: String]
    /// One for each part, in the order of the sheet.
    public let parts: [PartStatistics]
    /// The most frequent first.
    public let mistakes: [Mistake]?
  }

  /// Something of the input that could not be used, and where it stands.
  public struct SetAside: Sendable, Codable, Equatable {
    /// The file as the user named it; lines and columns count from 1.
    public let file: String
    public let line: Int
    public let column: Int
    /// What is wrong, without a full stop.
    public let problem: String
    /// What to do about it, without a full stop.
    public let advice: String
  }

  /// Always the format of this version, or the file is not read.
  public let format: String
  /// The id of the assignment.
  public let assignment: String
  public let title: String
  /// The version of the generator.
  public let generator: Int
  /// The name and version of the program.
  public let program: String?
  /// The names of the files and folders that grading has written, at the top of the folder.
  public let written: [String]?
  /// What decided over the answers.
  public let rules: Rules?
  /// In the order of the roster.
  public let students: [Student]
  /// The class as a whole.
  public let statistics: Statistics
  /// What could not be used.
  public let setAside: [SetAside]
  /// Comparisons that lay on a boundary as far as the proof went; they are accepted.
  public let undecided: Int
}
