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
  /// How a run until a rule ended.
  struct StopReport: Encodable {
    let rule: String
    let change: String
    let updates: Int
    let converged: Bool
  }

  struct QuantityReport: Encodable {
    let name: String
    let cluster: Int?
    let point: Int?
    let coordinate: Int?
    let row: Int?
    let column: Int?
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
    /// The iteration that it is listed under.
    let iteration: Int
    var isModelChoice = false
    /// What the letters of the value stand for; only the text has it.
    var options: [String] = []

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
  /// The clusters of the points, counted from 1, in the observed case.
  let labels: [Int]?
  /// `hard` where M steps gave each point wholly to its likeliest cluster.
  var method: String?
  let answers: [Answer]
  /// The worked steps, where they were asked for.
  var steps: [SectionReport]?
  var stop: StopReport?
  /// What it took to prove the answers.
  private(set) var proofs = ProofCount()
  /// How many updates the text leaves out.
  private var omitted = 0

  enum CodingKeys: CodingKey {
    case format, problem, seed, generator, mixture, points, labels, method, answers, steps, stop
  }
}

// MARK: Making

extension SolutionReport {
  /// The answers of a variant.
  init(_ variant: Variant, seed: String?, digits: Int, withSteps: Bool = false) throws {
    let given = variant.problem.model?.given ?? ModelDefinition.Given.parameters
    if withSteps {
      steps = try variant.instance.map { instance in
        let quantities = variant.problem.quantities
        let solution = try Solution(of: instance, for: quantities)
        // What is asked for needs nothing that isn't given, but the work as a whole may.
        let isWhole = given.isSuperset(of: ModelDefinition.Given.parameters)
        return SectionReport.all(
          isWhole ? solution.work : solution.work(for: quantities), digits: digits)
      }
    }
    problem = variant.problem.id
    self.seed = seed
    mixture = variant.instance.map { MixtureReport($0.mixture, given: given) }
    points = variant.instance?.points.map { $0.map(\.description) }
    labels = variant.instance?.labels.map { $0.map { $0 + 1 } }
    var proofs = ProofCount()
    let plain = PlainTexts(variant)
    answers = zip(variant.problem.parts, try variant.keys()).map { part, key in
      let label = plain.text(part.prompt)
      switch (part.kind, key) {
      case (.number(let quantity, _), .number(let value, _)),
        (.integer(let quantity), .integer(let value)):
        let value = value.rounded(significant: digits)
        proofs.add(value.level)
        return Answer(
          part: part.id, quantity: quantity, value, digits: digits, label: label)
      case (_, .entries(let key)):
        return Answer(part: part.id, key, digits: digits, label: label, &proofs)
      default:
        return Answer(
          part: part.id, quantity: nil, value: key.text, digits: digits, exact: true, label: label,
          iteration: 0,
          options: (variant.options[part.id] ?? []).map { plain.text($0.text) })
      }
    }
    self.proofs = proofs
  }

  /// Every quantity of an exercise of one's own, and what a choice between models goes by.
  ///
  /// - Parameters:
  ///   - outcome: how the run ended, where a rule was to end it.
  ///   - isBrief: whether only the given parameters and the last iteration are wanted, as the text
  ///     of a long run has them.
  init(
    _ solution: Solution, digits: Int,
    outcome: (stop: StopReport, proofs: ProofCount)? = nil, isBrief: Bool = false,
    withSteps: Bool = false
  ) throws {
    problem = nil
    seed = nil
    mixture = MixtureReport(
      solution.instance.mixture, given: ModelDefinition.Given.parameters)
    points = solution.instance.points.map { $0.map(\.description) }
    labels = solution.instance.labels.map { $0.map { $0 + 1 } }
    method = solution.method == .hard ? "hard" : nil
    stop = outcome?.stop
    steps = withSteps ? SectionReport.all(solution.work, digits: digits) : nil
    var proofs = solution.labelProofs
    proofs.add(outcome?.proofs ?? ProofCount())
    let last = solution.updates
    let listed = solution.quantities.filter { !isBrief || $0.isGiven || $0.iteration == last }
    let criteria = [Quantity(.bic, iteration: last), Quantity(.aic, iteration: last)]
    let choice = [Quantity(.freeParameters)] + (solution.expectingLast ? criteria : [])
    answers =
      try listed.map { try Answer($0, of: solution, digits: digits, &proofs) }
      + choice.map { try Answer($0, of: solution, digits: digits, isModelChoice: true, &proofs) }
    self.proofs = proofs
    omitted = isBrief ? last - 1 : 0
  }
}

// MARK: Printing

extension SolutionReport {
  /// The answers as a table, the iterations of an exercise of one's own apart.
  var text: String {
    let width = answers.map(\.label.count).max() ?? 0
    var lines: [String] = []
    var heading: String?
    for answer in answers {
      let next = problem == nil ? self.heading(of: answer) : nil
      if let next, next != heading {
        if !lines.isEmpty { lines.append("") }
        lines.append(next)
      }
      heading = next
      lines.append("  \(answer.label.padding(to: width))  \(answer.value)")
      lines += zip(LetterReader.letters, answer.options).map { "    \($0)  \($1)" }
    }
    if let stop { lines += ["", stop.text] }
    let title = problem.map { id in "\(id)\(seed.map { $0.isEmpty ? "" : ", seed \($0)" } ?? "")" }
    let work = (steps ?? []).flatMap { [$0.text, ""] }
    return ([title].compactMap { $0 } + work + lines).joined(separator: "\n")
  }

  private func heading(of answer: Answer) -> String {
    if answer.isModelChoice { return "Model choice (largest wins)" }
    if answer.iteration == 0 {
      return omitted > 0 ? "Given parameters" : "Given parameters, and the E step with them"
    }
    let after = "After \(answer.iteration) update\(answer.iteration == 1 ? "" : "s")"
    if omitted == 0 { return after }
    return "(\(omitted) update\(omitted == 1 ? " is" : "s are") left out; --json has them all)\n\n"
      + after
  }

  func json() throws -> String { try Self.encode(self) }

  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension SolutionReport.StopReport {
  fileprivate var text: String {
    let after = "after \(updates) update\(updates == 1 ? "" : "s")"
    if !converged { return "Not converged \(after)" }
    return rule == "parameters"
      ? "Stopped \(after): no parameter changed by more than \(change)"
      : "Stopped \(after): the log-likelihood changed by at most \(change)"
  }
}
