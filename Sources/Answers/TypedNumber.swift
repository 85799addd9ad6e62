public import Solving

/// A number as a student typed it.
public struct TypedNumber: Sendable {
  /// The text, unchanged.
  public let text: String
  /// What it says: a fraction, or a real number that can be enclosed as narrowly as one likes.
  public let value: RealNumber
  /// How many digits a decimal was written with; `nil` for any other expression.
  public let written: WrittenDigits?
}

/// How many digits a decimal was written with, zeros at its end included.
public struct WrittenDigits: Sendable, Hashable {
  /// Behind the point: 5 of `1.20e-3`, none of `120`.
  public let decimals: Int
  /// From the first digit that isn't 0: 3 of `1.20e-3`; of zero all digits but the one before the point.
  public let significant: Int

  /// How many there are of the kind that a sheet asks for.
  func count(_ rule: DigitRule) -> Int {
    switch rule {
    case .decimals: decimals
    case .significant: significant
    }
  }
}

/// How a comma with one to three digits before it and three behind it is understood.
public enum CommaReading: Sendable, Hashable {
  /// It could separate thousands, and is refused.
  case unsettled
  /// It is a decimal mark.
  case decimalMark

  /// What texts of one hand, each of them one number, show about it: that commas are decimal marks
  /// where one can be nothing else and none of them has a point.
  ///
  /// - Parameters:
  ///   - texts: the numbers.
  ///   - others: what else that hand has written, vectors and matrices: a comma there shows nothing,
  ///     but a point does.
  public static func settled(
    by texts: some Sequence<String>, beside others: some Sequence<String> = []
  ) -> CommaReading {
    var marks = DecimalMarks()
    for text in texts where text.utf8.contains(where: { $0 == 0x2C || $0 > 0x7F }) {
      marks.formUnion(NumberReader.marks(in: text))
    }
    guard marks.contains(.comma) else { return .unsettled }
    // Points are looked for only where a comma was seen, since that is rare.
    let hasPoint =
      texts.contains { NumberReader.marks(in: $0).contains(.point) }
      || others.contains { $0.utf8.contains(0x2E) }
    return hasPoint ? .unsettled : .decimalMark
  }
}

/// The decimal marks that were seen where they can be nothing else.
struct DecimalMarks: OptionSet {
  let rawValue: Int
  static let point = DecimalMarks(rawValue: 1)
  static let comma = DecimalMarks(rawValue: 2)
}
