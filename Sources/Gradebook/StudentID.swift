/// What a student may be called in files: the rules for ids.
enum StudentID {
  /// The most characters of an id.
  static let limit = 100

  /// What is wrong with an id that white space was already taken off.
  ///
  /// Ids end up in seeds, file names and tables. So what cannot be seen is refused, since two ids
  /// could look alike, and what could mean a place outside a folder.
  static func fault(in id: String) -> Fault? {
    if isPlain(id) { return nil }
    if id.isEmpty { return .emptyID }
    // Bytes too: one character may be a heap of accents.
    if id.count > limit || id.utf8.count > 4 * limit { return .idTooLong }
    if id.utf8.first == UInt8(ascii: ".") { return .idStartsWithDot }
    let refused = id.unicodeScalars.first { $0.isInvisible || $0 == "/" || $0 == "\\" }
    return refused.map { .idCharacter($0) }
  }

  /// Whether an id is beyond doubt, as nearly all are: short printable ASCII.
  private static func isPlain(_ id: String) -> Bool {
    let bytes = id.utf8
    guard let first = bytes.first, first != UInt8(ascii: "."), bytes.count <= limit else {
      return false
    }
    return bytes.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
    }
  }
}
