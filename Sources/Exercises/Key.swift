public import Answers
public import Solving

/// The right answer of a part, and what decides over a response.
public enum Key: Sendable {
  case number(RealNumber, Tolerance)
  case integer(RealNumber)
  /// The entries of a vector or a matrix.
  case entries(EntryKey)
  /// The options that are true, counted from 0, out of so many.
  case ticks(Set<Int>, of: Int, ProblemDefinition.Credit)
  /// The option that is true, counted from 0, out of so many.
  case choice(Int, of: Int)
  /// The options in the right order, counted from 0.
  case order([Int], ProblemDefinition.Credit)

  /// The right answer as an answer file would hold it.
  public var text: String {
    switch self {
    case .number(let value, let tolerance): tolerance.text(of: value)
    case .integer(let value): value.rounded(decimals: 0).description
    case .entries(let key): key.text { key.text(of: $0) }
    case .ticks(let options, _, _): LetterReader.text(options)
    case .choice(let option, _): LetterReader.text(inOrder: [option])
    case .order(let options, _): LetterReader.text(inOrder: options)
    }
  }

  /// ``text`` as it stands on a page: with a minus sign, not a hyphen.
  public var typeset: String { text.withMinusSign }

  /// Whether ``text`` is the right answer itself, not a rounded one.
  public var isExact: Bool {
    switch self {
    case .number(let value, let tolerance): tolerance.asked(value).isExact
    case .entries(let key): key.values.allSatisfy { key.rounded($0).isExact }
    case .integer, .ticks, .choice, .order: true
    }
  }
}

/// The right entries of a vector or a matrix, and what decides over each.
public struct EntryKey: Sendable {
  /// The entries, row by row; `rows` · `columns` of them.
  public let values: [RealNumber]
  /// How many rows there are; 1 for a vector.
  public let rows: Int
  /// How many entries a row has.
  public let columns: Int
  /// What decides over each entry.
  public let rule: ProblemDefinition.EntryList.Rule
  /// How the entries are marked together.
  public let credit: ProblemDefinition.Credit
  /// Whether rows are typed apart, also where there is one.
  public let isMatrix: Bool

  /// The answer as it is typed: commas between entries, semicolons between rows.
  public func text(_ entry: (RealNumber) -> String) -> String {
    Self.typed(values.map(entry), columns: columns)
  }

  /// Entries as they are typed, row by row.
  static func typed(_ entries: [String], columns: Int) -> String {
    stride(from: 0, to: entries.count, by: columns).map {
      entries[$0..<$0 + columns].joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// An entry as an answer file would hold it.
  fileprivate func text(of entry: RealNumber) -> String {
    switch rule {
    case .number(let tolerance): tolerance.text(of: entry)
    case .integer: entry.rounded(decimals: 0).description
    }
  }

  /// The same with other values.
  ///
  /// - Precondition: there are as many.
  public func with(_ values: [RealNumber]) -> EntryKey {
    precondition(values.count == self.values.count, "a key keeps its shape")
    return EntryKey(
      values: values, rows: rows, columns: columns, rule: rule, credit: credit, isMatrix: isMatrix)
  }

  /// An entry as the sheet asks for it.
  public func rounded(_ entry: RealNumber) -> RoundedNumber {
    switch rule {
    case .number(let tolerance): tolerance.asked(entry)
    case .integer: entry.rounded(decimals: 0)
    }
  }

  /// Reads a response with as many entries.
  ///
  /// - Throws: `ReadingError`.
  public func read(
    _ response: String, commas: CommaReading = .unsettled
  ) throws(ReadingError) -> [TypedNumber] {
    let kind: EntryReader.Kind = rule == .integer ? .wholeNumbers : .numbers
    return isMatrix
      ? try EntryReader.readMatrix(response, rows: rows, columns: columns, kind, commas: commas)
      : try EntryReader.readVector(response, count: columns, kind, commas: commas)
  }
}

extension String {
  /// The text with minus signs for hyphens.
  var withMinusSign: String { replacing("-", with: "\u{2212}") }
}
