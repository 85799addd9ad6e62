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

  /// What ``Bounded`` assumes of the C library.
  @Test func theLibraryKeepsWithinTwoUnits() {
    var draws = Draws(state: 1)
    var worst = (exp: 0.0, log: 0.0)
    for _ in 0..<Self.count {
      let x = (draws.unit() - 0.5) * 1_400
      worst.exp = max(worst.exp, Self.units(Double.exp(x), of: Ball.exp, at: x))
      let y = Double.exp((draws.unit() - 0.5) * 1_400)
      worst.log = max(worst.log, Self.units(Double.log(y), of: Ball.log, at: y))
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

  /// Every operation on intervals encloses the operation on the numbers in them.
  @Test func everyOperationEncloses() {
    var draws = Draws(state: 2)
    for _ in 0..<Self.count / 10 {
      let a = Self.interval(&draws)
      let b = Self.interval(&draws)
      // Numbers at random places inside the intervals, exactly.
      let x = Self.inside(a, &draws)
      let y = Self.inside(b, &draws)
      expect(a + b, x + y, "+")
      expect(a - b, x - y, "−")
      expect(a * b, x * y, "·")
      expect(a / b, x / y, "/")
      expect(Bounded.exp(a), Ball.exp(x), "exp")
      if x.sign == .greater {
        expect(Bounded.log(a), Ball.log(x), "log")
        expect(Bounded.squareRoot(a), Ball.squareRoot(x), "√")
        expect(Bounded.entropyTerm(a), Ball.entropyTerm(x), "−x log x")
      }
      if a.compared(to: b) != .undecided { #expect(a.compared(to: b) == x.compared(to: y)) }
    }
  }

  private func expect(_ bounded: Bounded, _ exact: Ball, _ operation: String) {
    guard bounded.isFinite else { return }
    #expect(Ball(bounded, in: 300).overlaps(exact), "\(operation)")
  }

  /// An interval that arithmetic has made: of any size, and as wide as a few operations make it.
  private static func interval(_ draws: inout Draws) -> Bounded {
    let size = [0.0, 1, 3, 40, 300][Int(draws.unit() * 5)]
    let value = (draws.unit() - 0.3) * Double.exp((draws.unit() - 0.5) * 2 * size)
    let noise = Bounded(Fraction(1, 3), in: ()) - Bounded(Fraction(1, 3), in: ())
    return draws.unit() < 0.3 ? Bounded(value) : Bounded(value) * (Bounded(1.0) + noise)
  }

  private static func inside(_ interval: Bounded, _ draws: inout Draws) -> Ball {
    let place = Ball(Bounded(draws.unit() * 2 - 1), in: 300)
    return Ball(Bounded(interval.value), in: 300) + place * Ball(Bounded(interval.error), in: 300)
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
