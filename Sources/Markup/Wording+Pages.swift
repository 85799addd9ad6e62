/// Nodes that can't be written.
extension Wording {
  static func refusal(_ error: NodeError) -> (problem: String, advice: String) {
    switch error {
    case .elementName(let name):
      ("\(quoted(name)) can't be the name of an element", "Write letters, digits and hyphens")
    case .refusedElement(let name):
      ("\(tag(name)) can't be used in pages", "Write another element")
    case .attributeName(let name, let element):
      (
        "\(quoted(name)) can't be the name of an attribute of \(tag(element))",
        "Write letters, digits and hyphens"
      )
    case .repeatedAttribute(let name, let element):
      ("\(tag(element)) has the attribute `\(name)` twice", "Leave one of them out")
    case .childrenInVoidElement(let name):
      ("\(tag(name)) can't hold anything", "Write what it holds after it")
    case .markupInRawText(let name):
      ("only text can stand in \(tag(name))", "Write slots and elements elsewhere")
    case .endOfRawText(let name):
      (
        "the text of \(tag(name)) holds something that would end it",
        "Write \\u003C for the < in a script, or leave it out"
      )
    case .slotInAttribute(let name, let element):
      (
        "the attribute `\(name)` of \(tag(element)) can't be filled from a record",
        "Write its value out, or use an attribute that holds only text"
      )
    case .scriptAddress(let name, let element):
      ("`\(name)` of \(tag(element)) runs a script", "Write an ordinary address")
    case .namespace(let text, let element):
      ("\(tag(element)) can't be in the namespace \(quoted(text))", "Leave `xmlns` out")
    case .slotName(let name):
      (
        "\(quoted(name)) can't be the name of a slot",
        "Write small letters, digits and hyphens, beginning with a letter"
      )
    case .unfilledSlot(let name):
      ("the slot `\(name)` has nothing to be filled from", "Use a template for pages with slots")
    case .tooDeep(let depth):
      ("elements stand in each other more than \(depth) deep", "Close some of them earlier")
    case .tooManySlots(let most):
      ("there are more than \(most) slots", "Use a repetition for what is alike")
    case .notAPage:
      ("a page has to be one `<html>` element", "Put everything into one")
    }
  }
}

/// Pages of the templates folder.
extension Wording {
  static func refusal(_ error: NodeError, at position: Position) -> InputError {
    let (problem, advice) = refusal(error)
    return InputError(position, problem: problem, advice: advice)
  }

  static func sample(_ attribute: ParsedAttribute) -> InputError {
    InputError(
      attribute.position, problem: "`data-sample` can't be \(quoted(attribute.value))",
      advice: "Write data-sample=\"sample\" on what is to be dropped")
  }

  static func link(_ element: Element) -> InputError {
    InputError(
      element.position, problem: "this `<link>` would make the page fetch something",
      advice: "Write rel=\"stylesheet\" with a file beside the page, or leave it out")
  }

  static func scriptWithContent(_ element: Element) -> InputError {
    InputError(
      element.position, problem: "this `<script>` has both a file and a content",
      advice: "Write <script src=\"file.js\"></script>")
  }

  static func reference(_ suffix: String, at position: Position) -> InputError {
    InputError(
      position, problem: "only a file beside the page can be taken in here",
      advice: "Write a plain file name that ends in \(suffix)")
  }

  static func unreadable(_ reference: ParsedAttribute, _ error: any Error) -> InputError {
    InputError(
      reference.position,
      problem: "\(quoted(reference.value)) can't be read: \(oneLine("\(error)"))",
      advice: "Put the file beside the page")
  }
}
