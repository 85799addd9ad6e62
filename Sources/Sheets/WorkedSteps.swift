import Exercises
import Markup
import Mixtures
import Solving

/// The worked solution of a variant, as the solver's own steps: sections of formulas with the
/// numbers put in.
enum WorkedSteps {
  /// The significant digits of intermediate results.
  private static let digits = 6

  /// The sections that lead to what the problem asks for; none where nothing is worked.
  ///
  /// - Throws: `EMError` where the variant has no solution.
  static func sections(of variant: Variant) throws -> [Record] {
    guard let instance = variant.instance else { return [] }
    let quantities = variant.problem.quantities(on: instance)
    guard !quantities.isEmpty else { return [] }
    let solution = try Solution(of: instance, for: quantities)
    return try solution.work(for: quantities).map { section in
      [
        "section-title": .text(section.title),
        "steps": .list(try section.steps.map { ["step": .fragment(try fragment($0))] }),
      ]
    }
  }

  /// One line of the work; a narrow page breaks it before its equals signs.
  private static func fragment(_ step: WorkStep) throws -> Fragment {
    let sides = try step.sides(digits: digits).enumerated().flatMap { place, side in
      let formula = try TeXFormula(place == 0 ? side : "= " + side)
      return [formula.mathML(display: false), .text(" ")]
    }
    return Fragment(try Template(sides, page: false), [:])
  }
}
