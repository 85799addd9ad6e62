import CArb
public import Scalars

extension Ball {
  /// The number rounded to `decimals` digits behind the point, halves away from zero, where the
  /// ball proves it: every number inside rounds to the same decimal.
  ///
  /// - Returns: `nil` where the ball is too wide, or holds a tie.
  public func rounded(decimals: Int) -> ExactDecimal? {
    guard isFinite else { return nil }
    let scaled = scaledByTen(decimals)
    if scaled.isCertainlyNearZero {
      return ExactDecimal(isNegative: false, digits: "0", exponent: -decimals)
    }
    let sign = self.sign
    guard sign == .less || sign == .greater else { return nil }
    let whole = Integer()
    let isUnique = scaled.magnitude.lending { magnitude -> Bool in
      let sum = Ball(precision: scaled.precision) { result in
        var half = arf_struct()
        arf_init(&half)
        arf_set_si_2exp_si(&half, 1, -1)
        arb_add_arf(result, magnitude, &half, scaled.precision)
        arf_clear(&half)
      }
      let floor = Ball(precision: scaled.precision) { result in
        sum.lending { arb_floor(result, $0, scaled.precision) }
      }
      return floor.lending { floor in
        whole.lending { arb_get_unique_fmpz($0, floor) != 0 }
      }
    }
    guard isUnique else { return nil }
    return ExactDecimal(isNegative: sign == .less, digits: whole.text, exponent: -decimals)
  }

  /// The number rounded to `digits` significant digits, halves away from zero, where the ball
  /// proves it.
  ///
  /// - Precondition: `digits` ≥ 1.
  /// - Returns: `nil` where the ball is too wide, holds a tie, or holds zero.
  public func rounded(significant digits: Int) -> ExactDecimal? {
    precondition(digits >= 1, "at least one significant digit")
    guard isFinite, sign == .less || sign == .greater else { return nil }
    // Off by one at most: the loop below sees it in the number of digits.
    var decimals =
      digits - 1 - Int((Double(binaryExponent) * 0.301_029_995_663_981_2).rounded(.down))
    for _ in 0..<3 {
      guard let candidate = rounded(decimals: decimals) else { return nil }
      let surplus = candidate.digits.count - digits
      if surplus == 0, candidate.digits != "0" { return candidate }
      decimals -= candidate.digits == "0" ? -1 : surplus.signum()
    }
    return nil
  }

  /// The bits of precision that rounding a number of this size to `decimals` digits needs.
  public static func precision(forDecimals decimals: Int) -> Int {
    max(0, Int(Double(decimals) * 3.321_928_1))
  }

  /// An exponent e with |midpoint| < 2^e and |midpoint| ≥ 2^(e−1); within the range of `Int`.
  public var binaryExponent: Int {
    lending { Int(arf_abs_bound_lt_2exp_si(gmm_midpoint($0))) }
  }

  /// The ball times 10^`power`, with as many bits as the product can use.
  private func scaledByTen(_ power: Int) -> Ball {
    let factor = Integer(tenToThe: Int(power.magnitude))
    let bits = max(precision, binaryExponent + Self.precision(forDecimals: power)) + 32
    return Ball(precision: bits) { result in
      lending { ball in
        factor.lending {
          if power < 0 {
            arb_div_fmpz(result, ball, $0, bits)
          } else {
            arb_mul_fmpz(result, ball, $0, bits)
          }
        }
      }
    }
  }

  /// Whether every number inside is nearer to 0 than ½.
  private var isCertainlyNearZero: Bool {
    let half = Ball(Fraction(1, 2), in: precision)
    return magnitude.compared(to: half) == .less
  }
}
