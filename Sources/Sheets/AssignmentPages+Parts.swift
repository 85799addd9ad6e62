import Answers
import Exercises
import Markup

extension AssignmentPages {
  /// A question with its field, and its answer where the sheet shall have it.
  func sheetPart(_ variant: Variant, _ part: ProblemDefinition.Part, _ key: Key?) -> Record {
    let inputID = "answer-\(variant.problem.id)-\(part.id)"
    var record: Record = [
      "input-id": .text(inputID), "answer-name": .text("\(variant.problem.id).\(part.id)"),
      "prompt-id": .text("prompt-\(inputID)"), "hint-id": .text("hint-\(inputID)"),
      "hint": .text(PageWording.hint(part.kind, on: variant.instance)),
      "answer-class": .text(part.kind.isLong ? "answer long" : "answer"),
    ]
    record["key"] = key.map { .text($0.typeset) }
    record[part.kind.flag] = .flag(true)
    if let options = variant.options[part.id] {
      record["options"] = .list(
        options.enumerated().map { place, option in
          let letter = String(LetterReader.letters[place])
          return [
            "option-id": .text("\(inputID)-\(letter)"), "letter": .text(letter),
            "text": text(of: option, part, variant),
          ]
        })
    }
    return record
  }

  /// A question with its answer.
  func solutionPart(_ variant: Variant, _ part: ProblemDefinition.Part, _ key: Key?) -> Record {
    guard case .lettered(let lettered) = part.kind else {
      return [
        "is-number": .flag(true), "value": .text(key?.typeset ?? ""),
        "exact": .flag(key?.isExact ?? false),
      ]
    }
    let options = variant.options[part.id] ?? []
    // Steps stand in their right order, with the letters that they have on the sheet.
    let places = if case .order(let order, _)? = key { order } else { Array(options.indices) }
    return [
      "is-tick": .flag(true), "value": .text(key?.text ?? ""),
      "instruction": .text(PageWording.instruction(lettered.form)),
      "options": .list(
        places.map { place in
          solution(options[place], LetterReader.letters[place], part, variant)
        }),
    ]
  }

  private func solution(
    _ option: DrawnOption, _ letter: Character, _ part: ProblemDefinition.Part, _ variant: Variant
  ) -> Record {
    var record: Record = [
      "letter": .text(String(letter)), "text": text(of: option, part, variant),
      "explanation": explanation(of: option, part, variant),
    ]
    if case .truth(let isTrue) = option.role {
      record["truth"] = .text(isTrue ? "true" : "false")
      record["is-true"] = .flag(isTrue)
    }
    return record
  }

  /// The option's text; what was worked out stands in no definition.
  private func text(
    of option: DrawnOption, _ part: ProblemDefinition.Part, _ variant: Variant
  ) -> Value {
    part.kind.isWorkedOut
      ? Self.worked(option.text)
      : texts(of: variant.problem.id).option(part.id, option.id, variant.instance)
  }

  private func explanation(
    of option: DrawnOption, _ part: ProblemDefinition.Part, _ variant: Variant
  ) -> Value {
    part.kind.isWorkedOut
      ? option.explanation.map(Self.worked) ?? .flag(false)
      : texts(of: variant.problem.id).explanation(part.id, option.id, variant.instance)
  }

  /// A text that no definition has.
  private static func worked(_ text: RichText) -> Value {
    do {
      return .fragment(Fragment(try Template(text.nodes, page: false), [:]))
    } catch {
      preconditionFailure("numbers and formulas can be written: \(error)")
    }
  }
}

extension ProblemDefinition.Kind {
  /// The flag of the template's field for such an answer.
  fileprivate var flag: String {
    guard case .lettered(let part) = self else { return "is-number" }
    return switch part.form {
    case .tickAll: "is-tick"
    case .choose, .chooseNumber, .findLine: "is-choice"
    case .order: "is-order"
    }
  }

  /// Whether the options are worked out of the numbers, not written in the definition.
  fileprivate var isWorkedOut: Bool {
    if case .lettered(let part) = self { part.options.isEmpty } else { false }
  }

  /// Whether more is typed than a number.
  fileprivate var isLong: Bool {
    if case .entries = self { true } else { false }
  }
}
