import Scalars

extension WorkExpression {
  /// The expression in TeX: `(2\pi \cdot 4)^{-1/2} \cdot \exp\left(…\right)`.
  ///
  /// - Parameter digits: the significant digits of what is not given exactly, ≥ 1; every one is
  ///   proven.
  public func tex(digits: Int) -> String { TeXNotation(digits: digits).write(self).text }
}

extension WorkStep {
  /// The sides of the line in TeX: the symbol, the formula, the work, and the result; equals signs
  /// stand between them.
  ///
  /// - Parameter digits: the significant digits of what is not given exactly.
  public func sides(digits: Int) -> [String] {
    var sides: [String] = []
    // A sum of one term is its value: said once is enough.
    for side in [symbol, formula, work, .value(value)].compactMap({ $0?.tex(digits: digits) })
    where side != sides.last { sides.append(side) }
    return sides
  }
}

/// Writes expressions in TeX.
private struct TeXNotation {
  let digits: Int
  /// Quotients in exponents stand on one line.
  var isExponent = false

  func write(_ expression: WorkExpression) -> Written {
    switch expression {
    case .number(let value): number(value.description)
    case .value(let value): number(value.rounded(significant: digits).description)
    case .symbol(let symbol): Written(symbol.tex, .atom)
    case .function(let symbol, let arguments, let separators):
      function(symbol, arguments, separators)
    case .sum(let terms): terms.count > 1 ? .sum(terms, minus: "-", write) : write(terms[0])
    case .product(let factors): product(factors)
    case .quotient(let top, let bottom): quotient(top, bottom)
    case .power(let base, let exponent): power(base, exponent)
    case .square(let base): power(base, 2)
    case .negation(let inner): Written("-" + write(inner).inside(.product), .sum)
    case .exponential(let inner):
      Written("\\exp\\left(\(write(inner).text)\\right)", .atom)
    case .logarithm(let inner): logarithm(write(inner))
    case .norm(let inner): Written("\\| \(write(inner).text) \\|", .atom)
    case .determinant(let inner): Written("| \(write(inner).text) |", .atom)
    case .transpose(let inner): Written("\(write(inner).inside(.atom))^T", .power)
    case .total(let index, let inner):
      Written("\\sum_\(index) \(write(inner).inside(.product))", .product)
    }
  }

  /// Takes a number from the notation of files to TeX.
  private func number(_ description: String) -> Written {
    let parts = description.split(separator: "e")
    if parts.count > 1 {
      let text = "\(parts[0]) \\cdot 10^{\(parts[1])}"
      return Written(text, text.hasPrefix("-") ? .sum : .product)
    }
    if description.hasPrefix("-") { return Written(description, .sum) }
    return Written(description, description.contains("/") ? .product : .atom)
  }

  private func function(
    _ symbol: MathSymbol, _ arguments: [WorkExpression], _ separators: [String]
  ) -> Written {
    let inner = zip(arguments, separators.map(Self.separator) + [""]).map { argument, separator in
      write(argument).text + separator
    }
    return Written("\(symbol.tex)(\(inner.joined()))", .atom)
  }

  private static func separator(_ text: String) -> String { text == " | " ? " \\mid " : text }

  private func logarithm(_ inner: Written) -> Written {
    Written("\\log \(inner.inside(.atom))", .product)
  }

  private func product(_ factors: [WorkExpression]) -> Written {
    guard factors.count > 1 else { return write(factors[0]) }
    var text = write(factors[0]).inside(.product)
    for (left, right) in zip(factors, factors.dropFirst()) {
      let isJoined =
        right.isLetter && (left.integer != nil || left.isPi) || left.isSymbolic && right.isSymbolic
      text += (isJoined ? " " : " \\cdot ") + write(right).inside(.product)
    }
    return Written(text, .product)
  }

  private func quotient(_ top: WorkExpression, _ bottom: WorkExpression) -> Written {
    guard isExponent else {
      // A minus sign in front of the numerator stands for the whole.
      if case .negation(let inner) = top {
        return Written("-\\dfrac{\(write(inner).text)}{\(write(bottom).text)}", .sum)
      }
      return Written("\\dfrac{\(write(top).text)}{\(write(bottom).text)}", .atom)
    }
    return Written(write(top).inside(.product) + "/" + write(bottom).inside(.power), .product)
  }

  private func power(_ base: WorkExpression, _ exponent: WorkExpression) -> Written {
    let above = TeXNotation(digits: digits, isExponent: true).write(exponent).text
    return Written("\(write(base).inside(.atom))^{\(above)}", .power)
  }
}

extension MathSymbol {
  /// The symbol in TeX.
  var tex: String {
    let name = Self.names[letter] ?? letter
    let body = hasHat ? "\\hat{\(name)}" : name
    let upper = place.map { "^{(\($0))}" } ?? ""
    let marks = [index] + (element.map { ["\($0.row)\($0.column)"] } ?? [])
    let lower = marks.compactMap { $0 }.joined(separator: ",")
    return body + (lower.isEmpty ? "" : "_{\(lower)}") + upper
  }

  private static let names = [
    "μ": "\\mu", "σ": "\\sigma", "Σ": "\\Sigma", "θ": "\\theta", "ℓ": "\\ell", "π": "\\pi",
    "δ": "\\delta",
  ]
}
