import Scalars
import Solving

/// What a typed name in front of a bracket does.
enum TypedFunction {
  case exponential, logarithm, root
  /// To a base, which has to be said.
  case logarithmTo(Int?)

  /// The function of a name; of a logarithm without its base.
  init?(_ name: String) {
    switch name.lowercased() {
    case "exp": self = .exponential
    case "ln": self = .logarithm
    case "sqrt": self = .root
    case "log": self = .logarithmTo(nil)
    default: return nil
    }
  }

  private static let e = RealNumber(.one).exponential.keepingBalls

  static func constant(_ name: String) -> RealNumber? {
    switch name {
    case "e": e
    case _ where name == "π" || name.lowercased() == "pi": .pi
    default: nil
    }
  }

  /// - Parameter place: where the name begins, for errors.
  func value(of argument: RealNumber, at place: Int) throws(ReadingError) -> RealNumber {
    switch self {
    case .exponential:
      // Twice the largest exponent is enough to tell that the result is too large or too small.
      let isFar = (argument.magnitude - RealNumber(1_000)).sign() == .greater
      if isFar { throw ReadingError(.size, column: place + 1) }
      return argument.exponential
    case .logarithm, .logarithmTo:
      guard argument.sign() == .greater else {
        throw ReadingError(.undefined, column: place + 1)
      }
      guard case .logarithmTo(let base?) = self else { return argument.logarithm }
      return argument.logarithm(to: base)
    case .root:
      switch argument.sign() {
      case .greater: return argument.squareRoot
      case .equal: return RealNumber(.zero)
      case .less, .undecided: throw ReadingError(.undefined, column: place + 1)
      }
    }
  }
}

// MARK: Operations with limits

extension ExpressionReader {
  /// `value`, if it is neither too large nor too near to zero.
  ///
  /// - Parameter place: where the number, the function or the operation stands, for errors.
  func within(_ value: RealNumber, at place: Int) throws(ReadingError) -> RealNumber {
    let value = value.keepingBalls
    guard value.isWithinLimits else { throw ReadingError(.size, column: place + 1) }
    guard value.isShort else { throw ReadingError(.longResult, column: place + 1) }
    return value
  }

  func quotient(
    _ left: RealNumber, _ right: Operand, at place: Int
  ) throws(ReadingError) -> RealNumber {
    let sign = right.value.sign()
    guard sign == .greater || sign == .less else {
      throw ReadingError(.divisionByZero, column: right.start + 1)
    }
    return left / right.value
  }

  /// - Parameter place: where the `^` or the first superscript stands.
  func power(
    of base: RealNumber, _ exponent: RealNumber, at place: Int
  ) throws(ReadingError) -> RealNumber {
    let limit = RealNumber(Fraction(ExactDecimal.largestWrittenExponent))
    if (exponent.magnitude - limit).sign() == .greater {
      throw ReadingError(.exponent, column: place + 1)
    }
    let undefined = ReadingError(.undefined, column: place + 1)
    let whole = exponent.exact.flatMap { $0.isInteger ? Int($0.numerator) : nil }
    switch base.sign() {
    case .undecided: throw undefined
    case .equal:
      guard exponent.sign() == .greater else { throw undefined }
      return RealNumber(.zero)
    case .less:
      guard let whole else { throw undefined }
      return try base.power(whole, at: place)
    case .greater:
      if let whole { return try base.power(whole, at: place) }
      if exponent.exact == Fraction(1, 2) { return base.squareRoot }
      return (exponent * base.logarithm).exponential
    }
  }
}

extension RealNumber {
  /// Fractions of more bits are refused: nobody asks for what takes so many digits to write, and
  /// worked inexactly, two of them couldn't be told apart.
  private static let mostBits = 20_000

  private static let largest = Fraction.power(10, ExactDecimal.largestWrittenExponent)
  private static let smallest = Fraction.power(10, -ExactDecimal.largestWrittenExponent)

  /// Whether the magnitude is from 10⁻³⁰⁸ to 10³⁰⁸, or the number may be zero.
  fileprivate var isWithinLimits: Bool {
    if let given {
      // Only a comparison: a difference of long fractions would be reduced, which takes far longer.
      return given.machineParts != nil || given == .zero
        || (Self.smallest...Self.largest).contains(given.magnitude)
    }
    let size = magnitude
    if (size - RealNumber(Self.largest)).sign() == .greater { return false }
    return (size - RealNumber(Self.smallest)).sign() != .less || size.sign() != .greater
  }

  fileprivate var isShort: Bool {
    guard let given, given.machineParts == nil else { return true }
    return given.numerator.bitWidth + given.denominator.bitWidth <= Self.mostBits
  }

  /// A whole power of a number other than zero.
  fileprivate func power(_ exponent: Int, at place: Int) throws(ReadingError) -> RealNumber {
    if let given {
      let bits = given.numerator.bitWidth + given.denominator.bitWidth
      guard bits * abs(exponent) <= 2 * Self.mostBits else {
        throw ReadingError(.longResult, column: place + 1)
      }
      return RealNumber(given.raised(to: exponent))
    }
    let size = (RealNumber(Fraction(exponent)) * magnitude.logarithm).exponential
    let isNegative = sign() == .less && !exponent.isMultiple(of: 2)
    return isNegative ? RealNumber(.zero) - size : size
  }

  /// The logarithm to a whole base, which is whole for powers of the base.
  ///
  /// - Precondition: the number is above 0, and the base at least 2.
  fileprivate func logarithm(to base: Int) -> RealNumber {
    let value = logarithm / RealNumber(Fraction(base)).logarithm
    guard let given, let whole = Int(exactly: value.approximation.rounded()),
      abs(whole) <= ExactDecimal.largestWrittenExponent * 4, Fraction.power(base, whole) == given
    else { return value }
    return RealNumber(Fraction(whole))
  }
}
