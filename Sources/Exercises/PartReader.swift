import Answers
import Markup
import Scalars
import Solving

/// Reads what a problem asks; everything that is wrong is collected.
struct PartReader {
  var errors: [InputError] = []
  var texts = RichTextReader()
  /// What the quantities are checked against.
  let model: ModelDefinition?
  /// Whether the definition has a model, if only a broken one.
  let isModelWritten: Bool

  init(model: ModelDefinition?, isModelWritten: Bool) {
    self.model = model
    self.isModelWritten = isModelWritten
  }

  /// - Returns: `nil` where something is wrong with it.
  mutating func read(_ element: Element) -> ProblemDefinition.Part? {
    let prompt = element.first(named: "prompt").map { texts.read($0) }
    guard let answer = element.elements.first(where: { $0.name != "prompt" }),
      let prompt, let kind = kind(answer)
    else { return nil }
    let points = element[attribute: "points"].flatMap { Fraction($0.collapsed) } ?? .one
    return ProblemDefinition.Part(
      id: element[attribute: "id"] ?? "", points: points, prompt: prompt, kind: kind)
  }

  private mutating func kind(_ answer: Element) -> ProblemDefinition.Kind? {
    switch answer.name {
    case "number": quantity(answer).map { .number($0, tolerance(answer)) }
    case "integer" where WholeNumber.isAsked(by: answer): wholeNumber(answer)
    case "integer": quantity(answer).map { .integer($0) }
    case "vector", "matrix": entries(answer).map { .entries($0) }
    case "choose-number": chooseNumber(answer).map { .lettered($0) }
    case "find-the-mistake": findTheMistake(answer).map { .lettered($0) }
    case "order": order(answer).map { .lettered($0) }
    default: choices(answer).map { .lettered($0) }
    }
  }

  /// Ids may not differ in case only: sheets and spreadsheets go through systems that don't see it.
  mutating func checkIDs(_ elements: [Element]) {
    var first: [String: Position] = [:]
    for id in elements.compactMap({ $0.attribute("id") }) {
      if let earlier = first[id.value.lowercased()] {
        errors.append(DefinitionErrors.doubleID(id.value, id.position, first: earlier))
      } else {
        first[id.value.lowercased()] = id.position
      }
    }
  }

  func count(_ name: String, _ element: Element) -> Int? {
    element[attribute: name].flatMap { Int($0) }
  }

  func credit(_ answer: Element) -> ProblemDefinition.Credit? {
    answer[attribute: "credit"].flatMap(ProblemDefinition.Credit.init)
  }
}

// MARK: Numbers

extension PartReader {
  /// A quantity with all of its indices, which every draw of the model has.
  mutating func quantity(_ answer: Element) -> Quantity? {
    guard let quantity = written(answer), check(quantity, answer) else { return nil }
    return quantity
  }

  private mutating func wholeNumber(_ answer: Element) -> ProblemDefinition.Kind? {
    guard let model else {
      missModel(answer)
      return nil
    }
    let (number, wrong) = WholeNumber.read(answer, model)
    errors += wrong
    return number.map { .wholeNumber($0) }
  }

  /// Without a model there is an error already where there was a broken one.
  private mutating func missModel(_ answer: Element) {
    guard !isModelWritten else { return }
    errors.append(DefinitionErrors.noModel("<\(answer.name)>", answer.position))
  }

  /// The quantity as it stands there; `nil` where there is no model.
  private mutating func written(_ answer: Element) -> Quantity? {
    guard let name = answer[attribute: "of"].flatMap(Quantity.Name.init(written:)) else {
      return nil
    }
    guard model != nil else {
      missModel(answer)
      return nil
    }
    return Quantity(
      name, cluster: count("cluster", answer), point: count("point", answer),
      coordinate: count("coordinate", answer), row: count("row", answer),
      column: count("column", answer), iteration: count("iteration", answer) ?? 0)
  }

  /// Whether every draw has the quantity.
  mutating func check(_ quantity: Quantity, _ answer: Element) -> Bool {
    guard let model else {
      missModel(answer)
      return false
    }
    do {
      // An index has to be right for the smallest draw and be given for the largest.
      try quantity.checkShape(
        clusters: model.clusters.lowerBound, points: model.pointCount.lowerBound,
        dimension: model.dimension.lowerBound, model.covariance)
      try quantity.checkShape(
        clusters: model.clusters.upperBound, points: model.pointCount.upperBound,
        dimension: model.dimension.upperBound, model.covariance)
    } catch {
      errors.append(
        InputError(answer.position, problem: error.problemInWords, advice: error.adviceInWords))
      return false
    }
    let needsUpdate = quantity.name == .proxyAfter || quantity.name == .logLikelihoodGain
    if needsUpdate, quantity.iteration == 0 {
      errors.append(DefinitionErrors.needsUpdate(quantity.name.written, answer.position))
      return false
    }
    let missing = model.errors(asking: quantity, answer.position)
    errors += missing
    return missing.isEmpty
  }

  private mutating func tolerance(_ answer: Element) -> Tolerance {
    var reader = ToleranceReader(answer, digits: digits(answer))
    let tolerance = reader.read()
    errors += reader.errors
    return tolerance
  }

  /// - Parameter decimals: how many there are where nothing is said.
  func digits(_ answer: Element, decimals: Int = 5) -> DigitRule {
    count("significant", answer).map(DigitRule.significant)
      ?? .decimals(count("decimals", answer) ?? decimals)
  }
}

// MARK: Vectors and matrices

extension PartReader {
  private mutating func entries(_ answer: Element) -> ProblemDefinition.EntryList? {
    guard let quantity = written(answer), let model, let shape = shape(quantity, model, answer),
      check(quantity.first(of: shape), answer)
    else { return nil }
    let rule: ProblemDefinition.EntryList.Rule =
      quantity.name.isWholeNumber ? .integer : .number(tolerance(answer))
    let list = ProblemDefinition.EntryList(
      quantity: quantity, shape: shape, rule: rule, credit: credit(answer) ?? .shares)
    guard checkSize(list, model, answer) else { return nil }
    return list
  }

  /// The index that is left out; of a matrix, the row and the column.
  private mutating func shape(
    _ quantity: Quantity, _ model: ModelDefinition, _ answer: Element
  ) -> ProblemDefinition.EntryList.Shape? {
    var open = Quantity.Index.allCases.filter { quantity.name.takes($0) && quantity[$0] == nil }
    // On the line, a coordinate may be left out as always.
    if model.dimension.upperBound == 1, open.count > 1 { open.removeAll { $0 == .coordinate } }
    if answer.name == "matrix", open == [.row, .column] { return .matrix }
    if answer.name == "vector", open.count == 1 { return .vector(open[0]) }
    errors.append(
      answer.name == "matrix"
        ? DefinitionErrors.noMatrix(quantity.name.written, answer.position)
        : DefinitionErrors.openIndices(
          open.map(\.rawValue), of: quantity.name.written, answer.position))
    return nil
  }

  /// Every answer has to have several entries on some draw, and to fit into what may be typed.
  private mutating func checkSize(
    _ list: ProblemDefinition.EntryList, _ model: ModelDefinition, _ answer: Element
  ) -> Bool {
    let most = list.size(
      clusters: model.clusters.upperBound, points: model.pointCount.upperBound,
      dimension: model.dimension.upperBound)
    let count = most.rows * most.columns
    if count == 1 {
      errors.append(DefinitionErrors.oneEntry(answer.name, answer.position))
      return false
    }
    // A sign, some digits before the point, the point, a comma and a space.
    let width = if case .number(let tolerance) = list.rule { tolerance.digits.count + 8 } else { 4 }
    guard count * width <= NumberReader.longestText else {
      errors.append(DefinitionErrors.tooManyEntries(count, answer.position))
      return false
    }
    return true
  }
}

extension Quantity {
  /// The entry with the first of each index that entries differ by.
  fileprivate func first(of shape: ProblemDefinition.EntryList.Shape) -> Quantity {
    switch shape {
    case .vector(let index): with(index, 1)
    case .matrix: with(.row, 1).with(.column, 1)
    }
  }
}

extension Quantity.Name {
  /// The name as definitions write it, in small letters with hyphens: `log-likelihood` where
  /// `solve --json` has `logLikelihood`.
  var written: String {
    rawValue.reduce(into: "") { written, letter in
      written += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  init?(written name: String) {
    guard let match = Self.allCases.first(where: { $0.written == name }) else { return nil }
    self = match
  }

  /// Whether the values are whole numbers, of which only the right one counts.
  var isWholeNumber: Bool {
    switch self {
    case .clusters, .points, .dimension, .freeParameters, .likeliest, .kMeansAssignment,
      .kMeansUpdates:
      true
    default: false
    }
  }
}
