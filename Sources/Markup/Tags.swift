/// What is read from the bytes themselves, beside libxml2: the places of attributes, and the two
/// things that have to be known before the bytes are given to it.
extension SourceText {
  /// As many attributes as one element may have; libxml2 compares each with each.
  static let mostAttributes = 256

  /// The names of the attributes in the well-formed start tag whose `<` is at `start`.
  func attributeNames(inTagAt start: Int) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var scanner = TagScanner(bytes, at: start)
    while let name = scanner.nextAttribute(), names.count < SourceText.mostAttributes {
      names.append(name)
    }
    return names
  }

  /// The error of a document that declares another encoding than UTF-8.
  func errorInDeclaration() -> InputError? {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: 0x3E) else { return nil }
    var scanner = TagScanner(bytes, at: 1)
    while let name = scanner.nextAttribute(), name.upperBound < end {
      guard bytes[name].elementsEqual("encoding".utf8), let value = scanner.value else { continue }
      let encoding = String(decoding: bytes[value], as: UTF8.self)
      if encoding.uppercased() == "UTF-8" { return nil }
      return Wording.otherEncoding(encoding, at: position(at: name.lowerBound))
    }
    return nil
  }

  /// The error of a document with an element of too many attributes.
  func errorInTags() -> InputError? {
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: 0x3C) {
      offset = start + 1
      guard let next = bytes.dropFirst(offset).first else { return nil }
      switch next {
      case UInt8(ascii: "!"): offset = endOfDeclaration(at: start)
      case UInt8(ascii: "?"): offset = end(of: "?>", from: start)
      case UInt8(ascii: "/"): break
      default:
        var scanner = TagScanner(bytes, at: start)
        var count = 0
        while scanner.nextAttribute() != nil { count += 1 }
        offset = max(offset, scanner.offset)
        if count > SourceText.mostAttributes {
          return Wording.tooManyAttributes(SourceText.mostAttributes, at: position(at: start))
        }
      }
    }
    return nil
  }

  private func endOfDeclaration(at start: Int) -> Int {
    let rest = bytes[start...]
    if rest.starts(with: "<!--".utf8) { return end(of: "-->", from: start + 4) }
    if rest.starts(with: "<![CDATA[".utf8) { return end(of: "]]>", from: start + 9) }
    return start + 2
  }

  private func end(of mark: StaticString, from start: Int) -> Int {
    let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var offset = min(start, bytes.count)
    while let found = bytes[offset...].firstIndex(of: mark[0]) {
      if bytes[found...].starts(with: mark) { return found + mark.count }
      offset = found + 1
    }
    return bytes.count
  }
}

/// Walks through the attributes of a start tag; in a tag that isn't well-formed it stops.
private struct TagScanner {
  private let bytes: [UInt8]
  private(set) var offset: Int
  /// The value of the last attribute, without its quotes.
  private(set) var value: Range<Int>?

  /// - Parameter start: the offset of the `<`.
  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    offset = start + 1
    skip { !TagScanner.endsName($0) }
  }

  mutating func nextAttribute() -> Range<Int>? {
    skip(while: TagScanner.isSpace)
    let start = offset
    skip { !TagScanner.endsName($0) }
    let name = start..<offset
    skip(while: TagScanner.isSpace)
    guard !name.isEmpty, current == UInt8(ascii: "=") else { return nil }
    offset += 1
    skip(while: TagScanner.isSpace)
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    offset += 1
    let valueStart = offset
    skip { $0 != quote }
    value = valueStart..<offset
    offset = min(offset + 1, bytes.count)
    return name
  }

  private var current: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<")
  }
}
