import Answers
import Exercises
import Mixtures
import Scalars
import Solving

/// An answer with numbers that are wrong for the student's own sheet.
struct WrongAnswer: Sendable {
  /// The id of the part.
  let part: String
  /// The place of the part in the problem.
  let place: Int
  /// Those that are wrong, at least one.
  let numbers: [WrongNumber]

  /// - Parameter key: the student's own key of the part.
  /// - Returns: `nil` where nothing is wrong, or no number with a tolerance is asked for, or none can
  ///   be read.
  init?(
    _ place: Int, of variant: Variant, _ key: Key, _ response: String?, _ commas: CommaReading
  ) {
    let part = variant.problem.parts[place]
    guard let response, let instance = variant.instance,
      let (quantities, tolerance) = part.numbers(on: instance)
    else { return nil }
    let numbers = zip(quantities, key.numbers(response, commas)).enumerated().compactMap {
      (entry, pair) -> WrongNumber? in
      let (quantity, answer) = pair
      return WrongNumber(
        entry, answer.typed, key: answer.key, tolerance,
        spread: instance.spread(of: quantity, answer.key))
    }
    guard !numbers.isEmpty else { return nil }
    self.part = part.id
    self.place = place
    self.numbers = numbers
  }

  /// How the answer fits the key of another sheet; `nil` where it doesn't.
  func fit(_ key: Key) -> Fit? {
    guard let values = key.values else { return nil }
    var hasAllDigits = true
    for number in numbers {
      guard number.entry < values.count, let fit = number.fit(values[number.entry]) else {
        return nil
      }
      hasAllDigits = hasAllDigits && fit == .digits
    }
    return hasAllDigits ? .digits : .tolerance
  }

  /// How near to a key something is.
  enum Fit: Sendable {
    /// It is right, as far as the tolerance says.
    case tolerance
    /// It is the key to all digits that were written.
    case digits
  }
}

/// A number that is wrong for the student's own sheet.
struct WrongNumber: Sendable {
  /// The place in a vector or a matrix; 0 for a single number.
  let entry: Int
  /// How far apart answers may lie that anybody would give.
  let spread: Fraction
  /// How far a key may be away for which the number is right, or else the key to the digits written.
  let reach: Fraction
  /// Half a unit of the last digit that was written; `nil` for an expression.
  let halfUnit: Fraction?

  private let typed: TypedNumber
  private let tolerance: Tolerance

  /// With fewer digits an answer equals many a key.
  private static let fewestDigits = 3

  /// - Parameter key: the student's own.
  /// - Returns: `nil` where the number is right, or near enough, or the key to the digits that were
  ///   written: who writes few digits has copied nothing.
  init?(
    _ entry: Int, _ typed: TypedNumber, key: RealNumber, _ tolerance: Tolerance, spread: Fraction
  ) {
    let halfUnit = typed.halfUnit
    guard tolerance.judges(typed.value, against: key).verdict == .incorrect else { return nil }
    if let halfUnit, typed.isNear(key, halfUnit, tolerance) { return nil }
    self.entry = entry
    self.typed = typed
    self.tolerance = tolerance
    self.spread = spread
    self.halfUnit = halfUnit
    reach = max(
      tolerance.reach(around: typed.value),
      halfUnit ?? tolerance.digits.unit(for: typed.value) / 2)
  }

  /// What was typed, as a double nearby.
  var approximation: Double { typed.value.approximation }

  /// Whether the number is one that many mistakes lead to, such as a posterior of 0 or 1.
  var isWhole: Bool { typed.value.given?.isInteger == true }

  /// How the number fits a key of another sheet; `nil` where it doesn't.
  func fit(_ key: RealNumber) -> WrongAnswer.Fit? {
    if let halfUnit, let written = typed.written, written.significant >= Self.fewestDigits,
      typed.isNear(key, halfUnit, tolerance)
    {
      return .digits
    }
    return tolerance.judges(typed.value, against: key).isAccepted ? .tolerance : nil
  }
}

extension TypedNumber {
  /// Half a unit of the last digit that was written; `nil` where digits say nothing.
  fileprivate var halfUnit: Fraction? {
    guard let written, let value = value.given else { return nil }
    guard value != .zero else { return Fraction.power(10, -written.decimals) / 2 }
    return DigitRule.significant(written.significant).unit(for: self.value) / 2
  }

  /// Whether a key is at most so far away, decided exactly. An interval has no key to be near to.
  fileprivate func isNear(_ key: RealNumber, _ reach: Fraction, _ tolerance: Tolerance) -> Bool {
    if case .within = tolerance.rule { return false }
    return Tolerance(absolute: .value(reach), digits: tolerance.digits)
      .judges(value, against: key).isAccepted
  }
}

extension Tolerance {
  /// A bound of how far a key may be from a response that is right for it.
  fileprivate func reach(around response: RealNumber) -> Fraction {
    // With significant digits, the unit goes by the key, which may be beyond a power of ten.
    let farther = RealNumber(1 + Fraction.power(10, 1 - max(digits.count, 1))) * response
    let absolute = max(absoluteReach(for: response), absoluteReach(for: farther))
    guard relativeReach != .zero else { return absolute }
    // |s − c| ≤ a + r·|c| and |c| ≤ |s| + |s − c|.
    let size = response.rounded(significant: 3).decimal.fraction.magnitude
    let reach = absolute + relativeReach * size * Fraction(101, 100)
    return reach / max(.one - relativeReach, Fraction(1, 10))
  }
}

extension Key {
  /// The number, or the entries of a vector or a matrix.
  var values: [RealNumber]? {
    switch self {
    case .number(let value, _): [value]
    case .entries(let key): key.values
    case .integer, .ticks, .choice, .order: nil
    }
  }
}

extension ProblemDefinition.Part {
  /// The numbers that are asked for, in order, and what decides over them; `nil` where there is no
  /// tolerance.
  fileprivate func numbers(
    on instance: Instance
  ) -> (quantities: [Quantity], tolerance: Tolerance)? {
    switch kind {
    case .number(let quantity, let tolerance): return ([quantity], tolerance)
    case .entries(let list):
      guard case .number(let tolerance) = list.rule else { return nil }
      return (list.quantities(on: instance), tolerance)
    case .integer, .wholeNumber, .lettered: return nil
    }
  }
}
