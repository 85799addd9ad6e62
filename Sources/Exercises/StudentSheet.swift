import Mixtures

/// Everything that one student gets in an assignment.
public struct StudentSheet: Sendable {
  /// The student's id.
  public let student: String
  /// The public code of the sheet.
  public let code: String
  /// One for each use of the assignment, in its order.
  public let variants: [Variant]
  /// The index of the accepted draw of each group that has numbers.
  public let draws: [String: Int]
}

/// Why a student's sheet can't be derived.
public enum SheetError: Error, Sendable, Hashable {
  /// The definition can hardly be satisfied.
  case noDraw(group: String, NoAcceptableDraw)
  /// The draw that the manifest names is refused: the definition is another one.
  case otherDraw(group: String, student: String)
}

extension AssignmentDefinition {
  /// Derives a student's sheet.
  ///
  /// - Parameters:
  ///   - student: the student's id.
  ///   - secret: the secret that the numbers come from.
  ///   - known: the accepted draws that a manifest has kept, so that nothing has to be searched;
  ///     groups that are missing there are searched.
  /// - Throws: ``SheetError``.
  public func sheet(
    student: String, secret: Secret, draws known: [String: Int] = [:]
  ) throws(SheetError) -> StudentSheet {
    var variants: [String: Variant] = [:]
    var draws: [String: Int] = [:]
    for group in groups {
      let seed = secret.seed(assignment: id, group: group.name, student: student)
      let draw = try Self.draw(group.problems, seed, group.name, student, known)
      draws[group.name] = draw?.index
      for problem in group.problems {
        variants[problem.id] = Variant(of: problem, instance: draw?.instance, seed: seed)
      }
    }
    return StudentSheet(
      student: student, code: secret.sheetCode(assignment: id, student: student),
      variants: uses.compactMap { variants[$0.problem.id] }, draws: draws)
  }

  private static func draw(
    _ problems: [ProblemDefinition], _ seed: Seed, _ group: String, _ student: String,
    _ known: [String: Int]
  ) throws(SheetError) -> (index: Int, instance: Instance)? {
    guard let model = problems[0].model else { return nil }
    if let index = known[group] {
      guard let instance = model.draw(seed, at: index),
        problems.allSatisfy({ $0.optionRefusal(of: instance) == nil })
      else {
        throw .otherDraw(group: group, student: student)
      }
      return (index, instance)
    }
    do {
      let draw = try model.firstDraw(seed, for: problems)
      return (draw.index, draw.instance)
    } catch {
      throw .noDraw(group: group, error)
    }
  }
}

extension ProblemDefinition {
  /// The variant that anybody can make from a text, for practice and for looking at a problem.
  ///
  /// - Throws: ``NoAcceptableDraw``.
  public func practiceVariant(seed text: String) throws(NoAcceptableDraw) -> Variant {
    let seed = Seed(practising: id, text: text)
    let draw = try model?.firstDraw(seed, for: [self])
    return Variant(of: self, instance: draw?.instance, seed: seed)
  }
}
