public import Answers
public import Exercises
public import Scalars

extension AssignmentDefinition {
  /// A problem of a student's sheet, with its key.
  public struct KeyedVariant: Sendable {
    /// The problem in the assignment.
    public let use: Use
    /// The student's own numbers and options.
    public let variant: Variant
    fileprivate let keys: [Key]
  }

  /// The problems of a sheet, with their keys.
  ///
  /// - Throws: `EMError` where a variant has no solution.
  public func keyed(_ sheet: StudentSheet) throws -> [KeyedVariant] {
    try zip(uses, sheet.variants).map { use, variant in
      KeyedVariant(use: use, variant: variant, keys: try variant.keys())
    }
  }
}

extension [AssignmentDefinition.KeyedVariant] {
  /// Marks what was handed in at once, without a policy.
  ///
  /// - Parameters:
  ///   - responses: what was typed, by the problem's and the part's id.
  ///   - commas: what the answers show about commas.
  /// - Returns: one mark for each part of the problems that have responses, in order, with its problem.
  public func marks(
    of responses: [String: [String: String]], commas: CommaReading
  ) -> [(problem: String, mark: PartMark)] {
    let attempts = responses.mapValues { Attempt(number: 1, responses: $0, commas: commas) }
    var findings = SheetFindings(
      map {
        SheetFindings.Member(
          variant: $0.variant, group: $0.use.group, keys: $0.keys,
          attempts: attempts[$0.use.problem.id].map { [$0] } ?? [])
      })
    return flatMap { keyed -> [(problem: String, mark: PartMark)] in
      let id = keyed.use.problem.id
      guard let attempt = attempts[id] else { return [] }
      return keyed.variant.mark(
        attempt.responses, keys: keyed.keys, points: keyed.use.points, commas: commas,
        findings: { findings.findings(of: id, attempt) }
      ).map { (id, $0) }
    }
  }
}

extension Variant {
  /// Marks the responses to this variant alone.
  ///
  /// - Parameters:
  ///   - responses: what was typed, by the part's id. White space alone is a blank.
  ///   - keys: the keys of the variant, one for each part in order.
  ///   - points: what the whole problem is worth.
  ///   - commas: what other answers of the same hand-in show about commas.
  /// - Returns: one mark for each part, in order.
  public func mark(
    _ responses: [String: String], keys: [Key], points: Fraction,
    commas: CommaReading = .unsettled
  ) -> [PartMark] {
    let attempt = Attempt(number: 1, responses: responses, commas: commas)
    var findings = SheetFindings([
      SheetFindings.Member(variant: self, group: "", keys: keys, attempts: [attempt])
    ])
    return mark(responses, keys: keys, points: points, commas: commas) {
      findings.findings(of: problem.id, attempt)
    }
  }
}
