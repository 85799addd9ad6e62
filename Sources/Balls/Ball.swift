import CArb
public import Scalars

/// A real number enclosed in a midpoint and a radius, at a stated precision (Arb's `arb_t`).
///
/// Every operation encloses every true result of operands inside the operands' balls, so what is
/// certain about a ball is certain about the number in it. A result is as precise as the more
/// precise of its operands. Values are immutable.
public struct Ball: Sendable {
  /// The precision in bits that operations on this value work at.
  public let precision: Int
  private let box: Box

  /// Builds a ball by letting `fill` write into a fresh one.
  init(precision: Int, _ fill: (UnsafeMutablePointer<arb_struct>) -> Void) {
    self.precision = precision
    box = Box()
    withUnsafeMutablePointer(to: &box.value, fill)
  }

  /// Lends Arb's view of the value for reading; the pointer must not leave `body`.
  func lending<R>(_ body: (UnsafePointer<arb_struct>) -> R) -> R {
    withUnsafePointer(to: &box.value, body)
  }

  /// Owns one `arb_t`.
  ///
  /// `@unchecked Sendable`: the value is written only inside `Ball.init`, before anyone else can
  /// see the box; from then on it is only read, which Arb allows from several threads at once.
  private final class Box: @unchecked Sendable {
    /// The dynamic check would cost more than some of the operations, and finds nothing: writing
    /// ends before reading begins.
    @exclusivity(unchecked) var value = arb_struct()

    init() { arb_init(&value) }
    deinit { arb_clear(&value) }
  }
}

// MARK: Field

extension Ball: Field {
  /// A working precision in bits; at least 2.
  public typealias Context = Int

  /// The narrowest ball around `value` at `precision` bits.
  public init(_ value: Fraction, in precision: Int) {
    if let (numerator, denominator) = value.machineParts {
      // FLINT keeps integers of up to 62 bits in place of a pointer.
      self.init(precision: precision) { result in
        if denominator == 1 {
          arb_set_si(result, numerator)
          arb_set_round(result, result, precision)
        } else {
          var (top, bottom) = (fmpz(numerator), fmpz(denominator))
          arb_fmpz_div_fmpz(result, &top, &bottom, precision)
        }
      }
      return
    }
    let (numerator, denominator) = (Integer(value.numerator), Integer(value.denominator))
    self.init(precision: precision) { result in
      numerator.lending { numerator in
        denominator.lending { arb_fmpz_div_fmpz(result, numerator, $0, precision) }
      }
    }
  }

  public init(_ integer: Int) {
    self.init(precision: Self.leastPrecision) { arb_set_si($0, integer) }
  }

  public init(_ integer: Int, matching value: Ball) {
    self.init(precision: value.precision) { arb_set_si($0, integer) }
  }

  public static func + (left: Ball, right: Ball) -> Ball { combine(left, right, arb_add) }
  public static func - (left: Ball, right: Ball) -> Ball { combine(left, right, arb_sub) }
  public static func * (left: Ball, right: Ball) -> Ball { combine(left, right, arb_mul) }
  public static func / (left: Ball, right: Ball) -> Ball { combine(left, right, arb_div) }

  public static prefix func - (value: Ball) -> Ball {
    Ball(precision: value.precision) { result in value.lending { arb_neg(result, $0) } }
  }

  public static func sum(_ terms: [Ball]) -> Ball {
    let precision = terms.reduce(leastPrecision) { max($0, $1.precision) }
    return Ball(precision: precision) { result in
      for term in terms { term.lending { arb_add(result, result, $0, precision) } }
    }
  }

  public static func sumOfProducts(_ a: [Ball], _ b: [Ball]) -> Ball {
    precondition(a.count == b.count, "as many factors on either side")
    let precision = (a + b).reduce(leastPrecision) { max($0, $1.precision) }
    // Arb reads its operands one behind the other. These are copies of the structures alone, which
    // are only read, while `a` and `b` keep alive what they point to.
    return withUnsafeTemporaryAllocation(of: arb_struct.self, capacity: 2 * a.count) { row in
      for i in a.indices {
        row.initializeElement(at: i, to: a[i].lending(\.pointee))
        row.initializeElement(at: a.count + i, to: b[i].lending(\.pointee))
      }
      return withExtendedLifetime((a, b)) {
        Ball(precision: precision) { result in
          let first = UnsafePointer(row.baseAddress)
          arb_dot(result, nil, 0, first, 1, first.map { $0 + a.count }, 1, a.count, precision)
        }
      }
    }
  }

  public func compared(to other: Ball) -> Comparison {
    lending { left in
      other.lending { right in
        if arb_is_zero(right) != 0 { return sign }
        if arb_lt(left, right) != 0 { return .less }
        if arb_gt(left, right) != 0 { return .greater }
        return arb_eq(left, right) != 0 ? .equal : .undecided
      }
    }
  }

  public var approximation: Double {
    lending { arf_get_d(gmm_midpoint($0), ARF_RND_NEAR) }
  }

  /// Two bits: the least that Arb works at, so that an exact whole number never raises the
  /// precision of what it is combined with.
  private static let leastPrecision = 2

  private typealias Operation = (
    UnsafeMutablePointer<arb_struct>?, UnsafePointer<arb_struct>?, UnsafePointer<arb_struct>?, Int
  ) -> Void

  private static func combine(
    _ left: Ball, _ right: Ball, _ operation: Operation
  ) -> Ball {
    let precision = max(left.precision, right.precision)
    return Ball(precision: precision) { result in
      left.lending { l in right.lending { r in operation(result, l, r, precision) } }
    }
  }
}

// MARK: Scalar

extension Ball: Scalar {
  public static func exp(_ x: Ball) -> Ball { apply(x, arb_exp) }
  public static func log(_ x: Ball) -> Ball { apply(x, arb_log) }
  public static func squareRoot(_ x: Ball) -> Ball { apply(x, arb_sqrt) }

  public static func scaledExp(_ a: Ball, _ x: Ball) -> Ball {
    // Clusters of one weight and spread have equal heights.
    a.lending { arb_is_one($0) != 0 } ? exp(x) : a * exp(x)
  }

  public static func pi(matching value: Ball) -> Ball {
    Ball(precision: value.precision) { arb_const_pi($0, value.precision) }
  }

  public static func rounded(_ x: Ball, decimals: Int) -> Ball {
    guard let rounding = x.rounded(decimals: decimals) else { return x / (x - x) }
    return Ball(rounding.decimal.fraction, in: x.precision)
  }

  /// Where zero is inside, what is known is that −x log x grows from 0 up to x = 1/e.
  public static func entropyTerm(_ x: Ball) -> Ball {
    if x.sign == .greater { return -(x * log(x)) }
    if x.sign == .equal { return x }
    let largest = x.upperEnd
    guard largest.compared(to: Ball(Fraction(1, 4), in: x.precision)) == .less else {
      return -(x * log(x))
    }
    let bound = -(largest * log(largest))
    return Ball(precision: x.precision) { result in
      bound.lending {
        arb_set(result, $0)
        arb_mul_2exp_si(result, result, -1)
        var radius = mag_struct()
        mag_init(&radius)
        arb_get_mag(&radius, result)
        arb_add_error_mag(result, &radius)
        mag_clear(&radius)
      }
    }
  }

  /// The distance from zero.
  public var magnitude: Ball {
    Ball(precision: precision) { result in lending { arb_abs(result, $0) } }
  }

  private typealias Function = (
    UnsafeMutablePointer<arb_struct>?, UnsafePointer<arb_struct>?, Int
  ) -> Void

  private static func apply(_ x: Ball, _ function: Function) -> Ball {
    Ball(precision: x.precision) { result in
      x.lending { function(result, $0, x.precision) }
    }
  }
}

// MARK: What is certain

extension Ball {
  /// Whether the ball is bounded; dividing by something that may be zero gives one that isn't.
  public var isFinite: Bool { lending { arb_is_finite($0) != 0 } }

  /// The sign of the number: `less` for negative; `undecided` where zero is one of several values
  /// inside.
  public var sign: Comparison {
    lending {
      if arb_is_positive($0) != 0 { return .greater }
      if arb_is_negative($0) != 0 { return .less }
      return arb_is_zero($0) != 0 ? .equal : .undecided
    }
  }

  /// Whether `value` is inside the ball; exact.
  public func contains(_ value: Fraction) -> Bool {
    let exactly = Int.max
    let scaled = Ball(precision: precision) { result in
      lending { ball in
        Integer(value.denominator).lending { arb_mul_fmpz(result, ball, $0, exactly) }
      }
    }
    return scaled.lending { ball in
      Integer(value.numerator).lending { arb_contains_fmpz(ball, $0) != 0 }
    }
  }
}

extension Ball {
  /// The interval of a double with its bound.
  public init(_ interval: Bounded, in precision: Int) {
    self.init(precision: precision) { result in
      arb_set_d(result, interval.value)
      var radius = arf_struct()
      arf_init(&radius)
      arf_set_d(&radius, interval.error)
      arb_add_error_arf(result, &radius)
      arf_clear(&radius)
    }
  }

  /// Whether the two balls have a number in common.
  public func overlaps(_ other: Ball) -> Bool {
    lending { ball in other.lending { arb_overlaps(ball, $0) != 0 } }
  }
}

// MARK: The ends

extension Ball {
  /// The upper end, as an exact number at or above it.
  fileprivate var upperEnd: Ball {
    Ball(precision: precision) { result in
      lending {
        var bound = arf_struct()
        arf_init(&bound)
        arb_get_ubound_arf(&bound, $0, precision)
        arb_set_arf(result, &bound)
        arf_clear(&bound)
      }
    }
  }

  /// The midpoint, as an exact number.
  public var midpoint: Ball {
    Ball(precision: precision) { result in lending { arb_get_mid_arb(result, $0) } }
  }

  /// The end of the ball that is farther from zero, as an exact number.
  public var farEnd: Ball {
    Ball(precision: precision) { result in
      lending {
        var bound = arf_struct()
        arf_init(&bound)
        if arf_sgn(gmm_midpoint($0)) < 0 {
          arb_get_lbound_arf(&bound, $0, precision)
        } else {
          arb_get_ubound_arf(&bound, $0, precision)
        }
        arb_set_arf(result, &bound)
        arf_clear(&bound)
      }
    }
  }
}
