/// The bytes of a document that may be parsed: UTF-8 without forbidden characters, not too many.
struct SourceText: Sendable {
  /// Without a byte order mark.
  let bytes: [UInt8]
  let file: String

  init(_ bytes: [UInt8], file: String, limit: Int) throws(InputErrors) {
    let start = Position(file: file, line: 1, column: 1)
    guard bytes.count <= limit else {
      throw InputErrors(Wording.tooLarge(bytes.count, limit: limit, at: start))
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw InputErrors(Wording.utf16(at: start))
    }
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.file = file
    if let offset = firstInvalidOffset() {
      throw InputErrors(Wording.notUTF8(self.bytes[offset], at: position(at: offset)))
    }
    if let offset = firstForbiddenOffset() {
      throw InputErrors(Wording.forbiddenCharacter(scalar(at: offset), at: position(at: offset)))
    }
    if self.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      throw InputErrors(Wording.empty(at: start))
    }
  }
}

extension SourceText {
  /// The place of the character at a byte offset; offsets past the end count as the end.
  ///
  /// - Complexity: O(*offset*); use a ``Locator`` for many places in order.
  func position(at offset: Int) -> Position {
    var locator = Locator(self)
    return locator.position(at: offset)
  }

  /// The offset of the last `byte` before `offset`.
  func lastOffset(of byte: UInt8, before offset: Int) -> Int? {
    bytes[..<min(max(offset, 0), bytes.count)].lastIndex(of: byte)
  }

  /// The character that begins at `offset`.
  func scalar(at offset: Int) -> Unicode.Scalar {
    String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}

extension SourceText {
  private func firstInvalidOffset() -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  private func firstForbiddenOffset() -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.first { offset in
        let byte = bytes[offset]
        guard byte < 0x20 || byte >= 0xEF else { return false }
        return ForbiddenCharacter.begins(at: offset, in: bytes)
      }
    }
  }
}

/// Finds the lines and columns of byte offsets, fast when they are asked for in order.
struct Locator {
  private let source: SourceText
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ source: SourceText) {
    self.source = source
  }

  /// The place of the character at a byte offset.
  mutating func position(at target: Int) -> Position {
    let target = min(max(target, 0), source.bytes.count)
    if target < offset { (offset, line, column) = (0, 1, 1) }
    while offset < target {
      let byte = source.bytes[offset]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        // Continuation bytes belong to the character before them.
        column += 1
      }
      offset += 1
    }
    return Position(file: source.file, line: line, column: column)
  }
}
