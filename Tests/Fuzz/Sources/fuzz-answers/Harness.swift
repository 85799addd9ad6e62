// What has to hold for every text, and not only that none of them crashes a reader.
//
//     swift build -c release --package-path Tests/Fuzz …    (see `make fuzz`)

/// libFuzzer's entry: the first byte says what the rest, a text in UTF-8, is read as.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let first = bytes.first else { return 0 }
  let kind = Kind(first)
  let sum = bytes.reduce(0 as UInt32) { $0 &* 31 &+ UInt32($1) }
  Case(kind, String(decoding: bytes.dropFirst(), as: UTF8.self))
    .check(isThorough: sum.isMultiple(of: thoroughEvery))
  return 0
}

/// Of so many inputs one has all of its properties checked, so that the others come by fast.
private let thoroughEvery: UInt32 = 16
