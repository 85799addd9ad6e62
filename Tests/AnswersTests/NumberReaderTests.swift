import Answers
import Scalars
import Testing

@Suite("Typed numbers")
struct NumberReaderTests {
  @Test(arguments: [
    ("0.29421", "0.29421"), ("0,29421", "0.29421"), (",5", "0.5"), (".5", "0.5"), ("5.", "5"),
    ("-3", "-3"), ("+3", "3"), ("−0.53733", "-0.53733"), ("–2", "-2"), ("1/3", "1/3"),
    ("-1/4", "-0.25"), ("2,5/5", "0.5"), ("29.421%", "0.29421"), ("1e-3", "0.001"),
    ("1.2E+2", "120"), ("  7 ", "7"), ("\u{A0}7\u{202F}", "7"), ("1234,5", "1234.5"),
    ("0,294", "0.294"), ("1234,567", "1234.567"), ("1,2345", "1.2345"), ("12.345", "12.345"),
    ("1⁄2", "0.5"), ("1e308", "1" + String(repeating: "0", count: 308)),
  ])
  func reads(_ text: String, _ value: String) throws {
    let typed = try NumberReader.read(text)
    #expect(typed.value.exact?.description == value)
    #expect(typed.text == text)
  }

  @Test(arguments: [
    ("nan", ReadingError.Problem.notANumber("nan"), 1), ("inf", .notANumber("inf"), 1),
    ("-Infinity", .notANumber("Infinity"), 2), ("abc", .notANumber("abc"), 1),
    ("1,234", .ambiguousComma(asSeparator: "1234", asPoint: "1.234"), 2),
    ("12,345", .ambiguousComma(asSeparator: "12345", asPoint: "12.345"), 3),
    ("1e400", .exponent, 2), ("1e-400", .exponent, 2), ("1e99999999999999999999", .exponent, 2),
    ("1,234.5", .separators, 6), ("1.234,5", .separators, 6), ("1.2.3", .separators, 4),
    ("1/0", .divisionByZero, 3), ("3x", .notANumber("x"), 2), ("1 2", .unexpected("2"), 3),
    ("-", .unexpected(nil), 2), (".", .unexpected(nil), 2), ("1/", .unexpected(nil), 3),
    ("1e", .bareExponent, 2), ("1.2E", .bareExponent, 4), ("1,2e", .bareExponent, 4),
    ("2pi", .missingTimes, 2), ("--1", .unexpected("-"), 2), ("=1+1", .unexpected("="), 1),
    ("0x10", .notANumber("x"), 2), ("1%%", .unexpected("%"), 3),
    ("", .unexpected(nil), 1), ("   ", .unexpected(nil), 4),
  ])
  func refuses(_ text: String, _ problem: ReadingError.Problem, at column: Int) throws {
    let error = #expect(throws: ReadingError.self) { try NumberReader.read(text) }
    #expect(error?.problem == problem)
    #expect(error?.column == column)
  }

  @Test func refusesLongText() {
    let error = #expect(throws: ReadingError.self) {
      try NumberReader.read(String(repeating: "1", count: 1_001))
    }
    #expect(error?.problem == .tooLong)
    let longest = "0." + String(repeating: "1", count: 998)
    #expect(throws: Never.self) { try NumberReader.read(longest) }
  }

  @Test func saysWhatToWrite() {
    let error = #expect(throws: ReadingError.self) { try NumberReader.read("1,234") }
    #expect(
      error?.description
        == "column 2: the comma could be a decimal mark or separate thousands. Write 1.234 or 1234."
    )
  }

  /// Random text from characters that numbers are made of; nothing may crash, and what is read
  /// must be read the same way twice.
  @Test func survivesAnything() {
    let alphabet = Array("0123456789.,eE+-−/% \u{202F}xn٣\u{301}")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
      let first = try? NumberReader.read(text)
      let second = try? NumberReader.read(text)
      #expect(first?.value.exact == second?.value.exact, "\(text)")
    }
  }
}

@Suite("Typed letters")
struct LetterReaderTests {
  @Test(arguments: [
    ("a,c", "a,c"), ("A C", "a,c"), ("ca", "a,c"), (" b ; d", "b,d"), ("a,a", "a"),
  ])
  func reads(_ text: String, _ letters: String) throws {
    #expect(LetterReader.text(try LetterReader.read(text, options: 4)) == letters)
  }

  @Test func refusesOtherLetters() {
    let error = #expect(throws: ReadingError.self) { try LetterReader.read("a,e", options: 4) }
    #expect(error?.problem == .noSuchOption("e", last: "d", .ticks))
    #expect(error?.column == 3)
  }

  @Test func writesInOrder() {
    #expect(LetterReader.text([2, 0]) == "a,c")
  }
}
