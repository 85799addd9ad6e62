import Markup
import Scalars

/// Reads an assignment from a document that follows the schema; everything else that is wrong is
/// collected.
struct AssignmentReader {
  private var errors: [InputError] = []
  private let root: Element
  private let source: DefinitionSource
  private let problem: (String, Position) throws(InputErrors) -> ProblemDefinition

  init(
    _ root: Element, source: DefinitionSource,
    problem: @escaping (String, Position) throws(InputErrors) -> ProblemDefinition
  ) {
    self.root = root
    self.source = source
    self.problem = problem
  }

  mutating func read(fileName: String) throws(InputErrors) -> AssignmentDefinition {
    let id = root[attribute: "id"] ?? ""
    if id != fileName {
      errors.append(
        DefinitionErrors.wrongID(
          id, file: fileName, root.attribute("id")?.position ?? root.position))
    }
    var texts = RichTextReader()
    let intro = root.first(named: "intro").map { texts.read($0) }
    errors.append(contentsOf: texts.errors)
    var rules = PolicyReader(root)
    let (due, policy, feedback) = (rules.due(), rules.policy(), rules.feedback())
    errors += rules.errors
    let uses = root.elements(named: "use").compactMap { use($0) }
    checkGroups(uses)
    guard errors.isEmpty else { throw InputErrors(errors) }
    return AssignmentDefinition(
      id: id, title: root.first(named: "title")?.text.collapsed ?? "", intro: intro, due: due,
      policy: policy, feedback: feedback, uses: uses, source: source)
  }

  private mutating func use(_ element: Element) -> AssignmentDefinition.Use? {
    guard let id = element.attribute("problem") else { return nil }
    do {
      let problem = try problem(id.value, id.position)
      let attempts = element[attribute: "attempts"].flatMap { Int($0) }
      let points = element[attribute: "points"].flatMap { Fraction($0.collapsed) }
      if problem.partPoints == .zero, points ?? .zero > .zero {
        errors.append(
          DefinitionErrors.worthNothing(
            problem.id, element.attribute("points")?.position ?? element.position))
      }
      return AssignmentDefinition.Use(
        problem: problem,
        points: points ?? problem.partPoints,
        isBonus: element[attribute: "bonus"] == "yes",
        attempts: attempts ?? problem.attempts, group: element[attribute: "draw"] ?? problem.id)
    } catch {
      errors.append(contentsOf: error.errors)
      return nil
    }
  }

  /// A problem stands once in an assignment, and a group has one model.
  private mutating func checkGroups(_ uses: [AssignmentDefinition.Use]) {
    let elements = root.elements(named: "use")
    var first: [String: Position] = [:]
    for id in elements.compactMap({ $0.attribute("problem") }) {
      if let earlier = first[id.value] {
        errors.append(DefinitionErrors.doubleID(id.value, id.position, first: earlier))
      }
      first[id.value] = first[id.value] ?? id.position
    }
    var leaders: [String: ProblemDefinition] = [:]
    for use in uses {
      let leader = leaders[use.group] ?? use.problem
      leaders[use.group] = leader
      if leader.model != use.problem.model {
        let element = elements.first { $0[attribute: "problem"] == use.problem.id } ?? root
        errors.append(
          DefinitionErrors.differentModels(
            use.group, leader.id, use.problem.id, element.position))
      }
    }
  }
}
