import Exercises
import TestSupport
import Testing

@Suite("Secrets and what is derived from them")
struct SecretTests {
  /// Both values were computed by hand with Python's hmac and hashlib.
  @Test func derivesWhatAnyoneCanRecompute() throws {
    let secret = try Checkout.sampleSecret()
    #expect(secret.fingerprint == "7672c28eada884cd3fe677c42cd7c393")
    #expect(secret.sheetCode(assignment: "lecture-16", student: "ana") == "SX53-34PY-9HVR-9NCW")
  }

  @Test func aFreshSecretIsNew() throws {
    let one = Secret.random()
    #expect(one.hexadecimal.count == 65)
    #expect(one.fingerprint != Secret.random().fingerprint)
    #expect(try Secret(hexadecimal: one.hexadecimal).fingerprint == one.fingerprint)
  }

  @Test(arguments: [
    (String(repeating: "a", count: 62), SecretError.tooShort(bits: 248)), ("", .tooShort(bits: 0)),
    ("my dog's name", .notHexadecimal), (String(repeating: "a", count: 65), .notHexadecimal),
    (String(repeating: "é", count: 64), .notHexadecimal),
    (String(repeating: "１", count: 64), .notHexadecimal),
  ])
  func refusesWhatIsNone(_ text: String, _ error: SecretError) {
    #expect(throws: error) { try Secret(hexadecimal: text) }
  }

  @Test func fieldsAreNotRunTogether() throws {
    let secret = try Checkout.sampleSecret()
    #expect(
      secret.seed(assignment: "a", group: "bc", student: "d")
        != secret.seed(assignment: "ab", group: "c", student: "d"))
    #expect(
      secret.sheetCode(assignment: "ab", student: "c")
        != secret.sheetCode(assignment: "a", student: "bc"))
  }

  @Test(arguments: [
    ("SX53-34PY-9HVR-9NCW", "sx53 34py 9hvr 9ncw", true),
    ("0O1I-LLLL-AAAA-BBBB", "0011-1111-AAAA-BBBB", true),
    ("SX53-34PY-9HVR-9NCW", "SX53-34PY-9HVR-9NCX", false), ("", "A", false),
  ])
  func codesAreReadAsPeopleWriteThem(_ a: String, _ b: String, _ areSame: Bool) {
    #expect(SheetCode.areSame(a, b) == areSame)
  }
}
