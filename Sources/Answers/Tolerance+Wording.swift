public import Scalars
import Solving

extension Fraction {
  /// A share in percent, or as a fraction where that is no decimal.
  public var inPercent: String {
    let percent = (self * 100).description
    return percent.contains("/") ? description : "\(percent)%"
  }
}

extension DigitRule {
  /// What to write: `five decimals`. There is no example, so that nothing on a sheet can look like
  /// an answer.
  public var inWords: String {
    switch self {
    case .decimals(0): "a whole number"
    case .decimals(let count): "\(Self.spelled(count)) decimal\(count == 1 ? "" : "s")"
    case .significant(let count):
      "\(Self.spelled(count)) significant digit\(count == 1 ? "" : "s")"
    }
  }

  /// The digits that answers are compared to: `five decimals`, `whole numbers`.
  fileprivate var compared: String { self == .decimals(0) ? "whole numbers" : inWords }

  private static func spelled(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return count < words.count ? words[count] : String(count)
  }
}

extension Tolerance {
  /// That nothing but the key counts.
  public static let exactInWords = "An answer counts only when it is exact."

  /// The rule for students, with an example.
  public var inWords: String {
    ([ruleInWords] + [written.map(inWords), close.map(inWords)].compactMap { $0 })
      .joined(separator: " ")
  }

  private var ruleInWords: String {
    switch rule {
    case .exact: Self.exactInWords
    case .near(let band): inWords(band)
    case .digits(let match): inWords(match)
    case .within(let interval): inWords(interval)
    }
  }

  private func inWords(_ demand: DigitDemand) -> String {
    let least = demand == .exactly ? "exactly" : "at least"
    return "It has to be written with \(least) \(digits.inWords)."
  }

  private func inWords(_ close: CloseBand) -> String {
    "Up to \(inWords(close.reach)) away it earns \(close.share.inPercent) of the points."
  }

  // MARK: Bands

  private func inWords(_ band: Band) -> String {
    let isSymmetric = band.below == band.above && (band.open.isEmpty || band.open == .both)
    if isSymmetric, absolute(band.below) == .zero, band.below.relative == .zero {
      return Self.exactInWords
    }
    let rule =
      isSymmetric
      ? "\(limit(band, .below)) \(inWords(band.below)) away from the exact value"
      : "\(limit(band, .below)) \(inWords(band.below)) below the exact value and "
        + "\(limit(band, .above)) \(inWords(band.above)) above it"
    return "An answer counts when it is \(rule)\(example(band))."
  }

  private func limit(_ band: Band, _ end: OpenEnds) -> String {
    band.open.contains(end) ? "less than" : "at most"
  }

  /// What a made-up key would accept; nothing where that takes fractions.
  private func example(_ band: Band) -> String {
    let hasShare = band.below.relative != .zero || band.above.relative != .zero
    let key = hasShare ? 100 : absolute(band.above).map { $0 * 3 } ?? 2
    let (from, to) = (end(band.below, -1, key), end(band.above, 1, key))
    if "\(from)\(to)".contains("/") { return "" }
    let numbers =
      switch band.open {
      case []: "from \(from) to \(to)"
      case .both: "between \(from) and \(to)"
      case .below: "above \(from), up to \(to)"
      default: "from \(from), but below \(to)"
      }
    return ": for an exact value of \(key), anything \(numbers)"
  }

  private func end(_ reach: Reach, _ side: Fraction, _ key: Fraction) -> Fraction {
    let absolute = reach.absolute.distance(digits, from: RealNumber(key))
    let relative = reach.relative * key
    return key + side * (reach.isLarger ? max(absolute, relative) : absolute + relative)
  }

  private func absolute(_ reach: Reach) -> Fraction? { reach.absolute.fixed(digits) }

  private func inWords(_ reach: Reach) -> String {
    let least = absolute(reach).map(\.description) ?? units(reach.absolute)
    if reach.relative == .zero { return least }
    let share = "\(reach.relative.inPercent) of the exact value"
    if absolute(reach) == .zero { return share }
    return reach.isLarger ? "\(least) or \(share), whichever is more," : "\(least) plus \(share)"
  }

  private func units(_ absolute: Reach.Absolute) -> String {
    guard case .units(let units) = absolute, units != .one else {
      return "one unit of the last asked digit"
    }
    return "\(units) units of the last asked digit"
  }

  // MARK: Digits and intervals

  private func inWords(_ match: DigitMatch) -> String {
    let how =
      switch match {
      case .rounded: "rounded to \(digits.compared)"
      case .cutOff: "cut off behind \(digits.compared)"
      case .either: "rounded to \(digits.compared) or cut off behind them"
      }
    return "An answer counts when it is the exact value, both \(how)\(example(match))."
  }

  /// Numbers that show the difference for two decimals, whatever is asked for.
  private func example(_ match: DigitMatch) -> String {
    switch match {
    case .rounded: ": with two decimals, 0.126 and 0.13 are the same"
    case .cutOff: ": with two decimals, 0.126 and 0.12 are the same"
    case .either: ": with two decimals, 0.126 may be written 0.13 or 0.12"
    }
  }

  private func inWords(_ interval: Interval) -> String {
    let from = interval.from.map {
      interval.open.contains(.below) ? "above \($0)" : "at least \($0)"
    }
    let to = interval.to.map { interval.open.contains(.above) ? "below \($0)" : "at most \($0)" }
    return "An answer counts when it is \([from, to].compactMap { $0 }.joined(separator: " and "))."
  }
}
