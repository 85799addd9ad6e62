extension ReadingError: CustomStringConvertible {
  /// What is wrong and what to write instead, for whoever typed the answer.
  public var description: String { "column \(column): \(what). \(advice)." }

  private var what: String {
    switch problem {
    case .tooLong: "the answer has more than \(NumberReader.longestText) characters"
    case .tooManyOperations:
      "there are more than \(NumberReader.mostOperations) operations or levels of brackets"
    case .unexpected(nil): "the number ends too early"
    case .unexpected(let character?): "“\(character)” can't stand here"
    case .notANumber(let word): "“\(word)” is not a number"
    case .ambiguousComma: "the comma could be a decimal mark or separate thousands"
    case .separators: "commas and points can't be mixed or repeated in one number"
    case .grouping: "digits are grouped here, and not by threes"
    case .mixedDigits: "the digits are of two scripts"
    case .exponent: "the exponent is outside ±308"
    case .size: "this is beyond 1e308, or nearer to zero than 1e-308"
    case .longResult: "this fraction takes thousands of digits"
    case .divisionByZero: "this divides by zero"
    case .undefined: "this has no value: a root or a power of what is below 0, or a logarithm"
    case .missingTimes: "a sign is missing between two factors"
    case .bareExponent: "an exponent is missing behind the “e”"
    case .powerOfPower: "a power of a power can be read in two ways"
    case .lostPower: "this looks like a power of ten without its exponent"
    case .noBase: "the logarithm has no base"
    case .severalValues: "there is more than one value"
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
    case .separators, .grouping, .mixedDigits:
      "Write one decimal point and no separators, as in 1234.5"
    case .tooManyOperations, .longResult: "Write the result as a decimal"
    case .size: "Write a number within these limits, or 0"
    case .undefined: "Write a number above 0 there"
    case .missingTimes: "Write a product with *, as in 2*pi"
    case .bareExponent: "Write 1.2e-3 for a power of ten, or 2*e for a multiple of e"
    case .powerOfPower: "Write brackets, as in (2^3)^2"
    case .lostPower: "Write 1.2e-3 or 1.2*10^-3, or spaces around the sign if it is one"
    case .noBase: "Write ln for the natural logarithm, log10 or log2"
    case .severalValues: "Write one value, with nothing or a name such as p = in front"
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
      "Write a number such as 0.29421, -3, 1/3, 29.4%, 1.2e-3 or exp(-2)/3"
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
