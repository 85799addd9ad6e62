import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A teacher's secret: whoever has it can derive every student's numbers, and nobody else can.
public struct Secret: Sendable {
  /// The fewest bytes a secret may have: 256 bits.
  public static let leastByteCount = 32

  let bytes: [UInt8]

  /// A fresh secret of 256 random bits from the system.
  public static func random() -> Secret {
    var system = SystemRandomNumberGenerator()
    return Secret(
      bytes: (0..<leastByteCount).map { _ in UInt8.random(in: .min ... .max, using: &system) })
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The secret that everybody knows, for practice: what is derived from it is nobody's own.
  public static let practice = Secret(bytes: Array("gmm-quiz practice, known to everybody".utf8))

  /// Reads the text of a secret file: hexadecimal digits; white space doesn't count.
  ///
  /// - Throws: ``SecretError``.
  public init(hexadecimal text: String) throws(SecretError) {
    let digits = text.filter { !$0.isWhitespace }
    let values = digits.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard values.count == digits.count, values.count.isMultiple(of: 2) else {
      throw .notHexadecimal
    }
    guard values.count >= 2 * Self.leastByteCount else { throw .tooShort(bits: 4 * values.count) }
    bytes = stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  /// The text of a secret file, one line.
  public var hexadecimal: String { bytes.hexadecimal + "\n" }

  /// A public mark of this secret: it shows whether two secrets are the same, and nothing else.
  public var fingerprint: String {
    Array(authenticate(["fingerprint"]).prefix(16)).hexadecimal
  }
}

/// Why a text is not a secret.
public enum SecretError: Error, Sendable, Hashable {
  case notHexadecimal
  case tooShort(bits: Int)
}

// MARK: What is derived from it

/// The version of the generator: a change that alters the numbers of any seed raises it.
public enum Generator {
  /// Part of every seed; manifests keep it.
  public static let version = 1
}

extension Secret {
  /// The seed of a student's numbers in one draw group of an assignment.
  public func seed(assignment: String, group: String, student: String) -> Seed {
    Seed(authenticate(["variant", String(Generator.version), assignment, group, student]))
  }

  /// The public code printed on a student's sheet: 80 bits, as `ABCD-EFGH-JKMN-PQRS`.
  ///
  /// It says which sheet answers were made on, and nothing about the numbers there.
  public func sheetCode(assignment: String, student: String) -> String {
    let fields = ["sheet", String(Generator.version), assignment, student]
    return SheetCode.text(Array(authenticate(fields).prefix(10)))
  }

  /// HMAC-SHA-256 over the fields, each preceded by its length, so that no two lists of fields can
  /// be mistaken for each other.
  func authenticate(_ fields: [String]) -> [UInt8] {
    Seed.authenticate(fields.flatMap(Seed.prefixed), key: bytes)
  }
}

/// What one student's numbers are drawn from: 256 bits.
public struct Seed: Sendable, Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The seed that anybody can make from a text, for practice.
  public init(practising problem: String, text: String) {
    let fields = ["practice", String(Generator.version), problem, text]
    bytes = Secret.practice.authenticate(fields)
  }

  static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  /// The UTF-8 of `field` behind its length in bytes, a big-endian 64-bit number.
  static func prefixed(_ field: String) -> [UInt8] {
    let text = Array(field.utf8)
    return UInt64(text.count).bigEndianBytes + text
  }
}

extension UInt64 {
  var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) }
  }
}

extension Array where Element == UInt8 {
  var hexadecimal: String {
    let digits = [Character]("0123456789abcdef")
    return map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }

  /// The SHA-256 of the bytes, in hexadecimal digits.
  package var sha256: String { Array(SHA256.hash(data: self)).hexadecimal }
}

/// The code on a sheet, in an alphabet without letters that look like others (Crockford's base 32).
public enum SheetCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// 10 bytes as four groups of four characters.
  static func text(_ bytes: [UInt8]) -> String {
    precondition(bytes.count == 10, "80 bits")
    var bits: UInt64 = 0
    var bitCount = 0
    var characters: [Character] = []
    for byte in bytes {
      bits = bits << 8 | UInt64(byte)
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        characters.append(alphabet[Int(bits >> UInt64(bitCount) & 31)])
      }
    }
    let groups = stride(from: 0, to: 16, by: 4).map { String(characters[$0..<$0 + 4]) }
    return groups.joined(separator: "-")
  }

  /// Whether two codes are the same as a person would read them: case, hyphens and spaces don't
  /// count, `O` is `0`, and `I` and `L` are `1`.
  public static func areSame(_ a: String, _ b: String) -> Bool { plain(a) == plain(b) }

  /// The code in the one form of all that are the same.
  public static func plain(_ code: String) -> String {
    String(
      code.uppercased().compactMap { character -> Character? in
        switch character {
        case "O": "0"
        case "I", "L": "1"
        case "-", " ": nil
        default: character
        }
      })
  }
}
