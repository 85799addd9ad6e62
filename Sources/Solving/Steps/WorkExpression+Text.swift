import Scalars

extension WorkExpression {
  /// The expression in plain Unicode: `(2π · 4)^(−1/2) · exp(−(0.2 − (−3))² / (2 · 4))`.
  ///
  /// - Parameter digits: the significant digits of what is not given exactly, ≥ 1; every one is
  ///   proven.
  public func text(digits: Int) -> String { PlainNotation(digits: digits).write(self).text }
}

extension RealNumber {
  /// The number in plain Unicode to `digits` significant digits, each proven, in its shortest form
  /// where that is exact: `−0.5`, `0.294215`, `5.33 · 10⁻¹²`.
  public func text(digits: Int) -> String { PlainNotation(digits: digits).write(.value(self)).text }
}

/// How tightly what is written holds together; what is looser than its place gets brackets.
enum Tightness: Int, Comparable {
  /// Sums, and what begins with a minus sign.
  case sum
  /// Products, quotients, and what has a sign in front that reaches to the next plus or minus.
  case product
  case power
  case atom

  static func < (left: Tightness, right: Tightness) -> Bool { left.rawValue < right.rawValue }
}

struct Written {
  let text: String
  let tightness: Tightness

  init(_ text: String, _ tightness: Tightness) {
    self.text = text
    self.tightness = tightness
  }

  func inside(_ least: Tightness) -> String { tightness < least ? "(\(text))" : text }

  /// Terms with their signs between them; a negation is subtracted.
  static func sum(
    _ terms: [WorkExpression], minus: String, _ write: (WorkExpression) -> Written
  ) -> Written {
    let rest = terms.dropFirst().map { term in
      if case .negation(let inner) = term { return " \(minus) " + write(inner).inside(.product) }
      return " + " + write(term).inside(.product)
    }
    return Written(write(terms[0]).text + rest.joined(), .sum)
  }
}

/// Writes expressions in plain Unicode.
private struct PlainNotation {
  let digits: Int
  /// Exponents have no spaces around their slashes.
  var isExponent = false

  func write(_ expression: WorkExpression) -> Written {
    switch expression {
    case .number(let value): number(value.description)
    case .value(let value): number(value.rounded(significant: digits).description)
    case .symbol(let symbol): Written(symbol.description, .atom)
    case .function(let symbol, let arguments, let separators):
      function(symbol, arguments, separators)
    case .sum(let terms): sum(terms)
    case .product(let factors): product(factors)
    case .quotient(let top, let bottom): quotient(top, bottom)
    case .power(let base, let exponent): power(base, exponent)
    case .square(let base): power(base, 2)
    case .negation(let inner): Written("−" + write(inner).inside(.product), .sum)
    case .exponential(let inner): Written("exp(\(write(inner).text))", .atom)
    case .logarithm(let inner): logarithm(write(inner))
    case .norm(let inner): Written("‖\(write(inner).text)‖", .atom)
    case .determinant(let inner): Written("|\(write(inner).text)|", .atom)
    case .transpose(let inner): Written("\(write(inner).inside(.atom))ᵀ", .power)
    case .total(let index, let inner):
      Written("\(MathSymbol("Σ", index: index)) \(write(inner).inside(.product))", .product)
    }
  }

  /// Takes a number from the notation of files to that of people.
  private func number(_ description: String) -> Written {
    let parts = description.replacing("-", with: "−").split(separator: "e")
    let mantissa = String(parts[0])
    let text =
      parts.count > 1 ? "\(mantissa) · 10\(MathSymbol.raised(String(parts[1])))" : mantissa
    if text.hasPrefix("−") { return Written(text, .sum) }
    return Written(text, parts.count > 1 || text.contains("/") ? .product : .atom)
  }

  private func function(
    _ symbol: MathSymbol, _ arguments: [WorkExpression], _ separators: [String]
  ) -> Written {
    let inner = zip(arguments, separators + [""]).map { write($0).text + $1 }.joined()
    return Written("\(symbol)(\(inner))", .atom)
  }

  /// `log 0.5`, `log p(x⁽ⁱ⁾ | θ)`, `log(5.33 · 10⁻¹²)`.
  private func logarithm(_ inner: Written) -> Written {
    let space = inner.tightness == .atom ? " " : ""
    return Written("log\(space)\(inner.inside(.atom))", .product)
  }

  private func sum(_ terms: [WorkExpression]) -> Written {
    guard terms.count > 1 else { return write(terms[0]) }
    return Written.sum(terms, minus: "−", write)
  }

  private func product(_ factors: [WorkExpression]) -> Written {
    guard factors.count > 1 else { return write(factors[0]) }
    var text = write(factors[0]).inside(.product)
    for (left, right) in zip(factors, factors.dropFirst()) {
      text += Self.sign(between: left, right) + write(right).inside(.product)
    }
    return Written(text, .product)
  }

  /// `2π`, `2σ²`, `p x`, `(a − b)(c − d)`, but `2 · 4` and `p · exp(x)`.
  private static func sign(between left: WorkExpression, _ right: WorkExpression) -> String {
    if right.isLetter, left.integer != nil || left.isPi { return "" }
    guard left.isSymbolic, right.isSymbolic else { return " · " }
    return left.isSum && right.isSum ? "" : " "
  }

  /// A minus sign in front of the numerator stands for the whole.
  private func quotient(_ top: WorkExpression, _ bottom: WorkExpression) -> Written {
    let (above, below) = (write(top), write(bottom).inside(.power))
    let isNegative = above.tightness == .sum && !top.isSum
    let text = (isNegative ? above.text : above.inside(.product)) + (isExponent ? "/" : " / ")
    return Written(text + below, isNegative ? .sum : .product)
  }

  private func power(_ base: WorkExpression, _ exponent: WorkExpression) -> Written {
    let base = write(base).inside(.atom)
    if exponent.integer != nil {
      return Written(base + MathSymbol.raised(write(exponent).text), .power)
    }
    let above = PlainNotation(digits: digits, isExponent: true).write(exponent).text
    return Written("\(base)^(\(above))", .power)
  }
}
