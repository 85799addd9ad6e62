/// Why a tree of nodes can't become a page or a part of one.
public enum NodeError: Error, Sendable, Hashable {
  /// A name that no element can have.
  case elementName(String)
  /// An element that isn't written, because it is outdated, loads something, or can't be written
  /// right.
  case refusedElement(String)
  /// A name that no attribute can have, with its element.
  case attributeName(String, element: String)
  /// Two attributes of one name.
  case repeatedAttribute(String, element: String)
  /// Children in an element that has none, such as `br`.
  case childrenInVoidElement(String)
  /// Something other than text in `script` or `style`.
  case markupInRawText(String)
  /// Text in `script` or `style` that would end it or change its meaning.
  case endOfRawText(String)
  /// A slot in an attribute whose value is more than text: an address, a style, a script.
  case slotInAttribute(String, element: String)
  /// An address that runs a script.
  case scriptAddress(String, element: String)
  /// An `xmlns` that isn't that of its element.
  case namespace(String, element: String)
  /// A name that no slot can have.
  case slotName(String)
  /// A slot where there is no record to fill it from.
  case unfilledSlot(String)
  /// Elements that stand in each other too deep.
  case tooDeep(Int)
  /// More slots than a template can have.
  case tooManySlots(Int)
  /// A page that isn't one `html` element.
  case notAPage
}

extension NodeError: CustomStringConvertible {
  public var description: String {
    let (problem, advice) = Wording.refusal(self)
    return "\(problem). \(advice)."
  }
}
