import Balls
import Foundation
import Scalars
import TestSupport
import Testing

/// Pseudo-random numbers that are the same in every run (Knuth's linear congruential generator).
private struct Draws {
  var state: UInt64

  mutating func unit() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}

@Suite("Doubles with a bound")
struct BoundedTests {
  static let count = LongTests.areWanted ? 2_000_000 : 20_000

  /// What ``Bounded`` assumes of the C library, over the whole range of the functions.
  @Test func theLibraryKeepsWithinTwoUnits() {
    var draws = Draws(state: 1)
    var worst = (exp: 0.0, log: 0.0)
    for _ in 0..<Self.count {
      let x = draws.unit() * 1_454 - 745
      worst.exp = max(worst.exp, Self.units(Double.exp(x), of: Ball.exp, at: x))
      let y = Double.exp(draws.unit() * 1_454 - 745)
      if y > 0 { worst.log = max(worst.log, Self.units(Double.log(y), of: Ball.log, at: y)) }
      let near = 1 + (draws.unit() - 0.5) * 1e-3
      worst.log = max(worst.log, Self.units(Double.log(near), of: Ball.log, at: near))
    }
    #expect(worst.exp < 2)
    #expect(worst.log < 2)
  }

  /// The error of a function's result in units of its last place, near enough.
  private static func units(_ result: Double, of function: (Ball) -> Ball, at x: Double) -> Double {
    let exact = function(Ball(Bounded(x), in: 128))
    let error = (exact - Ball(Bounded(result), in: 128)).magnitude.approximation
    return error / result.ulp
  }

  /// Every operation on intervals encloses the operation on the numbers in them, wherever these are:
  /// at the ends of the range of doubles, around zero, in intervals as wide as their midpoint.
  @Test func everyOperationEncloses() {
    var draws = Draws(state: 2)
    var counts = (finite: 0, all: 0, aroundZero: 0)
    for _ in 0..<Self.count / 10 {
      let (a, b) = (Self.interval(&draws), Self.interval(&draws))
      // Numbers at random places inside the intervals, exactly.
      let (x, y) = (Self.inside(a, &draws), Self.inside(b, &draws))
      var results = [
        ("+", a + b, x + y), ("−", a - b, x - y), ("·", a * b, x * y), ("/", a / b, x / y),
        ("exp", Bounded.exp(a), Ball.exp(x)),
      ]
      if x.sign == .greater {
        results += [
          ("log", Bounded.log(a), Ball.log(x)), ("√", Bounded.squareRoot(a), Ball.squareRoot(x)),
          ("−x log x", Bounded.entropyTerm(a), Ball.entropyTerm(x)),
        ]
        if a.sign == .undecided { counts.aroundZero += 1 }
      }
      for (name, bounded, exact) in results {
        counts.all += 1
        guard bounded.isFinite, exact.isFinite else { continue }
        counts.finite += 1
        #expect(Ball(bounded, in: 400).overlaps(exact), "\(name) of \(a) and \(b)")
      }
      if a.compared(to: b) != .undecided { #expect(a.compared(to: b) == x.compared(to: y)) }
    }
    #expect(counts.finite > counts.all / 3)
    #expect(counts.aroundZero > Self.count / 200)
  }

  /// A double of any exponent, in an interval from nothing to twice as wide as its distance from 0.
  private static func interval(_ draws: inout Draws) -> Bounded {
    let scale = [0.0, 3, 40, 700, 1_074][Int(draws.unit() * 5)]
    let exponent = Int((draws.unit() - 0.5) * 2 * scale)
    let sign = draws.unit() < 0.7 ? 1.0 : -1.0
    let value = Double(
      sign: .plus, exponent: exponent, significand: sign * (1 + draws.unit()))
    let width = [0, 1e-16, 1e-6, 0.9, 2][Int(draws.unit() * 5)]
    // value ± width · value: a sum with a number around zero that is as wide.
    guard width > 0 else { return Bounded(value) }
    let third = Bounded(Fraction(1, 3), in: ())
    let spread = (third - third) * Bounded(width / (third - third).error)
    return Bounded(value) + Bounded(value) * spread
  }

  private static func inside(_ interval: Bounded, _ draws: inout Draws) -> Ball {
    let place = Ball(Bounded(draws.unit() * 2 - 1), in: 400)
    return Ball(Bounded(interval.value), in: 400) + place * Ball(Bounded(interval.error), in: 400)
  }

  /// Intervals around zero, whose entropy terms lie between 0 and that of the upper end.
  @Test func entropyTermsAroundZero() {
    let third = Ball(Fraction(1, 3), in: 64)
    for size in [1e-3, 1e-19, 1e-200, 0x1p-1074] {
      let around = (third - third) * Ball(Bounded(size), in: 64)
      #expect(around.sign == .undecided)
      #expect(Ball.entropyTerm(around).isFinite)
      #expect(Ball.entropyTerm(around).contains(0))
    }
    #expect(!Bounded.entropyTerm(Bounded(1) / (Bounded(1) - Bounded(1))).isFinite)
    #expect(Bounded.entropyTerm(Bounded(0)).value == 0)
  }

  /// What is lost to underflow on the way into a quotient grows with it.
  @Test(arguments: [
    (0x1p-1074, 4.0, 3.999_999), (0x1p-1030, 1e-300, 0x1p-1050), (1e-308, 1e-10, 0),
  ])
  func divisionsOfTheSmallest(_ a: Double, _ b: Double, _ error: Double) {
    let divisor = Self.around(b, error)
    for place in [-1.0, 1] {
      let exact =
        Ball(Bounded(a), in: 400)
        / (Ball(Bounded(divisor.value), in: 400)
          + Ball(Bounded(divisor.error * place), in: 400))
      let quotient = Bounded(a) / divisor
      if quotient.isFinite { #expect(Ball(quotient, in: 400).overlaps(exact)) }
    }
  }

  private static func around(_ value: Double, _ error: Double) -> Bounded {
    let third = Bounded(Fraction(1, 3), in: ())
    guard error > 0 else { return Bounded(value) }
    return Bounded(value) + (third - third) * Bounded(error / (third - third).error)
  }

  @Test(arguments: [
    ("1/3", true), ("-7/5", true), ("123456789012345678901234567890/7", true), ("1e-300", true),
    ("1e-308/10000", false), ("1e308", false), ("3/1e305", false),
  ])
  func enclosesFractions(_ text: String, _ isFinite: Bool) throws {
    let value = try #require(Fraction(text))
    let bounded = Bounded(value, in: ())
    if isFinite { #expect(bounded.isFinite) }
    if bounded.isFinite { #expect(Ball(bounded, in: 64).contains(value)) }
  }

  @Test func saysWhenItKnowsNothing() {
    let zero = Bounded(Fraction(1, 3), in: ()) - Bounded(Fraction(1, 3), in: ())
    #expect(zero.sign == .undecided)
    #expect(!(Bounded(1) / zero).isFinite)
    #expect(!Bounded.log(zero).isFinite)
    #expect(!Bounded.exp(Bounded(1e9)).isFinite)
    #expect((Bounded(1) / zero).compared(to: Bounded(0)) == .undecided)
    #expect((Bounded(1) / zero).rounded(decimals: 2) == nil)
    #expect(Bounded(3).compared(to: Bounded(3)) == .equal)
  }

  @Test(arguments: [
    (0.99994, 4, "0.9999"), (0.99996, 4, "1.000"), (0.0999995, 6, "0.0999995"),
    (123_456, 2, "120000"), (9.99, 2, "10"), (-0.000_123_46, 3, "-0.000123"), (5, 3, "5.00"),
  ])
  func roundsToSignificantDigits(_ value: Double, _ digits: Int, _ text: String) {
    #expect(Bounded(value).rounded(significant: digits)?.decimal.plain == text)
    #expect(Ball(Bounded(value), in: 64).rounded(significant: digits)?.decimal.plain == text)
  }
}
