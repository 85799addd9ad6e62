/// Works out why a document doesn't follow a grammar, and goes on after each fault as a person
/// would have meant it, so that one fault gives one error.
struct Explanation {
  private static let mostErrors = 20

  private let grammar: Grammar
  private let vocabulary: Set<String>
  private var values: ValueChecker
  private var errors: [InputError] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    vocabulary = grammar.vocabulary
    values = ValueChecker(grammar)
  }

  /// The errors in the order of the document; none if the reason isn't found, which can be where
  /// several elements of one name differ in what they hold.
  mutating func errors(in root: Element) -> [InputError] {
    let names = grammar.elementNames(grammar.start.next)
    var name = root.name
    if !names.contains(where: { $0 == name }) && holding(name, among: grammar.start.next).isEmpty {
      let guess = Spelling.nearest(to: name, among: names)
      errors.append(Wording.wrongRoot(root, names: names, guess: guess))
      guard let guess else { return errors }
      name = guess
    }
    check(root, holding(name, among: grammar.start.next))
    errors.sort {
      ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
    }
    return Array(errors.prefix(Explanation.mostErrors))
  }

  /// What the elements of that name among `patterns` hold.
  private func holding(_ name: String, among patterns: [Pattern]) -> [Pattern] {
    grammar.elements(named: name, among: patterns).sorted().map { grammar.elements[$0].content }
  }

  private mutating func check(_ element: Element, _ contents: [Pattern]) {
    guard !contents.isEmpty, errors.count < 2 * Explanation.mostErrors else { return }
    let content = Pattern.any(of: contents)
    let inside = checkAttributes(of: element, content)
    if element.elements.isEmpty {
      checkText(of: element, inside)
    } else {
      checkChildren(of: element, inside, content)
    }
  }
}

/// Attributes.
extension Explanation {
  /// - Returns: what may stand in the element.
  private mutating func checkAttributes(of element: Element, _ content: Pattern) -> Pattern {
    var pattern = content
    for attribute in element.attributes {
      guard let name = known(attribute, in: element, content) else { continue }
      let named = attributes(named: name, in: content)
      var fitting: Set<Int> = []
      for index in named where values.matches(attribute.value, grammar.attributes[index].content) {
        fitting.insert(index)
      }
      let next = pattern.after(attribute: fitting)
      if next != .notAllowed {
        pattern = next
        continue
      }
      let lenient = pattern.after(attribute: Set(named))
      if lenient == .notAllowed || !fitting.isEmpty {
        errors.append(Wording.attributeConflict(attribute, in: element))
      } else {
        errors.append(wrongValue(of: attribute, named))
      }
      if lenient != .notAllowed { pattern = lenient }
    }
    return closed(pattern, element)
  }

  /// The name that an attribute should have, if it can be told.
  private mutating func known(
    _ attribute: ParsedAttribute, in element: Element, _ content: Pattern
  ) -> String? {
    if !attributes(named: attribute.name, in: content).isEmpty { return attribute.name }
    let missing = grammar.attributeNames(content.leaves).filter { element[attribute: $0] == nil }
    let guess = Spelling.nearest(to: attribute.name, among: missing)
    errors.append(
      Wording.unknownAttribute(attribute, in: element, guess: guess, possible: missing))
    return guess
  }

  private func attributes(named name: String, in content: Pattern) -> [Int] {
    grammar.attributes(named: name, among: content.leaves)
  }

  private func wrongValue(of attribute: ParsedAttribute, _ indices: [Int]) -> InputError {
    let definitions = indices.map { grammar.attributes[$0] }
    let documentation = definitions.compactMap(\.documentation).first
    let pattern = Pattern.any(of: definitions.map(\.content))
    return Wording.wrongValue(
      of: attribute, Wording.Expected(pattern, documentation: documentation, in: grammar))
  }

  /// Reports the attributes that are missing.
  private mutating func closed(_ pattern: Pattern, _ element: Element) -> Pattern {
    let closed = pattern.withoutAttributes()
    guard closed == .notAllowed else { return closed }
    let possible = grammar.attributeNames(pattern.leaves)
    let needed = Set(grammar.attributeNames(pattern.needed))
    if needed.isEmpty {
      errors.append(Wording.missingAttribute(oneOf: possible, in: element))
    }
    for name in possible where needed.contains(name) {
      let index = attributes(named: name, in: pattern).first
      let documentation = index.flatMap { grammar.attributes[$0].documentation }
      errors.append(
        Wording.missingAttribute(oneOf: [name], documentation: documentation, in: element))
    }
    return pattern.withoutAttributes(leaving: .empty)
  }
}

/// Text.
extension Explanation {
  /// The text of an element without child elements.
  private mutating func checkText(of element: Element, _ pattern: Pattern) {
    let text = element.text
    let isBlank = text.allSatisfy(\.isWhitespace)
    if isBlank && pattern.isNullable { return }
    let next = values.after(text, pattern)
    if next.isNullable { return }
    if pattern.leaves.contains(where: \.isTyped) && (next == .notAllowed || isBlank) {
      let expected = Wording.Expected(
        pattern, documentation: documentation(of: element, holding: pattern), in: grammar)
      errors.append(Wording.wrongText(of: element, expected))
    } else if next == .notAllowed && !isBlank {
      errors.append(
        Wording.textNotAllowed(in: element, possible: grammar.elementNames(pattern.next)))
    } else {
      reportMissing(in: element, pattern)
    }
  }

  private func documentation(of element: Element, holding pattern: Pattern) -> String? {
    grammar.elements.first {
      $0.names.contains(element.name) && $0.content.withoutAttributes(leaving: .empty) == pattern
    }?.documentation
  }
}

/// Child elements.
extension Explanation {
  /// How far the children of an element have been read.
  private struct Progress {
    let parent: Element
    /// All that elements of this kind may hold.
    let content: Pattern
    /// What may come next.
    var pattern: Pattern
    var seen: Set<String> = []
    /// A child that couldn't be placed may stand for one that is missed later.
    var hasUnplaced = false
    var hasReportedText = false
    /// Where nothing more may stand, the first child too many speaks for all.
    var hasReportedEnd = false
  }

  /// - Parameters:
  ///   - inside: what may stand in the element, its attributes being read.
  ///   - content: all that elements of this kind may hold.
  private mutating func checkChildren(
    of element: Element, _ inside: Pattern, _ content: Pattern
  ) {
    var progress = Progress(parent: element, content: content, pattern: inside)
    for child in element.children {
      switch child {
      case .text(let text, _): step(over: text, &progress)
      case .element(let child):
        step(over: child, &progress)
        progress.seen.insert(child.name)
      }
    }
    if !progress.hasUnplaced && !progress.pattern.isNullable {
      reportMissing(in: element, progress.pattern)
    }
  }

  private mutating func step(over text: String, _ progress: inout Progress) {
    if progress.hasReportedText || text.allSatisfy(\.isWhitespace) { return }
    let next = values.after(text, progress.pattern)
    if next != .notAllowed {
      progress.pattern = next
    } else {
      progress.hasReportedText = true
      let possible = grammar.elementNames(progress.pattern.next)
      errors.append(Wording.textNotAllowed(in: progress.parent, possible: possible))
    }
  }

  private mutating func step(over child: Element, _ progress: inout Progress) {
    let next = after(child.name, progress.pattern)
    if next != .notAllowed {
      check(child, holding(child.name, among: progress.pattern.next))
      progress.pattern = next
      return
    }
    let elsewhere = holding(child.name, among: progress.content.leaves)
    if elsewhere.isEmpty {
      stepUnknown(child, &progress)
    } else {
      stepMisplaced(child, &progress)
      check(child, elsewhere)
    }
  }

  /// A child that can't stand in its parent at all.
  private mutating func stepUnknown(_ child: Element, _ progress: inout Progress) {
    let possible = grammar.elementNames(progress.pattern.next)
    let guess =
      Spelling.nearest(to: child.name, among: possible)
      ?? Spelling.nearest(to: child.name, among: grammar.elementNames(progress.content.leaves))
    let distant = guess == nil ? Spelling.nearest(to: child.name, among: vocabulary) : nil
    errors.append(
      Wording.unknownElement(
        child, in: progress.parent, isKnown: vocabulary.contains(child.name),
        guess: guess ?? distant, possible: possible,
        isText: possible.isEmpty && !progress.pattern.leaves.allSatisfy { $0 == .empty }))
    guard let guess else {
      progress.hasUnplaced = true
      return
    }
    check(child, holding(guess, among: progress.content.leaves))
    let meant = after(guess, progress.pattern)
    if meant != .notAllowed { progress.pattern = meant }
  }

  /// A child that may stand in its parent, but not here.
  private mutating func stepMisplaced(_ child: Element, _ progress: inout Progress) {
    let possible = grammar.elementNames(progress.pattern.next)
    for name in possible {
      let meant = after(child.name, after(name, progress.pattern))
      guard meant != .notAllowed else { continue }
      if !progress.hasUnplaced { errors.append(Wording.missingBefore(child, name)) }
      progress.pattern = meant
      return
    }
    if progress.seen.contains(child.name) {
      errors.append(Wording.repeated(child, in: progress.parent))
    } else if !progress.hasReportedEnd {
      progress.hasReportedEnd = possible.isEmpty
      errors.append(Wording.misplaced(child, in: progress.parent, possible: possible))
    }
  }

  private func after(_ name: String, _ pattern: Pattern) -> Pattern {
    pattern.after(child: grammar.elements(named: name, among: pattern.next))
  }

  private mutating func reportMissing(in element: Element, _ pattern: Pattern) {
    let needed = Set(grammar.elementNames(pattern.needed))
    if needed.isEmpty {
      let possible = grammar.elementNames(pattern.next)
      errors.append(Wording.missingElement(oneOf: possible, in: element))
    }
    for name in grammar.elementNames(pattern.leaves) where needed.contains(name) {
      errors.append(Wording.missingElement(oneOf: [name], in: element))
    }
  }
}
