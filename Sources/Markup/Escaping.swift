/// Writes texts into pages byte by byte, just as libxml2 writes them.
enum Escaping {
  /// Appends text as content.
  ///
  /// - Complexity: O(*n*).
  static func append(_ text: String, to output: inout [UInt8]) {
    withBytes(of: text) { append($0, to: &output) }
  }

  /// Appends text as the value of an attribute, with its quotes: `"` unless there is one in the
  /// text and no `'`.
  static func append(attribute text: String, to output: inout [UInt8]) {
    withBytes(of: text) { bytes in
      let double = UInt8(ascii: "\"")
      let single = UInt8(ascii: "'")
      let hasDouble = bytes.contains(double)
      let quote = hasDouble && !bytes.contains(single) ? single : double
      output.append(quote)
      append(bytes, to: &output, escaping: hasDouble && quote == double ? double : nil)
      output.append(quote)
    }
  }

  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], escaping quote: UInt8? = nil
  ) {
    var start = 0
    var offset = 0
    func copy(to end: Int, _ replacement: StaticString, skipping count: Int) {
      output.append(contentsOf: bytes[start..<end])
      output.append(
        contentsOf: UnsafeBufferPointer(
          start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
      start = end + count
      offset = start
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      // Most bytes are letters and digits.
      if byte > 0x3E && byte < 0xEF {
        offset += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "&"): copy(to: offset, "&amp;", skipping: 1)
      case UInt8(ascii: "<"): copy(to: offset, "&lt;", skipping: 1)
      case UInt8(ascii: ">"): copy(to: offset, "&gt;", skipping: 1)
      case _ where byte == quote: copy(to: offset, "&quot;", skipping: 1)
      case _
      where (byte < 0x20 || byte >= 0xEF) && ForbiddenCharacter.begins(at: offset, in: bytes):
        copy(to: offset, "\u{FFFD}", skipping: byte < 0x20 ? 1 : byte == 0xEF ? 3 : 4)
      default: offset += 1
      }
    }
    output.append(contentsOf: bytes[start...])
  }

  private static func withBytes(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var text = text
    text.withUTF8(body)
  }
}
