import BigInt
import CArb

/// Owns one of FLINT's integers of any size.
final class Integer {
  private let pointer: UnsafeMutablePointer<fmpz>

  init() {
    pointer = .allocate(capacity: 1)
    fmpz_init(pointer)
  }

  /// Lends FLINT's view of the value; the pointer must not leave `body`.
  func lending<R>(_ body: (UnsafeMutablePointer<fmpz>) -> R) -> R {
    withExtendedLifetime(self) { body(pointer) }
  }

  convenience init(_ value: BigInt) {
    self.init()
    let words = Array(value.magnitude.words.map { CUnsignedLong($0) })
    fmpz_set_ui_array(pointer, words, words.count)
    if value.sign == .minus { fmpz_neg(pointer, pointer) }
  }

  deinit {
    fmpz_clear(pointer)
    pointer.deallocate()
  }

  /// The decimal digits, with a minus sign where negative.
  ///
  /// - Complexity: subquadratic in their number.
  static func text(_ value: UnsafePointer<fmpz>) -> String {
    guard let characters = fmpz_get_str(nil, 10, value) else { return "0" }
    defer { flint_free(characters) }
    return String(cString: characters)
  }
}
