import Exercises
import Markup
import Mixtures

/// The texts of a problem, compiled once and filled for each student.
struct ProblemTexts: Sendable {
  private let tables: GivenTables
  private let statement: Text
  private let hints: [Text]
  private let prompts: [String: Text]
  /// By the part's id and the option's id.
  private let options: [String: [String: Text]]
  private let explanations: [String: [String: Text]]

  /// A text, and what of the drawn numbers it shows.
  private struct Text: Sendable {
    let source: RichText
    let template: Template

    init(_ source: RichText) throws {
      self.source = source
      template = try Template(source.nodes, page: false)
    }
  }

  init(_ problem: ProblemDefinition, tables: GivenTables) throws {
    self.tables = tables
    statement = try Text(problem.statement)
    hints = try problem.hints.map { try Text($0) }
    var prompts: [String: Text] = [:]
    var options: [String: [String: Text]] = [:]
    var explanations: [String: [String: Text]] = [:]
    for part in problem.parts {
      prompts[part.id] = try Text(part.prompt)
      guard case .lettered(let lettered) = part.kind else { continue }
      for option in lettered.options {
        options[part.id, default: [:]][option.id] = try Text(option.text)
        if let explanation = option.explanation {
          explanations[part.id, default: [:]][option.id] = try Text(explanation)
        }
      }
    }
    self.prompts = prompts
    self.options = options
    self.explanations = explanations
  }

  /// - Parameter place: where on the page the statement stands, as in "problem 1".
  func statement(_ instance: Instance?, place: String) -> Value {
    fill(statement, instance, place: place)
  }

  func hints(_ instance: Instance?) -> [Value] { hints.map { fill($0, instance) } }

  func prompt(_ part: String, _ instance: Instance?) -> Value { fill(prompts[part], instance) }

  func option(_ part: String, _ option: String, _ instance: Instance?) -> Value {
    fill(options[part]?[option], instance)
  }

  func explanation(_ part: String, _ option: String, _ instance: Instance?) -> Value {
    fill(explanations[part]?[option], instance)
  }

  private func fill(_ text: Text?, _ instance: Instance?, place: String = "") -> Value {
    guard let text else { return .flag(false) }
    var record: Record = [:]
    if let instance {
      for value in text.source.values {
        record[value.slot] = value.value(in: instance).map { .text($0.typeset) }
      }
      for show in text.source.shows {
        record[show.slot] = .fragment(tables.fragment(show, of: instance, place: place))
      }
    }
    return .fragment(Fragment(text.template, record))
  }
}
