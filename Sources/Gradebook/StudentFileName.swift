/// The beginning of a file name that is safe on every file system and cannot be guessed.
///
/// The name is there for the teacher's eye; the code makes it unique. Letters and digits of
/// ASCII, `-` and `_` are kept, any other character becomes `_`, and an id is cut after 40
/// characters. The stem never begins with a hyphen or a dot, and with the code behind it none of
/// the names that Windows keeps for devices is left. Ids that differ only in their Unicode
/// normalisation give the same stem.
public struct StudentFileName: Sendable, Hashable, CustomStringConvertible {
  /// The stem, without any extension.
  public let description: String

  /// - Parameters:
  ///   - id: the student's id, whatever it is.
  ///   - code: the public code that is printed on the sheet.
  /// - Precondition: the code is made of letters and digits of ASCII, and hyphens.
  public init(id: String, code: String) {
    precondition(
      !code.isEmpty && code.utf8.allSatisfy { $0.isLetterOrDigit || $0 == .hyphen },
      "a public code is made of letters, digits and hyphens")
    var name = String(id.prefix(40).map { StudentFileName.isSafe($0) ? $0 : "_" })
    if name.isEmpty { name = "_" }
    if name.utf8.first == .hyphen { name = "_" + name.dropFirst() }
    description = "\(name)-\(code)"
  }

  private static func isSafe(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return byte.isNameByte
  }
}

extension UInt8 {
  static let hyphen = UInt8(ascii: "-")

  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isLetterOrDigit: Bool {
    isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }

  /// Whether it may stand in the id of a problem or a part.
  var isNameByte: Bool {
    isLetterOrDigit || self == .hyphen || self == UInt8(ascii: "_")
  }
}
