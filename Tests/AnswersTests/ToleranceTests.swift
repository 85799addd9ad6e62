import Answers
import Balls
import Mixtures
import Scalars
import Solving
import Testing

@Suite("Tolerances")
struct ToleranceTests {
  static let tiny = Fraction.power(10, -30)

  /// |s − c| ≤ a + r·|c| with rational keys: the ends count, a unit of the 30th decimal beyond them
  /// does not.
  @Test(arguments: [
    ("0.29421", "0.00001", "0"), ("-3", "0.5", "0"), ("1/3", "0.00001", "0"), ("-2/7", "0", "0.01"),
    ("100", "0.1", "0.001"), ("0", "0.00001", "0.5"), ("5", "0", "0"),
  ])
  func endsAreInside(_ key: String, _ absolute: String, _ relative: String) throws {
    let c = try #require(Fraction(key))
    let a = try #require(Fraction(absolute))
    let r = try #require(Fraction(relative))
    let tolerance = Tolerance(absolute: .value(a), relative: r, digits: .decimals(5))
    let reach = a + r * c.magnitude
    for side in [-1, 1] as [Fraction] {
      let edge = c + side * reach
      #expect(tolerance.judges(RealNumber(edge), against: RealNumber(c)).isAccepted)
      let outside = edge + side * Self.tiny
      #expect(!tolerance.judges(RealNumber(outside), against: RealNumber(c)).isAccepted)
    }
  }

  /// The course's p(1 | 1), 50 digits of it from mpmath: within a unit of the fifth decimal, both
  /// sides, to the 30th decimal.
  @Test func isExactAroundTheCoursesKey() throws {
    let key = try Solution(of: courseInstance(), updates: 0)
      .value(of: Quantity(.posterior, cluster: 1, point: 1))
    let digits = try #require(Fraction("0.29421497216298877428396222070292153510492055906583"))
    let tolerance = Tolerance(digits: .decimals(5))
    let unit = Fraction.power(10, -5)
    for side in [-1, 1] as [Fraction] {
      let edge = digits + side * unit
      let inside = edge - side * Self.tiny
      let outside = edge + side * Self.tiny
      #expect(tolerance.judges(RealNumber(inside), against: key).isAccepted)
      #expect(!tolerance.judges(RealNumber(outside), against: key).isAccepted)
      #expect(tolerance.judges(RealNumber(outside), against: key).isDecided)
    }
  }

  /// A key of ½ that only a proof could show to be ½: the answer on the edge is accepted, and said
  /// to be undecided.
  @Test func whatCantBeDecidedIsAccepted() throws {
    let half = RealNumber { Ball.exp(Ball.log(Ball(Fraction(1, 2), in: $0))) }
    let edge = try #require(Fraction("0.50001"))
    let judgement = Tolerance(digits: .decimals(5)).judges(RealNumber(edge), against: half)
    #expect(judgement.isAccepted)
    #expect(!judgement.isDecided)
  }

  @Test func theDefaultIsAUnitOfTheLastPlace() throws {
    let key = RealNumber(try #require(Fraction("1234.56")))
    #expect(DigitRule.decimals(5).unit(for: key) == Fraction.power(10, -5))
    #expect(DigitRule.significant(3).unit(for: key) == 10)
    #expect(DigitRule.significant(5).unit(for: key) == Fraction(1, 10))
  }

  static let wordings: [(tolerance: Tolerance, words: String)] = [
    (
      Tolerance(digits: .decimals(5)),
      """
      An answer counts when it is at most 0.00001 away from the exact value: for an exact value of \
      0.00003, anything from 0.00002 to 0.00004.
      """
    ),
    (
      Tolerance(absolute: .value(0), digits: .decimals(0)),
      "An answer counts only when it is exact."
    ),
    (
      Tolerance(absolute: .value(0), relative: Fraction(1, 100), digits: .significant(3)),
      """
      An answer counts when it is at most 1% of the exact value away from the exact value: for an exact \
      value of 100, anything from 99 to 101.
      """
    ),
    (
      Tolerance(digits: .significant(4)),
      """
      An answer counts when it is at most one unit of the last asked digit away from the exact value: \
      for an exact value of 2, anything from 1.999 to 2.001.
      """
    ),
    (
      Tolerance(.near(uneven), digits: .decimals(2)),
      """
      An answer counts when it is at most 1 below the exact value and less than 2 plus 10% of the exact \
      value above it: for an exact value of 100, anything from 99, but below 112.
      """
    ),
    (
      Tolerance(.near(larger), digits: .decimals(2)),
      """
      An answer counts when it is less than 1 or 2% of the exact value, whichever is more, away from the \
      exact value: for an exact value of 100, anything between 98 and 102.
      """
    ),
    (
      Tolerance(.digits(.cutOff), digits: .decimals(3), written: .atLeast),
      """
      An answer counts when it is the exact value, both cut off behind three decimals: with two \
      decimals, 0.126 and 0.12 are the same. It has to be written with at least three decimals.
      """
    ),
    (
      Tolerance(.within(half), digits: .decimals(3), close: tenth),
      "An answer counts when it is above 0 and at most 0.5. Up to 0.1 away it earns 25% of the points."
    ),
    (Tolerance(.exact, digits: .decimals(3)), "An answer counts only when it is exact."),
  ]

  private static let uneven = Band(
    Reach(absolute: .value(1)), above: Reach(absolute: .value(2), relative: Fraction(1, 10)),
    open: .above)
  private static let larger = Band(
    Reach(absolute: .value(1), relative: Fraction(1, 50), isLarger: true), open: .both)
  private static let half = Interval(from: 0, to: Fraction(1, 2), open: .below)
  private static let tenth = CloseBand(
    Reach(absolute: .value(Fraction(1, 10))), share: Fraction(1, 4))

  @Test(arguments: wordings)
  func isSaidInWords(_ tolerance: Tolerance, _ words: String) {
    #expect(tolerance.inWords == words)
  }

  @Test(arguments: [
    (DigitRule.decimals(5), "five decimals"), (.decimals(1), "one decimal"),
    (.decimals(0), "a whole number"), (.significant(6), "six significant digits"),
    (.significant(1), "one significant digit"), (.decimals(13), "13 decimals"),
  ])
  func digitsAreSaidInWords(_ rule: DigitRule, _ words: String) {
    #expect(rule.inWords == words)
  }

  private func courseInstance() throws -> Instance {
    let half = Fraction(1, 2)
    return try Instance(
      mixture: Mixture(weights: [half, half], means: [[-3], [2]], variances: [4, 4]),
      points: [[try #require(Fraction("0.2"))]])
  }
}
