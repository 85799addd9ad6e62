/// A RELAX NG pattern as a value, which tells what may stand in one element.
///
/// Elements and attributes are given by their index in the ``Grammar``, so that a pattern is finite
/// also where the grammar is recursive. Whether a document is valid is libxml2's to say; patterns
/// are used to say why it isn't.
indirect enum Pattern: Hashable, Sendable {
  case empty
  case notAllowed
  case text
  case value(String, isExact: Bool)
  /// A text of a data type or a list, by its index in the grammar.
  case data(Int)
  case attribute(Int)
  case element(Int)
  case choice([Pattern])
  case group(Pattern, Pattern)
  case interleave(Pattern, Pattern)
  case oneOrMore(Pattern)
}

/// Building, with what is equal written in one way only.
extension Pattern {
  static func any(of patterns: [Pattern]) -> Pattern {
    var kept: [Pattern] = []
    for pattern in patterns {
      let alternatives = if case .choice(let inner) = pattern { inner } else { [pattern] }
      for alternative in alternatives
      where alternative != .notAllowed && !kept.contains(alternative) {
        kept.append(alternative)
      }
    }
    switch kept.count {
    case 0: return .notAllowed
    case 1: return kept[0]
    default: return .choice(kept)
    }
  }

  static func optional(_ pattern: Pattern) -> Pattern {
    any(of: [pattern, .empty])
  }

  static func sequence(_ first: Pattern, _ second: Pattern) -> Pattern {
    switch (first, second) {
    case (.notAllowed, _), (_, .notAllowed): .notAllowed
    case (.empty, let rest), (let rest, .empty): rest
    default: .group(first, second)
    }
  }

  static func mixed(_ first: Pattern, _ second: Pattern) -> Pattern {
    switch (first, second) {
    case (.notAllowed, _), (_, .notAllowed): .notAllowed
    case (.empty, let rest), (let rest, .empty): rest
    default: .interleave(first, second)
    }
  }

  static func repeated(_ pattern: Pattern) -> Pattern {
    switch pattern {
    case .notAllowed, .empty, .oneOrMore: pattern
    default: .oneOrMore(pattern)
    }
  }
}

/// Derivatives: what may still stand after something has been read.
extension Pattern {
  /// Whether nothing more need stand.
  var isNullable: Bool {
    switch self {
    case .empty, .text: true
    case .notAllowed, .value, .data, .attribute, .element: false
    case .choice(let patterns): patterns.contains(where: \.isNullable)
    case .group(let first, let second), .interleave(let first, let second):
      first.isNullable && second.isNullable
    case .oneOrMore(let pattern): pattern.isNullable
    }
  }

  /// What may stand after a child that is one of those elements.
  func after(child elements: Set<Int>) -> Pattern {
    switch self {
    case .element(let index): elements.contains(index) ? .empty : .notAllowed
    case .empty, .notAllowed, .text, .value, .data, .attribute: .notAllowed
    case .choice(let patterns): .any(of: patterns.map { $0.after(child: elements) })
    case .group(let first, let second):
      .any(of: [
        .sequence(first.after(child: elements), second),
        first.isNullable ? second.after(child: elements) : .notAllowed,
      ])
    case .interleave(let first, let second):
      .any(of: [
        .mixed(first.after(child: elements), second), .mixed(first, second.after(child: elements)),
      ])
    case .oneOrMore(let pattern):
      .sequence(pattern.after(child: elements), .optional(self))
    }
  }

  /// What may stand after one of those attributes; their order doesn't matter.
  func after(attribute attributes: Set<Int>) -> Pattern {
    switch self {
    case .attribute(let index): attributes.contains(index) ? .empty : .notAllowed
    case .empty, .notAllowed, .text, .value, .data, .element: .notAllowed
    case .choice(let patterns): .any(of: patterns.map { $0.after(attribute: attributes) })
    case .group(let first, let second):
      .any(of: [
        .sequence(first.after(attribute: attributes), second),
        .sequence(first, second.after(attribute: attributes)),
      ])
    case .interleave(let first, let second):
      .any(of: [
        .mixed(first.after(attribute: attributes), second),
        .mixed(first, second.after(attribute: attributes)),
      ])
    case .oneOrMore(let pattern):
      .sequence(pattern.after(attribute: attributes), .optional(self))
    }
  }

  /// What may stand after a text that is of those data types.
  func after(text: String, of types: Set<Int>) -> Pattern {
    switch self {
    case .text: .text
    case .value(let value, let isExact): Pattern.equal(text, value, isExact) ? .empty : .notAllowed
    case .data(let index): types.contains(index) ? .empty : .notAllowed
    case .empty, .notAllowed, .attribute, .element: .notAllowed
    case .choice(let patterns): .any(of: patterns.map { $0.after(text: text, of: types) })
    case .group(let first, let second):
      .any(of: [
        .sequence(first.after(text: text, of: types), second),
        first.isNullable ? second.after(text: text, of: types) : .notAllowed,
      ])
    case .interleave(let first, let second):
      .any(of: [
        .mixed(first.after(text: text, of: types), second),
        .mixed(first, second.after(text: text, of: types)),
      ])
    case .oneOrMore(let pattern):
      .sequence(pattern.after(text: text, of: types), .optional(self))
    }
  }

  /// What may stand in the element when no more attributes come.
  ///
  /// - Parameter kind: `.notAllowed` to demand the attributes that are left, `.empty` to do without.
  func withoutAttributes(leaving kind: Pattern = .notAllowed) -> Pattern {
    switch self {
    case .attribute: kind
    case .empty, .notAllowed, .text, .value, .data, .element: self
    case .choice(let patterns): .any(of: patterns.map { $0.withoutAttributes(leaving: kind) })
    case .group(let first, let second):
      .sequence(first.withoutAttributes(leaving: kind), second.withoutAttributes(leaving: kind))
    case .interleave(let first, let second):
      .mixed(first.withoutAttributes(leaving: kind), second.withoutAttributes(leaving: kind))
    case .oneOrMore(let pattern): .repeated(pattern.withoutAttributes(leaving: kind))
    }
  }

  private static func equal(_ text: String, _ value: String, _ isExact: Bool) -> Bool {
    isExact
      ? text == value
      : text.split(whereSeparator: \.isWhitespace) == value.split(whereSeparator: \.isWhitespace)
  }
}

/// Questions about everything in a pattern.
extension Pattern {
  /// The patterns in it that hold no others, from left to right.
  var leaves: [Pattern] {
    switch self {
    case .choice(let patterns): patterns.flatMap(\.leaves)
    case .group(let first, let second), .interleave(let first, let second):
      first.leaves + second.leaves
    case .oneOrMore(let pattern): pattern.leaves
    case .empty, .notAllowed, .text, .value, .data, .attribute, .element: [self]
    }
  }

  /// The leaves that can come next.
  var next: [Pattern] {
    switch self {
    case .choice(let patterns): patterns.flatMap(\.next)
    case .group(let first, let second): first.next + (first.isNullable ? second.next : [])
    case .interleave(let first, let second): first.next + second.next
    case .oneOrMore(let pattern): pattern.next
    case .empty, .notAllowed, .text, .value, .data, .attribute, .element: [self]
    }
  }

  /// The leaves that have to come, whichever way is chosen.
  var needed: Set<Pattern> {
    switch self {
    case .choice(let patterns):
      patterns.dropFirst().reduce(patterns[0].needed) { $0.intersection($1.needed) }
    case .group(let first, let second), .interleave(let first, let second):
      first.needed.union(second.needed)
    case .oneOrMore(let pattern): pattern.needed
    case .value, .data, .attribute, .element: [self]
    case .empty, .notAllowed, .text: []
    }
  }
}

extension Pattern {
  var elementIndex: Int? {
    if case .element(let index) = self { index } else { nil }
  }

  var attributeIndex: Int? {
    if case .attribute(let index) = self { index } else { nil }
  }

  /// Whether it stands for texts of a certain form.
  var isTyped: Bool {
    switch self {
    case .value, .data: true
    default: false
    }
  }
}
