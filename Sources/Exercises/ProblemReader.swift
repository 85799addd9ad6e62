import Answers
import Markup
import Mistakes
import Scalars
import Solving

/// The model of another problem, and the file where it is written out.
struct BorrowedModel {
  let model: ModelDefinition
  let source: DefinitionSource
}

/// Reads a problem from a document that follows the schema; everything else that is wrong is
/// collected.
struct ProblemReader {
  private var errors: [InputError] = []
  private var texts = RichTextReader()
  private var modelSource: DefinitionSource?
  private let source: DefinitionSource
  private let root: Element
  /// The model of another problem, for `<model like="…" />`.
  private let modelOf: (String, Position) throws(InputErrors) -> BorrowedModel

  init(
    _ root: Element, source: DefinitionSource,
    modelOf: @escaping (String, Position) throws(InputErrors) -> BorrowedModel
  ) {
    self.root = root
    self.source = source
    self.modelOf = modelOf
  }

  /// - Parameter fileName: the name of the file without its ending, which the id has to be.
  mutating func read(fileName: String) throws(InputErrors) -> ProblemDefinition {
    let id = root[attribute: "id"] ?? ""
    if id != fileName {
      errors.append(
        DefinitionErrors.wrongID(
          id, file: fileName, root.attribute("id")?.position ?? root.position))
    }
    let model = model()
    let statement = root.first(named: "statement").map { texts.read($0) }
    let hints = root.elements(named: "hint").map { texts.read($0) }
    let parts = root.elements(named: "part").compactMap { part($0, model) }
    var wishes = MistakeReader()
    let mistakes = wishes.selection(
      root.first(named: "mistakes"), asked: Mistake.Step.asked(in: parts))
    let difficulty = wishes.difficulty(root.first(named: "difficulty"))
    errors.append(contentsOf: wishes.errors)
    checkPlaces(model)
    checkIDs(root.elements(named: "part"))
    errors.append(contentsOf: texts.errors)
    let problem = ProblemDefinition(
      id: id, title: root.first(named: "title")?.text.collapsed ?? "",
      attempts: root[attribute: "attempts"].flatMap { Int($0) }, model: model,
      mistakes: mistakes, difficulty: difficulty,
      statement: statement ?? RichText(pieces: [], values: []), hints: hints,
      parts: parts, source: source,
      modelSource: modelSource)
    guard errors.isEmpty else { throw InputErrors(errors.sorted { $0.position < $1.position }) }
    return problem
  }

  private mutating func model() -> ModelDefinition? {
    guard let element = root.first(named: "model") else { return nil }
    if let like = element.attribute("like") {
      do {
        let borrowed = try modelOf(like.value, like.position)
        modelSource = borrowed.source
        return borrowed.model
      } catch {
        errors.append(contentsOf: error.errors)
        return nil
      }
    }
    var reader = ModelReader(element)
    let model = reader.read()
    errors.append(contentsOf: reader.errors)
    return model
  }
}

// MARK: Parts

extension ProblemReader {
  private mutating func part(
    _ element: Element, _ model: ModelDefinition?
  ) -> ProblemDefinition.Part? {
    let prompt = element.first(named: "prompt").map { texts.read($0) }
    guard let answer = element.elements.first(where: { $0.name != "prompt" }),
      let prompt, let kind = kind(answer, model)
    else { return nil }
    let points = element[attribute: "points"].flatMap { Fraction($0.collapsed) } ?? .one
    return ProblemDefinition.Part(
      id: element[attribute: "id"] ?? "", points: points, prompt: prompt, kind: kind)
  }

  private mutating func kind(
    _ answer: Element, _ model: ModelDefinition?
  ) -> ProblemDefinition.Kind? {
    switch answer.name {
    case "number": quantity(answer, model).map { .number($0, tolerance(answer)) }
    case "integer" where WholeNumber.isAsked(by: answer): wholeNumber(answer, model)
    case "integer": quantity(answer, model).map { .integer($0) }
    default: tickAll(answer).map { .tickAll($0) }
    }
  }

  private mutating func quantity(_ answer: Element, _ model: ModelDefinition?) -> Quantity? {
    let index = { (name: String) in answer[attribute: name].flatMap { Int($0) } }
    guard let name = answer[attribute: "of"].flatMap(Quantity.Name.init(written:)) else {
      return nil
    }
    guard let model else {
      // Without a model there is an error already where there was a broken one.
      if root.first(named: "model") == nil {
        errors.append(DefinitionErrors.noModel("<\(answer.name)>", answer.position))
      }
      return nil
    }
    let quantity = Quantity(
      name, cluster: index("cluster"), point: index("point"), coordinate: index("coordinate"),
      row: index("row"), column: index("column"), iteration: index("iteration") ?? 0)
    let sizes = (model.clusters.lowerBound, model.pointCount.lowerBound, model.dimension.lowerBound)
    do {
      // An index has to be right for the smallest draw and be given for the largest.
      try quantity.checkShape(
        clusters: sizes.0, points: sizes.1, dimension: sizes.2, model.covariance)
      try quantity.checkShape(
        clusters: model.clusters.upperBound, points: model.pointCount.upperBound,
        dimension: model.dimension.upperBound, model.covariance)
    } catch {
      errors.append(
        InputError(answer.position, problem: error.problemInWords, advice: error.adviceInWords))
      return nil
    }
    errors += model.errors(asking: quantity, answer.position)
    return quantity
  }

  private mutating func wholeNumber(
    _ answer: Element, _ model: ModelDefinition?
  ) -> ProblemDefinition.Kind? {
    guard let model else { return nil }
    let (number, wrong) = WholeNumber.read(answer, model)
    errors += wrong
    return number.map { .wholeNumber($0) }
  }

  private func tolerance(_ answer: Element) -> Tolerance {
    let count = { (name: String) in answer[attribute: name].flatMap { Int($0) } }
    let value = { (name: String) in answer[attribute: name].flatMap { Fraction($0.collapsed) } }
    return Tolerance(
      absolute: value("tolerance"), relative: value("relative") ?? .zero,
      digits: count("significant").map(DigitRule.significant) ?? .decimals(count("decimals") ?? 5))
  }

  private mutating func tickAll(_ answer: Element) -> ProblemDefinition.TickAll? {
    let options = answer.elements(named: "option").compactMap { option($0) }
    let trues = options.filter(\.isTrue).count
    let falses = options.count - trues
    let count = { (name: String) in answer[attribute: name].flatMap { Int($0) } }
    let draw = count("draw") ?? min(options.count, LetterReader.letters.count)
    let low = count("true-from") ?? 1
    let high = count("true-to") ?? (count("draw") == nil ? draw : draw - 1)
    checkIDs(answer.elements(named: "option"))
    // Nothing ticked is no answer, so something has to be true.
    let possible = max(1, draw - falses)...max(1, draw - falses, min(trues, draw))
    guard low <= high, trues >= 1, draw <= options.count, possible.overlaps(low...high) else {
      errors.append(
        DefinitionErrors.options(
          draw: draw, trues: trues, falses: falses, wanted: min(low, high)...high, answer.position))
      return nil
    }
    let credit = answer[attribute: "credit"].flatMap(ProblemDefinition.TickAll.Credit.init)
    return ProblemDefinition.TickAll(
      options: options, draw: draw, trueCount: possible.clamped(to: low...high),
      credit: credit ?? .all)
  }

  private mutating func option(_ element: Element) -> ProblemDefinition.Option? {
    guard let text = element.first(named: "text").map({ texts.read($0) }) else { return nil }
    return ProblemDefinition.Option(
      id: element[attribute: "id"] ?? "", isTrue: element[attribute: "true"] == "yes", text: text,
      explanation: element.first(named: "explanation").map { texts.read($0) })
  }
}

// MARK: Checks

extension ProblemReader {
  /// Ids may not differ in case only: sheets and spreadsheets go through systems that don't see it.
  private mutating func checkIDs(_ elements: [Element]) {
    var first: [String: Position] = [:]
    for id in elements.compactMap({ $0.attribute("id") }) {
      if let earlier = first[id.value.lowercased()] {
        errors.append(DefinitionErrors.doubleID(id.value, id.position, first: earlier))
      } else {
        first[id.value.lowercased()] = id.position
      }
    }
  }

  /// Every place for a drawn value has to be filled by every draw.
  private mutating func checkPlaces(_ model: ModelDefinition?) {
    guard let model else {
      if root.first(named: "model") != nil { return }
      for position in texts.places.map(\.position) + texts.shows.map(\.position) {
        errors.append(DefinitionErrors.noModel("a place for drawn numbers", position))
      }
      return
    }
    for (value, position) in texts.places where !model.alwaysHas(value) {
      errors.append(DefinitionErrors.noSuchValue(position))
    }
    errors += model.errors(in: texts)
  }
}

extension ModelDefinition {
  /// Whether every draw has the value.
  func alwaysHas(_ value: GivenValue) -> Bool {
    let clusters = 1...clusters.lowerBound
    let coordinates = 1...dimension.lowerBound
    return switch value {
    case .weight(let j), .variance(let j): clusters.contains(j)
    case .covariance(let j, let r, let c):
      clusters.contains(j) && coordinates.contains(r) && coordinates.contains(c)
    case .label(let i): (1...pointCount.lowerBound).contains(i)
    case .mean(let j, let c): clusters.contains(j) && coordinates.contains(c)
    case .point(let i, let c): (1...pointCount.lowerBound).contains(i) && coordinates.contains(c)
    case .clusters, .points, .dimension: true
    }
  }
}

extension Quantity.Name {
  /// The name as definitions write it: `log-likelihood` where `solve --json` has `logLikelihood`.
  init?(written name: String) {
    let words = name.split(separator: "-").map(String.init)
    let later = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    self.init(rawValue: (words.prefix(1) + later).joined())
  }
}
