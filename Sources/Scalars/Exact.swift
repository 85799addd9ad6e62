/// A number that is known to be rational, with its value, or not known to be.
///
/// Running the generic mathematics over `Exact` tells which results are exact fractions because the
/// formulas show it: the posterior of a point equally far from two clusters that are otherwise
/// alike, the number of points, a mean that follows from such posteriors. Wherever an exponential,
/// a logarithm or a root would leave the fractions, the result is not known to be rational; but an
/// exponential is positive, and so are sums, products and quotients of what is positive. So nothing
/// at all, divided by a sum of posteriors, is known to be 0.
public struct Exact: Sendable, Hashable {
  /// The value; `nil` where it is not known to be rational.
  public let value: Fraction?
  /// Whether the number is known to be above zero.
  public let isPositive: Bool

  public init(_ value: Fraction) {
    self.value = value
    isPositive = value > .zero
  }

  private init(unknownAndPositive isPositive: Bool) {
    value = nil
    self.isPositive = isPositive
  }

  static let unknown = Exact(unknownAndPositive: false)
  static let positive = Exact(unknownAndPositive: true)

  /// Whether the number is known not to be below zero.
  private var isNotNegative: Bool { isPositive || value == .zero }
}

extension Exact: Field {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) { self.init(value) }
  public init(_ integer: Int) { self.init(Fraction(integer)) }

  public static func + (left: Exact, right: Exact) -> Exact {
    if let a = left.value, let b = right.value { return Exact(a + b) }
    return left.isNotNegative && right.isNotNegative ? positive : unknown
  }

  public static func - (left: Exact, right: Exact) -> Exact {
    guard let a = left.value, let b = right.value else { return unknown }
    return Exact(a - b)
  }

  /// A product with zero is zero, whatever the other factor is.
  public static func * (left: Exact, right: Exact) -> Exact {
    if left.value == .zero || right.value == .zero { return Exact(0) }
    if let a = left.value, let b = right.value { return Exact(a * b) }
    return left.isPositive && right.isPositive ? positive : unknown
  }

  public static func / (left: Exact, right: Exact) -> Exact {
    guard right.value != .zero else { return unknown }
    if let a = left.value, let b = right.value { return Exact(a / b) }
    if left.value == .zero, right.isPositive { return left }
    return left.isPositive && right.isPositive ? positive : unknown
  }

  public static prefix func - (value: Exact) -> Exact { value.value.map { Exact(-$0) } ?? unknown }

  public func compared(to other: Exact) -> Comparison {
    if let left = value, let right = other.value { return left.compared(to: right) }
    if isPositive, let right = other.value, right <= .zero { return .greater }
    if other.isPositive, let left = value, left <= .zero { return .less }
    return .undecided
  }

  public var approximation: Double { value?.approximation ?? .nan }
}

extension Exact: Scalar {
  public static func exp(_ x: Exact) -> Exact { x.value == .zero ? Exact(1) : positive }
  public static func log(_ x: Exact) -> Exact { x.value == .one ? Exact(0) : unknown }
  public static func pi(matching value: Exact) -> Exact { positive }

  public static func rounded(_ x: Exact, decimals: Int) -> Exact {
    x.value.map { Exact($0.rounded(decimals: decimals).fraction) } ?? unknown
  }

  public static func squareRoot(_ x: Exact) -> Exact {
    guard let value = x.value else { return x.isPositive ? positive : unknown }
    guard value >= .zero else { return unknown }
    let root = Fraction(value.numerator.squareRoot(), value.denominator.squareRoot())
    return root * root == value ? Exact(root) : positive
  }
}
