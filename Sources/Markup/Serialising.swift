/// Writes a page that has no slots.
///
/// - Parameter page: an `html` element; `math` and `svg` get their `xmlns` if they have none.
///   Characters that no page can hold, such as control characters, become U+FFFD.
/// - Returns: UTF-8, beginning with `<!DOCTYPE html>`.
/// - Throws: what can't be written.
/// - Complexity: O(*n*) in the size of the page.
public func serialise(page: Node) throws(NodeError) -> [UInt8] {
  try HTMLTree(page: page, marks: nil).bytes()
}

/// Writes nodes that have no slots, with the bytes that they have inside a page.
///
/// - Throws: what can't be written.
public func serialise(fragment nodes: [Node]) throws(NodeError) -> [UInt8] {
  try HTMLTree(fragment: nodes, marks: nil).fragmentBytes()
}
