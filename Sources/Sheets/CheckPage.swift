public import Exercises
import Markup

/// What `check` has found out about a problem, for a page.
public struct CheckedProblem: Sendable {
  let problem: ProblemDefinition
  let verdict: String
  let facts: [(name: String, text: String)]
  let difficulties: [Difficulty]

  /// - Parameters:
  ///   - verdict: a word or a sentence.
  ///   - facts: what was found, each with a name.
  ///   - difficulties: of each variant; none where nothing is worked.
  public init(
    _ problem: ProblemDefinition, verdict: String, facts: [(name: String, text: String)],
    difficulties: [Difficulty]
  ) {
    self.problem = problem
    self.verdict = verdict
    self.facts = facts
    self.difficulties = difficulties
  }
}

extension PageTemplates {
  /// The report of `check` as a page.
  ///
  /// - Throws: where a histogram can't be written as HTML.
  public func checkPage(_ problems: [CheckedProblem], tool: String) throws -> [UInt8] {
    render(
      .check,
      [
        "language": .text("en"), "generator": .text("\(tool), generator \(Generator.version)"),
        "problems": .list(try problems.map { try $0.record }),
      ])
  }
}

extension CheckedProblem {
  fileprivate var record: Record {
    get throws {
      var record: Record = [
        "title": .text(problem.title), "problem-id": .text(problem.id), "verdict": .text(verdict),
        "where": .text("Measures of \(problem.title)"),
        "rows": .list(facts.map { ["name": .text($0.name), "text": .text($0.text)] }),
      ]
      guard let histogram = Histogram(difficulties.map(\.index)),
        histogram.highest > histogram.lowest
      else { return record }
      record["summary"] = .text(histogram.summary)
      record["histogram"] = .fragment(
        Fragment(try Template([histogram.picture], page: false), [:]))
      record["rules"] = .list(measures)
      return record
    }
  }

  private var measures: [Record] {
    let rows: [(String, KeyPath<Difficulty, Double>)] = [
      ("Closeness to 0 and 1", \.closeness), ("Digits that cancel in a mean", \.cancellation),
      ("Condition of a variance", \.condition), ("Share of the points that matter", \.terms),
      ("Digits on the sheet", \.digits),
    ]
    return rows.compactMap { name, measure in
      guard let values = Histogram(difficulties.map { $0[keyPath: measure] }) else { return nil }
      return [
        "rule": .text(name), "lowest": .text(Histogram.rounded(values.lowest)),
        "median": .text(Histogram.rounded(values.median)),
        "highest": .text(Histogram.rounded(values.highest)),
      ]
    }
  }
}
