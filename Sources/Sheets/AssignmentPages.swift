import Answers
public import Exercises
import Grading
import Markup
import Scalars

/// Who a page is for.
public struct Reader: Sendable, Hashable {
  /// The student's id.
  public let id: String
  /// The name as it is printed.
  public let name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// Makes the pages of an assignment: each a whole HTML file.
public struct AssignmentPages: Sendable {
  let assignment: AssignmentDefinition
  let templates: PageTemplates
  private let texts: [String: ProblemTexts]
  private let intro: Fragment?
  private let rules: [Record]
  let generator: String

  /// - Parameter tool: the name and version of the program, for the foot of the pages.
  /// - Throws: where a text of a definition can't be written as HTML.
  public init(
    _ assignment: AssignmentDefinition, templates: PageTemplates, tool: String
  ) throws {
    self.assignment = assignment
    self.templates = templates
    let tables = try GivenTables()
    texts = try Dictionary(
      assignment.uses.map { ($0.problem.id, try ProblemTexts($0.problem, tables: tables)) },
      uniquingKeysWith: { first, _ in first })
    intro = try assignment.intro.map { Fragment(try Template($0.nodes, page: false), [:]) }
    rules = PageWording.rules(assignment).map { ["rule": .text($0)] }
    generator = "\(tool), generator \(Generator.version)"
  }

  /// The sheet of a student: the exercises with fields for the answers, and no key.
  public func sheet(_ sheet: StudentSheet, for reader: Reader, due: Instant?) -> [UInt8] {
    self.sheet(sheet, for: reader, due: due, keys: nil)
  }

  /// - Parameter keys: for each problem, the keys by part, where the sheet shall have them.
  private func sheet(
    _ sheet: StudentSheet, for reader: Reader, due: Instant?, keys: [[String: Key]]?
  ) -> [UInt8] {
    var record = common(sheet, reader, due: due)
    record["rules"] = .list(rules)
    record["intro"] = intro.map(Value.fragment)
    record["problems"] = .list(
      zip(assignment.uses, sheet.variants).enumerated().map { place, work in
        var record = problem(place, use: work.0, variant: work.1) { part in
          sheetPart(work.1, part, keys?[place][part.id])
        }
        // In homework a teacher helps; in practice the sheet does.
        if keys != nil { record["hints"] = hints(work.1) }
        return record
      })
    return templates.render(.sheet, record)
  }

  /// A sheet for practice, which has every answer below its field, folded away.
  ///
  /// - Throws: ``EMError`` where a variant has no solution.
  public func selfCheckSheet(
    _ sheet: StudentSheet, for reader: Reader, due: Instant?
  ) throws -> [UInt8] {
    let keys = try sheet.variants.map { try $0.keysByPart() }
    return self.sheet(sheet, for: reader, due: due, keys: keys)
  }

  /// The worked key of a student's sheet.
  ///
  /// - Throws: ``EMError`` where a variant has no solution.
  public func solution(
    _ sheet: StudentSheet, for reader: Reader, due: Instant?
  ) throws -> [UInt8] {
    var record = common(sheet, reader, due: due)
    record["problems"] = .list(
      try zip(assignment.uses, sheet.variants).enumerated().map { place, work in
        let keys = try work.1.keysByPart()
        var record = problem(place, use: work.0, variant: work.1) { part in
          solutionPart(work.1, part, keys[part.id])
        }
        record["sections"] = .list(try WorkedSteps.sections(of: work.1))
        return record
      })
    return templates.render(.solution, record)
  }

  func common(_ sheet: StudentSheet, _ reader: Reader, due: Instant?) -> Record {
    [
      "language": .text("en"), "assignment-title": .text(assignment.title),
      "assignment-id": .text(assignment.id), "student-name": .text(reader.name),
      "student-id": .text(reader.id), "sheet-code": .text(sheet.code),
      "due": (due ?? assignment.due).map { .text(PageWording.due($0)) } ?? .flag(false),
      "generator": .text(generator),
      "total-points": .text(assignment.points.scoreText),
    ]
  }

  func texts(of problem: String) -> ProblemTexts {
    guard let texts = texts[problem] else {
      preconditionFailure("every problem's texts are compiled")
    }
    return texts
  }
}

// MARK: Problems and parts

extension AssignmentPages {
  private func problem(
    _ place: Int, use: AssignmentDefinition.Use, variant: Variant,
    part: (ProblemDefinition.Part) -> Record
  ) -> Record {
    let scale = use.problem.scale(to: use.points)
    return [
      "number": .text(String(place + 1)), "problem-id": .text(use.problem.id),
      "heading-id": .text("problem-\(place + 1)"), "title": .text(use.problem.title),
      "points": .text(PageWording.worth(use)),
      "attempts": use.attempts.map { .text(PageWording.attempts($0)) } ?? .flag(false),
      "statement": texts(of: use.problem.id).statement(
        variant.instance, place: "problem \(place + 1)"),
      "parts": .list(
        use.problem.parts.map { definition in
          var record = part(definition)
          record["points"] = .text(PageWording.points(definition.points * scale))
          record["prompt"] = texts(of: use.problem.id).prompt(definition.id, variant.instance)
          return record
        }),
    ]
  }

  private func hints(_ variant: Variant) -> Value {
    .list(
      texts(of: variant.problem.id).hints(variant.instance).enumerated().map {
        ["hint-number": .text("Hint \($0 + 1)"), "hint-text": $1]
      })
  }
}
