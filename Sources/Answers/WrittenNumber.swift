import Scalars

/// The parts of a number while it is read.
struct WrittenNumber {
  /// ASCII digits before the mark.
  var whole = ""
  /// ASCII digits behind the mark.
  var decimals = ""
  var exponent = 0
  /// The zero of the script that the digits are of.
  var zero: UInt32?
  /// What stands between groups of digits.
  var grouping: Grouping?
  /// The place of the decimal mark.
  var mark: Int?

  enum Grouping {
    case apostrophes, spaces

    init?(_ character: Character) {
      switch character {
      case "'": self = .apostrophes
      case "\u{2009}", "\u{202F}", "\u{A0}": self = .spaces
      default: return nil
      }
    }
  }

  var value: Fraction {
    let digits = whole + decimals
    return ExactDecimal(
      isNegative: false, digits: digits, exponent: exponent - decimals.count
    ).fraction
  }

  var written: WrittenDigits {
    let digits = (whole + decimals).utf8.drop { $0 == 0x30 }
    return WrittenDigits(
      decimals: max(0, decimals.count - exponent),
      significant: digits.isEmpty ? max(decimals.count, 1) : digits.count)
  }

  /// Whether it is a 10 without a mark.
  var isTen: Bool { whole == "10" && mark == nil && exponent == 0 }

  /// Whether a comma could separate thousands.
  var isAmbiguous: Bool {
    grouping == nil && decimals.count == 3 && (1...3).contains(whole.count)
      && !whole.hasPrefix("0")
  }
}

extension ExpressionReader {
  /// `digits [mark digits] [e [sign] digits]`
  mutating func writtenNumber() throws(ReadingError) -> WrittenNumber {
    var number = WrittenNumber()
    number.whole = try digits(of: &number, areDecimals: false)
    if let mark = peek, mark == "." || mark == "," {
      number.mark = index
      index += 1
      number.decimals = try digits(of: &number, areDecimals: true)
      if let next = peek, next == "." || next == "," {
        throw ReadingError(.separators, column: index + 1)
      }
      // 5. is a number, and behind 5, something is missing.
      guard !number.decimals.isEmpty || (mark == "." && !number.whole.isEmpty) else {
        throw unexpected
      }
      try settle(number)
    }
    try takeExponent(of: &number)
    return number
  }

  /// Notes what the mark shows, or refuses it.
  private mutating func settle(_ number: WrittenNumber) throws(ReadingError) {
    guard let mark = number.mark, characters[mark] == "," else {
      marks.insert(.point)
      return
    }
    guard number.isAmbiguous else {
      marks.insert(.comma)
      return
    }
    guard commas == .decimalMark else {
      throw ReadingError(
        .ambiguousComma(
          asSeparator: number.whole + number.decimals,
          asPoint: "\(number.whole).\(number.decimals)"), column: mark + 1)
    }
  }

  /// Digits of one script, in groups of three or without any.
  private mutating func digits(
    of number: inout WrittenNumber, areDecimals: Bool
  ) throws(ReadingError) -> String {
    var digits = try run(of: &number)
    let first = digits.count
    var last = first
    var lastMark: Int?
    while let next = peek, let grouping = WrittenNumber.Grouping(next), isDigit(at: index + 1) {
      let place = index
      let fitsBefore =
        areDecimals || lastMark != nil
        ? last == 3 : (1...3).contains(first) && !digits.hasPrefix("0")
      guard fitsBefore, number.grouping == nil || number.grouping == grouping else {
        throw ReadingError(.grouping, column: place + 1)
      }
      number.grouping = grouping
      index += 1
      let group = try run(of: &number)
      (last, lastMark) = (group.count, place)
      digits += group
    }
    if let lastMark, areDecimals ? last > 3 : last != 3 {
      throw ReadingError(.grouping, column: lastMark + 1)
    }
    return digits
  }

  /// Digits without anything between them, as ASCII ones.
  private mutating func run(of number: inout WrittenNumber) throws(ReadingError) -> String {
    var run = ""
    while let digit = peek?.typedDigit {
      guard (number.zero ?? digit.zero) == digit.zero else {
        throw ReadingError(.mixedDigits, column: index + 1)
      }
      number.zero = digit.zero
      run.append(Character(Unicode.Scalar(UInt8(0x30 + digit.value))))
      index += 1
    }
    return run
  }

  private mutating func takeExponent(of number: inout WrittenNumber) throws(ReadingError) {
    guard peek == "e" || peek == "E" else { return }
    let start = index
    let isSigned = index + 1 < end && (characters[index + 1] == "-" || characters[index + 1] == "+")
    guard isDigit(at: index + (isSigned ? 2 : 1)) else { return }
    index += 1
    let isNegative = takeSign()
    let digits = try run(of: &number)
    guard let exponent = Int(digits), exponent <= ExactDecimal.largestWrittenExponent else {
      throw ReadingError(.exponent, column: start + 1)
    }
    number.exponent = isNegative == true ? -exponent : exponent
  }

  private func isDigit(at place: Int) -> Bool {
    place < end && characters[place].typedDigit != nil
  }
}
