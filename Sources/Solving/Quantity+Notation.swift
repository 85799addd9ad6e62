extension Quantity: CustomStringConvertible {
  /// The course's notation in plain Unicode: `p(1 | 2)`, `μ̂⁽¹⁾`, `σ̂₁²`, `ℓ(θ̂)`.
  ///
  /// A hat stands for what one update made; from the second on the number of updates is added.
  public var description: String {
    let hat = iteration > 0 ? "\u{302}" : ""
    let suffix = iteration > 1 ? " after \(iteration) updates" : ""
    return symbol(hat: hat) + suffix
  }

  /// The symbol alone, without the number of updates.
  var symbol: String { symbol(hat: iteration > 0 ? "\u{302}" : "") }

  private func symbol(hat: String) -> String {
    let j = cluster ?? 0
    let i = point ?? 0
    switch name {
    case .posterior: return "p\(hat)(\(j) | \(i))"
    case .weight: return "p\(hat)\(Self.subscripts(j))"
    case .mean: return "μ\(hat)⁽\(Self.superscripts(j))⁾\(coordinateMark)"
    case .variance: return "σ\(hat)\(Self.subscripts(j))²"
    case .covariance: return "Σ\(hat)\(Self.subscripts(j))[\(row ?? 0), \(column ?? 0)]"
    case .count: return "n\u{302}\(Self.subscripts(j))"
    case .logLikelihood: return "ℓ(θ\(hat))"
    case .logLikelihoodGain: return gain
    case .density: return normal(i, j, hat)
    case .joint: return "p\(hat)\(Self.subscripts(j)) \(normal(i, j, hat))"
    case .likelihood: return "p(x⁽\(Self.superscripts(i))⁾ | θ\(hat))"
    case .weightedSum: return "Σᵢ p\(hat)(\(j) | i) x⁽ⁱ⁾\(coordinateMark)"
    case .scatter: return "Σᵢ p\(hat)(\(j) | i) ‖x⁽ⁱ⁾ − μ\u{302}⁽\(Self.superscripts(j))⁾‖²"
    case .scatterMatrix:
      return "(Σᵢ p\(hat)(\(j) | i) (x⁽ⁱ⁾ − μ\u{302}⁽\(Self.superscripts(j))⁾)"
        + "(x⁽ⁱ⁾ − μ\u{302}⁽\(Self.superscripts(j))⁾)ᵀ)[\(row ?? 0), \(column ?? 0)]"
    case .proxy: return "ℓ\u{302}(θ\(hat))"
    case .proxyAfter: return "ℓ\u{302}(θ\(hat)) with the posteriors before"
    case .likeliest: return "likeliest cluster of x⁽\(Self.superscripts(i))⁾"
    case .clusters: return "K"
    case .points: return "n"
    case .dimension: return "d"
    case .freeParameters: return "P"
    case .bic: return "BIC"
    case .aic: return "AIC"
    case .singleLogLikelihood: return "ℓ with one cluster"
    case .singleBic: return "BIC with one cluster"
    case .globalMean: return "x̄\(coordinateMark)"
    case .globalVariance: return "σ²"
    case .kMeansAssignment: return "nearest centre of x⁽\(Self.superscripts(i))⁾"
    case .kMeansCentre: return "c⁽\(Self.superscripts(j))⁾\(coordinateMark)"
    case .kMeansProportion: return "share of centre \(j)"
    case .inertia: return "inertia"
    case .kMeansUpdates: return "updates of k-means"
    }
  }

  /// The first update starts from the given θ, which wears no hat.
  private var gain: String {
    let before = iteration > 1 ? "ℓ(θ\u{302}) before" : "ℓ(θ)"
    return "ℓ(θ\u{302}) − \(before)"
  }

  private func normal(_ i: Int, _ j: Int, _ hat: String) -> String {
    let cluster = Self.superscripts(j)
    return "N(x⁽\(Self.superscripts(i))⁾; μ\(hat)⁽\(cluster)⁾, Σ\(hat)\(Self.subscripts(j)))"
  }

  /// The first coordinate bears no mark of its own where it was left out, as in one dimension.
  private var coordinateMark: String {
    coordinate.map { $0 > 1 ? Self.subscripts($0) : "" } ?? ""
  }

  static func subscripts(_ number: Int) -> String { digits(number, "₀₁₂₃₄₅₆₇₈₉") }
  static func superscripts(_ number: Int) -> String { digits(number, "⁰¹²³⁴⁵⁶⁷⁸⁹") }

  private static func digits(_ number: Int, _ alphabet: String) -> String {
    let alphabet = Array(alphabet)
    return String(String(number).compactMap(\.wholeNumberValue).map { alphabet[$0] })
  }
}
