#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A double with a rigorous bound of its error: the true number lies in `value ± error`.
///
/// Every operation bounds what the operands' errors become and adds its own rounding, so that what
/// is certain about the interval is certain about the number in it, at some three times the cost of
/// plain doubles. Where nothing can be said (overflow, a division by what may be zero) the error is
/// infinite or not a number, and every comparison undecided.
///
/// **Assumption**: `exp` and `log` of the C library are within 2 units in the last place, and
/// doubles round to nearest. Tests hold this against Arb; the largest error that was seen with
/// glibc is 0.52 units. Nothing else is assumed: additions, products, quotients and square roots
/// are correctly rounded by IEEE 754.
///
/// Source of the bounds: Higham, *Accuracy and Stability of Numerical Algorithms* (2002), section
/// 3.3 (running error analysis); each is widened by 1 + 2⁻⁴⁸, which covers the roundings in the
/// bound itself, and by a few of the smallest doubles, which covers underflow.
@frozen
public struct Bounded: Sendable {
  /// The midpoint.
  public let value: Double
  /// How far the true number may be from ``value``; infinite or not a number where unknown.
  public let error: Double

  @inlinable
  init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }

  /// A number that is computed as `value` with an error of at most `error`, which is widened by
  /// what the computation of the bound may have lost.
  @inlinable
  init(_ value: Double, within error: Double) {
    self.value = value
    self.error = error * Bounded.widening + Bounded.underflow
  }

  /// A double that is meant as it is.
  @inlinable
  public init(_ value: Double) { self.init(value: value, error: 0) }

  /// Nothing is known.
  public static let unknown = Bounded(value: .nan, error: .infinity)

  /// Whether the bound says anything.
  @inlinable
  public var isFinite: Bool { error < .infinity && value.isFinite }

  /// The unit roundoff u = 2⁻⁵³.
  @inlinable static var unit: Double { 0x1p-53 }
  /// 2 units in the last place, relative to the value.
  @inlinable static var libraryError: Double { 0x1p-51 }
  @inlinable static var widening: Double { 1 + 0x1p-48 }
  @inlinable static var narrowing: Double { 1 - 0x1p-50 }
  /// 16 of the smallest doubles: more than any operation here can lose to underflow.
  @inlinable static var underflow: Double { 0x1p-1070 }
}

// MARK: Field

extension Bounded: Field {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) {
    if let (numerator, denominator) = value.machineParts,
      numerator.magnitude <= 1 << 53, denominator <= 1 << 53
    {
      let result = Double(numerator) / Double(denominator)
      if denominator == 1 {
        self.init(value: result, error: 0)
      } else {
        self.init(result, within: Self.unit * abs(result))
      }
      return
    }
    self.init(truncating: value)
  }

  /// The first 62 bits or so of a long fraction.
  private init(truncating value: Fraction) {
    let shift = 62 - value.numerator.bitWidth + value.denominator.bitWidth
    let quotient =
      shift >= 0
      ? (value.numerator << shift) / value.denominator
      : value.numerator / (value.denominator << -shift)
    // Cut off below one unit of the quotient, which has at least 60 bits.
    let result = Double(sign: .plus, exponent: -shift, significand: Double(Int(quotient)))
    guard result.isNormal else {
      self = .unknown
      return
    }
    self.init(result, within: Self.unit * 1.5 * abs(result))
  }

  @inlinable
  public init(_ integer: Int) {
    let result = Double(integer)
    let isExact = integer.magnitude <= 1 << 53
    self.init(value: result, error: isExact ? 0 : abs(result) * 0x1p-52)
  }

  @inlinable
  public static func + (left: Bounded, right: Bounded) -> Bounded {
    let sum = left.value + right.value
    return Bounded(sum, within: left.error + right.error + unit * abs(sum))
  }

  @inlinable
  public static func - (left: Bounded, right: Bounded) -> Bounded {
    let difference = left.value - right.value
    return Bounded(difference, within: left.error + right.error + unit * abs(difference))
  }

  @inlinable
  public static func * (left: Bounded, right: Bounded) -> Bounded {
    let product = left.value * right.value
    let spread =
      abs(left.value) * right.error + (abs(right.value) + right.error) * left.error
    return Bounded(product, within: spread + unit * abs(product))
  }

  @inlinable
  public static func / (left: Bounded, right: Bounded) -> Bounded {
    let least = (abs(right.value) - right.error) * narrowing
    guard least > 0 else { return unknown }
    let quotient = left.value / right.value
    // What the product and the quotient may lose to underflow is divided as well.
    let spread = (left.error + abs(quotient) * right.error + underflow) / least
    return Bounded(quotient, within: spread + unit * abs(quotient))
  }

  @inlinable
  public static prefix func - (value: Bounded) -> Bounded {
    Bounded(value: -value.value, error: value.error)
  }

  @inlinable
  public func compared(to other: Bounded) -> Comparison {
    let distance = other.value - value
    let doubt = (error + other.error) * Bounded.widening
    if distance * Bounded.narrowing > doubt { return .less }
    if -distance * Bounded.narrowing > doubt { return .greater }
    return doubt == 0 && distance == 0 ? .equal : .undecided
  }

  @inlinable
  public var approximation: Double { value }
}

// MARK: Scalar

extension Bounded: Scalar {
  public static func exp(_ x: Bounded) -> Bounded {
    guard x.error <= 1 else { return unknown }
    let result = Double.exp(x.value)
    let spread = (1 + 2 * libraryError) * (x.error + x.error * x.error)
    return Bounded(result, within: result * spread + result * libraryError)
  }

  public static func log(_ x: Bounded) -> Bounded {
    let least = (x.value - x.error) * narrowing
    guard least > 0 else { return unknown }
    let result = Double.log(x.value)
    return Bounded(result, within: x.error / least + abs(result) * libraryError)
  }

  /// Where zero may be inside, what is known is that −x log x grows from 0 up to x = 1/e.
  public static func entropyTerm(_ x: Bounded) -> Bounded {
    if x.value > x.error { return -(x * log(x)) }
    guard x.isFinite else { return unknown }
    if x.value == 0, x.error == 0 { return x }
    let largest = Swift.max((x.value + x.error) * widening, .leastNormalMagnitude)
    guard largest <= 0.25 else { return unknown }
    let bound = -largest * Double.log(largest) / 2
    return Bounded(bound, within: bound * (1 + 2 * libraryError))
  }

  public static func squareRoot(_ x: Bounded) -> Bounded {
    if x.value == 0, x.error == 0 { return x }
    guard x.value > x.error else { return unknown }
    let result = x.value.squareRoot()
    return Bounded(result, within: x.error / result + unit * result)
  }

  public static func pi(matching value: Bounded) -> Bounded { Bounded(.pi, within: unit * .pi) }
}

// MARK: What is certain

extension Bounded {
  /// Any number up to `distance` away from this one.
  public func widened(by distance: Bounded) -> Bounded {
    Bounded(value, within: error + distance.value + distance.error)
  }

  /// A bound of how far the number may be from zero: a decimal of three digits.
  ///
  /// - Returns: `nil` where nothing is known, or it is nearly out of the range of doubles.
  public var reach: Fraction? {
    let end = (abs(value) + error) * Self.widening
    if end == 0 { return .zero }
    guard end > 1e-290, end < 1e290 else { return nil }
    let exponent = Int(log10(end).rounded(.down)) - 2
    // Powers of ten are off by some roundings.
    let digits = (end / pow(10, Double(exponent)) * (1 + 1e-12)).rounded(.up)
    return Fraction(Int(digits)) * .power(10, exponent)
  }

  /// The sign of the number; `undecided` where zero is one of several values inside.
  @inlinable
  public var sign: Comparison { compared(to: Bounded(0)) }

  /// The distance from zero.
  @inlinable
  public var magnitude: Bounded { Bounded(value: abs(value), error: error) }
}
