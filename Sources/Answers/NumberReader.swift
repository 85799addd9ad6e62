import Scalars
import Solving

/// Reads numbers as people type them: decimals, scientific notation, fractions, percentages and
/// small expressions, with a decimal comma where it can be nothing else.
///
/// The value is exact; text that is not such a number is refused and never taken for another one.
/// The whole grammar stands in <doc:TypedAnswers>.
public enum NumberReader {
  /// The most characters that an answer may have.
  public static let longestText = 1_000
  /// The most operations, and the most levels of brackets.
  public static let mostOperations = 64

  /// Reads `text`; spaces around it don't count.
  ///
  /// - Parameters:
  ///   - text: what was typed, 1,000 characters at most.
  ///   - commas: what is known of commas from other numbers of the same hand.
  /// - Throws: ``ReadingError`` with the column of what can't be read.
  /// - Complexity: linear for a decimal of up to 18 digits; quadratic in the digits of longer ones.
  public static func read(
    _ text: String, commas: CommaReading = .unsettled
  ) throws(ReadingError) -> TypedNumber {
    if let plain = PlainDecimal(text) {
      return TypedNumber(text: text, value: RealNumber(plain.value), written: plain.written)
    }
    let typed = try TypedText(text)
    return try read(typed, typed.afterName(), commas: commas, text: text)
  }

  /// Reads a piece of a text.
  static func read(
    _ typed: TypedText, _ range: Range<Int>, commas: CommaReading, text: String
  ) throws(ReadingError) -> TypedNumber {
    var reader = ExpressionReader(typed, range, commas: commas)
    do throws(ReadingError) {
      let operand = try reader.whole()
      return TypedNumber(text: text, value: operand.value, written: operand.written)
    } catch {
      // Another number of the same text may settle it.
      guard case .ambiguousComma = error.problem,
        CommaReading.settled(by: [text]) == .decimalMark
      else { throw error }
      return try read(typed, range, commas: .decimalMark, text: text)
    }
  }

  /// The decimal marks of a text that is a number, where they can be nothing else; none of any other
  /// text.
  static func marks(in text: String) -> DecimalMarks {
    guard let typed = try? TypedText(text), let range = try? typed.afterName() else { return [] }
    var reader = ExpressionReader(typed, range, commas: .decimalMark)
    return (try? reader.whole()) == nil ? [] : reader.marks
  }
}

/// A decimal of ASCII digits with a point or none, the way nearly all answers are typed: read byte
/// by byte, since a class hands in millions of them.
private struct PlainDecimal {
  let value: Fraction
  let written: WrittenDigits

  /// - Returns: `nil` for whatever needs a closer look.
  init?(_ text: String) {
    var text = text
    guard let read = text.withUTF8({ Self.read($0) }) else { return nil }
    self = read
  }

  private init(value: Fraction, written: WrittenDigits) {
    self.value = value
    self.written = written
  }

  /// The digits that surely fit into a machine integer.
  private static let mostDigits = 18

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> PlainDecimal? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var (magnitude, digits, significant, point) = (0, 0, 0, -1)
    for place in (isNegative ? 1 : 0)..<bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "."), point < 0 {
        point = digits
        continue
      }
      guard byte >= 0x30, byte <= 0x39, digits < mostDigits else { return nil }
      magnitude = 10 * magnitude + Int(byte - 0x30)
      digits += 1
      if magnitude > 0 { significant += 1 }
    }
    guard digits > 0 else { return nil }
    let decimals = point < 0 ? 0 : digits - point
    let scaled = Fraction(isNegative ? -magnitude : magnitude)
    return PlainDecimal(
      value: decimals == 0 ? scaled : scaled / Fraction(powers[decimals]),
      written: WrittenDigits(
        decimals: decimals, significant: magnitude == 0 ? max(decimals, 1) : significant))
  }

  private static let powers: [Int] = (0...mostDigits).map { count in
    (0..<count).reduce(1) { power, _ in power * 10 }
  }
}
