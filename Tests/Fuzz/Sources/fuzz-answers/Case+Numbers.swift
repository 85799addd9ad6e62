import Answers
import Scalars
import Solving

// MARK: Values

extension RealNumber {
  /// Whether two readings of one expression gave the same value.
  func isSame(as other: RealNumber) -> Bool {
    if let given, let otherGiven = other.given { return given == otherGiven }
    guard given == nil, other.given == nil else { return false }
    return bounded.value == other.bounded.value
      || approximation.isNearly(other.approximation)
  }
}

extension Double {
  fileprivate func isNearly(_ other: Double) -> Bool {
    self == other || isNaN && other.isNaN || abs(self - other) <= 1e-9 * abs(self)
  }
}

extension Case {
  private static let limit = RealNumber(Fraction.power(10, ExactDecimal.largestWrittenExponent))
  private static let exactly = Tolerance(.exact, digits: .significant(6))

  /// What holds for the value of every number.
  func checkValue(_ number: TypedNumber) {
    let value = number.value
    require((value.magnitude - Self.limit).sign() != .greater, "the size has a limit")
    let rounded = value.rounded(significant: 6).decimal
    require(rounded.digits.utf8.count <= 6, "it is rounded to six digits: \(rounded)")
    // The last place of zero is a whole one, far above what can't be told from it.
    let judgement = Tolerance(digits: .significant(6))
      .judges(value, against: RealNumber(rounded.fraction))
    require(judgement.isAccepted, "it counts as itself, rounded to \(rounded)")
    require(
      value.given == nil || Self.exactly.judges(value, against: value).isAccepted,
      "it counts as itself")
    if let written = number.written {
      require(written.decimals >= 0 && written.significant >= 1, "it has digits: \(written)")
    }
  }
}

// MARK: Numbers

extension Case {
  func check(_ number: TypedNumber, _ commas: CommaReading) {
    checkValue(number)
    require(number.text == text, "the text is kept")
    checkPlain(number)
    checkSettled(number, commas)
    checkVector(number, commas)
    guard !hasName else { return }
    // A mark upon a sign makes it another sign.
    require(
      text.allSatisfy { $0 == "\r\n" || $0.unicodeScalars.count == 1 },
      "a number has no marks upon its characters")
    checkBrackets(number, commas)
  }

  /// A decimal of ASCII digits, and with a point or none, is what it says.
  private func checkPlain(_ number: TypedNumber) {
    var rest = text[...]
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain =
      parts.count <= 2 && parts.contains { !$0.isEmpty }
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isPlain else { return }
    require(number.value.given == Fraction(text), "a decimal has its value")
    require(number.written?.decimals == (parts.count == 2 ? parts[1].count : 0), "its decimals")
  }

  /// Knowing that commas are decimal marks lets more be read, and nothing otherwise.
  private func checkSettled(_ number: TypedNumber, _ commas: CommaReading) {
    let settled = Kind.number(.decimalMark).read(text)
    require(settled, gives: [number], "it is the same where commas are decimal marks")
    guard commas == .decimalMark,
      case .failure(let error) = Kind.number(.unsettled).read(text)
    else { return }
    if case .ambiguousComma = error.problem { return }
    require(false, "only a comma is refused where it isn't settled: \(error)")
  }

  /// A number is a vector of one, unless something in it could separate. Brackets are a part of a number,
  /// which has no digits then, and stand around a vector.
  private func checkVector(_ number: TypedNumber, _ commas: CommaReading) {
    let inside = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    guard commas == .unsettled, !inside.contains(where: { $0 == "," || $0.isWhitespace })
    else { return }
    require(
      Kind.vector(count: 1, .numbers).read(text), gives: [number], digits: number.written != nil,
      "it is a vector of one entry")
  }

  /// Brackets around all of it change nothing but the digits, and a minus before them the sign.
  private func checkBrackets(_ number: TypedNumber, _ commas: CommaReading) {
    guard text.count + 3 <= NumberReader.longestText else { return }
    let negated = RealNumber(.zero) - number.value
    for (wrapped, value) in [("(\(text))", number.value), ("-(\(text))", negated)] {
      switch Kind.number(commas).read(wrapped) {
      case .success(.numbers(let numbers)):
        require(numbers[0].value.isSame(as: value), "brackets keep the value: \(wrapped)")
        require(numbers[0].written == nil, "what is in brackets has no digits")
      case .failure(let error) where error.problem == .tooManyOperations: break
      case let other: require(false, "brackets around a number: \(other)")
      }
    }
  }
}
