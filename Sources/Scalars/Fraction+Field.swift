/// Exact arithmetic where no exponential, logarithm or root is needed.
extension Fraction: Field {
  public typealias Context = Void

  public init(_ value: Fraction, in context: Void) { self = value }

  /// The parts of a square have no common factor, as those of its root have none.
  public var squared: Fraction {
    if let (a, b) = machineParts {
      let (x, y) = (a.multipliedReportingOverflow(by: a), b.multipliedReportingOverflow(by: b))
      if !x.overflow, !y.overflow {
        return Fraction(coprime: x.partialValue, y.partialValue)
      }
    }
    return self * self
  }

  public func compared(to other: Fraction) -> Comparison {
    self < other ? .less : self == other ? .equal : .greater
  }
}
