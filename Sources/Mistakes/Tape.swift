public import Scalars
import Synchronization

/// The record of a piece of work, from which the derivatives of every result can be read: what it loses
/// when something before it is a little off.
///
/// Reverse differentiation, as in Griewank and Walther, *Evaluating Derivatives* (2008), chapter 3: each
/// step of the work is recorded with its slopes, and a result sends its own slope back through them.
/// Over balls that hold a whole range of the variables, the derivatives hold theirs over that range.
public final class Tape<Base: Scalar>: Sendable {
  /// A step of the work: the one or two numbers that it was worked from, by the places of their own
  /// steps, with the slopes after them.
  fileprivate struct Step: Sendable {
    var left = none
    let leftSlope: Base
    var right = none
    let rightSlope: Base
    /// The variable that the number varies with itself.
    var variable = none

    static var none: Int32 { -1 }
  }

  private let steps: Mutex<[Step]>

  /// An empty record.
  public init() {
    var steps: [Step] = []
    // As many as one update of a few points takes.
    steps.reserveCapacity(256)
    self.steps = Mutex(steps)
  }

  /// A number that changes with variable number `variable`, beside all that it changes with already.
  @specialized(where Base == Bounded)
  @specialized(where Base == Double)
  public func varying(_ value: Taped<Base>, with variable: Int) -> Taped<Base> {
    let one = Base(1, matching: value.value)
    return record(
      value.value,
      Step(left: value.step, leftSlope: one, rightSlope: one, variable: Int32(variable)))
  }

  fileprivate func record(_ value: Base, _ step: Step) -> Taped<Base> {
    let place = steps.withLock { steps in
      steps.append(step)
      return steps.count - 1
    }
    return Taped(value, step: Int32(place), of: self)
  }

  /// ∂ result / ∂ variable for the first `count` variables; `nil` for those that it doesn't depend on.
  ///
  /// - Complexity: O(steps of the work).
  @specialized(where Base == Bounded)
  @specialized(where Base == Double)
  public func derivatives(of result: Taped<Base>, count: Int) -> [Base?] {
    var derivatives = [Base?](repeating: nil, count: count)
    guard result.step >= 0 else { return derivatives }
    let steps = steps.withLock { $0 }
    var slopes = [Base?](repeating: nil, count: Int(result.step) + 1)
    slopes[slopes.count - 1] = Base(1, matching: result.value)
    for place in slopes.indices.reversed() {
      guard let slope = slopes[place] else { continue }
      let step = steps[place]
      if step.variable >= 0 { Self.add(slope, to: &derivatives[Int(step.variable)]) }
      if step.left >= 0 { Self.add(slope * step.leftSlope, to: &slopes[Int(step.left)]) }
      if step.right >= 0 { Self.add(slope * step.rightSlope, to: &slopes[Int(step.right)]) }
    }
    return derivatives
  }

  private static func add(_ part: Base, to sum: inout Base?) {
    sum = sum.map { $0 + part } ?? part
  }
}

/// A number whose work stands on a ``Tape``, or a constant.
public struct Taped<Base: Scalar>: Sendable {
  /// The number itself.
  public let value: Base
  /// Its place on the tape; none of a constant.
  fileprivate let step: Int32
  private let tape: Tape<Base>?

  /// A constant.
  public init(_ value: Base) {
    (self.value, step, tape) = (value, Tape<Base>.Step.none, nil)
  }

  fileprivate init(_ value: Base, step: Int32, of tape: Tape<Base>?) {
    (self.value, self.step, self.tape) = (value, step, tape)
  }

  /// Another value with the same derivatives.
  public func map(_ transform: (Base) -> Base) -> Taped {
    Taped(transform(value), step: step, of: tape)
  }

  private static func combine(
    _ left: Taped, _ right: Taped, _ value: Base, _ a: @autoclosure () -> Base,
    _ b: @autoclosure () -> Base
  ) -> Taped {
    guard let tape = left.tape ?? right.tape else { return Taped(value) }
    return tape.record(
      value, .init(left: left.step, leftSlope: a(), right: right.step, rightSlope: b()))
  }

  private func chained(_ result: Base, _ slope: @autoclosure () -> Base) -> Taped {
    guard let tape else { return Taped(result) }
    let slope = slope()
    return tape.record(result, .init(left: step, leftSlope: slope, rightSlope: slope))
  }
}

extension Taped: Field {
  public typealias Context = Base.Context

  public init(_ value: Fraction, in context: Base.Context) {
    self.init(Base(value, in: context))
  }

  public init(_ integer: Int) { self.init(Base(integer)) }

  public init(_ integer: Int, matching value: Taped) {
    self.init(Base(integer, matching: value.value))
  }

  public static func + (left: Taped, right: Taped) -> Taped {
    combine(
      left, right, left.value + right.value, Base(1, matching: right.value),
      Base(1, matching: left.value))
  }

  public static func - (left: Taped, right: Taped) -> Taped {
    combine(
      left, right, left.value - right.value, Base(1, matching: right.value),
      -Base(1, matching: left.value))
  }

  public static func * (left: Taped, right: Taped) -> Taped {
    combine(left, right, left.value * right.value, right.value, left.value)
  }

  public static func / (left: Taped, right: Taped) -> Taped {
    let quotient = left.value / right.value
    return combine(
      left, right, quotient, Base(1, matching: right.value) / right.value,
      -quotient / right.value)
  }

  public static prefix func - (value: Taped) -> Taped {
    value.chained(-value.value, -Base(1, matching: value.value))
  }

  public func compared(to other: Taped) -> Comparison { value.compared(to: other.value) }

  public var approximation: Double { value.approximation }
}

extension Taped: Scalar {
  public static func exp(_ x: Taped) -> Taped {
    let result = Base.exp(x.value)
    return x.chained(result, result)
  }

  public static func log(_ x: Taped) -> Taped {
    x.chained(Base.log(x.value), Base(1, matching: x.value) / x.value)
  }

  public static func squareRoot(_ x: Taped) -> Taped {
    let root = Base.squareRoot(x.value)
    return x.chained(root, Base(1, matching: root) / (root + root))
  }

  public static func pi(matching value: Taped) -> Taped { Taped(Base.pi(matching: value.value)) }

  /// Rounding is no function that could be differentiated: the result is a constant.
  public static func rounded(_ x: Taped, decimals: Int) -> Taped {
    Taped(Base.rounded(x.value, decimals: decimals))
  }
}
