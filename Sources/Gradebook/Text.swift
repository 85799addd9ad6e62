/// The text of some bytes, if they are UTF-8.
///
/// This asks decoding to mend what is wrong and looks whether anything was: several times as fast
/// as `String(validating:as:)`, which isn't specialised.
func validText(_ bytes: [UInt8]) -> String? {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.utf8.elementsEqual(bytes) ? text : nil
}

/// A text without the white space around it.
///
/// - Complexity: O(1) for a text that begins and ends in printable ASCII.
func trimmed(_ text: String) -> String {
  let bytes = text.utf8
  guard let first = bytes.first, let last = bytes.last else { return text }
  let printable: ClosedRange<UInt8> = 0x21...0x7E
  if printable.contains(first) && printable.contains(last) { return text }
  let rest = text.drop(while: \.isWhitespace)
  guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(rest[...end])
}

/// A whole number from 1 to 999,999,999, written with digits alone.
func countingNumber(_ text: String) -> Int? {
  let digits = text.utf8
  guard (1...9).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
  let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  return number > 0 ? number : nil
}

extension Unicode.Scalar {
  /// Whether it shows nothing of itself, as controls, line separators, and the invisible
  /// characters that join, part or reorder others.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Whether it turns the direction of all the text that follows: what embeds, overrides or
  /// isolates. The marks of single places are harmless, and some names need them.
  var redirectsText: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  /// Whether it may stand in a text that people read, such as a name.
  var isReadable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !redirectsText
    }
  }

  /// The scalar as Unicode charts name it, such as `U+202E`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
