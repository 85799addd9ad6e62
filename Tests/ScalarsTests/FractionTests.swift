import Scalars
import Testing

@Suite("Fractions")
struct FractionTests {
  @Test(arguments: [
    ("-2/3", 3, "-8/27"), ("-2/3", -3, "-3.375"), ("-2/3", 0, "1"), ("0", 2, "0"), ("1.1", 20, ""),
    ("-7", -1, "-1/7"),
  ])
  func wholePowers(_ base: String, _ exponent: Int, _ expected: String) throws {
    let base = try #require(Fraction(base))
    let power = base.raised(to: exponent)
    let product = (0..<abs(exponent)).reduce(Fraction.one) { product, _ in product * base }
    #expect(power == (exponent < 0 ? .one / product : product))
    #expect(expected.isEmpty || power.description == expected)
  }

  @Test(arguments: [
    ("-3", "-3"), (".5", "0.5"), ("0.50", "0.5"), ("1/3", "1/3"), ("-2/4", "-0.5"),
    ("1e-3", "0.001"), ("2.5E2", "250"), ("0", "0"), ("-0", "0"), ("7/1", "7"), ("0.1/0.3", "1/3"),
    ("1/1024", "0.0009765625"), ("+4", "4"), ("12.", "12"),
    ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
  ])
  func readsAndWrites(_ text: String, _ canonical: String) throws {
    let fraction = try #require(Fraction(text))
    #expect(fraction.description == canonical)
    #expect(Fraction(canonical) == fraction)
  }

  @Test(arguments: [
    "", " ", "a", "1/0", "1//2", "1/2/3", "--1", "1e", "1e400", "1e-400", ".", "1,5", "0x10", "nan",
    "1 2", "１",
  ])
  func refuses(_ text: String) {
    #expect(Fraction(text) == nil)
  }

  @Test func arithmeticIsExact() throws {
    let third = Fraction(1, 3)
    #expect(third + third + third == .one)
    #expect(third - Fraction(1, 2) == Fraction(-1, 6))
    #expect(third * Fraction(3, 5) == Fraction(1, 5))
    #expect(third / Fraction(-2, 3) == Fraction(-1, 2))
    #expect(Fraction(1, -2) < .zero)
    #expect((-third).magnitude == third)
    #expect(Fraction.power(10, -2) == Fraction(1, 100))
    #expect(Fraction(2, 3).power(3) == Fraction(8, 27))
    #expect([Fraction]().sum() == .zero)
  }

  @Test(arguments: [
    ("1/3", 5, "0.33333"), ("2/3", 5, "0.66667"), ("-2/3", 2, "-0.67"), ("0.125", 2, "0.13"),
    ("-0.125", 2, "-0.13"), ("0.124999", 2, "0.12"), ("0.5", 0, "1"), ("-0.5", 0, "-1"),
    ("0.4", 0, "0"), ("-0.004", 2, "0.00"), ("1234", -2, "1200"), ("2", 3, "2.000"),
  ])
  func roundsHalvesAwayFromZero(_ text: String, _ decimals: Int, _ rounded: String) throws {
    #expect(try #require(Fraction(text)).rounded(decimals: decimals).plain == rounded)
  }

  @Test(arguments: [
    ("1/3", 3, "0.333"), ("2/3", 1, "0.7"), ("999.96", 4, "1000"), ("0.00099996", 4, "0.001000"),
    ("-123456", 2, "-120000"), ("1", 4, "1.000"), ("0", 4, "0"), ("0.1", 1, "0.1"),
    ("9.5", 1, "10"), ("10", 1, "10"), ("1/1024", 3, "0.000977"),
  ])
  func roundsToSignificantDigits(_ text: String, _ digits: Int, _ rounded: String) throws {
    #expect(try #require(Fraction(text)).rounded(significant: digits).plain == rounded)
  }

  @Test(arguments: [("1/3", 1.0 / 3), ("-0.1", -0.1), ("1e300", 1e300), ("1e-300", 1e-300)])
  func approximates(_ text: String, _ value: Double) throws {
    let approximation = try #require(Fraction(text)).approximation
    #expect(abs(approximation - value) <= 4 * value.ulp)
  }

  @Test func approximatesBeyondDoubles() throws {
    let huge = Fraction.power(10, 400)
    #expect((huge / (huge * 4)).approximation == 0.25)
    #expect(huge.approximation == .infinity)
  }
}

@Suite("Written decimals")
struct ExactDecimalTests {
  @Test(arguments: [
    ("-0.0533", "-0.0533", "-5.33e-2"), ("1200", "1200", "1.200e3"), ("0.10", "0.10", "1.0e-1"),
    ("-0", "0", "0e0"), ("5e3", "5000", "5e3"), ("7", "7", "7e0"),
  ])
  func writes(_ text: String, _ plain: String, _ scientific: String) throws {
    let decimal = try #require(ExactDecimal(text))
    #expect(decimal.plain == plain)
    #expect(decimal.scientific == scientific)
  }

  @Test func choosesTheShorterNotation() throws {
    #expect(try #require(ExactDecimal("0.000053")).description == "0.000053")
    #expect(try #require(ExactDecimal("0.0000000053")).description == "5.3e-9")
    #expect(try #require(ExactDecimal("5e9")).description == "5e9")
  }

  @Test func keepsTrailingZeros() throws {
    let decimal = try #require(ExactDecimal("0.2500"))
    #expect(decimal.decimals == 4)
    #expect(decimal.fraction == Fraction(1, 4))
  }
}

@Suite("Values that are known to be rational")
struct ExactTests {
  @Test func staysExactWhereItCan() {
    let half = Exact(Fraction(1, 2))
    #expect(Exact.exp(Exact(0)) == Exact(1))
    #expect(Exact.log(Exact(1)) == Exact(0))
    #expect(Exact.squareRoot(Exact(Fraction(9, 4))) == Exact(Fraction(3, 2)))
    #expect(half + half == Exact(1))
    #expect(Exact.exp(half).value == nil)
    #expect(Exact.log(half).value == nil)
    #expect(Exact.squareRoot(half).value == nil)
    #expect(Exact.squareRoot(Exact(-1)).value == nil)
  }

  @Test func theUnknownSpreads() {
    let unknown = Exact.exp(Exact(1))
    #expect((unknown + Exact(1)).value == nil)
    #expect((unknown * Exact(0)) == Exact(0))
    #expect((Exact(1) / Exact(0)).value == nil)
    // An exponential is above zero, whatever it is, and so is what is made of such numbers.
    #expect(unknown.compared(to: Exact(0)) == .greater)
    #expect((unknown + unknown * unknown / Exact(3)).compared(to: Exact(-1)) == .greater)
    #expect(Exact(0) / unknown == Exact(0))
    #expect(unknown.compared(to: Exact(2)) == .undecided)
    #expect((unknown - unknown).compared(to: Exact(0)) == .undecided)
    #expect((-unknown).compared(to: Exact(0)) == .undecided)
    #expect(Exact(0) / (unknown - unknown) != Exact(0))
    #expect(Exact(1).compared(to: Exact(2)) == .less)
  }
}
