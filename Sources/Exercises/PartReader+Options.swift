import Answers
import Markup
import Scalars
import Solving

extension PartReader {
  /// `tick-all` or `choose`.
  mutating func choices(_ answer: Element) -> ProblemDefinition.LetteredPart? {
    let options = answer.elements(named: "option").compactMap { option($0) }
    checkIDs(answer.elements(named: "option"))
    guard options.count == answer.elements(named: "option").count else { return nil }
    let most = LetterReader.letters.count
    let isChoice = answer.name == "choose"
    if isChoice, count("draw", answer) == nil, options.count > most {
      errors.append(DefinitionErrors.tooManyOptions(options.count, answer.position))
      return nil
    }
    let draw = count("draw", answer) ?? min(options.count, most)
    let low = count("true-from", answer) ?? 1
    let high = count("true-to", answer) ?? (count("draw", answer) == nil ? draw : draw - 1)
    let form: ProblemDefinition.LetteredPart.Form =
      isChoice ? .choose : .tickAll(trueCount: min(low, high)...high)
    let part = ProblemDefinition.LetteredPart(
      form: form, options: options, draw: draw, credit: credit(answer) ?? .all)
    guard low <= high || isChoice, let checked = checked(part) else {
      errors.append(unfit(part, answer))
      return nil
    }
    return checked
  }

  /// The part with only what can be drawn; `nil` where nothing can. Where conditions decide, the
  /// numbers tell.
  private func checked(
    _ part: ProblemDefinition.LetteredPart
  ) -> ProblemDefinition.LetteredPart? {
    guard part.draw >= 2, part.draw <= part.options.count else { return nil }
    if part.hasConditions { return part }
    let trues = part.trues
    guard let range = part.trueCount(trues: trues, falses: part.options.count - trues) else {
      return nil
    }
    guard case .tickAll = part.form else { return part }
    return ProblemDefinition.LetteredPart(
      form: .tickAll(trueCount: range), options: part.options, draw: part.draw, credit: part.credit)
  }

  private func unfit(_ part: ProblemDefinition.LetteredPart, _ answer: Element) -> InputError {
    let (trues, falses) = (part.trues, part.options.count - part.trues)
    guard case .tickAll(let wanted) = part.form else {
      return DefinitionErrors.choices(
        draw: part.draw, trues: trues, falses: falses, answer.position)
    }
    return DefinitionErrors.options(
      draw: part.draw, trues: trues, falses: falses, wanted: wanted, answer.position)
  }

  private mutating func option(_ element: Element) -> ProblemDefinition.Option? {
    guard let truth = truth(element),
      let text = element.first(named: "text").map({ texts.read($0) })
    else { return nil }
    return ProblemDefinition.Option(
      id: element[attribute: "id"] ?? "", truth: truth, text: text,
      explanation: element.first(named: "explanation").map { texts.read($0) })
  }

  mutating func findTheMistake(_ answer: Element) -> ProblemDefinition.LetteredPart? {
    guard let point = count("point", answer),
      check(Quantity(.posterior, cluster: 1, point: point), answer)
    else { return nil }
    let most = (LetterReader.letters.count - 2) / 2
    if let clusters = model?.clusters.upperBound, clusters > most {
      errors.append(DefinitionErrors.tooManyLines(mostClusters: most, answer.position))
      return nil
    }
    let find = FindLine(point: point, digits: count("significant", answer) ?? 5)
    return ProblemDefinition.LetteredPart(
      form: .findLine(find), options: [], draw: LetterReader.letters.count, credit: .all)
  }

  mutating func chooseNumber(_ answer: Element) -> ProblemDefinition.LetteredPart? {
    guard let quantity = quantity(answer) else { return nil }
    guard quantity.isWorked else {
      errors.append(DefinitionErrors.noWrongMethods(quantity.name.written, answer.position))
      return nil
    }
    // Fewer than elsewhere: no sheet shows a key to four digits unless its teacher wants it to.
    return ProblemDefinition.LetteredPart(
      form: .chooseNumber(quantity, digits(answer, decimals: 3)), options: [],
      draw: count("options", answer) ?? 4, credit: .all)
  }

  mutating func order(_ answer: Element) -> ProblemDefinition.LetteredPart? {
    let steps = answer.elements(named: "step")
    checkIDs(steps)
    guard (3...LetterReader.letters.count).contains(steps.count) else {
      errors.append(DefinitionErrors.steps(steps.count, answer.position))
      return nil
    }
    let options = steps.enumerated().map { place, step in
      ProblemDefinition.Option(
        id: step[attribute: "id"] ?? "", truth: .place(place), text: texts.read(step),
        explanation: nil)
    }
    return ProblemDefinition.LetteredPart(
      form: .order, options: options, draw: options.count, credit: credit(answer) ?? .all)
  }
}

extension ProblemDefinition.LetteredPart {
  /// How many options are true whatever the numbers are.
  fileprivate var trues: Int { options.count { $0.truth == .always(true) } }
}

// MARK: Conditions

extension PartReader {
  private mutating func truth(_ option: Element) -> ProblemDefinition.Option.Truth? {
    let id = option[attribute: "id"] ?? ""
    let conditions = option.elements(named: "when")
    switch (option.attribute("true"), conditions.isEmpty) {
    case (nil, true): errors.append(DefinitionErrors.noTruth(id, option.position))
    case (let both?, false): errors.append(DefinitionErrors.twoTruths(id, both.position))
    case (let truth?, true): return .always(truth.value == "yes")
    case (nil, false):
      let read = conditions.compactMap { condition($0) }
      return read.count == conditions.count ? .when(read) : nil
    }
    return nil
  }

  private mutating func condition(_ element: Element) -> Condition? {
    let relation = element[attribute: "is"].flatMap(Condition.Relation.init)
    let number = element[attribute: "number"].flatMap { Fraction($0.collapsed) }
    let than = element.first(named: "than")
    guard (number == nil) != (than == nil) else {
      errors.append(DefinitionErrors.operands(element.position))
      return nil
    }
    guard let relation, let quantity = quantity(element) else { return nil }
    if let number {
      return Condition(quantity: quantity, relation: relation, other: .number(number))
    }
    guard let other = than.flatMap({ self.quantity($0) }) else { return nil }
    return Condition(quantity: quantity, relation: relation, other: .quantity(other))
  }
}
