import Balls
import Scalars

extension RealNumber {
  /// The natural logarithm.
  ///
  /// - Precondition: the number is above 0.
  public var logarithm: RealNumber {
    apply({ $0 == .one ? .zero : nil }, { Bounded.log($0) }, { Ball.log($0) })
  }

  /// e to the power of the number.
  public var exponential: RealNumber {
    apply({ $0 == .zero ? .one : nil }, { Bounded.exp($0) }, { Ball.exp($0) })
  }

  /// The square root, which is a fraction for the square of a fraction.
  ///
  /// - Precondition: the number is not below 0.
  public var squareRoot: RealNumber {
    apply({ $0.squareRoot }, { Bounded.squareRoot($0) }, { Ball.squareRoot($0) })
  }

  /// The ratio of a circle's circumference to its diameter.
  public static let pi = RealNumber(
    exactly: { nil }, doubly: { Bounded.pi(matching: Bounded(0)) },
    enclosure: { Ball.pi(matching: Ball(.zero, in: $0)) })
}

extension Fraction {
  /// The square root where it is a fraction.
  fileprivate var squareRoot: Fraction? {
    let (top, bottom) = (numerator.squareRoot(), denominator.squareRoot())
    guard top * top == numerator, bottom * bottom == denominator else { return nil }
    return Fraction(top, bottom)
  }
}
