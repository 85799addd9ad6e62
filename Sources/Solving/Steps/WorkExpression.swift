public import Scalars

/// A formula, or the same with numbers put in, as a tree; how it is written is up to a renderer,
/// which adds the brackets that its notation needs.
public indirect enum WorkExpression: Sendable {
  /// An exact number, to be written exactly.
  case number(Fraction)
  /// A number to be written to as many digits as are asked for.
  case value(RealNumber)
  case symbol(MathSymbol)
  /// A function of arguments: `N(x; μ, Σ)`, `p(1 | 2)`, `ℓ(θ)`; between the arguments stand the
  /// separators, one fewer.
  case function(MathSymbol, arguments: [WorkExpression], separators: [String])

  /// The sum of one term or more; a negation among them is subtracted.
  case sum([WorkExpression])
  /// The product of one factor or more.
  case product([WorkExpression])
  case quotient(WorkExpression, WorkExpression)
  case power(WorkExpression, WorkExpression)
  case square(WorkExpression)
  case negation(WorkExpression)
  /// eˣ.
  case exponential(WorkExpression)
  /// The natural logarithm.
  case logarithm(WorkExpression)

  /// The length of a vector.
  case norm(WorkExpression)
  case determinant(WorkExpression)
  case transpose(WorkExpression)
  /// The sum over all values of an index, *i* or *j*.
  case total(over: String, WorkExpression)
}

extension WorkExpression: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Fraction(value)) }
}

extension WorkExpression {
  static let pi = WorkExpression.symbol(.pi)

  /// The difference `left − right`.
  static func difference(_ left: WorkExpression, _ right: WorkExpression) -> WorkExpression {
    .sum([left, .negation(right)])
  }

  /// Whether it is made of symbols, which stand beside each other in a product without a dot.
  var isSymbolic: Bool {
    switch self {
    case .symbol, .function, .total: true
    case .number, .value, .quotient, .exponential: false
    case .sum(let terms): terms.allSatisfy(\.isSymbolic)
    case .product(let factors): factors.contains(where: \.isSymbolic)
    case .power(let inner, _), .square(let inner), .negation(let inner), .logarithm(let inner),
      .norm(let inner), .determinant(let inner), .transpose(let inner):
      inner.isSymbolic
    }
  }

  /// Whether it is a symbol, raised to a power or not.
  var isLetter: Bool {
    switch self {
    case .symbol: true
    case .power(let inner, _), .square(let inner): inner.isLetter
    default: false
    }
  }

  var isPi: Bool {
    if case .symbol(.pi) = self { true } else { false }
  }

  var isSum: Bool {
    if case .sum(let terms) = self { terms.count > 1 } else { false }
  }

  /// The value of a whole number that is given.
  var integer: Fraction? {
    if case .number(let value) = self, value.isInteger { value } else { nil }
  }
}
