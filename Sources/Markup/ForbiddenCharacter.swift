/// Characters that no document and no page may hold: control characters other than tab and line
/// ends, U+FFFE and U+FFFF, and the private plane of U+F0000, whose characters mark the slots while
/// a template is compiled.
enum ForbiddenCharacter {
  /// The first character that marks a slot.
  static let firstSentinel: UInt32 = 0xF0000
  /// As many characters as can mark slots in one template.
  static let sentinels = 0xFFFE

  /// Whether a forbidden character begins at that offset of valid UTF-8.
  @inline(__always)
  static func begins(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes[offset] {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20: true
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case 0xEF: bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE
    // U+F0000 to U+FFFFF are F3 B0 80 80 to F3 BF BF BF.
    case 0xF3: bytes[offset + 1] >= 0xB0
    default: false
    }
  }

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0xFFFE, 0xFFFF, 0xF0000...0xFFFFF: true
    default: false
    }
  }

  /// `text` with a replacement character in place of each forbidden one.
  static func replaced(in text: String) -> String {
    guard text.unicodeScalars.contains(where: contains) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(contains(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
