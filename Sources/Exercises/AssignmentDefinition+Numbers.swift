extension AssignmentDefinition {
  /// The problems of this assignment whose numbers or options, for the same student, are not those
  /// of `other`.
  ///
  /// Texts, points, digits and tolerances may differ; what is drawn may not, or answers would be
  /// compared with numbers that nobody has seen.
  public func problemsDrawnOtherwise(than other: AssignmentDefinition) -> [String] {
    uses.filter { use in
      guard let same = other.use(of: use.problem.id) else { return true }
      return use.group != same.group || !use.problem.isDrawn(like: same.problem)
    }.map(\.problem.id)
  }
}

extension ProblemDefinition {
  fileprivate func isDrawn(like other: ProblemDefinition) -> Bool {
    model == other.model && optionDraws == other.optionDraws
  }

  /// What the draw of the options depends on, by the part's id.
  private var optionDraws: [String: [String]] {
    var draws: [String: [String]] = [:]
    for part in parts {
      guard case .tickAll(let tickAll) = part.kind else { continue }
      draws[part.id] =
        ["\(tickAll.draw) \(tickAll.trueCount)"]
        + tickAll.options.map { "\($0.id) \($0.isTrue)" }
    }
    return draws
  }
}
