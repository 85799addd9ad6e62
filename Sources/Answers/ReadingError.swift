/// Why a typed answer could not be read, and where.
public struct ReadingError: Error, Sendable, Hashable {
  /// What keeps a text from being an answer.
  public enum Problem: Sendable, Hashable {
    /// Longer than ``NumberReader/longestText`` characters.
    case tooLong
    /// More than ``NumberReader/mostOperations`` operations or levels of brackets.
    case tooManyOperations
    /// Something that no number has at this place; `nil` where the text ends too early.
    case unexpected(Character?)
    /// A word such as `nan` or `inf`.
    case notANumber(String)
    /// `1,234`: one thousand two hundred thirty-four, or 1.234?
    case ambiguousComma(asSeparator: String, asPoint: String)
    /// Several commas, or commas together with a point.
    case separators
    /// Groups of digits that aren't three long, or with different marks between them.
    case grouping
    /// Digits of two scripts in one number.
    case mixedDigits
    /// A written exponent outside ±308.
    case exponent
    /// A number, or a result on the way, beyond 10³⁰⁸ or nearer to zero than 10⁻³⁰⁸.
    case size
    /// A fraction that takes thousands of digits.
    case longResult
    case divisionByZero
    /// The logarithm, root or power of what has none.
    case undefined
    /// Two factors without a sign between them.
    case missingTimes
    /// A number with an `e` behind it and no exponent.
    case bareExponent
    /// `2^3^2`, which calculators read in two ways.
    case powerOfPower
    /// `1.2×10−3`, where an exponent has lost its place.
    case lostPower
    /// `log` without its base.
    case noBase
    /// An equals sign where no name stands in front, or a second one.
    case severalValues
    /// A letter that stands for no option; what the letters are typed for.
    case noSuchOption(Character, last: Character, LetterReader.Use)
    /// Separators alone where a letter is expected.
    case noLetter(last: Character)
    /// More than one letter where one is to be chosen.
    case severalChoices(last: Character)
    /// A letter that stands in an order a second time.
    case repeatedLetter(Character, last: Character)
    /// A letter that an order lacks.
    case missingLetter(Character, last: Character)
    /// A comma that may be a decimal mark or stand between two entries.
    case decimalOrSeparator
    /// A bracket without its partner.
    case unclosed(Character)
    /// Another number of entries in a vector than expected.
    case entries(Int, expected: Int)
    /// Another number of rows in a matrix than expected.
    case rows(Int, expected: Int)
    /// Another number of entries in a row, counted from 1, than expected.
    case rowEntries(Int, row: Int, expected: Int)
  }

  /// What is wrong at ``column``.
  public let problem: Problem
  /// The column in characters, counted from 1.
  public let column: Int

  init(_ problem: Problem, column: Int) {
    self.problem = problem
    self.column = column
  }
}
