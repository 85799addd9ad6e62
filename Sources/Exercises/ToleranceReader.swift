import Answers
import Markup
import Scalars

/// Reads what decides over a number from the attributes of its element, which follow the schema.
struct ToleranceReader {
  let answer: Element
  let digits: DigitRule
  private(set) var errors: [InputError] = []

  init(_ answer: Element, digits: DigitRule) {
    self.answer = answer
    self.digits = digits
  }

  mutating func read() -> Tolerance {
    let rule = rule()
    return Tolerance(
      rule, digits: digits, close: close(beside: rule),
      written: answer[attribute: "written"].flatMap(DigitDemand.init))
  }

  private mutating func rule() -> Tolerance.Rule {
    if let match = answer[attribute: "match"] {
      return DigitMatch(rawValue: match).map(Tolerance.Rule.digits) ?? .exact
    }
    let (from, to) = (number("from"), number("to"))
    guard from != nil || to != nil else { return .near(band()) }
    if let from, let to, from > to || (from == to && !open.isEmpty) {
      errors.append(DefinitionErrors.emptyInterval(position("to")))
    }
    return .within(Interval(from: from, to: to, open: open))
  }

  private mutating func band() -> Band {
    let relative = pair("relative")
    let absolute =
      pair("tolerance").map { $0.map(Reach.Absolute.value) }
      ?? (pair("units") ?? [1, 1]).map(Reach.Absolute.units)
    let isLarger = answer[attribute: "combine"] == "larger"
    let reach = { (side: Int) in
      Reach(
        absolute: absolute[side], relative: relative.map { $0[side] } ?? .zero, isLarger: isLarger)
    }
    let band = Band(reach(0), above: reach(1), open: open)
    let isEmpty = { (reach: Reach, end: OpenEnds) in
      reach.relative == .zero && reach.absolute.isZero && band.open.contains(end)
    }
    if isEmpty(band.below, .below) || isEmpty(band.above, .above) {
      errors.append(DefinitionErrors.nothingCounts(position("open")))
    }
    return band
  }

  /// A band that earns nothing, or all, is a slip.
  private mutating func close(beside rule: Tolerance.Rule) -> CloseBand? {
    let (absolute, relative) = (number("close") ?? .zero, number("close-relative") ?? .zero)
    guard let share = number("close-credit") else { return nil }
    if case .near(let band) = rule, case .value(let inner) = band.below.absolute,
      absolute <= inner, relative <= band.below.relative
    {
      errors.append(DefinitionErrors.closeInside(position("close-credit")))
    }
    guard share > .zero, share < .one else {
      errors.append(DefinitionErrors.closeCredit(position("close-credit")))
      return nil
    }
    return CloseBand(Reach(absolute: .value(absolute), relative: relative), share: share)
  }

  private var open: OpenEnds {
    switch answer[attribute: "open"] {
    case "below": .below
    case "above": .above
    case "both": .both
    default: []
    }
  }

  private func number(_ name: String) -> Fraction? {
    answer[attribute: name].flatMap { Fraction($0.collapsed) }
  }

  /// One number for both sides of the key, or one for each.
  private func pair(_ name: String) -> [Fraction]? {
    guard let text = answer[attribute: name] else { return nil }
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Fraction(String($0)) }
    return numbers.isEmpty ? nil : [numbers[0], numbers[numbers.count - 1]]
  }

  private func position(_ name: String) -> Position {
    answer.attribute(name)?.position ?? answer.position
  }
}
