@testable import Gradebook

/// A repeatable stream of random numbers (SplitMix64).
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of up to `length` scalars out of those of `alphabet`.
  mutating func text(of alphabet: String, upTo length: Int) -> String {
    let scalars = Array(alphabet.unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      text.append(scalars[Int.random(in: scalars.indices, using: &self)])
    }
    return String(text)
  }
}

/// A file that was read to its end: its rows, and the errors between them as text.
struct ReadFile: Equatable {
  var rows: [[String]] = []
  var errors: [String] = []

  init(_ reader: CSVReader) {
    var reader = reader
    while let row = reader.next() {
      switch row {
      case .success(let row): rows.append(row.fields.map(\.text))
      case .failure(let error): errors.append(error.description)
      }
    }
  }

  init(_ bytes: [UInt8]) {
    self.init(CSVReader(file: "t.csv", bytes: bytes))
  }

  init(_ text: String) {
    self.init(Array(text.utf8))
  }
}

/// A reader that gets its bytes in pieces of `size`.
func reader(of bytes: [UInt8], inPiecesOf size: Int) -> CSVReader {
  var rest = bytes[...]
  return CSVReader(file: "t.csv") { buffer in
    let piece = rest.prefix(min(size, buffer.count))
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

extension String {
  var bytes: [UInt8] { Array(utf8) }
}
