/// Exact arithmetic where no exponential, logarithm or root is needed.
extension Fraction: Field {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) { self = value }

  public func compared(to other: Fraction) -> Comparison {
    self < other ? .less : self == other ? .equal : .greater
  }
}
