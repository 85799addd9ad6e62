/// A number that is known to be rational, with its value, or not known to be.
///
/// Running the generic mathematics over `Exact` tells which results are exact fractions because the
/// formulas show it: the posterior of a point equally far from two clusters that are otherwise
/// alike, the number of points, a mean that follows from such posteriors. Wherever an exponential,
/// a logarithm or a root would leave the fractions, the result is simply not known to be rational.
public struct Exact: Sendable, Hashable {
  /// The value; `nil` where it is not known to be rational.
  public let value: Fraction?

  public init(_ value: Fraction?) { self.value = value }

  static let unknown = Exact(nil)
}

extension Exact: Field {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) { self.value = value }
  public init(_ integer: Int) { value = Fraction(integer) }

  public static func + (left: Exact, right: Exact) -> Exact { combine(left, right, +) }
  public static func - (left: Exact, right: Exact) -> Exact { combine(left, right, -) }

  /// A product with zero is zero, whatever the other factor is.
  public static func * (left: Exact, right: Exact) -> Exact {
    left.value == .zero || right.value == .zero ? Exact(0) : combine(left, right, *)
  }

  public static func / (left: Exact, right: Exact) -> Exact {
    right.value == .zero ? unknown : combine(left, right, /)
  }

  public static prefix func - (value: Exact) -> Exact { Exact(value.value.map { -$0 }) }

  public func compared(to other: Exact) -> Comparison {
    guard let left = value, let right = other.value else { return .undecided }
    return left < right ? .less : left == right ? .equal : .greater
  }

  public var approximation: Double { value?.approximation ?? .nan }

  private static func combine(
    _ left: Exact, _ right: Exact, _ operation: (Fraction, Fraction) -> Fraction
  ) -> Exact {
    guard let a = left.value, let b = right.value else { return unknown }
    return Exact(operation(a, b))
  }
}

extension Exact: Scalar {
  public static func exp(_ x: Exact) -> Exact { x.value == .zero ? Exact(1) : unknown }
  public static func log(_ x: Exact) -> Exact { x.value == .one ? Exact(0) : unknown }
  public static func pi(matching value: Exact) -> Exact { unknown }

  public static func squareRoot(_ x: Exact) -> Exact {
    guard let value = x.value, value >= .zero else { return unknown }
    let root = Fraction(value.numerator.squareRoot(), value.denominator.squareRoot())
    return root * root == value ? Exact(root) : unknown
  }
}
