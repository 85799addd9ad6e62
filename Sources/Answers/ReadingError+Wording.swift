extension ReadingError: CustomStringConvertible {
  /// What is wrong and what to write instead, for whoever typed the answer.
  public var description: String { "column \(column): \(what). \(advice)." }

  private var what: String {
    switch problem {
    case .tooLong: "the answer has more than \(NumberReader.longestText) characters"
    case .unexpected(nil): "the number ends too early"
    case .unexpected(let character?): "“\(character)” can't stand here"
    case .notANumber(let word): "“\(word)” is not a number"
    case .ambiguousComma: "the comma could be a decimal mark or separate thousands"
    case .separators: "commas and points can't be mixed or repeated in one number"
    case .exponent: "the exponent is outside ±308"
    case .divisionByZero: "this divides by zero"
    case .noSuchOption(let letter, _, _): "there is no option “\(letter)”"
    case .noLetter: "there is no letter"
    case .severalChoices: "only one letter can be chosen"
    case .repeatedLetter(let letter, _): "“\(letter)” stands here a second time"
    case .missingLetter(let letter, _): "“\(letter)” is missing"
    case .decimalOrSeparator: "the comma could be a decimal mark or stand between two entries"
    case .unclosed(let bracket): "“\(bracket)” is never closed"
    case .entries(let count, let expected):
      "\(Self.entries(count)), but \(expected) \(expected == 1 ? "is" : "are") expected"
    case .rows(let count, let expected):
      "there \(count == 1 ? "is 1 row" : "are \(count) rows"), but \(expected) "
        + "\(expected == 1 ? "is" : "are") expected"
    case .rowEntries(let count, let row, let expected):
      "row \(row) has \(count) \(count == 1 ? "entry" : "entries"), but \(expected) "
        + "\(expected == 1 ? "is" : "are") expected"
    }
  }

  private static func entries(_ count: Int) -> String {
    count == 1 ? "there is 1 entry" : "there are \(count) entries"
  }

  private var advice: String {
    switch problem {
    case .ambiguousComma(let asSeparator, let asPoint):
      "Write \(asPoint) or \(asSeparator)"
    case .separators: "Write one decimal point and no separators, as in 1234.5"
    case .divisionByZero: "Write a fraction with another denominator"
    case .noSuchOption(_, let last, let use): Self.letters(for: use, to: last)
    case .noLetter(let last), .severalChoices(let last): Self.letters(for: .choice, to: last)
    case .repeatedLetter(_, let last), .missingLetter(_, let last):
      Self.letters(for: .order, to: last)
    case .decimalOrSeparator:
      "Write decimal points, as in 0.5, 2, or spaces alone between the entries, as in 0,5 2"
    case .unclosed: "Close it, or leave out all brackets"
    case .entries: "Write all entries with semicolons between them, as in 0.5; -1; 2"
    case .rows: "Write the rows with semicolons between them, as in 1, 0.5; 0.5, 3"
    case .rowEntries: "Write as many entries in every row, as in 1, 0.5; 0.5, 3"
    case .tooLong, .unexpected, .notANumber, .exponent:
      "Write a number such as 0.29421, -3, 1/3, 29.4% or 1.2e-3"
    }
  }

  private static func letters(for use: LetterReader.Use, to last: Character) -> String {
    switch use {
    case .ticks: "Write the letters of your options, from a to \(last), as in a,c"
    case .choice: "Write one letter from a to \(last), as in a"
    case .order: "Write each letter from a to \(last) once, in your order, as in b,a"
    }
  }
}
