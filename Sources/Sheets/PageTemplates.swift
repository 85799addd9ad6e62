public import Markup

/// The pages of a `templates/` folder, compiled.
public struct PageTemplates: Sendable {
  /// The pages that a bank has.
  public enum Page: String, Sendable, CaseIterable {
    case sheet, solution, feedback, report, check

    /// The name of the file in `templates/`.
    public var file: String { "\(rawValue).html" }
  }

  private let templates: [Page: Template]

  /// - Parameter load: gives a page's template, and the path of its file.
  /// - Throws: ``InputErrors`` for a template with a name that no page fills; what `load` throws.
  public init(_ load: (Page) throws -> (template: Template, path: String)) throws {
    var templates: [Page: Template] = [:]
    for page in Page.allCases {
      let (template, path) = try load(page)
      if let unknown = template.names.subtracting(Self.names).sorted().first {
        throw InputErrors(
          InputError(
            Position(file: path, line: 1, column: 1),
            problem: "no page has a value named “\(unknown)”",
            advice: "Use a name that the README of the templates has"))
      }
      templates[page] = template
    }
    self.templates = templates
  }

  func render(_ page: Page, _ record: Record) -> [UInt8] {
    guard let template = templates[page] else { preconditionFailure("every page is loaded") }
    return template.render(record)
  }
}

extension PageTemplates {
  /// Every name that a template may use; what a page doesn't have is left empty there.
  private static let names: Set<String> = [
    "answer", "answer-class", "answer-name", "answered", "assignment-id", "assignment-title",
    "attempt", "attempted", "attempts", "bar", "correct", "discrimination", "due", "exact",
    "explanation",
    "generator", "graded", "groups", "has-groups", "heading-id", "highest", "hint", "hint-id",
    "hint-number", "hint-text",
    "hints", "histogram", "input-id", "instruction", "intro", "is-choice", "is-number", "is-order",
    "is-tick", "is-true", "key", "language", "letter", "lowest", "max", "mean", "median", "message",
    "mistake",
    "mistakes",
    "name", "notice", "notices", "number", "option-id", "options", "parts", "percent", "points",
    "problem-id", "problems", "prompt", "prompt-id", "rows", "rule", "rules", "score",
    "section-title", "sections", "set-aside", "share", "sheet-code", "solved", "spread",
    "statement", "step", "steps", "story",
    "student-id", "student-name", "students", "summary", "text", "title", "total-points", "truth",
    "value", "verdict", "verdict-class", "verdicts", "where", "why",
  ]
}
