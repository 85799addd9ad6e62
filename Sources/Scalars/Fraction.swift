public import BigInt

/// An exact rational number of any size, in lowest terms.
///
/// Every number that is given in an exercise, and every number that a student types, is kept as a
/// fraction: no value ever passes through a binary floating-point number on its way to a verdict.
/// Small ones, as all numbers of an exercise are, are kept and worked in machine integers.
public struct Fraction: Sendable, Hashable {
  /// In lowest terms, the denominator above zero; `small` wherever both fit.
  private enum Parts: Sendable, Hashable {
    case small(Int, Int)
    indirect case large(BigInt, BigInt)
  }

  private let parts: Parts

  /// The fraction `numerator / denominator`, reduced.
  ///
  /// - Precondition: `denominator` is not zero.
  /// - Complexity: that of one greatest common divisor.
  public init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "a fraction has a denominator other than zero")
    let divisor = denominator == 1 ? 1 : numerator.greatestCommonDivisor(with: denominator)
    let reduced =
      divisor == 1 ? (numerator, denominator) : (numerator / divisor, denominator / divisor)
    let isTurned = reduced.1.sign == .minus
    self.init(
      lowestTerms: isTurned ? -reduced.0 : reduced.0, isTurned ? -reduced.1 : reduced.1)
  }

  private init(lowestTerms numerator: BigInt, _ denominator: BigInt) {
    let isSmall = numerator.bitWidth <= Self.smallBits && denominator.bitWidth <= Self.smallBits
    parts =
      isSmall
      ? .small(Int(truncatingIfNeeded: numerator), Int(truncatingIfNeeded: denominator))
      : .large(numerator, denominator)
  }

  /// The reduced quotient of machine integers, the divisor above zero.
  private init(reducing numerator: Int, by denominator: Int) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b > 1 { (a, b) = (b, a % b) }
    if b == 1 {
      self.init(coprime: numerator, denominator)
    } else {
      self.init(coprime: numerator / Int(a), denominator / Int(a))
    }
  }

  /// - Precondition: the denominator is positive, and shares no factor with the numerator.
  init(coprime numerator: Int, _ denominator: Int) {
    parts =
      max(numerator.magnitude, denominator.magnitude) < 1 << (Self.smallBits - 1)
      ? .small(numerator, denominator) : .large(BigInt(numerator), BigInt(denominator))
  }

  /// The bits of a small part with its sign: FLINT keeps integers of this size without memory of
  /// their own, and sums of two products of half the size don't overflow.
  private static let smallBits = 62

  /// The whole number `integer`.
  public init(_ integer: Int) { self.init(reducing: integer, by: 1) }

  /// The numerator; it carries the sign.
  public var numerator: BigInt {
    switch parts {
    case .small(let numerator, _): BigInt(numerator)
    case .large(let numerator, _): numerator
    }
  }

  /// The denominator: positive, and without a common factor with the numerator.
  public var denominator: BigInt {
    switch parts {
    case .small(_, let denominator): BigInt(denominator)
    case .large(_, let denominator): denominator
    }
  }

  /// Numerator and denominator as machine integers below 2⁶¹ in magnitude, where both are.
  package var machineParts: (numerator: Int, denominator: Int)? {
    if case .small(let numerator, let denominator) = parts { (numerator, denominator) } else { nil }
  }

  public static let zero = Fraction(0)
  public static let one = Fraction(1)

  /// Whether the value is a whole number.
  public var isInteger: Bool {
    switch parts {
    case .small(_, let denominator): denominator == 1
    case .large(_, let denominator): denominator == 1
    }
  }

  /// The distance from zero.
  public var magnitude: Fraction { self < .zero ? -self : self }

  /// `base` to the power `exponent`, which may be negative.
  ///
  /// - Precondition: `base` is not zero where `exponent` is negative.
  public static func power(_ base: Int, _ exponent: Int) -> Fraction {
    if let power = machinePower(base, exponent.magnitude), power != 0 {
      if exponent >= 0 { return Fraction(coprime: power, 1) }
      return Fraction(coprime: power.signum(), Int(power.magnitude))
    }
    let power = BigInt(base).power(Int(exponent.magnitude))
    return exponent < 0 ? Fraction(1, power) : Fraction(power, 1)
  }

  /// The power where it is small.
  private static func machinePower(_ base: Int, _ exponent: UInt) -> Int? {
    guard exponent < smallBits else { return nil }
    var power = 1
    for _ in 0..<exponent {
      let (product, isTooLarge) = power.multipliedReportingOverflow(by: base)
      if isTooLarge { return nil }
      power = product
    }
    return power.magnitude < 1 << (smallBits - 1) ? power : nil
  }
}

extension Fraction {
  /// The value to a whole power.
  ///
  /// - Precondition: the value is not zero where `exponent` is negative.
  public func raised(to exponent: Int) -> Fraction {
    let size = Int(exponent.magnitude)
    // Powers of what shares no factor share none, so that nothing has to be reduced.
    let (top, bottom) = (numerator.power(size), denominator.power(size))
    if exponent >= 0 { return Fraction(lowestTerms: top, bottom) }
    return Fraction(lowestTerms: top.sign == .minus ? -bottom : bottom, BigInt(top.magnitude))
  }

  public static func + (left: Fraction, right: Fraction) -> Fraction {
    if let (a, b) = left.machineParts, let (c, d) = right.machineParts {
      // Numbers of one sheet mostly have as many decimals.
      if b == d { return Fraction(reducing: a + c, by: b) }
      let (x, y, z) = (
        a.multipliedReportingOverflow(by: d), c.multipliedReportingOverflow(by: b),
        b.multipliedReportingOverflow(by: d)
      )
      let sum = x.partialValue.addingReportingOverflow(y.partialValue)
      if !x.overflow, !y.overflow, !z.overflow, !sum.overflow, sum.partialValue != .min {
        return Fraction(reducing: sum.partialValue, by: z.partialValue)
      }
    }
    return Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  public static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  public static func * (left: Fraction, right: Fraction) -> Fraction {
    if let (a, b) = left.machineParts, let (c, d) = right.machineParts {
      let (x, y) = (a.multipliedReportingOverflow(by: c), b.multipliedReportingOverflow(by: d))
      if !x.overflow, !y.overflow, x.partialValue != .min {
        return Fraction(reducing: x.partialValue, by: y.partialValue)
      }
    }
    return Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// - Precondition: `right` is not zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction { left * right.inverse }

  /// - Precondition: the value is not zero.
  private var inverse: Fraction {
    if let (numerator, denominator) = machineParts {
      precondition(numerator != 0, "nothing is divided by zero")
      return Fraction(.small(numerator.signum() * denominator, abs(numerator)))
    }
    return Fraction(denominator, numerator)
  }

  public static prefix func - (value: Fraction) -> Fraction {
    switch value.parts {
    case .small(let numerator, let denominator): Fraction(.small(-numerator, denominator))
    case .large(let numerator, let denominator): Fraction(.large(-numerator, denominator))
    }
  }

  private init(_ parts: Parts) { self.parts = parts }
}

extension Fraction: Comparable {
  public static func < (left: Fraction, right: Fraction) -> Bool {
    if let (a, b) = left.machineParts, let (c, d) = right.machineParts {
      let (x, y) = (a.multipliedFullWidth(by: d), c.multipliedFullWidth(by: b))
      return x.high == y.high ? x.low < y.low : x.high < y.high
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Fraction: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: Text

extension Fraction: LosslessStringConvertible {
  /// Reads a decimal (`-3`, `.5`, `1e-3`) or a fraction of two whole numbers or decimals (`1/3`).
  ///
  /// - Returns: `nil` for anything else, for a denominator of zero, and for exponents outside ±308.
  public init?(_ description: String) {
    let sides = description.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let values = sides.map { ExactDecimal($0)?.fraction }
    guard let first = values.first, let numerator = first else { return nil }
    if values.count == 1 {
      self = numerator
      return
    }
    guard let denominator = values[1], denominator != .zero else { return nil }
    self = numerator / denominator
  }

  /// The exact value: a decimal where one of at most 30 decimals is exact, else `n/d`.
  public var description: String {
    let twos = denominator.trailingZeroBitCount
    var odd = denominator >> twos
    var fives = 0
    while fives <= Self.mostDecimals, odd % 5 == 0 {
      odd /= 5
      fives += 1
    }
    let decimals = max(twos, fives)
    guard odd == 1, decimals <= Self.mostDecimals else { return "\(numerator)/\(denominator)" }
    let scaled = numerator * BigInt(10).power(decimals) / denominator
    return ExactDecimal(
      isNegative: scaled.sign == .minus, digits: String(scaled.magnitude), exponent: -decimals
    ).plain
  }

  private static let mostDecimals = 30
}

extension Fraction {
  /// A double within a few units in the last place: for pictures, searches and estimates only.
  ///
  /// Beyond the range of doubles the result is infinite or zero.
  public var approximation: Double {
    if let (numerator, denominator) = machineParts {
      return Double(numerator) / Double(denominator)
    }
    let excess = max(numerator.bitWidth, denominator.bitWidth) - 1_000
    guard excess > 0 else { return Double(numerator) / Double(denominator) }
    return Double(numerator >> excess) / Double(denominator >> excess)
  }
}
