public import Scalars
public import Solving

/// How many digits a sheet asks for.
public enum DigitRule: Sendable, Hashable {
  /// So many digits behind the point.
  case decimals(Int)
  /// So many significant digits.
  case significant(Int)

  /// The digits that a question about such an answer goes to.
  public var count: Int {
    switch self {
    case .decimals(let count), .significant(let count): count
    }
  }

  /// One unit of the last place where it is the same for every key.
  var fixedUnit: Fraction? {
    switch self {
    case .decimals(let decimals): Fraction.power(10, -decimals)
    case .significant: nil
    }
  }

  /// `key` rounded to what is asked for.
  public func rounded(_ key: RealNumber) -> RoundedNumber {
    switch self {
    case .decimals(let decimals): key.rounded(decimals: decimals)
    case .significant(let digits): key.rounded(significant: digits)
    }
  }

  /// One unit of the last place that is asked for.
  public func unit(for key: RealNumber) -> Fraction {
    fixedUnit ?? Fraction.power(10, rounded(key).decimal.exponent)
  }
}

/// How far a response may lie from the key c: at most a + r·|c|, ends included.
public struct Tolerance: Sendable, Hashable {
  /// a, in units of the answer; `nil` for one unit of the last place that the sheet asks for.
  public let absolute: Fraction?
  /// r, a share of the key's magnitude.
  public let relative: Fraction
  /// The digits that the sheet asks for; they give the default of ``absolute``.
  public let digits: DigitRule

  /// - Precondition: neither bound is below zero.
  public init(absolute: Fraction? = nil, relative: Fraction = .zero, digits: DigitRule) {
    precondition((absolute ?? .zero) >= .zero && relative >= .zero, "bounds from 0")
    self.absolute = absolute
    self.relative = relative
    self.digits = digits
  }

  /// a, in units of the answer; the key is only asked for where it decides.
  public func absoluteBound(for key: @autoclosure () -> RealNumber) -> Fraction {
    absolute ?? digits.fixedUnit ?? digits.unit(for: key())
  }

  /// Whether `response` counts as `key`, decided exactly.
  ///
  /// What is undecided ``RealNumber/mostExtraBits`` beyond the asked digits lies on the boundary as
  /// far as anyone can tell, and is accepted.
  public func judges(_ response: RealNumber, against key: RealNumber) -> Judgement {
    var allowed = RealNumber(absoluteBound(for: key))
    if relative != .zero { allowed = allowed + RealNumber(relative) * key.magnitude }
    let slack = allowed - (response - key).magnitude
    let (sign, level) = slack.provenSign(digits: digits.count)
    return Judgement(isAccepted: sign != .less, level: level)
  }
}

/// The outcome of comparing a response with a key.
public struct Judgement: Sendable, Hashable {
  /// Whether the response lies within the tolerance, ends included.
  public let isAccepted: Bool
  /// What it took to settle the comparison.
  public let level: ProofLevel
  /// Whether the comparison was proven; one that wasn't is accepted, and counted.
  public var isDecided: Bool { level != .undecided }
}

extension Judgement {
  /// The outcome of a comparison of two exact numbers.
  public init(exactly isAccepted: Bool) {
    self.init(isAccepted: isAccepted, level: .exact)
  }
}

// MARK: In words

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

  private static func spelled(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return count < words.count ? words[count] : String(count)
  }
}

extension Tolerance {
  /// The rule for students, with an example.
  public var inWords: String {
    let bound = absolute ?? digits.fixedUnit
    let least = bound.map(\.description) ?? "one unit of the last asked digit"
    if relative != .zero {
      let share = "\(relative * 100)% of the exact value"
      let allowed = bound == .zero ? share : "\(least) plus \(share)"
      return "An answer counts when it is at most \(allowed) away from the exact value."
    }
    if bound == .zero { return "An answer counts only when it is exact." }
    let rule = "An answer counts when it is at most \(least) away from the exact value"
    guard let bound else { return rule + "." }
    let example = bound * 3
    return "\(rule): for an exact value of \(example), anything from \(example - bound) to "
      + "\(example + bound)."
  }
}
