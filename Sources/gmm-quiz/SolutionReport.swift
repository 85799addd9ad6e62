import Answers
import Exercises
import Mixtures
import Scalars
import Solving

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `solve` prints of one problem: the form `gmm-quiz/solution@1`.
struct SolutionReport: Encodable {
  struct MixtureReport: Encodable {
    var covariance = "spherical"
    let weights: [String]
    let means: [[String]]
    let variances: [String]
  }

  struct QuantityReport: Encodable {
    let name: String
    let cluster: Int?
    let point: Int?
    let coordinate: Int?
    let iteration: Int
  }

  struct Answer: Encodable {
    let part: String?
    let quantity: QuantityReport?
    let value: String
    let digits: Int
    let exact: Bool
    /// What a person calls it.
    let label: String
    /// Whether an update stands between it and the answer before.
    let iteration: Int

    enum CodingKeys: CodingKey { case part, quantity, value, digits, exact }

    /// Missing parts and quantities are written as null, not left out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(part, forKey: .part)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(value, forKey: .value)
      try container.encode(digits, forKey: .digits)
      try container.encode(exact, forKey: .exact)
    }
  }

  var format = "gmm-quiz/solution@1"
  let problem: String?
  let seed: String?
  var generator = Generator.version
  let mixture: MixtureReport?
  let points: [[String]]?
  let answers: [Answer]
}

// MARK: Making

extension SolutionReport {
  /// The answers of a variant.
  init(_ variant: Variant, seed: String?, digits: Int) throws {
    problem = variant.problem.id
    self.seed = seed
    mixture = variant.instance.map { MixtureReport($0.mixture) }
    points = variant.instance?.points.map { $0.map(\.description) }
    let plain = PlainTexts(variant)
    answers = zip(variant.problem.parts, try variant.keys()).map { part, key in
      let label = plain.text(part.prompt)
      switch (part.kind, key) {
      case (.number(let quantity, _), .number(let value, _)),
        (.integer(let quantity), .integer(let value)):
        return Answer(
          part: part.id, quantity: quantity, value.rounded(significant: digits), digits: digits,
          label: label)
      default:
        return Answer(
          part: part.id, quantity: nil, value: key.text, digits: digits, exact: true, label: label,
          iteration: 0)
      }
    }
  }

  /// Every quantity of an exercise of one's own.
  init(_ solution: Solution, digits: Int) throws {
    problem = nil
    seed = nil
    mixture = MixtureReport(solution.instance.mixture)
    points = solution.instance.points.map { $0.map(\.description) }
    answers = try solution.quantities.map { quantity in
      let value = try solution.value(of: quantity)
      if quantity.isGiven, let exact = value.given {
        return Answer(
          part: nil, quantity: QuantityReport(quantity), value: exact.description, digits: digits,
          exact: true, label: quantity.description, iteration: 0)
      }
      return Answer(
        part: nil, quantity: quantity, value.rounded(significant: digits), digits: digits,
        label: quantity.description)
    }
  }
}

extension SolutionReport.Answer {
  fileprivate init(
    part: String?, quantity: Quantity, _ value: RoundedNumber, digits: Int, label: String
  ) {
    self.init(
      part: part, quantity: SolutionReport.QuantityReport(quantity), value: value.description,
      digits: digits, exact: value.isExact, label: label, iteration: quantity.iteration)
  }
}

extension SolutionReport.MixtureReport {
  fileprivate init(_ mixture: Mixture<Fraction>) {
    weights = mixture.weights.map(\.description)
    means = mixture.means.map { $0.map(\.description) }
    variances = mixture.variances.map(\.description)
  }
}

extension SolutionReport.QuantityReport {
  fileprivate init(_ quantity: Quantity) {
    name = quantity.name.rawValue
    cluster = quantity.cluster
    point = quantity.point
    // On the line, a definition may leave out the only coordinate that there is.
    coordinate = quantity.coordinate ?? (quantity.name == .mean ? 1 : nil)
    iteration = quantity.iteration
  }
}

// MARK: Printing

extension SolutionReport {
  /// The answers as a table, the iterations of an exercise of one's own apart.
  var text: String {
    let width = answers.map(\.label.count).max() ?? 0
    var lines: [String] = []
    var iteration = -1
    for answer in answers {
      if problem == nil, answer.iteration != iteration {
        iteration = answer.iteration
        if !lines.isEmpty { lines.append("") }
        lines.append(
          iteration == 0
            ? "Given parameters, and the E step with them"
            : "After \(iteration) update\(iteration == 1 ? "" : "s")")
      }
      lines.append("  \(answer.label.padding(to: width))  \(answer.value)")
    }
    let heading = problem.map { id in "\(id)\(seed.map { $0.isEmpty ? "" : ", seed \($0)" } ?? "")"
    }
    return ([heading].compactMap { $0 } + lines).joined(separator: "\n")
  }

  func json() throws -> String { try Self.encode(self) }

  fileprivate static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// What `solve` prints of a student's sheet: the form `gmm-quiz/solutions@1`.
struct AssignmentReport: Encodable {
  var format = "gmm-quiz/solutions@1"
  let assignment: String
  let student: String
  let problems: [SolutionReport]

  var text: String {
    (["\(assignment), \(student)"] + problems.map(\.text)).joined(separator: "\n\n")
  }

  func json() throws -> String { try SolutionReport.encode(self) }
}
