import Answers
import Exercises
import Scalars
import Solving
import TestSupport
import Testing

/// The rules of other systems as a problem writes them, on their boundaries:
/// `Tests/Vectors/tolerance-cases.tsv`, worked from those systems' formulas.
@Suite("The rules of other systems")
struct OtherSystemsTests {
  @Test func everyBoundary() throws {
    let rows = try Table("tolerance-cases.tsv").rows
    #expect(Set(rows.map { $0["system"] }).count >= 7)
    #expect(rows.count > 1_000)
    var tolerances: [String: Tolerance] = [:]
    for row in rows {
      let tolerance = try tolerances[row["ours"]] ?? Self.tolerance(row["ours"])
      tolerances[row["ours"]] = tolerance
      let key = RealNumber(try #require(Fraction(row["key"])))
      let response = try NumberReader.read(row["response"])
      let isWritten = tolerance.written?.isMet(by: response.written, tolerance.digits) ?? true
      let counts = isWritten && tolerance.judges(response.value, against: key).isAccepted
      #expect(counts == (row["counts"] == "yes"), "line \(row.line): \(row["rule"])")
    }
  }

  /// Attributes that can't stand together, and what they would mean.
  @Test(arguments: [
    ("tolerance=\"0.1\" match=\"exact\"", "match"), ("from=\"1\" tolerance=\"0.1\"", "tolerance"),
    ("from=\"2\" to=\"1\"", "no number is from"), ("close=\"0.1\"", "close"),
    ("close=\"0.1\" close-credit=\"1\"", "nothing or everything"), ("tolerance=\"-1\"", "decimal"),
    ("tolerance=\"1 2 3\"", "decimal"), ("tolerance=\"0\" open=\"above\"", "not even the key"),
    ("tolerance=\"0.1\" close=\"0.1\" close-credit=\"0.5\"", "no wider than"),
    ("close-credit=\"0.5\"", "`<number>`"), ("open=\"left\"", "below"),
    ("written=\"yes\"", "exactly"),
  ])
  func refuses(_ attributes: String, _ message: String) {
    let error = #expect(throws: (any Error).self) { try Self.tolerance(attributes) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(message))
  }

  private static func tolerance(_ attributes: String) throws -> Tolerance {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
      <points>1, 2</points><weights>1/2, 1/2</weights><means>0, 1</means>
      <variances>1, 1</variances></model><statement><p>x</p></statement>
      <part id="p"><prompt>p</prompt><number of="posterior" cluster="1" point="1" \(attributes) />
      </part></problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "mine"),
      case .number(_, let tolerance) = problem.parts[0].kind
    else { throw Checkout.Missing(what: "a number") }
    return tolerance
  }
}
