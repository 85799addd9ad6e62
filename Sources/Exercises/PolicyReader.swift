import Markup
import Scalars

/// Reads the rules of an assignment: when it is due, what counts, and what students see.
struct PolicyReader {
  private(set) var errors: [InputError] = []
  private let root: Element
  private let zone: Zone?

  init(_ root: Element) {
    self.root = root
    let attribute = root.first(named: "due")?.attribute("zone")
    zone = attribute.flatMap { Zone($0.value) }
    if let attribute, zone == nil {
      errors.append(DefinitionErrors.notAZone(attribute.value, attribute.position))
    }
  }

  mutating func due() -> Instant? {
    // Without its zone, nothing can be said about the time.
    guard errors.isEmpty, let element = root.first(named: "due") else { return nil }
    return time(element.text.collapsed, element.textPosition)
  }

  private mutating func time(_ text: String, _ position: Position) -> Instant? {
    do {
      return try Instant(text, in: zone)
    } catch {
      errors.append(DefinitionErrors.notATime(text, error, position))
      return nil
    }
  }

  mutating func policy() -> AssignmentDefinition.Policy {
    let element = root.first(named: "policy")
    let credits = element?.attribute("attempt-credit").map { shares($0) } ?? []
    return AssignmentDefinition.Policy(
      counts: element?[attribute: "counts"].flatMap(AssignmentDefinition.Policy.Counts.init)
        ?? .best,
      attemptCredit: credits,
      late: element.map { late($0) } ?? [], zone: zone)
  }

  private mutating func late(_ element: Element) -> [AssignmentDefinition.LateRule] {
    if let share = share("late-credit", element) {
      return [AssignmentDefinition.LateRule(limit: nil, credit: .share(share))]
    }
    var rules: [AssignmentDefinition.LateRule] = []
    for late in element.elements(named: "late") { rules.append(rule(late)) }
    for (element, (earlier, later)) in zip(
      element.elements(named: "late").dropFirst(), zip(rules, rules.dropFirst()))
    where !mayFollow(later, earlier) {
      errors.append(DefinitionErrors.lateOrder(element.position))
    }
    return rules
  }

  private mutating func rule(_ element: Element) -> AssignmentDefinition.LateRule {
    let (loss, least) = (share("per-day", element), share("least", element))
    let credit: AssignmentDefinition.LateRule.Credit =
      loss.map { .perDay($0, least: least ?? .zero) }
      ?? .share(share("credit", element) ?? .zero)
    return AssignmentDefinition.LateRule(
      limit: element[attribute: "within"].flatMap(AssignmentDefinition.Delay.init), credit: credit)
  }

  /// Whether a rule can ever decide behind another one.
  private func mayFollow(
    _ later: AssignmentDefinition.LateRule, _ earlier: AssignmentDefinition.LateRule
  ) -> Bool {
    guard let before = earlier.limit else { return false }
    return later.limit.map { $0.isLonger(than: before) } ?? true
  }

  mutating func feedback() -> AssignmentDefinition.Feedback {
    guard let element = root.first(named: "feedback") else { return .init() }
    let shows = element[attribute: "shows"].flatMap(AssignmentDefinition.Feedback.Detail.init)
    return AssignmentDefinition.Feedback(shows: shows ?? .messages, solutions: release(element))
  }

  private mutating func release(_ element: Element) -> AssignmentDefinition.Feedback.Release {
    guard let attribute = element.attribute("solutions") else { return .never }
    switch attribute.value {
    case "no": return .never
    case "yes": return .always
    case "after-due":
      if root.first(named: "due") == nil {
        errors.append(DefinitionErrors.noDueTime(attribute.position))
      }
      return .afterDue
    default: return time(attribute.value, attribute.position).map { .from($0) } ?? .never
    }
  }

  private mutating func share(_ name: String, _ element: Element) -> Fraction? {
    element.attribute(name).flatMap { shares($0).first }
  }

  /// Numbers from 0 to 1, with commas between them.
  private mutating func shares(_ attribute: ParsedAttribute) -> [Fraction] {
    let shares = attribute.value.split(separator: ",").compactMap { Fraction(String($0).collapsed) }
    if let large = shares.first(where: { $0 > .one }) {
      errors.append(DefinitionErrors.notAShare(large.description, attribute.position))
    }
    return shares
  }
}

extension AssignmentDefinition.Delay {
  /// Reads `10 minutes`.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]),
      let unit = Unit.allCases.first(where: { words[1].hasPrefix($0.rawValue) })
    else { return nil }
    self.init(count, unit)
  }

  /// Whether it may hold longer than another one.
  fileprivate func isLonger(than other: Self) -> Bool {
    unit == other.unit ? count > other.count : longest > other.shortest
  }

  /// In seconds; a day of the clock may be shorter than 24 hours, or longer.
  private var shortest: Int { seconds(day: 82_800) }
  private var longest: Int { seconds(day: 90_000) }

  private func seconds(day: Int) -> Int {
    switch unit {
    case .minute: 60 * count
    case .hour: 3_600 * count
    case .day: day * count
    }
  }
}
