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
  private var optionDraws: [String: OptionDraw] {
    var draws: [String: OptionDraw] = [:]
    for part in parts {
      guard case .lettered(let lettered) = part.kind else { continue }
      draws[part.id] = OptionDraw(
        form: lettered.form, draw: lettered.draw,
        options: lettered.options.map { .init(id: $0.id, truth: $0.truth) })
    }
    return draws
  }

  private struct OptionDraw: Equatable {
    let form: LetteredPart.Form
    let draw: Int
    let options: [Choice]

    struct Choice: Equatable {
      let id: String
      let truth: Option.Truth
    }
  }
}
