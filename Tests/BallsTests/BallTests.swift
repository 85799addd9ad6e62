import Balls
import Scalars
import Testing

@Suite("Balls")
struct BallTests {
  /// Digits from tables, rounded to 50 decimals; not from Arb.
  static let pi = "3.14159265358979323846264338327950288419716939937511"
  static let e = "2.71828182845904523536028747135266249775724709369996"
  static let log2 = "0.69314718055994530941723212145817656807550013436026"
  static let root2 = "1.41421356237309504880168872420969807856967187537695"

  @Test func knowsConstantsToFiftyDigits() throws {
    let two = Ball(2 as Fraction, in: 200)
    #expect(Ball.pi(matching: two).rounded(significant: 51)?.decimal.plain == Self.pi)
    #expect(Ball.exp(Ball(1 as Fraction, in: 200)).rounded(decimals: 50)?.decimal.plain == Self.e)
    #expect(Ball.log(two).rounded(decimals: 50)?.decimal.plain == Self.log2)
    #expect(Ball.squareRoot(two).rounded(decimals: 50)?.decimal.plain == Self.root2)
  }

  @Test func enclosesFractions() throws {
    let third = Ball(Fraction(1, 3), in: 64)
    #expect(third.contains(Fraction(1, 3)))
    #expect(!third.contains(Fraction(333, 1000)))
    #expect(third.rounded(decimals: 15)?.decimal.plain == "0.333333333333333")
    // 64 bits know some 19 digits, not 25.
    #expect(third.rounded(decimals: 25) == nil)
    let huge = Fraction.power(10, 40) + 1
    #expect(Ball(huge, in: 200).contains(huge))
    #expect(
      Ball(-huge, in: 200).rounded(decimals: 0)?.decimal.plain == "-1"
        + String(repeating: "0", count: 39)
        + "1")
  }

  @Test(arguments: [
    ("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("0.1249", 2, "0.12"), ("0", 3, "0.000"),
    ("-0.0004", 3, "0.000"), ("99.995", 2, "100.00"), ("1234.5", -2, "1200"), ("-7", 0, "-7"),
  ])
  func roundsExactValuesHalfAwayFromZero(_ text: String, _ decimals: Int, _ rounded: String) throws
  {
    // Dyadic values and whole numbers are exact balls; others are too wide for their tie.
    let value = try #require(Fraction(text))
    let ball = Ball(value, in: 128)
    guard let decimal = ball.rounded(decimals: decimals)?.decimal else {
      #expect(
        value * Fraction.power(10, decimals) * 2
          == Fraction((value * Fraction.power(10, decimals) * 2).numerator, 1))
      return
    }
    #expect(decimal.plain == rounded)
  }

  @Test(arguments: [
    ("999.96", 4, "1000"), ("0.00099996", 4, "0.001000"), ("-123456", 2, "-120000"),
    ("0.3", 5, "0.30000"), ("1e-300", 3, "1.00e-300"), ("9.87654e250", 3, "9.88e250"),
  ])
  func roundsToSignificantDigits(_ text: String, _ digits: Int, _ rounded: String) throws {
    let ball = Ball(try #require(Fraction(text)), in: 128)
    #expect(
      ball.rounded(significant: digits)?.decimal.description == rounded
        || ball.rounded(significant: digits)?.decimal.plain == rounded)
  }

  @Test func neverDecidesWhatIsOpen() {
    // exp(log 2) is 2, but no ball can know it.
    let two = Ball(2 as Fraction, in: 128)
    let again = Ball.exp(Ball.log(two))
    #expect(again.compared(to: two) == .undecided)
    #expect((again - two).sign == .undecided)
    #expect((Ball(1) / (again - two)).isFinite == false)
    #expect((Ball(1) / (again - two)).rounded(decimals: 2) == nil)
    #expect(again.rounded(decimals: 20)?.decimal.plain == "2.00000000000000000000")
    // Ties stay open: 0.5 reached through an exponential.
    #expect((again / Ball(4)).rounded(decimals: 0) == nil)
  }

  @Test func wholeNumbersRaiseNoPrecision() {
    #expect((Ball(3) + Ball(Fraction(1, 3), in: 64)).precision == 64)
    #expect(Ball(3).compared(to: Ball(3)) == .equal)
    #expect(
      (Ball(1_000_003) * Ball(Fraction(1, 3), in: 64)).rounded(decimals: 3)?.decimal.plain
        == "333334.333")
  }

  /// 2,000 tasks read the same balls.
  @Test func mayBeSharedBetweenThreads() async {
    let x = Ball(Fraction(1, 7), in: 500)
    let expected = Ball.exp(x).rounded(decimals: 100)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<2_000 { group.addTask { Ball.exp(x).rounded(decimals: 100) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
