/// A letter of the course's notation with its marks: μ̂⁽¹⁾₂, σ₁, Σ̂₁[1, 2].
public struct MathSymbol: Sendable, Hashable {
  /// The bare letter: `μ`.
  public let letter: String
  /// Whether a hat stands on it.
  public let hasHat: Bool
  /// A number or a letter in brackets above the line, as of μ⁽ʲ⁾; `nil` where there is none.
  public let place: String?
  /// A number or a letter below the line, as of p_j; `nil` where there is none.
  public let index: String?
  /// The row and the column of an element of a matrix, from 1; `nil` for anything else.
  public let element: Element?

  /// Where an element of a matrix stands, counted from 1.
  public struct Element: Sendable, Hashable {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public init(
    _ letter: String, hasHat: Bool = false, place: String? = nil, index: String? = nil,
    element: Element? = nil
  ) {
    self.letter = letter
    self.hasHat = hasHat
    self.place = place
    self.index = index
    self.element = element
  }

  static let pi = MathSymbol("π")
}

extension MathSymbol: CustomStringConvertible {
  /// The symbol in plain Unicode.
  public var description: String {
    let hat = hasHat ? "\u{302}" : ""
    let upper = place.map { "⁽\(Self.raised($0))⁾" } ?? ""
    let lower = index.map(Self.lowered) ?? ""
    let position = element.map { "[\($0.row), \($0.column)]" } ?? ""
    return letter + hat + upper + lower + position
  }

  /// Digits, a minus sign and the letters *i* and *j* above the line.
  static func raised(_ text: String) -> String { String(text.map { raisedForms[$0] ?? $0 }) }

  private static func lowered(_ text: String) -> String {
    String(text.map { loweredForms[$0] ?? $0 })
  }

  private static let raisedForms = forms("0123456789−ij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁱʲ")
  private static let loweredForms = forms("0123456789ij", "₀₁₂₃₄₅₆₇₈₉ᵢⱼ")

  private static func forms(_ plain: String, _ moved: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, moved))
  }
}
