import Answers
import Scalars
import Testing

@Suite("Entries are never taken for others")
struct EntrySafetyTests {
  /// A generator with a state of its own, so that a failure comes back.
  private struct Steps: RandomNumberGenerator {
    var state: UInt64
    /// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014).
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let separators = [",", ", ", " ,", " , ", ";", "; ", " ", "  ", "\t"]
  private static let brackets = [("", ""), ("(", ")"), ("[", "]"), ("[ ", " ]")]

  /// A number and how somebody types it: whole, or with one to four decimals.
  private func entry(_ mark: String, _ steps: inout Steps) -> (Fraction?, String) {
    let sign = ["", "", "-", "−"].randomElement(using: &steps) ?? ""
    let whole = Int.random(in: 0...120, using: &steps)
    let minus = sign.isEmpty ? "" : "-"
    guard Bool.random(using: &steps) else {
      return (Fraction("\(minus)\(whole)"), "\(sign)\(whole)")
    }
    let count = Int.random(in: 1...4, using: &steps)
    let decimals = (0..<count).map { _ in String(Int.random(in: 0...9, using: &steps)) }.joined()
    return (Fraction("\(minus)\(whole).\(decimals)"), "\(sign)\(whole)\(mark)\(decimals)")
  }

  /// Whatever somebody means, and with whichever marks it is typed, it is read so or not at all.
  @Test(arguments: [".", ","]) func vectors(_ mark: String) throws {
    var steps = Steps(state: 16)
    var read = 0
    for _ in 0..<5_000 {
      let count = Int.random(in: 2...4, using: &steps)
      let meant = (0..<count).map { _ in entry(mark, &steps) }
      let separator = Self.separators.randomElement(using: &steps) ?? ";"
      let (open, close) = Self.brackets.randomElement(using: &steps) ?? ("", "")
      let text = open + meant.map(\.1).joined(separator: separator) + close
      guard let numbers = try? EntryReader.readVector(text, count: count) else {
        // Points with any separator, and decimal commas with semicolons or spaces, are clear, save
        // where a comma may stand between thousands.
        if mark == "." { #expect(separator == ",", "\(text)") }
        continue
      }
      read += 1
      #expect(numbers.map(\.value.exact) == meant.map(\.0), "\(text)")
    }
    // Only that enough is read to say something.
    #expect(read > 1_500, "\(read)")
  }

  @Test(arguments: [".", ","]) func matrices(_ mark: String) throws {
    var steps = Steps(state: 17)
    var read = 0
    for _ in 0..<3_000 {
      let meant = (0..<4).map { _ in entry(mark, &steps) }
      let separator =
        Self.separators.filter { !$0.contains(";") }.randomElement(using: &steps) ?? " "
      let rows = [meant[0...1], meant[2...3]].map { $0.map(\.1).joined(separator: separator) }
      let text =
        [
          rows.joined(separator: ";"), rows.joined(separator: "\n"),
          "[[\(rows[0])], [\(rows[1])]]", "(\(rows[0]); \(rows[1]))",
        ].randomElement(using: &steps) ?? ""
      guard let numbers = try? EntryReader.readMatrix(text, rows: 2, columns: 2) else { continue }
      read += 1
      #expect(numbers.map(\.value.exact) == meant.map(\.0), "\(text)")
    }
    #expect(read > 500, "\(read)")
  }

  /// Whole numbers may have commas alone between them, and decimals among them are never split up
  /// into as many entries as are expected.
  @Test func wholeNumbers() throws {
    var steps = Steps(state: 18)
    for _ in 0..<5_000 {
      let count = Int.random(in: 2...6, using: &steps)
      let meant = (0..<count).map { _ in Int.random(in: 1...9, using: &steps) }
      let separator = Self.separators.randomElement(using: &steps) ?? ","
      let text = meant.map(String.init).joined(separator: separator)
      let numbers = try EntryReader.readVector(text, count: count, .wholeNumbers)
      #expect(numbers.map(\.value.exact) == meant.map { Fraction($0) }, "\(text)")
    }
  }
}
