import Markup

/// A value of a JSON file, with the place where each of its parts begins.
package struct JSONNode: Sendable, Hashable {
  package let value: JSONValue
  package let position: Position
}

/// What JSON can say, without losing anything that was written.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number, in the very characters of the file.
  case number(String)
  case string(String)
  case array([JSONNode])
  /// The members in the order of the file; a key may come more than once.
  case object([JSONMember])
}

/// A key of an object, and what it stands for.
package struct JSONMember: Sendable, Hashable {
  package let key: String
  /// Where the key begins.
  package let position: Position
  package let node: JSONNode
}
