/// The outcome of comparing two values that may be known only within bounds.
public enum Comparison: Sendable, Hashable {
  case less, equal, greater
  /// The bounds overlap: more precision, or exact arithmetic, would be needed.
  case undecided
}

/// Numbers that can be added, multiplied and divided, built from exact values, and compared with
/// an answer of yes, no or undecided.
///
/// The mathematics of the toolkit is written once against this protocol and ``Scalar``; it runs
/// over exact fractions, doubles, and balls of any precision. The standard library's and
/// swift-numerics' protocols promise a total order, which bounds cannot keep.
public protocol Field: Sendable {
  /// What it takes to build a value: nothing, or a precision.
  associatedtype Context: Sendable

  /// The value nearest to, or the narrowest bounds around, `value`.
  init(_ value: Fraction, in context: Context)
  /// The exact whole number; it takes on the context of what it is combined with, so that it must not
  /// be combined with its like alone.
  init(_ integer: Int)
  /// The exact whole number in the context of `value`.
  init(_ integer: Int, matching value: Self)

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  /// Dividing by zero, or by something that may be zero, gives a value that says so: it is not
  /// finite, or not known. Exact fractions demand a divisor other than zero.
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self

  /// The square.
  var squared: Self { get }

  func compared(to other: Self) -> Comparison

  /// The sum of the elements; zero where there are none.
  static func sum(_ terms: [Self]) -> Self
  /// Σ_i a_i b_i, in one pass where the type has one.
  ///
  /// - Precondition: `a` and `b` have the same number of elements.
  static func sumOfProducts(_ a: [Self], _ b: [Self]) -> Self

  /// A double nearby, for searches and pictures; not a number where nothing is known.
  var approximation: Double { get }
}

/// A field with the functions that densities need.
public protocol Scalar: Field {
  /// eˣ.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm.
  static func log(_ x: Self) -> Self
  static func squareRoot(_ x: Self) -> Self
  /// a · eˣ, without leaving the range of the type on the way where the product is inside it.
  static func scaledExp(_ a: Self, _ x: Self) -> Self
  /// −x log x, and its limit 0 for x = 0: what a probability x adds to an entropy.
  static func entropyTerm(_ x: Self) -> Self
  /// The number rounded to so many decimals, halves away from zero; not known where its bounds
  /// don't tell.
  static func rounded(_ x: Self, decimals: Int) -> Self
  /// π, as precisely as `value` is known.
  static func pi(matching value: Self) -> Self
}

extension Scalar {
  @inlinable
  public static func scaledExp(_ a: Self, _ x: Self) -> Self { a * exp(x) }

  @inlinable
  public static func entropyTerm(_ x: Self) -> Self {
    x.compared(to: Self(0)) == .equal ? x : -(x * log(x))
  }
}

extension Field {
  /// |x|; where bounds hold both signs, of the likelier one, which bounds the magnitude, too.
  @inlinable
  public var distanceFromZero: Self {
    switch compared(to: Self(0, matching: self)) {
    case .less: -self
    case .greater, .equal: self
    case .undecided: approximation < 0 ? -self : self
    }
  }

  @inlinable
  public init(_ integer: Int, matching value: Self) { self.init(integer) }

  @inlinable
  public var squared: Self { self * self }

  @inlinable
  public static func sum(_ terms: [Self]) -> Self {
    guard var total = terms.first else { return Self(0) }
    for term in terms.dropFirst() { total = total + term }
    return total
  }

  @inlinable
  public static func sumOfProducts(_ a: [Self], _ b: [Self]) -> Self {
    precondition(a.count == b.count, "as many factors on either side")
    guard !a.isEmpty else { return Self(0) }
    var total = a[0] * b[0]
    for i in 1..<a.count { total = total + a[i] * b[i] }
    return total
  }

  /// The value to a whole power, by repeated squaring.
  ///
  /// - Precondition: `exponent` ≥ 0.
  /// - Complexity: O(log `exponent`) multiplications.
  @inlinable
  public func power(_ exponent: Int) -> Self {
    precondition(exponent >= 0, "a whole power")
    var result = Self(1)
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square.squared }
    }
    return result
  }
}

extension Sequence where Element: Field {
  /// The sum of the elements; zero where there are none.
  @inlinable
  public func sum() -> Element { Element.sum(Array(self)) }
}
