public import Scalars

/// A number with its derivatives after some variables: what a result loses when each of them is a
/// little off.
///
/// Forward differentiation, as in Griewank and Walther, *Evaluating Derivatives* (2008), chapter 3. Over
/// balls that hold a whole range of the variables, the derivatives hold theirs over that range.
public struct Dual<Base: Scalar>: Sendable {
  /// The number itself.
  public let value: Base
  /// ∂ value / ∂ variable, for each that it depends on; empty for a constant.
  public let derivatives: [Base]

  /// A number; without derivatives a constant.
  public init(_ value: Base, derivatives: [Base] = []) {
    self.value = value
    self.derivatives = derivatives
  }

  /// Another value with the same derivatives.
  public func map(_ transform: (Base) -> Base) -> Dual {
    Dual(transform(value), derivatives: derivatives)
  }

  /// `value` as something that changes with variable number `index` of `count` as well.
  public func varying(with index: Int, of count: Int) -> Dual {
    let zero = Base(0, matching: value)
    let one = Base(1, matching: value)
    return Dual(
      value,
      derivatives: (0..<count).map { place in
        let known = derivatives.isEmpty ? zero : derivatives[place]
        return place == index ? known + one : known
      })
  }

  private static func combine(
    _ left: Dual, _ right: Dual, _ value: Base, _ a: @autoclosure () -> Base,
    _ b: @autoclosure () -> Base
  ) -> Dual {
    if left.derivatives.isEmpty, right.derivatives.isEmpty { return Dual(value) }
    if right.derivatives.isEmpty {
      let a = a()
      return Dual(value, derivatives: left.derivatives.map { a * $0 })
    }
    if left.derivatives.isEmpty {
      let b = b()
      return Dual(value, derivatives: right.derivatives.map { b * $0 })
    }
    let (a, b) = (a(), b())
    return Dual(
      value, derivatives: zip(left.derivatives, right.derivatives).map { a * $0 + b * $1 })
  }

  private func chained(_ result: Base, _ slope: @autoclosure () -> Base) -> Dual {
    if derivatives.isEmpty { return Dual(result) }
    let slope = slope()
    return Dual(result, derivatives: derivatives.map { slope * $0 })
  }
}

extension Dual: Field {
  public typealias Context = Base.Context

  public init(_ value: Fraction, in context: Base.Context) {
    self.init(Base(value, in: context))
  }

  public init(_ integer: Int) { self.init(Base(integer)) }

  public init(_ integer: Int, matching value: Dual) {
    self.init(Base(integer, matching: value.value))
  }

  public static func + (left: Dual, right: Dual) -> Dual {
    combine(
      left, right, left.value + right.value, Base(1, matching: right.value),
      Base(1, matching: left.value))
  }

  public static func - (left: Dual, right: Dual) -> Dual {
    combine(
      left, right, left.value - right.value, Base(1, matching: right.value),
      -Base(1, matching: left.value))
  }

  public static func * (left: Dual, right: Dual) -> Dual {
    combine(left, right, left.value * right.value, right.value, left.value)
  }

  public static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.value / right.value
    return combine(
      left, right, quotient, Base(1, matching: right.value) / right.value,
      -quotient / right.value)
  }

  public static prefix func - (value: Dual) -> Dual {
    Dual(-value.value, derivatives: value.derivatives.map { -$0 })
  }

  public func compared(to other: Dual) -> Comparison { value.compared(to: other.value) }

  public var approximation: Double { value.approximation }
}

extension Dual: Scalar {
  public static func exp(_ x: Dual) -> Dual {
    let result = Base.exp(x.value)
    return x.chained(result, result)
  }

  public static func log(_ x: Dual) -> Dual {
    x.chained(Base.log(x.value), Base(1, matching: x.value) / x.value)
  }

  public static func squareRoot(_ x: Dual) -> Dual {
    let root = Base.squareRoot(x.value)
    return x.chained(root, Base(1, matching: root) / (root + root))
  }

  public static func pi(matching value: Dual) -> Dual { Dual(Base.pi(matching: value.value)) }

  /// Rounding is no function that could be differentiated: the result is a constant.
  public static func rounded(_ x: Dual, decimals: Int) -> Dual {
    Dual(Base.rounded(x.value, decimals: decimals))
  }
}
