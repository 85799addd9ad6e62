import Answers

/// What a text is read as.
enum Kind {
  case number(CommaReading)
  case vector(count: Int, EntryReader.Kind)
  case matrix(rows: Int, columns: Int)
  case letters(LetterReader.Use, options: Int)

  /// `a` is the first of them, so that inputs can be written and read in an editor; seeds.py counts
  /// the same way.
  init(_ byte: UInt8) {
    self = Self.all[Int(byte &- UInt8(ascii: "a")) % Self.all.count]
  }

  private static let all: [Kind] = {
    var all: [Kind] = [.number(.unsettled), .number(.decimalMark)]
    for kind in [EntryReader.Kind.numbers, .wholeNumbers] {
      all += (1...4).map { .vector(count: $0, kind) }
    }
    for rows in 1...3 { all += (1...3).map { .matrix(rows: rows, columns: $0) } }
    for use in [LetterReader.Use.ticks, .choice, .order] {
      all += [3, 4].map { .letters(use, options: $0) }
    }
    return all + [.letters(.ticks, options: 26)]
  }()
}

/// What a text says.
enum Meaning {
  case numbers([TypedNumber])
  case letters([Int])
}

typealias Reading = Result<Meaning, ReadingError>

extension Kind {
  /// Reads a text as this.
  func read(_ text: String) -> Reading {
    Result { () throws(ReadingError) in
      switch self {
      case .number(let commas): .numbers([try NumberReader.read(text, commas: commas)])
      case .vector(let count, let kind):
        .numbers(try EntryReader.readVector(text, count: count, kind))
      case .matrix(let rows, let columns):
        .numbers(try EntryReader.readMatrix(text, rows: rows, columns: columns))
      case .letters(.ticks, let count):
        .letters(try LetterReader.read(text, options: count).sorted())
      case .letters(.choice, let count):
        .letters([try LetterReader.readChoice(text, options: count)])
      case .letters(.order, let count): .letters(try LetterReader.readOrder(text, options: count))
      }
    }
  }
}
