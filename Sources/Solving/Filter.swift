import Balls
import Scalars

/// The one place where questions about real numbers are settled, cheapest way first.
///
/// 1. A number that was given as a fraction is asked directly.
/// 2. A double with its error bound, where no more digits are asked for than doubles have.
/// 3. A ball with the bits that the digits need, and some to spare.
/// 4. Exact fractions, where the formulas show that the number is one: a ball can never settle a tie.
/// 5. Balls of doubling precision, up to ``RealNumber/mostExtraBits`` beyond the digits.
enum Filter {
  /// The least precision of balls, in bits.
  static let firstPrecision = 64

  /// The precision that is tried first: the bits of the digits and at least 24 more, since a run of
  /// EM loses some, up to a whole number of machine words.
  private static func firstPrecision(digits: Int) -> Int {
    (Ball.precision(forDecimals: digits) + 24 + 63) / 64 * 64
  }

  static func lastPrecision(digits: Int) -> Int {
    Ball.precision(forDecimals: digits) + RealNumber.mostExtraBits
  }

  /// Asks one level after the other until one answers.
  ///
  /// - Returns: no value where nothing did.
  static func settle<Answer>(
    _ number: RealNumber, digits: Int, exactly: (Fraction) -> Answer,
    doubly: (Bounded) -> Answer?, narrowly: (Ball) -> Answer?
  ) -> (value: Answer?, level: ProofLevel) {
    if let given = number.given { return (exactly(given), .exact) }
    if digits <= Bounded.mostDigits, let answer = doubly(number.bounded) {
      return (answer, .doubles)
    }
    var precision = firstPrecision(digits: digits)
    if let answer = narrowly(number.ball(precision: precision)) {
      return (answer, .balls(precision: precision))
    }
    if let exact = number.exact { return (exactly(exact), .exact) }
    let last = lastPrecision(digits: digits)
    while precision < last {
      precision = min(2 * precision, last)
      if let answer = narrowly(number.ball(precision: precision)) {
        return (answer, .balls(precision: precision))
      }
    }
    return (nil, .undecided)
  }
}
