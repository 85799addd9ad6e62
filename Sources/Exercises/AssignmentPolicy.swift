import Answers
public import Scalars

extension AssignmentDefinition {
  /// Which attempt counts, and what repeated and late work is worth.
  public struct Policy: Sendable, Hashable {
    /// Which of several attempts counts.
    public enum Counts: String, Sendable {
      case best, last, first
      /// All of them, with the mean of their scores.
      case average
    }

    /// Of equally good attempts ``Counts/best`` takes the first.
    public let counts: Counts
    /// The share of the credit that each attempt keeps, 0…1, by its number from 1; the last one holds
    /// for all that follow. Empty where every attempt keeps all.
    public let attemptCredit: [Fraction]
    /// What late work keeps: the first that holds decides, and behind the last nothing is left.
    public let late: [LateRule]
    /// Where days are days of the clock; without it, a day has 24 hours.
    public let zone: Zone?

    /// A policy; without arguments the one of an assignment that says nothing.
    public init(
      counts: Counts = .best, attemptCredit: [Fraction] = [], late: [LateRule] = [],
      zone: Zone? = nil
    ) {
      self.counts = counts
      self.attemptCredit = attemptCredit
      self.late = late
      self.zone = zone
    }
  }

  /// What work keeps that is late by no more than so much.
  public struct LateRule: Sendable, Hashable {
    /// How late; `nil` for any time.
    public let limit: Delay?
    public let credit: Credit

    /// The share that is kept.
    public enum Credit: Sendable, Hashable {
      case share(Fraction)
      /// So much less for each day that has begun, but at least so much.
      case perDay(Fraction, least: Fraction)
    }

    public init(limit: Delay?, credit: Credit) {
      self.limit = limit
      self.credit = credit
    }
  }

  /// How much later.
  public struct Delay: Sendable, Hashable {
    public let count: Int
    public let unit: Unit

    /// Minutes and hours pass; days are those of the clock.
    public enum Unit: String, Sendable, CaseIterable {
      case minute, hour, day
    }

    public init(_ count: Int, _ unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }
}

extension AssignmentDefinition.Policy {
  /// The share that an attempt keeps for its number, counted from 1.
  public func credit(ofAttempt number: Int) -> Fraction {
    attemptCredit.isEmpty ? .one : attemptCredit[min(number, attemptCredit.count) - 1]
  }

  /// The share that is left of work that was handed in at some time.
  ///
  /// - Parameters:
  ///   - submitted: without it, in time.
  ///   - due: without it, nothing is late.
  public func credit(submitted: Instant?, due: Instant?) -> Fraction {
    guard let submitted, let due, due < submitted else { return .one }
    guard
      let rule = late.first(where: { $0.limit.map { submitted <= moment($0, after: due) } ?? true })
    else { return .zero }
    switch rule.credit {
    case .share(let share): return share
    case .perDay(let loss, let least):
      return max(.one - loss * Fraction(daysBegun(from: due, to: submitted)), least)
    }
  }

  private func moment(_ delay: AssignmentDefinition.Delay, after due: Instant) -> Instant {
    switch delay.unit {
    case .minute: due.moved(to: due.seconds + 60 * delay.count)
    case .hour: due.moved(to: due.seconds + 3_600 * delay.count)
    case .day:
      due.moved(
        to: zone?.moment(delay.count, after: due.seconds) ?? due.seconds + 86_400 * delay.count)
    }
  }

  /// - Precondition: `due` < `submitted`.
  private func daysBegun(from due: Instant, to submitted: Instant) -> Int {
    // A day of the clock is no longer than two, so that counting from here is short.
    var days = max(1, (submitted.seconds - due.seconds) / 86_400 - 1)
    while moment(.init(days, .day), after: due) < submitted { days += 1 }
    return days
  }
}

// MARK: In words

extension AssignmentDefinition.LateRule {
  /// `up to 1 day late: 90%`.
  public var inWords: String {
    let share =
      switch credit {
      case .share(let share): share.inPercent
      case .perDay(let loss, .zero): "\(loss.inPercent) less for each day that has begun"
      case .perDay(let loss, let least):
        "\(loss.inPercent) less for each day that has begun, but at least \(least.inPercent)"
      }
    return (limit.map { "up to \($0.inWords) late" } ?? "however late") + ": \(share)"
  }
}

extension AssignmentDefinition.Delay {
  fileprivate var inWords: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
