import Balls
import Mixtures
import Scalars
import Solving
import Synchronization
import Testing

@Suite("The filter")
struct FilterTests {
  @Test(arguments: [(6, ProofLevel.doubles), (50, .balls(precision: 192))])
  func settlesTheCheapestWay(_ digits: Int, _ level: ProofLevel) throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    var count = ProofCount()
    for (quantity, _) in Course.table {
      count.add(try solution.value(of: quantity).rounded(significant: digits).level)
    }
    #expect(count.levels == [level: Course.table.count])
  }

  @Test func countsInWords() {
    var count = ProofCount()
    for level in [ProofLevel.doubles, .balls(precision: 128), .doubles, .exact] { count.add(level) }
    #expect(count.description == "exact 1, doubles 2, balls of 128 bits 1, undecided 0")
    count.add(.undecided)
    #expect(count.undecided == 1)
  }

  @Test func comparesWithATypedValueInDoublesFirst() throws {
    let key = try Solution(of: Course.instance(), updates: 0).value(
      of: Quantity(.posterior, cluster: 1, point: 1))
    let near = RealNumber(try #require(Fraction("0.29421"))) - key
    #expect(near.provenSign() == (.less, .doubles))
    // 25 digits agree, which no double tells apart.
    let typed = RealNumber(try #require(Fraction("0.2942149721629887742839622"))) - key
    let (sign, level) = typed.provenSign(digits: 5)
    #expect(sign != .undecided)
    #expect(level == .balls(precision: 128))
  }

  /// Else what is typed as e − e + e − e … takes seconds to read.
  @Test func keptBallsAreWorkedOutOnce() {
    let count = Mutex(0)
    let root = RealNumber(enclosure: { precision in
      count.withLock { $0 += 1 }
      return Ball.squareRoot(Ball(2, in: precision))
    }).keepingBalls
    let zero = root - root
    #expect(zero.sign() == .undecided)
    let first = count.withLock { $0 }
    #expect(first > 1)
    #expect((zero + root - root).sign() == .undecided)
    #expect(count.withLock { $0 } == first)
  }

  /// Two points that mirror each other between mirrored clusters: n̂₁ = 1 and p̂₁ = ½, which no formula
  /// shows, since each posterior is irrational.
  @Test func endsOnATieThatNoFormulaShows() throws {
    let half = Fraction(1, 2)
    let solution = try Solution(
      of: Instance(
        mixture: Mixture(checkingWeights: [half, half], means: [[-1], [1]], variances: [2, 2]),
        points: [[Fraction(3, 10)], [Fraction(-3, 10)]]), updates: 1, expectingLast: false)
    let weight = try solution.value(of: Quantity(.weight, cluster: 1, iteration: 1))
    #expect(weight.exact == nil)
    #expect((weight - RealNumber(half)).sign() == .undecided)
    // The tie counts as lying on the boundary: rounded away from zero, and accepted inclusively.
    let rounded = weight.rounded(decimals: 0)
    #expect(!rounded.isProven)
    #expect(rounded.description == "1")
    #expect(weight.rounded(decimals: 5).isProven)
    let slack = RealNumber(Fraction(1, 100_000)) - (RealNumber(Fraction("0.50001") ?? 0) - weight)
    #expect(slack.sign(digits: 5) == .undecided)
  }

  /// Rounding up to a power of ten must not cost a digit: thirty nines, then a 3.
  @Test func roundsJustBelowAPowerOfTen() throws {
    let text = "0." + String(repeating: "9", count: 30) + "3"
    let value = try #require(Fraction(text))
    let number = RealNumber { Ball(value, in: $0) }
    #expect(number.rounded(significant: 30).description == "0." + String(repeating: "9", count: 30))
    #expect(number.rounded(significant: 29).description == "1." + String(repeating: "0", count: 28))
    #expect(value.rounded(significant: 30).plain == "0." + String(repeating: "9", count: 30))
  }

  /// A number whose exponent would fill pages rounds to zero, and isn't taken for exactly zero.
  @Test func roundsTheUnimaginablySmallToZero() {
    let tiny = RealNumber { Ball.exp(-Ball(Fraction.power(10, 12), in: $0)) }
    let rounded = tiny.rounded(significant: 10)
    #expect(rounded.isProven)
    #expect(!rounded.isExact)
    #expect(rounded.decimal.digits == "0")
    #expect(tiny.sign() == .greater)
  }
}
