public import Scalars
public import Solving

/// Which responses count as a key.
///
/// Every rule is decided exactly: given numbers are exact, and a key is enclosed as narrowly as it
/// takes. How the rules of other systems are written in this one stands in <doc:OtherSystems>.
public struct Tolerance: Sendable, Hashable {
  /// What decides over a response.
  public enum Rule: Sendable, Hashable {
    /// It lies near the key.
    case near(Band)
    /// It agrees with the key in the digits that are asked for.
    case digits(DigitMatch)
    /// It lies in an interval, whatever the key is.
    case within(Interval)
    /// It is the key.
    case exact
  }

  /// What decides over a response.
  public let rule: Rule
  /// The digits that the sheet asks for.
  public let digits: DigitRule
  /// What is worth a part of the credit.
  public let close: CloseBand?
  /// How many digits have to be written.
  public let written: DigitDemand?

  /// A tolerance of any kind.
  public init(
    _ rule: Rule, digits: DigitRule, close: CloseBand? = nil, written: DigitDemand? = nil
  ) {
    self.rule = rule
    self.digits = digits
    self.close = close
    self.written = written
  }

  /// What decides over whole numbers: only the key counts.
  public static let wholeNumber = Tolerance(.exact, digits: .decimals(0))

  /// At most `absolute` + `relative` · |key| away from the key.
  ///
  /// - Parameters:
  ///   - absolute: without it one unit of the last place that the sheet asks for.
  ///   - relative: a share of the key's magnitude, from 0.
  ///   - digits: the digits that the sheet asks for.
  public init(
    absolute: Reach.Absolute = .units(1), relative: Fraction = .zero, digits: DigitRule
  ) {
    self.init(.near(Band(Reach(absolute: absolute, relative: relative))), digits: digits)
  }

  /// A key as the sheet asks for it, which the rule accepts.
  public func asked(_ key: RealNumber) -> RoundedNumber {
    rule == .digits(.cutOff) ? digits.cutOff(key) : digits.rounded(key)
  }

  /// What one writes for a key: all digits where they have to be written, else no more than needed.
  public func text(of key: RealNumber) -> String {
    let asked = asked(key)
    guard written != nil else { return asked.description }
    guard asked.decimal.digits == "0", digits.count > 0 else { return asked.decimal.description }
    return "0." + String(repeating: "0", count: digits.count)
  }
}

/// How far from the key: a + r·|key|, or the larger of the two.
public struct Reach: Sendable, Hashable {
  /// a.
  public let absolute: Absolute
  /// r, a share of the key's magnitude.
  public let relative: Fraction
  /// Whether the larger of the two counts, not their sum.
  public let isLarger: Bool

  /// A distance that doesn't grow with the key, from 0.
  public enum Absolute: Sendable, Hashable {
    /// As it is.
    case value(Fraction)
    /// In units of the last place that the sheet asks for.
    case units(Fraction)
  }

  /// - Precondition: neither is below zero.
  public init(absolute: Absolute, relative: Fraction = .zero, isLarger: Bool = false) {
    precondition(relative >= .zero, "bounds from 0")
    self.absolute = absolute
    self.relative = relative
    self.isLarger = isLarger
  }
}

extension Reach.Absolute {
  /// Whether it is no distance at all.
  public var isZero: Bool {
    switch self {
    case .value(let distance), .units(let distance): distance == .zero
    }
  }

  /// The distance where it is the same for every key.
  func fixed(_ digits: DigitRule) -> Fraction? {
    switch self {
    case .value(let value): value
    case .units(let units): digits.fixedUnit.map { units * $0 }
    }
  }

  /// The distance; the key is only asked for where it decides.
  func distance(_ digits: DigitRule, from key: @autoclosure () -> RealNumber) -> Fraction {
    switch self {
    case .value(let value): value
    case .units(let units): units * (digits.fixedUnit ?? digits.unit(for: key()))
    }
  }
}

/// The ends of a band or an interval that don't count themselves.
public struct OpenEnds: OptionSet, Sendable, Hashable {
  /// A bit for each end.
  public let rawValue: Int
  /// A set of its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// The lower end.
  public static let below = OpenEnds(rawValue: 1)
  /// The upper end.
  public static let above = OpenEnds(rawValue: 2)
  /// Both ends.
  public static let both: OpenEnds = [.below, .above]
}

/// The responses from so far below a key to so far above it.
public struct Band: Sendable, Hashable {
  /// How far it goes below the key.
  public let below: Reach
  /// How far it goes above the key.
  public let above: Reach
  /// The ends that don't count.
  public let open: OpenEnds

  /// A band; without `above` it reaches as far on both sides.
  public init(_ below: Reach, above: Reach? = nil, open: OpenEnds = []) {
    self.below = below
    self.above = above ?? below
    self.open = open
  }
}

/// Agreement in the digits that are asked for.
public enum DigitMatch: String, Sendable, Hashable {
  /// Response and key, both rounded to them (halves away from zero), are the same.
  case rounded
  /// Response and key, with what is behind them cut off, are the same.
  case cutOff = "cut-off"
  /// Either is enough.
  case either
}

/// The numbers between two ends, of which one may be missing.
public struct Interval: Sendable, Hashable {
  /// The lower end; `nil` for none.
  public let from: Fraction?
  /// The upper end; `nil` for none.
  public let to: Fraction?
  /// The ends that don't count.
  public let open: OpenEnds

  /// An interval; it is not checked that `from` is below `to`.
  public init(from: Fraction?, to: Fraction?, open: OpenEnds = []) {
    self.from = from
    self.to = to
    self.open = open
  }
}

/// A wider band around the key, ends included, that earns a part of the credit.
public struct CloseBand: Sendable, Hashable {
  /// How far it goes to both sides.
  public let reach: Reach
  /// The share of the credit, 0…1.
  public let share: Fraction

  /// A band that earns `share`.
  public init(_ reach: Reach, share: Fraction) {
    self.reach = reach
    self.share = share
  }
}

/// How many digits a response has to be written with, beside being right.
public enum DigitDemand: String, Sendable, Hashable {
  /// Just as many as the sheet asks for.
  case exactly
  /// As many, or more.
  case atLeast = "at-least"

  /// Whether a response is written so; an expression never is.
  public func isMet(by written: WrittenDigits?, _ rule: DigitRule) -> Bool {
    guard let count = written?.count(rule) else { return false }
    return self == .exactly ? count == rule.count : count >= rule.count
  }
}
