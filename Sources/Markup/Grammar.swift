/// A RELAX NG grammar as values, for explaining why a document doesn't follow it.
struct Grammar: Sendable {
  /// A set of names.
  indirect enum NameClass: Sendable, Hashable {
    case name(String)
    case any(except: [NameClass])
    case choice([NameClass])

    func contains(_ name: String) -> Bool {
      switch self {
      case .name(let known): known == name
      case .any(let exceptions): !exceptions.contains { $0.contains(name) }
      case .choice(let classes): classes.contains { $0.contains(name) }
      }
    }

    /// The names that are spelt out in it.
    var names: [String] {
      switch self {
      case .name(let name): [name]
      case .any: []
      case .choice(let classes): classes.flatMap(\.names)
      }
    }
  }

  /// An element or attribute that the grammar defines.
  struct Definition: Sendable {
    let names: NameClass
    /// What it holds.
    var content: Pattern
    /// What the grammar's own `documentation` says that it is, if anything.
    let documentation: String?
  }

  /// A data type or a list.
  struct DataType: Sendable {
    /// The pattern in the grammar.
    let pattern: Element
    /// The library that was in force where it stands.
    let library: String
    let documentation: String?
  }

  var start: Pattern = .notAllowed
  var elements: [Definition] = []
  var attributes: [Definition] = []
  var dataTypes: [DataType] = []
  /// The named patterns as they stand in the grammar, with the library in force.
  var definitions: [(pattern: Element, library: String)] = []

  /// Every name of an element in it.
  var vocabulary: Set<String> {
    Set(elements.flatMap(\.names.names))
  }
}

extension Grammar {
  /// The elements among `patterns` that can have that name.
  func elements(named name: String, among patterns: [Pattern]) -> Set<Int> {
    Set(patterns.compactMap(\.elementIndex).filter { elements[$0].names.contains(name) })
  }

  /// The attributes among `patterns` that can have that name, in order.
  func attributes(named name: String, among patterns: [Pattern]) -> [Int] {
    patterns.compactMap(\.attributeIndex).filter { attributes[$0].names.contains(name) }
  }

  /// The names of the elements among `patterns`, each once, in order.
  func elementNames(_ patterns: some Sequence<Pattern>) -> [String] {
    Grammar.unique(patterns.compactMap(\.elementIndex).flatMap { elements[$0].names.names })
  }

  /// The names of the attributes among `patterns`, each once, in order.
  func attributeNames(_ patterns: some Sequence<Pattern>) -> [String] {
    Grammar.unique(patterns.compactMap(\.attributeIndex).flatMap { attributes[$0].names.names })
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
