import Answers
import Exercises
import Mixtures

/// What pages say about single parts.
extension PageWording {
  /// What to write or tick.
  static func hint(_ kind: ProblemDefinition.Kind, on instance: Instance?) -> String {
    switch kind {
    case .number(_, let tolerance):
      tolerance.digits == .decimals(0) ? "a whole number" : "to \(tolerance.digits.inWords)"
    case .integer, .wholeNumber: "a whole number"
    case .entries(let list): instance.map { entries(list, on: $0) } ?? ""
    case .lettered(let part):
      switch part.form {
      case .tickAll: "tick every statement that is true"
      case .choose, .chooseNumber, .findLine: "choose one"
      case .order:
        "the letters in the right order, with commas between them"
          + (part.credit == .all ? "" : "; each two neighbours in the right order earn a share")
      }
    }
  }

  private static func entries(
    _ list: ProblemDefinition.EntryList, on instance: Instance
  ) -> String {
    let (rows, columns) = list.size(on: instance)
    let digits = digits(list.rule)
    let credit = list.credit == .shares ? "" : "; all of them have to be right"
    if list.shape == .matrix {
      return "\(rows) row\(rows == 1 ? "" : "s") of \(columns) \(digits); commas or spaces between "
        + "the numbers of a row, a semicolon after each row but the last" + credit
    }
    let separators = columns == 1 ? "" : "; semicolons or spaces between them"
    return "\(columns) \(digits)\(separators)\(credit)"
  }

  private static func digits(_ rule: ProblemDefinition.EntryList.Rule) -> String {
    switch rule {
    case .integer: "whole numbers"
    case .number(let tolerance) where tolerance.digits == .decimals(0): "whole numbers"
    case .number(let tolerance): "numbers, each to \(tolerance.digits.inWords)"
    }
  }

  /// What the letters of a worked key are for.
  static func instruction(_ form: ProblemDefinition.LetteredPart.Form) -> String {
    switch form {
    case .tickAll: "To tick:"
    case .choose, .chooseNumber, .findLine: "To choose:"
    case .order: "To write:"
    }
  }

  static func tolerances(_ parts: [ProblemDefinition.Part]) -> [String] {
    let whole = "Where a whole number is asked for, only that number counts."
    let rules = parts.compactMap { part -> String? in
      switch part.kind {
      case .number(_, let tolerance): return tolerance.inWords
      case .entries(let list):
        guard case .number(let tolerance) = list.rule else { return whole }
        return tolerance.inWords
      case .integer, .wholeNumber: return whole
      case .lettered: return nil
      }
    }
    let ways = "Numbers may be written as 0.25, 25%, 1/4, 2.5e-1, or as in exp(-2)/3."
    return rules.isEmpty ? [] : unique(rules) + [ways]
  }

  /// How an answer of several pieces is marked; the other way for such an answer stands beside its
  /// field.
  static func credit(_ kind: ProblemDefinition.Kind) -> String? {
    switch kind {
    case .number, .integer, .wholeNumber: nil
    case .entries(let list):
      list.credit == .all
        ? nil
        : "Where several numbers go into one field, each right one earns a share, unless the field "
          + "says otherwise."
    case .lettered(let part): credit(part)
    }
  }

  private static func credit(_ part: ProblemDefinition.LetteredPart) -> String? {
    switch (part.form, part.credit) {
    case (.tickAll, .all):
      "Where boxes are to be ticked, every right box has to be ticked and no wrong one."
    case (.tickAll, .shares):
      "Where boxes are to be ticked, each box that is rightly ticked or left alone earns a share."
    case (.order, .all):
      "Where steps are to be put in order, the whole order has to be right, unless the field says "
        + "otherwise."
    case (.order, .shares): nil
    case (.choose, _), (.chooseNumber, _), (.findLine, _): nil
    }
  }

  /// The sentences in their order, each once.
  static func unique(_ sentences: [String]) -> [String] {
    sentences.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
