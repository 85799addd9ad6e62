/// The stream of numbers that a seed gives under a label; stable for ever.
///
/// Block *k* is HMAC-SHA-256 under the seed over the length-prefixed label and the counter *k*; it
/// gives four 64-bit numbers, the first byte the most significant. Nothing of it depends on the
/// standard library's generators, which may change between compilers.
struct DrawStream {
  private let seed: Seed
  private let label: [UInt8]
  private var counter: UInt64 = 0
  private var block: [UInt64] = []

  init(_ seed: Seed, label: String) {
    self.seed = seed
    self.label = Seed.prefixed(label)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    if block.isEmpty {
      let bytes = Seed.authenticate(label + counter.bigEndianBytes, key: seed.bytes)
      block = stride(from: 24, through: 0, by: -8).map { start in
        bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
      }
      counter += 1
    }
    return block.removeLast()
  }

  /// A whole number in 0 ..< `bound`, all equally likely.
  ///
  /// - Precondition: `bound` ≥ 1.
  mutating func integer(below bound: Int) -> Int {
    precondition(bound >= 1, "something to draw from")
    let bound = UInt64(bound)
    // The numbers below the largest multiple of the bound are shared out evenly.
    let excess = (UInt64.max % bound + 1) % bound
    while true {
      let number = next()
      if number <= UInt64.max - excess { return Int(number % bound) }
    }
  }

  /// A whole number in `range`, all equally likely.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.count)
  }

  /// `count` of `elements` in an order of their own, all choices equally likely.
  ///
  /// - Precondition: no more than there are.
  mutating func draw<T>(_ count: Int, of elements: [T]) -> [T] {
    var pool = elements
    for place in 0..<count {
      pool.swapAt(place, integer(in: place...pool.count - 1))
    }
    return Array(pool.prefix(count))
  }
}
