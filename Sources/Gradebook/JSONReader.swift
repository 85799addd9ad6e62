import Markup

/// Reads JSON after RFC 8259 from people one doesn't know: strictly, with limits on size and
/// depth, and with the line and column of whatever is wrong.
///
/// A byte order mark is passed over. Numbers keep their characters and keys that come twice stay
/// two members, so that nothing is lost before somebody has looked at it.
package struct JSONReader {
  /// How deep arrays and objects may lie in each other.
  package static let depth = 16
  /// How many bytes a file may have where the caller doesn't say.
  package static let size = 1 << 20

  /// Where a file comes from, and so how to get a better one.
  package enum Origin: Sendable {
    /// A sheet has saved it.
    case answers
    /// Somebody has written an exercise.
    case model
  }

  private let file: String
  private let origin: Origin
  private let bytes: [UInt8]
  private var index = 0
  private var place = PlaceFinder()

  private init(_ bytes: [UInt8], file: String, _ origin: Origin) {
    self.bytes = bytes
    self.file = file
    self.origin = origin
  }

  /// Reads a whole file, which holds one value.
  ///
  /// - Throws: the first thing that is wrong with it.
  /// - Complexity: linear in the bytes.
  package static func read(
    _ bytes: [UInt8], file: String, limit: Int = size, origin: Origin = .answers
  ) throws(InputError) -> JSONNode {
    let start = Position(file: file, line: 1, column: 1)
    if bytes.count > limit { throw InputError(start, .jsonTooBig(limit: limit, origin)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError(start, .utf16)
    }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var reader = JSONReader(isMarked ? Array(bytes.dropFirst(3)) : bytes, file: file, origin)
    reader.skipSpace()
    let node = try reader.node(depth: 0)
    reader.skipSpace()
    if reader.index < reader.bytes.count { throw reader.unexpected("the end of the file") }
    return node
  }
}

// MARK: Places and errors

/// Finds lines and columns of places that lie one behind the other, in linear time for them all.
private struct PlaceFinder {
  private var index = 0
  private var line = 1
  private var column = 1

  mutating func find(_ target: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    while index < target {
      let byte = bytes[index]
      let isCRLF = byte == .lineFeed && index > 0 && bytes[index - 1] == .carriageReturn
      if byte.isLineBreak {
        if !isCRLF { line += 1 }
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    return (line, column)
  }
}

extension JSONReader {
  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func here() -> Position {
    let (line, column) = place.find(index, in: bytes)
    return Position(file: file, line: line, column: column)
  }

  private mutating func error(_ fault: Fault) -> InputError {
    InputError(here(), fault)
  }

  /// The error that something else than `wanted` stands here.
  private mutating func unexpected(_ wanted: String) -> InputError {
    guard next != nil else { return error(.jsonUnexpected(found: nil, wanted: wanted, origin)) }
    // Four bytes hold any character, and one that is cut off behind it doesn't matter.
    let ahead = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    let found = ahead.unicodeScalars.first
    return error(
      found == "\u{FFFD}" ? .notUTF8 : .jsonUnexpected(found: found, wanted: wanted, origin))
  }
}

// MARK: Values

extension JSONReader {
  private mutating func skipSpace() {
    while let byte = next, byte == .space || byte == .tab || byte.isLineBreak { index += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func node(depth: Int) throws(InputError) -> JSONNode {
    let position = here()
    return JSONNode(value: try value(depth: depth), position: position)
  }

  private mutating func value(depth: Int) throws(InputError) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): .object(try object(depth: try deeper(depth)))
    case UInt8(ascii: "["): .array(try array(depth: try deeper(depth)))
    case UInt8.quote: .string(try string())
    case UInt8(ascii: "t"): try word("true", .bool(true))
    case UInt8(ascii: "f"): try word("false", .bool(false))
    case UInt8(ascii: "n"): try word("null", .null)
    case .some(let byte) where byte == .hyphen || byte.isDigit: .number(try number())
    default: throw unexpected("a value")
    }
  }

  private mutating func deeper(_ depth: Int) throws(InputError) -> Int {
    if depth == Self.depth { throw error(.jsonTooDeep(limit: Self.depth, origin)) }
    return depth + 1
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(InputError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw unexpected("a value") }
    index += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(InputError) -> [JSONNode] {
    index += 1
    skipSpace()
    if take("]") { return [] }
    var nodes: [JSONNode] = []
    repeat {
      skipSpace()
      nodes.append(try node(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw unexpected("a comma or \"]\"") }
    return nodes
  }

  private mutating func object(depth: Int) throws(InputError) -> [JSONMember] {
    index += 1
    skipSpace()
    if take("}") { return [] }
    var members: [JSONMember] = []
    repeat {
      skipSpace()
      members.append(try member(depth: depth))
      skipSpace()
    } while take(",")
    guard take("}") else { throw unexpected("a comma or \"}\"") }
    return members
  }

  private mutating func member(depth: Int) throws(InputError) -> JSONMember {
    guard next == .quote else { throw unexpected("a key in double quotes") }
    let position = here()
    let key = try string()
    skipSpace()
    guard take(":") else { throw unexpected("a colon") }
    skipSpace()
    return JSONMember(key: key, position: position, node: try node(depth: depth))
  }

  private mutating func number() throws(InputError) -> String {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    // So that 007 isn't told as a missing comma.
    if next?.isDigit == true { throw error(.jsonNumber) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(InputError) {
    let start = index
    while next?.isDigit == true { index += 1 }
    if index == start { throw error(.jsonNumber) }
  }
}

// MARK: Strings

extension JSONReader {
  private mutating func string() throws(InputError) -> String {
    let start = here()
    index += 1
    var text: [UInt8] = []
    while let byte = next, byte != .quote {
      if byte < 0x20 {
        throw error(.jsonControl(Unicode.Scalar(byte)))
      } else if byte == UInt8(ascii: "\\") {
        text += String(try escape()).utf8
      } else {
        text.append(byte)
        index += 1
      }
    }
    guard take("\"") else { throw InputError(start, .jsonUnclosed) }
    guard let string = validText(text) else {
      throw InputError(start, .notUTF8)
    }
    return string
  }

  private mutating func escape() throws(InputError) -> Unicode.Scalar {
    let escapes: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    if letter == UInt8(ascii: "u") { return try unicodeEscape() }
    guard let scalar = escapes[letter] else { throw error(.jsonEscape) }
    index += 2
    return scalar
  }

  /// `\uXXXX`, or two of them for what lies beyond the first 65,536 characters.
  private mutating func unicodeEscape() throws(InputError) -> Unicode.Scalar {
    guard let unit = codeUnit(at: index) else { throw error(.jsonEscape) }
    if let scalar = Unicode.Scalar(unit) {
      index += 6
      return scalar
    }
    guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: index + 6),
      UTF16.isTrailSurrogate(trail)
    else { throw error(.jsonSurrogate) }
    let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
    guard let scalar = Unicode.Scalar(value) else { throw error(.jsonSurrogate) }
    index += 12
    return scalar
  }

  private func codeUnit(at start: Int) -> UInt16? {
    let escape = bytes.dropFirst(start).prefix(6)
    guard escape.count == 6, escape.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      return nil
    }
    var unit: UInt16 = 0
    for byte in escape.dropFirst(2) {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 + UInt16(digit)
    }
    return unit
  }
}
