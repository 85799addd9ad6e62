extension AssignmentDefinition {
  /// What feedback pages show.
  public struct Feedback: Sendable, Hashable {
    /// How much is shown before the solutions are.
    public enum Detail: String, Sendable, Comparable, CaseIterable {
      /// What each problem earned.
      case points
      /// What each answer is, too.
      case verdicts
      /// And what helps to do better.
      case messages
    }

    /// When worked solutions are shown, and everything with them.
    public enum Release: Sendable, Hashable {
      case never, always
      /// Once the student's own due time has passed.
      case afterDue
      case from(Instant)
    }

    public let shows: Detail
    public let solutions: Release

    /// What pages show; without arguments that of an assignment that says nothing.
    public init(shows: Detail = .messages, solutions: Release = .never) {
      self.shows = shows
      self.solutions = solutions
    }

    /// Whether the solutions are shown to a student.
    ///
    /// - Parameters:
    ///   - now: the time that pages are made for.
    ///   - due: the student's own due time; without one, none has passed.
    public func showsSolutions(at now: Instant, due: Instant?) -> Bool {
      switch solutions {
      case .never: false
      case .always: true
      case .afterDue: due.map { $0 < now } ?? false
      case .from(let time): time <= now
      }
    }
  }
}

extension AssignmentDefinition.Feedback.Detail {
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
