import Exercises
import Foundation
import Gradebook
import Solving
import TestSupport
import Testing

/// The sheets of the sample class as `generate` writes them.
@Suite("What sheets give away")
struct SheetSecrecyTests {
  private static let roster = "\(Checkout.root)/problems/samples/roster.csv"

  /// The bodies of the sheets, by file; the style and script before them are the same for all.
  private func sheets(
    _ place: Workplace, out: String, _ extra: [String]
  ) throws -> [String: String] {
    let outcome = try place.run(
      ["generate", "lecture-16", "--roster", Self.roster, "--out", out, "--bank", Checkout.root]
        + extra)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let names = try place.names(in: "\(out)/sheets")
    #expect(names.count == 24)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let page = try place.read("\(out)/sheets/\(name)")
        let body = try #require(page.range(of: "<body"))
        return (name, String(page[body.lowerBound...]))
      })
  }

  /// The significant digits of a number's beginning, rounded and cut off after four, in every
  /// form that a page could have: a decimal, or a share in percent.
  private func traces(of value: RealNumber) -> Set<String> {
    let long = value.rounded(significant: 30).decimal.plain.replacing("-", with: "")
    let start = long.firstIndex { $0 != "0" && $0 != "." } ?? long.startIndex
    var cut = String(long[..<start])
    var count = 0
    for character in long[start...] where count < 4 || !cut.contains(".") {
      cut.append(character)
      if character != "." { count += 1 }
    }
    let rounded = value.rounded(significant: 4).decimal.plain.replacing("-", with: "")
    return Set([rounded, cut].flatMap { [$0, $0.hasPrefix("0.") ? String($0.dropFirst()) : $0] })
  }

  @Test func noKeyTruthValueSeedOrSecret() throws {
    let place = try Workplace()
    let key = "\(Checkout.root)/problems/samples/secret.key"
    let pages = try sheets(place, out: "homework", ["--secret", key])
    let secret = try Checkout.sampleSecret()
    let assignment = try Checkout.assignment("lecture-16")
    for student in try SampleClass.roster().students {
      let sheet = try assignment.sheet(student: student.id, secret: secret)
      let stem = StudentFileName(id: student.id, code: sheet.code).description
      let page = try #require(pages["\(stem).html"])
      for variant in sheet.variants {
        for case .number(let value, _) in try variant.keys() {
          #expect(value.exact?.isInteger != true)
          for trace in traces(of: value) { #expect(!page.contains(trace), "\(stem): \(trace)") }
        }
      }
      #expect(page.contains(sheet.code))
      for word in [
        "seed", "explanation", "truth", "true=", "is-true", "data-key", "class=\"key\"",
        secret.fingerprint, secret.hexadecimal.trimmingCharacters(in: .whitespacesAndNewlines),
      ] { #expect(!page.contains(word), "\(stem): \(word)") }
    }
    try expectNoTruths(pages.values.joined(), assignment)
    // The manifest goes to nobody, but holds no key either.
    #expect(try !place.read("homework/manifest.json").contains(secret.hexadecimal.prefix(64)))
  }

  /// Neither the ids of the statements, which tell what they are about, nor their explanations.
  private func expectNoTruths(_ pages: String, _ assignment: AssignmentDefinition) throws {
    let parts = try #require(assignment.use(of: "true-or-false")).problem.parts
    for part in parts {
      guard case .lettered(let ticks) = part.kind else { continue }
      #expect(ticks.options.count >= 16)
      for option in ticks.options {
        #expect(!pages.contains("\"\(option.id)\""), "\(option.id)")
        let words = option.explanation?.plainText({ _ in "" }, show: { _ in "" }).prefix(30) ?? ""
        #expect(words.count == 30)
        #expect(!pages.contains(words), "\(words)")
      }
    }
  }

  @Test func sheetsForPracticeShowTheirKeys() throws {
    let place = try Workplace()
    let pages = try sheets(place, out: "practice", ["--self-check"])
    let assignment = try Checkout.assignment("lecture-16")
    for student in try SampleClass.roster().students.prefix(6) {
      let sheet = try assignment.sheet(student: student.id, secret: .practice)
      let stem = StudentFileName(id: student.id, code: sheet.code).description
      let page = try #require(pages["\(stem).html"])
      for key in try sheet.variants.flatMap({ try $0.keys() }) {
        #expect(page.contains(">\(key.typeset)</p></details>"), "\(stem): \(key.typeset)")
        // The search of the other test does find what is there.
        if case .number(let value, _) = key {
          #expect(traces(of: value).contains { page.contains($0) }, "\(stem): \(key.typeset)")
        }
      }
    }
  }

  @Test func theSameSecretGivesTheSameBytesAndAnotherGivesOtherNumbers() throws {
    let place = try Workplace()
    let key = "\(Checkout.root)/problems/samples/secret.key"
    try place.write(Classroom.secret, to: "other.key")
    let first = try sheets(place, out: "first", ["--secret", key])
    #expect(try sheets(place, out: "again", ["--secret", key]) == first)
    let files = try place.files()
    for (name, bytes) in files where name.hasPrefix("first/") {
      #expect(files["again/" + name.dropFirst("first/".count)] == bytes, "\(name)")
    }
    let other = try sheets(place, out: "other", ["--secret", "other.key"])
    let (numbers, others) = (first.mapValues(Self.numbers), other.mapValues(Self.numbers))
    #expect(numbers.values.allSatisfy { $0.count > 10 })
    #expect(Set(numbers.values).count == 24)
    #expect(Set(numbers.values).union(others.values).count == 48)
    // The codes are other ones too, so no name of a file is the same.
    #expect(Set(first.keys).isDisjoint(with: other.keys))
  }

  /// What stands in the tables of given numbers.
  private static func numbers(_ page: String) -> [String] {
    page.components(separatedBy: "<td class=\"number\">").dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
  }
}
