#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Plain floating point: fast, near, and without proof. For pictures and searches.
extension Double: Scalar {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) { self = value.approximation }

  @inlinable
  public func compared(to other: Double) -> Comparison {
    self < other ? .less : self > other ? .greater : self == other ? .equal : .undecided
  }

  @inlinable
  public var approximation: Double { self }

  public static func exp(_ x: Double) -> Double { _exp(x) }
  public static func log(_ x: Double) -> Double { _log(x) }
  @inlinable
  public static func squareRoot(_ x: Double) -> Double { x.squareRoot() }
  public static func pi(matching value: Double) -> Double { .pi }

  public static func rounded(_ x: Double, decimals: Int) -> Double {
    let power = pow(10, Double(decimals))
    return (x * power).rounded() / power
  }

  public static func entropyTerm(_ x: Double) -> Double { x == 0 ? 0 : -x * log(x) }

  public static func scaledExp(_ a: Double, _ x: Double) -> Double {
    let plain = a * exp(x)
    return plain.isFinite && plain != 0 || a <= 0 ? plain : exp(log(a) + x)
  }
}

// Inside the extension the names of the C functions mean the methods.
private func _exp(_ x: Double) -> Double { exp(x) }
private func _log(_ x: Double) -> Double { log(x) }
