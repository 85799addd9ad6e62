import Answers
import Exercises
import Scalars
import Sheets
import TestSupport
import Testing

@Suite("What a sheet must not hold")
struct SecrecyTests {
  /// The first four significant digits of a key, rounded and cut off, as they would be printed.
  private func traces(of key: Key) -> [String] {
    guard case .number(let value, _) = key, value.exact?.isInteger != true else { return [] }
    let rounded = value.rounded(significant: 4).decimal
    let long = value.rounded(significant: 12).decimal
    let cut = ExactDecimal(
      isNegative: long.isNegative, digits: String(long.digits.prefix(4)),
      exponent: long.exponent + long.digits.count - 4)
    return [rounded, cut].map { $0.plain.replacing("-", with: "") }
  }

  @Test(arguments: [
    "ana", "bjorn", "chloe", "dangelo", "dvorak", "emre", "farah", "hoa", "ines", "jlee", "JLee",
    "kasia", "li.na", "maria-k", "minjun", "noam", "oluwaseun", "oneill", "reyes", "s1024",
    "sato_y", "svetlana", "tamar", "zoe",
  ])
  func noKeyTruthValueOrSeed(_ student: String) throws {
    let assignment = try Checkout.assignment("lecture-16")
    let secret = try Checkout.sampleSecret()
    let sheet = try assignment.sheet(student: student, secret: secret)
    let page = String(
      decoding: try PageTests.pages().sheet(
        sheet, for: Reader(id: student, name: student), due: nil), as: UTF8.self)
    for variant in sheet.variants {
      for trace in try variant.keys().flatMap(traces) {
        #expect(!page.contains(trace), "\(trace)")
      }
      for option in variant.options.values.joined() {
        #expect(!page.contains("\"\(option.id)\""), "\(option.id)")
      }
    }
    // The style and the script in front of the body are the same for everyone.
    let body = page.split(separator: "<body", maxSplits: 1).last ?? ""
    for word in ["true=\"", "is-true", "explanation", "seed", secret.fingerprint] {
      #expect(!body.contains(word), "\(word)")
    }
    #expect(!page.contains(secret.hexadecimal.prefix(64)))
  }
}
