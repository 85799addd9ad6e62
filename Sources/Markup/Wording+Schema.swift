/// Documents that don't follow their schema, and schemas that can't be used.
extension Wording {
  static func schema(_ message: String, at position: Position) -> InputError {
    InputError(
      position, problem: "this isn't a RELAX NG schema: \(oneLine(message))",
      advice: "Correct the schema")
  }

  static func schemaPart(_ name: String, at position: Position) -> InputError {
    InputError(
      position, problem: "`<\(name)>` isn't used in schemas here",
      advice: "Write the whole schema as one grammar in one file")
  }

  /// What libxml2 says, where nothing better is known.
  static func unexplained(_ message: String, at position: Position) -> InputError {
    InputError(
      position, problem: "this isn't as the schema has it: \(oneLine(message))",
      advice: "Compare it with an example that works")
  }
}

/// Elements.
extension Wording {
  static func wrongRoot(_ root: Element, names: [String], guess: String?) -> InputError {
    InputError(
      root.position, problem: "the document can't begin with \(tag(root.name))",
      advice: guess.map { "You may have meant \(tag($0))" } ?? "Write \(tags(names))")
  }

  /// - Parameters:
  ///   - isKnown: whether elements of that name stand elsewhere.
  ///   - guess: the name that may have been meant.
  ///   - isText: whether only text may stand there.
  static func unknownElement(
    _ element: Element, in parent: Element, isKnown: Bool, guess: String?, possible: [String],
    isText: Bool
  ) -> InputError {
    let problem =
      isKnown
      ? "\(tag(element.name)) can't stand in \(tag(parent.name))"
      : "\(tag(element.name)) isn't known here"
    let rest = isText ? "only text may stand here" : here(possible)
    let advice =
      if isKnown {
        capitalised(rest)
      } else if let guess {
        "You may have meant \(tag(guess))" + (possible.contains(guess) ? "" : "; \(rest)")
      } else {
        capitalised(rest)
      }
    return InputError(element.position, problem: problem, advice: advice)
  }

  static func misplaced(_ element: Element, in parent: Element, possible: [String]) -> InputError {
    InputError(
      element.position,
      problem: "\(tag(element.name)) can't stand in this place of \(tag(parent.name))",
      advice: capitalised(here(possible)))
  }

  static func missingBefore(_ element: Element, _ name: String) -> InputError {
    InputError(
      element.position, problem: "\(tag(name)) is missing before \(tag(element.name))",
      advice: "Write \(tag(name)) first")
  }

  static func repeated(_ element: Element, in parent: Element) -> InputError {
    InputError(
      element.position,
      problem: "\(tag(parent.name)) has another \(tag(element.name)) already",
      advice: "Leave one of them out")
  }

  static func missingElement(oneOf names: [String], in element: Element) -> InputError {
    InputError(
      element.position, problem: "\(tag(element.name)) has no \(tags(names))",
      advice: names.count == 1 ? "Write \(tag(names[0])) in it" : "Write one of them in it")
  }

  private static func here(_ possible: [String]) -> String {
    possible.isEmpty ? "nothing more may stand here" : "here may stand \(tags(possible))"
  }
}

/// Attributes and text.
extension Wording {
  static func unknownAttribute(
    _ attribute: ParsedAttribute, in element: Element, guess: String?, possible: [String]
  ) -> InputError {
    let advice =
      if let guess {
        "You may have meant `\(guess)`"
      } else if possible.isEmpty {
        "Leave it out"
      } else {
        "Leave it out; it could have \(list(possible.map { "`\($0)`" }, "or"))"
      }
    return InputError(
      attribute.position, problem: "\(tag(element.name)) has no attribute `\(attribute.name)`",
      advice: advice)
  }

  static func attributeConflict(_ attribute: ParsedAttribute, in element: Element) -> InputError {
    let others = element.attributes.filter { $0.name != attribute.name }.map { "`\($0.name)`" }
    let place = others.isEmpty ? "like this" : "beside \(list(others, "and"))"
    return InputError(
      attribute.position, problem: "`\(attribute.name)` can't stand \(place)",
      advice: "Leave one of them out")
  }

  static func missingAttribute(
    oneOf names: [String], documentation: String? = nil, in element: Element
  ) -> InputError {
    let shown = list(names.map { "`\($0)`" }, "or")
    let example = "\(names.first ?? "name")=\"…\""
    return InputError(
      element.position, problem: "\(tag(element.name)) has no attribute \(shown)",
      advice: "Write \(example)" + (documentation.map { ": \($0)" } ?? ""))
  }

  static func wrongValue(of attribute: ParsedAttribute, _ expected: Expected) -> InputError {
    InputError(
      attribute.position,
      problem: "`\(attribute.name)` can't be \(quoted(attribute.value))",
      advice: expected.advice(for: attribute.value))
  }

  static func wrongText(of element: Element, _ expected: Expected) -> InputError {
    let text = element.text
    let isBlank = text.allSatisfy(\.isWhitespace)
    return InputError(
      element.textPosition,
      problem: isBlank
        ? "\(tag(element.name)) is empty"
        : "\(tag(element.name)) can't hold \(quoted(text))",
      advice: expected.advice(for: text))
  }

  static func textNotAllowed(in element: Element, possible: [String]) -> InputError {
    InputError(
      element.textPosition, problem: "text can't stand directly in \(tag(element.name))",
      advice: possible.isEmpty ? "Leave it out" : "Leave it out; \(here(possible))")
  }

  /// What a value should be.
  struct Expected {
    private let documentation: String?
    private let values: [String]
    private let types: [String]

    init(_ pattern: Pattern, documentation: String?, in grammar: Grammar) {
      var values: [String] = []
      var types: [String] = []
      var notes: [String] = []
      for leaf in pattern.leaves {
        switch leaf {
        case .value(let value, _): values.append(value)
        case .data(let index):
          let type = grammar.dataTypes[index]
          if let note = type.documentation { notes.append(note) }
          types.append(Expected.name(of: type.pattern))
        default: break
        }
      }
      self.documentation = documentation ?? (notes.isEmpty ? nil : notes.joined(separator: "; or "))
      self.values = values
      self.types = types
    }

    func advice(for given: String) -> String {
      if let documentation { return "Write \(documentation)" }
      let trimmed = Wording.oneLine(given)
      if types.isEmpty, let guess = Spelling.nearest(to: trimmed, among: values) {
        return "You may have meant “\(guess)”"
      }
      let possible = values.map { "“\($0)”" } + types
      return possible.isEmpty ? "Write something else" : "Write \(Wording.list(possible, "or"))"
    }

    private static func name(of pattern: Element) -> String {
      if pattern.name == "list" { return "a list" }
      let type = pattern[attribute: "type"] ?? ""
      var limits: [String: String] = [:]
      for parameter in pattern.elements(named: "param") {
        limits[parameter[attribute: "name"] ?? ""] = parameter.text
      }
      let least = limits["minInclusive"] ?? leasts[type]
      let range =
        switch (least, limits["maxInclusive"]) {
        case (let least?, let most?): " from \(least) to \(most)"
        case (let least?, nil): " from \(least) on"
        case (nil, let most?): " up to \(most)"
        case (nil, nil): ""
        }
      let length = limits["maxLength"].map { " of at most \($0) characters" } ?? ""
      let form = limits["pattern"].map { " of the form \($0)" } ?? ""
      return (names[type] ?? "a text") + range + length + form
    }

    private static let names = [
      "integer": "a whole number", "int": "a whole number", "long": "a whole number",
      "positiveInteger": "a whole number", "nonNegativeInteger": "a whole number",
      "decimal": "a decimal number", "double": "a number", "boolean": "true or false",
      "dateTime": "a date and time such as 2026-12-14T23:59:00+01:00",
      "date": "a date such as 2026-12-14",
    ]

    private static let leasts = ["positiveInteger": "1", "nonNegativeInteger": "0"]
  }
}

/// Pieces of wording.
extension Wording {
  static func tag(_ name: String) -> String {
    "`<\(name)>`"
  }

  private static func tags(_ names: [String]) -> String {
    list(names.map(tag), "or")
  }

  /// "a, b or c"; of many only the first ten.
  static func list(_ items: [String], _ word: String) -> String {
    if items.count > 10 { return items.prefix(10).joined(separator: ", ") + " …" }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
