/// A source of bytes that is read one buffer at a time.
struct ByteInput {
  typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

  private let read: Read
  private var hasEnded = false
  /// Why there are no more bytes, if that isn't since all were read.
  private(set) var failure: (any Error)?

  init(read: @escaping Read) {
    self.read = read
  }

  /// Reads more bytes behind those of `cursor`; false when there are none, or no room for them.
  mutating func extend(_ cursor: inout CSVCursor) -> Bool {
    guard !hasEnded else { return false }
    do {
      let count = try cursor.fill(read)
      hasEnded = count == 0 && cursor.hasRoom
      return count > 0
    } catch {
      hasEnded = true
      failure = error
      return false
    }
  }
}

/// The bytes at hand, the place in the file, and the cell that is being put together.
struct CSVCursor {
  private(set) var line = 1
  private(set) var column = 1
  /// The bytes of the current cell, without quotes; no more than a cell may have.
  private(set) var cell: [UInt8] = []
  /// How many Unicode scalars the current cell has, those that were not kept included.
  private(set) var length = 0

  private var buffer: [UInt8]
  private var index = 0
  private var end: Int

  /// A cursor over a whole file in memory.
  init(bytes: [UInt8]) {
    buffer = bytes
    end = bytes.count
  }

  /// A cursor over a buffer that is yet to be filled.
  init(capacity: Int) {
    buffer = [UInt8](repeating: 0, count: capacity)
    end = 0
  }

  var isSpent: Bool { index == end }
  var hasRoom: Bool { end < buffer.count }
  /// The next byte; there must be one.
  var next: UInt8 { buffer[index] }
  /// All bytes at hand that were not taken yet.
  var rest: ArraySlice<UInt8> { buffer[index..<end] }
}

extension CSVCursor {
  /// Fills what is free of the buffer; a spent buffer is free from its beginning.
  mutating func fill(_ read: ByteInput.Read) throws -> Int {
    if index == end { (index, end) = (0, 0) }
    let (start, room) = (end, buffer.count - end)
    guard room > 0 else { return 0 }
    let count = try buffer.withUnsafeMutableBufferPointer { bytes in
      let bytes = UnsafeMutableRawBufferPointer(bytes)
      return try read(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
    }
    precondition((0...room).contains(count), "a read gives from 0 bytes to what there is room for")
    end += count
    return count
  }

  /// Passes over `count` bytes that take no column of their own.
  mutating func skip(_ count: Int) {
    index += count
  }

  /// Passes over one byte of ASCII that is no line break.
  mutating func step() {
    index += 1
    column += 1
  }

  /// Passes over the first byte of a line break.
  mutating func breakLine() {
    index += 1
    line += 1
    column = 1
  }

  mutating func beginCell() {
    cell.removeAll(keepingCapacity: true)
    length = 0
  }

  /// Adds to the cell all bytes at hand up to the next `stop`, quote, line break or zero byte.
  mutating func takeRun(upTo stop: UInt8) {
    let (start, end) = (index, end)
    let (stopped, count) = buffer.withUnsafeBufferPointer { bytes in
      var (next, continuing) = (start, 0)
      while next < end {
        let byte = bytes[next]
        if byte == stop || byte == .quote || byte.isLineBreak || byte == 0 { break }
        if byte & 0xC0 == 0x80 { continuing += 1 }
        next += 1
      }
      return (next, next - start - continuing)
    }
    index = stopped
    column += count
    length += count
    if length <= CSVLimit.cell { cell.append(contentsOf: buffer[start..<stopped]) }
  }

  /// Adds one byte that was looked at to the cell, without passing over it.
  mutating func add(_ byte: UInt8) {
    length += 1
    if length <= CSVLimit.cell { cell.append(byte) }
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")

  var isLineBreak: Bool { self == .lineFeed || self == .carriageReturn }
}
