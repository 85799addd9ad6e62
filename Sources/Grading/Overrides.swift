public import Markup
public import Scalars

/// What a teacher has decided about parts and marks after the answers came in.
public struct Overrides: Sendable {
  /// What is decided about a part, or about a whole problem.
  public enum Ruling: Sendable, Hashable {
    /// It counts for nothing, and the maximum is so much less.
    case drop
    /// It earns all of its points, whatever was answered.
    case full
    /// It is marked by this key: an answer as it is typed, or options with their truth.
    case correct(String)
    /// So many points, by hand.
    case points(Fraction)
  }

  /// A decision, and why.
  public struct Entry: Sendable, Hashable {
    /// `nil` for the whole class.
    public let student: String?
    /// The id of the problem.
    public let problem: String
    /// The id of the part; `nil` for the whole problem.
    public let part: String?
    public let ruling: Ruling
    public let reason: String
    /// Where the teacher's file says so.
    public let position: Position

    /// A decision; the values are not checked.
    public init(
      student: String?, problem: String, part: String?, _ ruling: Ruling, reason: String,
      position: Position
    ) {
      self.student = student
      self.problem = problem
      self.part = part
      self.ruling = ruling
      self.reason = reason
      self.position = position
    }
  }

  private struct Place: Hashable {
    let student: String?
    let problem: String
    let part: String?
  }

  /// In the order of the file.
  public let entries: [Entry]
  private let byPlace: [Place: Entry]

  /// - Parameter entries: no two for the same student, problem and part.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
    byPlace = Dictionary(
      entries.map { (Place(student: $0.student, problem: $0.problem, part: $0.part), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What holds for a student: a decision about the student wins over one about the class.
  public func entry(student: String, problem: String, part: String?) -> Entry? {
    byPlace[Place(student: student, problem: problem, part: part)]
      ?? byPlace[Place(student: nil, problem: problem, part: part)]
  }
}
