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
    case .noSuchOption(let letter, _): "there is no option “\(letter)”"
    }
  }

  private var advice: String {
    switch problem {
    case .ambiguousComma(let asSeparator, let asPoint):
      "Write \(asPoint) or \(asSeparator)"
    case .separators: "Write one decimal point and no separators, as in 1234.5"
    case .divisionByZero: "Write a fraction with another denominator"
    case .noSuchOption(_, let last):
      "Write the letters of your options, from a to \(last), as in a,c"
    case .tooLong, .unexpected, .notANumber, .exponent:
      "Write a number such as 0.29421, -3, 1/3, 29.4% or 1.2e-3"
    }
  }
}
