import Answers
import Glibc

/// A text and what it is read as.
struct Case {
  let kind: Kind
  let text: String

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// - Parameter isThorough: whether everything has to hold that is known of the reading, which takes some
  ///   ten readings; else only that it ends, in time, with an error in the text if with one.
  func check(isThorough: Bool) {
    let reading = timed { kind.read(text) }
    if case .failure(let error) = reading { check(error) }
    guard isThorough else { return }
    require(reading.isSame(as: kind.read(text)), "it is read twice in the same way")
    checkSpaces(reading)
    checkName(reading)
    switch (reading, kind) {
    case (.failure, _): break
    case (.success(.letters(let options)), .letters(let use, let count)):
      check(options, use, of: count)
    case (.success(.numbers(let numbers)), .number(let commas)): check(numbers[0], commas)
    case (.success(.numbers(let numbers)), .vector(_, let entries)):
      numbers.forEach(checkValue)
      check(numbers, as: entries)
    case (.success(.numbers(let numbers)), .matrix(let rows, let columns)):
      numbers.forEach(checkValue)
      check(numbers, rows, columns)
    default: require(false, "a reader gives what it is for")
    }
  }

  /// Ends the program where a property doesn't hold: libFuzzer then keeps the input.
  func require(_ holds: Bool, _ property: @autoclosure () -> String) {
    if !holds { fatalError("\(property()) — not so for \(text.debugDescription) as \(kind)") }
  }

  func require(
    _ reading: Reading, gives numbers: [TypedNumber], digits: Bool = true,
    _ what: @autoclosure () -> String
  ) {
    require(
      reading.isSame(as: .success(.numbers(numbers)), digits: digits), "\(what()): \(reading)")
  }

  /// Notes readings that take long, and ends at a second.
  private func timed(_ read: () -> Reading) -> Reading {
    let start = clock()
    let reading = read()
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if seconds > 0.2 { print("SLOW \(seconds) s: \(text.debugDescription) as \(kind)") }
    require(seconds < 1, "it is read within a second, and not \(seconds)")
    return reading
  }
}

// MARK: What holds for every kind

extension Case {
  private func check(_ error: ReadingError) {
    require((1...(text.count + 1)).contains(error.column), "column \(error.column) is in the text")
    require(
      error.description.hasPrefix("column \(error.column): ") && error.description.hasSuffix("."),
      "the message is a whole one: \(error.description)")
  }

  /// Spaces at the ends change nothing but columns, unless they become part of a character.
  private func checkSpaces(_ reading: Reading) {
    let (before, behind) = (" " + text, text + " ")
    guard behind.count < NumberReader.longestText else { return }
    if before.count == text.count + 1 {
      require(
        kind.read(before).isSame(as: reading, columnsOn: 1), "a space before it changes nothing")
    }
    if behind.count == text.count + 1 {
      require(
        kind.read(behind).isSame(as: reading, columnsOn: nil), "a space behind it changes nothing")
    }
  }

  /// Nor does a name in front, but for letters.
  private func checkName(_ reading: Reading) {
    let named = "x_1 = " + text
    guard named.count == text.count + 6, named.count <= NumberReader.longestText, !hasName
    else { return }
    if case .letters = kind { return }
    let isBlank = text.allSatisfy(\.isWhitespace)
    require(
      kind.read(named).isSame(as: reading, columnsOn: isBlank ? nil : 6),
      "a name before it changes nothing")
  }

  /// Whether there is a name in the text, or what might end one.
  var hasName: Bool { text.contains { $0 == "=" || $0 == "≈" } }
}

extension Reading {
  /// - Parameter columnsOn: how much further on the column of an error is; `nil` where any is right.
  /// - Parameter digits: whether numbers were written with as many digits.
  func isSame(as other: Reading, columnsOn: Int? = 0, digits: Bool = true) -> Bool {
    switch (self, other) {
    case (.success(.letters(let left)), .success(.letters(let right))): left == right
    case (.success(.numbers(let left)), .success(.numbers(let right))):
      left.count == right.count
        && zip(left, right).allSatisfy {
          $0.value.isSame(as: $1.value) && (!digits || $0.written == $1.written)
        }
    case (.failure(let left), .failure(let right)):
      left.problem == right.problem
        && (columnsOn.map { left.column == right.column + $0 } ?? true)
    default: false
    }
  }
}
