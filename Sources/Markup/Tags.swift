/// What is read from the bytes themselves, beside libxml2: the places of attributes, and the two
/// things that have to be known before the bytes are given to it.
extension SourceText {
  /// As many attributes as one element may have; libxml2 compares each with each.
  static let mostAttributes = 256
  /// As many double hyphens as are left for libxml2 to complain about in one comment; every
  /// complaint repeats the comment.
  static let mostHyphens = 20

  /// The names of the attributes in the well-formed start tag whose `<` is at `start`.
  func attributeNames(inTagAt start: Int) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var scanner = TagScanner(bytes, at: start)
    while let name = scanner.nextAttribute(), names.count < SourceText.mostAttributes {
      names.append(name)
    }
    return names
  }

  /// The offset of the last attribute of that name before `end`, in the tag that begins before it.
  func lastAttribute(_ name: String, before end: Int) -> Int {
    guard let start = lastOffset(of: UInt8(ascii: "<"), before: end) else { return end }
    let names = attributeNames(inTagAt: start)
    return names.last { $0.upperBound <= end && bytes[$0].elementsEqual(name.utf8) }?.lowerBound
      ?? end
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

  /// The error of a document that would keep libxml2 busy for a time that grows with the square of
  /// its size: an element of too many attributes, or a comment of too many double hyphens.
  func errorInTags() -> InputError? {
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[start...]
      if rest.starts(with: "<!--".utf8) {
        let hyphens = offsets(of: "--", endingWith: "-->", from: start + 4)
        if hyphens.list.count > SourceText.mostHyphens {
          return Wording.hyphensInComment(at: position(at: hyphens.list[0]))
        }
        offset = hyphens.end
      } else if rest.starts(with: "<![CDATA[".utf8) {
        offset = offsets(of: "]]>", endingWith: "]]>", from: start + 9).end
      } else if rest.starts(with: "<?".utf8) {
        offset = offsets(of: "?>", endingWith: "?>", from: start + 2).end
      } else {
        var scanner = TagScanner(bytes, at: start)
        var count = 0
        while scanner.nextAttribute() != nil { count += 1 }
        if count > SourceText.mostAttributes {
          return Wording.tooManyAttributes(SourceText.mostAttributes, at: position(at: start))
        }
        offset = scanner.offset
      }
    }
    return nil
  }

  /// Where `mark` stands before the first `ending`, and what follows that.
  private func offsets(
    of mark: String, endingWith ending: String, from start: Int
  ) -> (list: [Int], end: Int) {
    let first = mark.utf8.first
    var list: [Int] = []
    var offset = min(start, bytes.count)
    while let found = bytes[offset...].firstIndex(where: { $0 == first }) {
      let rest = bytes[found...]
      if rest.starts(with: ending.utf8) { return (list, found + ending.utf8.count) }
      if rest.starts(with: mark.utf8) { list.append(found) }
      offset = found + 1
    }
    return (list, bytes.count)
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
    // No `<` can stand in a value, so there the tag is broken.
    skip { $0 != quote && $0 != UInt8(ascii: "<") }
    guard current == quote else { return nil }
    value = valueStart..<offset
    offset += 1
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
