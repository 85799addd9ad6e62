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
    let due = due()
    let uses = root.elements(named: "use").compactMap { use($0) }
    checkGroups(uses)
    guard errors.isEmpty else { throw InputErrors(errors) }
    return AssignmentDefinition(
      id: id, title: root.first(named: "title")?.text.collapsed ?? "", intro: intro, due: due,
      policy: policy, uses: uses, source: source)
  }

  private mutating func due() -> Instant? {
    guard let element = root.first(named: "due") else { return nil }
    let due = try? Instant(element.text.collapsed)
    if due == nil {
      errors.append(DefinitionErrors.notATime(element.text.collapsed, element.textPosition))
    }
    return due
  }

  private var policy: AssignmentDefinition.Policy {
    let element = root.first(named: "policy")
    return AssignmentDefinition.Policy(
      counts: element?[attribute: "counts"].flatMap(AssignmentDefinition.Policy.Counts.init)
        ?? .best,
      lateCredit: element?[attribute: "late-credit"].flatMap { Fraction($0.collapsed) } ?? .zero)
  }

  private mutating func use(_ element: Element) -> AssignmentDefinition.Use? {
    guard let id = element.attribute("problem") else { return nil }
    do {
      let problem = try problem(id.value, id.position)
      let attempts = element[attribute: "attempts"].flatMap { Int($0) }
      return AssignmentDefinition.Use(
        problem: problem,
        points: element[attribute: "points"].flatMap { Fraction($0.collapsed) }
          ?? problem.partPoints,
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
