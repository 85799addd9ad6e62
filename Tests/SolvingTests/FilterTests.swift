import Mixtures
import Scalars
import Solving
import Testing

@Suite("The filter")
struct FilterTests {
  @Test(arguments: [(6, ProofLevel.doubles), (50, .balls(precision: 192))])
  func settlesTheCheapestWay(_ digits: Int, _ level: ProofLevel) throws {
    let solution = try Solution(of: Course.instance(), updates: 1)
    for (quantity, _) in Course.table {
      #expect(try solution.value(of: quantity).rounded(significant: digits).level == level)
    }
  }
}
