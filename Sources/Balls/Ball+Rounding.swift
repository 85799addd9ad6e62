import CArb
public import Scalars

extension Ball {
  /// The number rounded to `decimals` digits behind the point, halves away from zero, where the
  /// ball proves it: every number inside rounds to the same decimal.
  ///
  /// - Returns: `nil` where the ball is too wide, or holds a tie.
  public func rounded(decimals: Int) -> Rounding? {
    guard isFinite, binaryExponent < Self.largestExponent else { return nil }
    let size = binaryExponent + Int(Double(decimals) * Self.bitsPerDecimal)
    let bits = max(precision, size) + 32
    var whole = fmpz()
    defer { fmpz_clear(&whole) }
    let outcome = lending { gmm_round_scaled(&whole, $0, decimals, bits) }
    guard outcome > 0 else { return nil }
    return Rounding(
      decimal: ExactDecimal(
        isNegative: isMidpointNegative, trustedDigits: Integer.text(&whole), exponent: -decimals),
      mayBeExact: outcome == 2)
  }

  /// The number rounded to `digits` significant digits, halves away from zero, where the ball
  /// proves it.
  ///
  /// A number below 10^−1,000,000,000 in magnitude rounds to zero: its exponent alone would fill
  /// pages.
  ///
  /// - Precondition: `digits` ≥ 1.
  /// - Returns: `nil` where the ball is too wide, holds a tie, or holds zero.
  public func rounded(significant digits: Int) -> Rounding? {
    precondition(digits >= 1, "at least one significant digit")
    guard isFinite else { return nil }
    let sign = sign
    let isKnown = sign == .less || sign == .greater
    // Far from the smallest there is no doubt, and rounding itself is the proof.
    if !isKnown || binaryExponent <= Self.smallestExponent + 1 {
      if isCertainlyBelowTheSmallest { return Rounding(decimal: .zero, mayBeExact: !isKnown) }
      guard isCertainlyAboveTheSmallest else { return nil }
    }
    let decimals = digits - 1 - Int(decimalLogarithm.rounded(.down))
    return Rounding.significant(digits, decimals: decimals) { rounded(decimals: $0) }
  }

  /// The bits of precision that rounding a number of this size to `decimals` digits needs.
  public static func precision(forDecimals decimals: Int) -> Int {
    max(0, Int(Double(decimals) * bitsPerDecimal))
  }

  /// An exponent e with |midpoint| < 2^e and |midpoint| ≥ 2^(e−1); within the range of `Int`.
  public var binaryExponent: Int {
    lending { Int(arf_abs_bound_lt_2exp_si(gmm_midpoint($0))) }
  }

  /// log₁₀ of the midpoint's magnitude, as nearly as it takes.
  private var decimalLogarithm: Double {
    let double = abs(approximation)
    return double.isNormal
      ? Double.log(double) * 0.434_294_481_903_251_8
      : Double(binaryExponent) * 0.301_029_995_663_981_2
  }

  private var isMidpointNegative: Bool { lending { arf_sgn(gmm_midpoint($0)) < 0 } }

  private static let bitsPerDecimal = 3.321_928_1
  /// A number from 2 to this power on is never rounded: it would fill the memory.
  private static let largestExponent = 1 << 32
  /// 2 to this power is 10^−1,000,000,000.
  private static let smallestExponent = -3_321_928_094

  private var isCertainlyAboveTheSmallest: Bool {
    lending { ball in
      var bound = arf_struct()
      arf_init(&bound)
      defer { arf_clear(&bound) }
      arb_get_abs_lbound_arf(&bound, ball, 64)
      return arf_cmpabs_2exp_si(&bound, Self.smallestExponent) >= 0
    }
  }

  private var isCertainlyBelowTheSmallest: Bool {
    lending { ball in
      var bound = arf_struct()
      arf_init(&bound)
      defer { arf_clear(&bound) }
      arb_get_abs_ubound_arf(&bound, ball, 64)
      return arf_cmpabs_2exp_si(&bound, Self.smallestExponent) < 0
    }
  }
}
