import BigInt

/// A decimal number as it is written: a sign, digits, and the place of the point.
///
/// Trailing zeros are kept, so the number of written digits is never lost.
public struct ExactDecimal: Sendable, Hashable {
  /// Whether a minus sign stands in front. Zero has none.
  public let isNegative: Bool
  /// ASCII digits without leading zeros; `"0"` for zero.
  public let digits: String
  /// The power of ten that `digits` is multiplied by.
  public let exponent: Int

  /// The value `±digits · 10^exponent`.
  ///
  /// - Precondition: `digits` holds one ASCII digit or more, and nothing else.
  public init(isNegative: Bool, digits: String, exponent: Int) {
    precondition(!digits.isEmpty && digits.utf8.allSatisfy(Self.isDigit), "digits only")
    let significant = digits.drop { $0 == "0" }
    self.init(
      isNegative: isNegative, trustedDigits: significant.isEmpty ? "0" : String(significant),
      exponent: exponent)
  }

  /// The value `±digits · 10^exponent` of digits that are known to be ASCII digits, the first of
  /// them not 0 unless it is the only one.
  package init(isNegative: Bool, trustedDigits digits: String, exponent: Int) {
    self.digits = digits
    self.isNegative = isNegative && digits != "0"
    self.exponent = exponent
  }

  /// Zero, as a whole number.
  public static let zero = ExactDecimal(isNegative: false, digits: "0", exponent: 0)

  /// The value `±magnitude · 10^exponent`.
  init(isNegative: Bool, magnitude: UInt64, exponent: Int) {
    self.init(isNegative: isNegative, trustedDigits: String(magnitude), exponent: exponent)
  }

  /// The exact value.
  ///
  /// - Complexity: quadratic in the number of digits.
  public var fraction: Fraction {
    let magnitude = BigInt(digits) ?? 0
    let signed = isNegative ? -magnitude : magnitude
    return exponent < 0
      ? Fraction(signed, BigInt(10).power(-exponent))
      : Fraction(signed * BigInt(10).power(exponent), 1)
  }

  /// The number of digits behind the point as it is written.
  public var decimals: Int { max(0, -exponent) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

// MARK: Reading

extension ExactDecimal: LosslessStringConvertible {
  /// The largest exponent, up or down, that a written number may carry.
  public static let largestWrittenExponent = 308

  /// Reads `[+-] digits [. digits] [e [+-] digits]` with a digit before or behind the point.
  ///
  /// - Returns: `nil` for any other text, and for an exponent outside ±308.
  public init?(_ description: String) { self.init(description[...]) }

  init?(_ text: Substring) {
    var rest = text.utf8[...]
    let sign = Self.takeSign(&rest)
    let whole = rest.prefix(while: Self.isDigit)
    rest = rest.dropFirst(whole.count)
    var decimals = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      decimals = rest.prefix(while: Self.isDigit)
      rest = rest.dropFirst(decimals.count)
    }
    guard !whole.isEmpty || !decimals.isEmpty, let power = Self.takeExponent(&rest), rest.isEmpty
    else { return nil }
    self.init(
      isNegative: sign == UInt8(ascii: "-"),
      digits: String(Substring(whole)) + String(Substring(decimals)),
      exponent: power - decimals.count)
  }

  private static func takeSign(_ rest: inout Substring.UTF8View) -> UInt8? {
    guard let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    else { return nil }
    rest = rest.dropFirst()
    return first
  }

  /// The exponent that is written, 0 where there is none; `nil` for a broken or too large one.
  private static func takeExponent(_ rest: inout Substring.UTF8View) -> Int? {
    guard let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") else { return 0 }
    rest = rest.dropFirst()
    let sign = takeSign(&rest)
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    guard let power = Int(String(Substring(digits))), power <= largestWrittenExponent
    else { return nil }
    return sign == UInt8(ascii: "-") ? -power : power
  }
}

// MARK: Writing

extension ExactDecimal: CustomStringConvertible {
  /// Plain notation where that is short, else scientific notation.
  public var description: String {
    let leading = digits.count + exponent
    return exponent <= 0 && leading > -6 || digits == "0" ? plain : scientific
  }

  /// Plain notation: `-0.0533`, `1200`.
  public var plain: String {
    let sign = isNegative ? "-" : ""
    guard exponent < 0 else {
      return sign + digits + (digits == "0" ? "" : String(repeating: "0", count: exponent))
    }
    let padding = max(0, 1 - exponent - digits.count)
    let padded = String(repeating: "0", count: padding) + digits
    let point = padded.index(padded.endIndex, offsetBy: exponent)
    return sign + padded[..<point] + "." + padded[point...]
  }

  /// Scientific notation with one digit before the point: `-5.33e-12`.
  public var scientific: String {
    let sign = isNegative ? "-" : ""
    let rest = digits.dropFirst()
    let point = rest.isEmpty ? "" : "."
    return "\(sign)\(digits.prefix(1))\(point)\(rest)e\(exponent + digits.count - 1)"
  }
}
