import Markup
import Mistakes
import Mixtures
import Scalars
import Solving

/// "Which line is wrong?": the worked posterior of cluster 1 at a point, line by line, with one
/// mistake of the catalogue planted in it. What follows a wrong line goes on with its wrong value.
///
/// The lines are the densities of all clusters, their products with the weights, the sum of these,
/// and the quotient: 2 K + 2 lines.
public struct FindLine: Sendable, Hashable {
  /// The point that is worked, counted from 1.
  public let point: Int
  /// The significant digits of the values in the lines.
  public let digits: Int

  /// A mistake in one line, and the wrong value that it gives there.
  struct Plant {
    let line: Int
    let mistake: Mistake
    let value: RealNumber
  }

  /// A line as the sheet shows it: what it works, from what, and what comes out.
  struct Line {
    let symbol: String
    let work: String?
    let value: RealNumber
  }

  /// On fewer mistakes to choose from, one would soon know them all.
  static let leastPlants = 4

  /// A wrong value has to differ from the right one by this share of it at least, so that nobody
  /// takes it for rounding.
  private static let least = Fraction(1, 50)
}

// MARK: Planting

extension FindLine {
  /// Every mistake that shows in some line of these numbers.
  func plants(in solution: Solution) -> [Plant] {
    let right = lines(of: solution, with: nil)
    let k = solution.instance.mixture.clusterCount
    var plants: [Plant] = []
    for j in 0..<k {
      for mistake in Self.densityMistakes {
        add(mistake, Quantity(.density, cluster: j + 1, point: point), line: j)
      }
      for mistake in [Mistake.weightsSwapped, .weightsAdded] {
        add(mistake, Quantity(.joint, cluster: j + 1, point: point), line: k + j)
      }
    }
    add(.weightsForgotten, Quantity(.likelihood, point: point), line: 2 * k)
    add(.joint, Quantity(.posterior, cluster: 1, point: point), line: 2 * k + 1)
    return plants

    func add(_ mistake: Mistake, _ quantity: Quantity, line: Int) {
      let asked = [AskedNumber(quantity: quantity, tolerance: .init(digits: .significant(digits)))]
      guard let method = mistake.method,
        let numbers = MethodNumbers(method, solution.instance, asked)
      else { return }
      let value = numbers.value(of: quantity)
      let gap = (value - right[line].value).magnitude
      let shows = gap - RealNumber(Self.least) * right[line].value
      guard shows.sign() == .greater else { return }
      plants.append(Plant(line: line, mistake: mistake, value: value))
    }
  }

  private static let densityMistakes: [Mistake] = [
    .varianceAsDeviation, .halfMissing, .deviationInExponent, .notSquared, .normaliserDropped,
    .dimensionIsN, .dimensionIsTwo,
  ]
}

// MARK: The sheet

extension FindLine {
  /// The lines of a sheet, in the order of the work: which mistake is planted is drawn.
  ///
  /// - Precondition: there are ``leastPlants`` mistakes that show.
  func draw(_ solution: Solution, _ stream: inout DrawStream) -> [DrawnOption] {
    let plants = plants(in: solution)
    let plant = plants[stream.integer(below: plants.count)]
    return lines(of: solution, with: plant).enumerated().map { place, line in
      let isWrong = place == plant.line
      return DrawnOption(
        id: isWrong ? plant.mistake.rawValue : "line-\(place + 1)",
        text: RichText(formula: line.tex(digits: digits)),
        explanation: isWrong ? RichText(plant.mistake.feedback) : nil, role: .truth(isWrong))
    }
  }
}

// MARK: Lines

extension FindLine {
  /// The work with a mistake in it, or without.
  func lines(of solution: Solution, with plant: Plant?) -> [Line] {
    let mixture = solution.instance.mixture
    let clusters = mixture.weights.indices
    let planted = { (line: Int) in plant?.line == line ? plant : nil }
    let densities = clusters.map { j in
      planted(j)?.value ?? known(Quantity(.density, cluster: j + 1, point: point), solution)
    }
    let k = clusters.count
    let joints = clusters.map { j in
      planted(k + j)?.value ?? RealNumber(mixture.weights[j]) * densities[j]
    }
    let terms = planted(2 * k) == nil ? joints : densities
    let total = terms.dropFirst().reduce(terms[0]) { $0 + $1 }
    // Nothing is divided by where the division was forgotten.
    let below = planted(2 * k + 1) == nil ? total : nil
    let texts = { (values: [RealNumber]) in values.map { text($0) } }
    return clusters.map { Line(symbol: density($0, mixture), work: nil, value: densities[$0]) }
      + clusters.map { j in
        Line(
          symbol: joint(j, mixture), work: product(j, mixture, densities, planted(k + j)?.mistake),
          value: joints[j])
      }
      + [
        Line(
          symbol: "p(x^{(\(point))} \\mid \\theta)", work: texts(terms).joined(separator: " + "),
          value: total),
        Line(
          symbol: "p(1 \\mid \(point))",
          work: below.map { "\\dfrac{\(text(joints[0]))}{\(text($0))}" },
          value: below.map { joints[0] / $0 } ?? joints[0]),
      ]
  }

  private func known(_ quantity: Quantity, _ solution: Solution) -> RealNumber {
    do {
      return try solution.value(of: quantity)
    } catch {
      preconditionFailure("the reader has checked the point: \(error)")
    }
  }

  private func product(
    _ j: Int, _ mixture: Mixture<Fraction>, _ densities: [RealNumber], _ mistake: Mistake?
  ) -> String {
    let other = mixture.weights[(j + 1) % mixture.clusterCount]
    switch mistake {
    case .weightsSwapped: return "\(text(RealNumber(other))) \\cdot \(text(densities[j]))"
    case .weightsAdded: return "\(text(RealNumber(mixture.weights[j]))) + \(text(densities[j]))"
    default: return "\(text(RealNumber(mixture.weights[j]))) \\cdot \(text(densities[j]))"
    }
  }

  private func density(_ j: Int, _ mixture: Mixture<Fraction>) -> String {
    let spread =
      switch mixture.covariance.kind {
      case .spherical: "\\sigma_{\(j + 1)}^2" + (mixture.dimension > 1 ? " I" : "")
      case .tied: "\\Sigma"
      case .diagonal, .full: "\\Sigma_{\(j + 1)}"
      }
    return "N(x^{(\(point))}; \\mu^{(\(j + 1))}, \(spread))"
  }

  private func joint(_ j: Int, _ mixture: Mixture<Fraction>) -> String {
    "p_{\(j + 1)} \\, \(density(j, mixture))"
  }

  private func text(_ value: RealNumber) -> String {
    WorkExpression.value(value).tex(digits: digits)
  }
}

extension FindLine.Line {
  /// The line in TeX.
  ///
  /// - Parameter digits: the significant digits of the value.
  func tex(digits: Int) -> String {
    [symbol, work, WorkExpression.value(value).tex(digits: digits)].compactMap { $0 }
      .joined(separator: " = ")
  }
}
