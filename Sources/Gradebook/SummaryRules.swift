import Answers
import Exercises
import Grading
import Scalars

extension Summary {
  /// What decided over the answers: of two summaries, where marks may differ for what reason.
  public struct Rules: Sendable, Codable, Equatable {
    /// Which attempt counts: `best`, `last`, `first` or `average`.
    public let counts: String
    /// The share that each attempt keeps, by its number; empty where every one keeps all.
    public let attemptCredit: [String]
    /// What late work keeps, in words, in order.
    public let late: [String]
    /// The due time of the assignment, and the place whose clock counts its days.
    public let due: String?
    public let zone: String?
    /// One for each problem, in the order of the assignment.
    public let problems: [Problem]
    /// What a teacher has decided, in the order of the file.
    public let overrides: [Override]

    /// A problem in the assignment.
    public struct Problem: Sendable, Codable, Equatable {
      /// Its id.
      public let problem: String
      /// The SHA-256 of its definition.
      public let sha256: String
      public let points: String
      public let bonus: Bool
      /// How many attempts are allowed; left out for any number.
      public let attempts: Int?
      /// One for each part, in order.
      public let parts: [Part]
    }

    /// A part of a problem.
    public struct Part: Sendable, Codable, Equatable {
      /// Its id.
      public let part: String
      public let max: String
      /// What is asked for.
      public let asks: String
      /// What decides over the answer, in words.
      public let rule: String
    }

    /// A row of the file of decisions.
    public struct Override: Sendable, Codable, Equatable {
      /// Left out for the whole class.
      public let student: String?
      public let problem: String
      /// Left out for the whole problem.
      public let part: String?
      /// `drop`, `full`, `correct` or `set`.
      public let action: String
      /// The key, or the points.
      public let value: String?
      public let reason: String
    }
  }
}

extension Summary.Rules {
  init(_ grading: ClassGrading) {
    let assignment = grading.assignment
    counts = assignment.policy.counts.rawValue
    attemptCredit = assignment.policy.attemptCredit.map(\.description)
    late = assignment.policy.late.map(\.inWords)
    due = assignment.due?.text
    zone = assignment.policy.zone?.name
    problems = assignment.uses.map(Problem.init)
    overrides = grading.overrides.entries.map(Override.init)
  }
}

extension Summary.Rules.Problem {
  fileprivate init(_ use: AssignmentDefinition.Use) {
    let scale = use.problem.scale(to: use.points)
    problem = use.problem.id
    sha256 = use.problem.source.sha256
    points = use.points.description
    bonus = use.isBonus
    attempts = use.attempts
    parts = use.problem.parts.map {
      Summary.Rules.Part(
        part: $0.id, max: ($0.points * scale).description, asks: $0.asks, rule: $0.rule)
    }
  }
}

extension Summary.Rules.Override {
  fileprivate init(_ entry: Overrides.Entry) {
    student = entry.student
    problem = entry.problem
    part = entry.part
    action = entry.ruling.name
    value =
      switch entry.ruling {
      case .drop, .full: nil
      case .correct(let key): key
      case .points(let points): points.description
      }
    reason = entry.reason
  }
}

extension Overrides.Ruling {
  /// As the file of decisions names it.
  var name: String {
    switch self {
    case .drop: "drop"
    case .full: "full"
    case .correct: "correct"
    case .points: "set"
    }
  }
}
