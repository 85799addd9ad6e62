import Answers
import Scalars
import Solving
import TestSupport
import Testing

/// The texts of `Tests/Vectors/typed-texts.tsv`, written from the article on typed answers by somebody who
/// hadn't seen the reader.
@Suite("Typed texts")
struct TypedTextTests {
  @Test func everyText() throws {
    let rows = try Table("typed-texts.tsv").rows
    #expect(rows.count == 1_285)
    for row in rows {
      let text = Self.text(of: row)
      let expected = row["meaning"]
      let found = Self.meaning(of: text, as: row["as"])
      let isRefused = expected.hasPrefix("!")
      switch found {
      case .failure(let error):
        let known = expected.split(separator: " ").map(String.init)
        let column = isRefused ? known[1] : ""
        let reason = isRefused ? known[2] : ""
        let isThere = column == "?" || column == "\(error.column)"
        #expect(
          isRefused && isThere && reason == error.problem.name,
          "line \(row.line): \(text) is refused: \(error.column) \(error.problem.name), not \(expected)"
        )
      case .success(let values):
        #expect(
          !isRefused && values.agree(with: expected, row),
          "line \(row.line): \(text) is read as \(values), not \(expected) \(row["decimals"]) \(row["significant"])"
        )
      }
    }
  }

  private static func text(of row: Table.Row) -> String {
    var text = String(row["typed"].dropFirst().dropLast())
    text = text.replacing(/\\u\{([0-9A-Fa-f]+)\}/) { match in
      let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init)
      return scalar.map { String($0) } ?? ""
    }
    guard row["kind"].hasSuffix("-long") else { return text }
    return text.replacing(/\{([^|{}]*)\|([0-9]+)\}/) { match in
      String(repeating: String(match.1), count: Int(match.2) ?? 0)
    }
  }

  private static func meaning(
    of text: String, as kind: String
  ) -> Result<Meaning, ReadingError> {
    Result { () throws(ReadingError) in
      let words = kind.split(separator: ":").map(String.init)
      let size = (words.count > 1 ? words[1] : "1").split(separator: "x").compactMap { Int($0) }
      switch words[0] {
      case "number": return .numbers([try NumberReader.read(text)])
      case "number,comma": return .numbers([try NumberReader.read(text, commas: .decimalMark)])
      case "vector": return .numbers(try EntryReader.readVector(text, count: size[0]))
      case "whole-vector":
        return .numbers(try EntryReader.readVector(text, count: size[0], .wholeNumbers))
      case "matrix":
        return .numbers(try EntryReader.readMatrix(text, rows: size[0], columns: size[1]))
      case "ticks":
        return .letters(LetterReader.text(try LetterReader.read(text, options: size[0])))
      case "choice":
        return .letters(LetterReader.text([try LetterReader.readChoice(text, options: size[0])]))
      default:
        return .letters(
          LetterReader.text(inOrder: try LetterReader.readOrder(text, options: size[0])))
      }
    }
  }

  private enum Meaning {
    case numbers([TypedNumber])
    case letters(String)

    func agree(with expected: String, _ row: Table.Row) -> Bool {
      switch self {
      case .letters(let letters): return letters == expected
      case .numbers(let numbers):
        let values = expected.split(separator: " ; ")
        let areSame = zip(numbers, values).allSatisfy { Self.agree($0, String($1)) }
        return areSame && numbers.count == values.count
          && (numbers.count > 1 || Self.areDigits(numbers[0].written, row))
      }
    }

    /// Whether a number is the fraction, or rounds to the digits of the real number.
    private static func agree(_ number: TypedNumber, _ expected: String) -> Bool {
      guard expected.hasPrefix("~") else {
        return number.value.exact == Fraction(expected)
      }
      let digits = expected.drop { $0 == "~" || $0 == " " }
      guard let value = Fraction(String(digits)) else { return false }
      if value == .zero {
        return (number.value.magnitude - RealNumber(Fraction.power(10, -100))).sign() == .less
      }
      return number.value.rounded(significant: 40).decimal.fraction == value
    }

    private static func areDigits(_ written: WrittenDigits?, _ row: Table.Row) -> Bool {
      guard row["as"].hasPrefix("number") else { return true }
      let expected = [row["decimals"], row["significant"]]
      let found = [written?.decimals, written?.significant].map { $0.map(String.init) ?? "-" }
      return zip(expected, found).allSatisfy { $0 == "?" || $0 == $1 }
    }
  }
}

extension ReadingError.Problem {
  /// As the table names it.
  fileprivate var name: String {
    switch self {
    case .tooLong: "long"
    case .tooManyOperations: "operations"
    case .unexpected: "unexpected"
    case .notANumber: "word"
    case .ambiguousComma: "comma"
    case .separators: "separators"
    case .grouping: "grouping"
    case .mixedDigits: "scripts"
    case .exponent: "exponent"
    case .size: "size"
    case .longResult: "long-result"
    case .divisionByZero: "division"
    case .undefined: "domain"
    case .missingTimes: "product"
    case .bareExponent: "bare-exponent"
    case .powerOfPower: "power"
    case .lostPower: "lost-power"
    case .noBase: "base"
    case .severalValues: "two-values"
    case .noSuchOption: "letter"
    case .noLetter: "no-letter"
    case .severalChoices: "several"
    case .repeatedLetter: "repeated"
    case .missingLetter: "missing"
    case .decimalOrSeparator: "decimal-or-separator"
    case .unclosed: "unclosed"
    case .entries: "entries"
    case .rows: "rows"
    case .rowEntries: "row-entries"
    }
  }
}
