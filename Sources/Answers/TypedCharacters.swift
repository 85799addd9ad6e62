import Scalars

extension Character {
  /// The value of a digit of any script, and the zero of that script.
  var typedDigit: (value: UInt32, zero: UInt32)? {
    if let ascii = asciiValue {
      return ascii >= 0x30 && ascii <= 0x39 ? (UInt32(ascii) - 0x30, 0x30) : nil
    }
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first,
      scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue.map({ UInt32($0) })
    else { return nil }
    return (value, scalar.value - value)
  }

  /// Whether it closes a bracket.
  var isClosing: Bool { self == ")" || self == "]" || self == "}" }

  /// The bracket that closes this one.
  var closingBracket: Character? {
    switch self {
    case "(": ")"
    case "[": "]"
    case "{": "}"
    default: nil
    }
  }

  /// What a superscript stands for: a digit or a sign.
  var fromSuperscript: Character? {
    // With a mark upon it, a character lies between the plain one and the next.
    guard unicodeScalars.count == 1 else { return nil }
    return switch self {
    case "\u{00B9}": "1"
    case "\u{00B2}": "2"
    case "\u{00B3}": "3"
    case "\u{2070}": "0"
    case "\u{2074}"..."\u{2079}":
      unicodeScalars.first.flatMap { Unicode.Scalar($0.value - 0x2070 + 0x30) }.map {
        Character($0)
      }
    case "\u{207A}": "+"
    case "\u{207B}": "-"
    default: nil
    }
  }

  /// The value of `½` and its like.
  var vulgarFraction: Fraction? {
    guard !isASCII, unicodeScalars.count == 1, let scalar = unicodeScalars.first,
      scalar.properties.numericType == .numeric
    else { return nil }
    let parts: [UInt32: (Int, Int)] = [
      0xBC: (1, 4), 0xBD: (1, 2), 0xBE: (3, 4), 0x2150: (1, 7), 0x2151: (1, 9), 0x2152: (1, 10),
      0x2153: (1, 3), 0x2154: (2, 3), 0x2155: (1, 5), 0x2156: (2, 5), 0x2157: (3, 5),
      0x2158: (4, 5), 0x2159: (1, 6), 0x215A: (5, 6), 0x215B: (1, 8), 0x215C: (3, 8),
      0x215D: (5, 8), 0x215E: (7, 8),
    ]
    return parts[scalar.value].map { Fraction($0.0) / Fraction($0.1) }
  }

  /// The digit that a subscript stands for.
  var fromSubscript: UInt32? {
    guard unicodeScalars.count == 1, ("\u{2080}"..."\u{2089}").contains(self) else { return nil }
    return unicodeScalars.first.map { $0.value - 0x2080 }
  }
}
