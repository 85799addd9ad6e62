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
    var reader = PartReader(model: model, isModelWritten: root.first(named: "model") != nil)
    let statement = root.first(named: "statement").map { reader.texts.read($0) }
    let hints = root.elements(named: "hint").map { reader.texts.read($0) }
    let parts = root.elements(named: "part").compactMap { reader.read($0) }
    reader.checkIDs(root.elements(named: "part"))
    var wishes = MistakeReader()
    let mistakes = wishes.selection(
      root.first(named: "mistakes"), asked: Mistake.Step.asked(in: parts))
    let difficulty = wishes.difficulty(root.first(named: "difficulty"))
    errors.append(contentsOf: wishes.errors)
    checkPlaces(reader.texts, model)
    errors.append(contentsOf: reader.errors + reader.texts.errors)
    let problem = ProblemDefinition(
      id: id, title: root.first(named: "title")?.text.collapsed ?? "",
      attempts: root[attribute: "attempts"].flatMap { Int($0) }, model: model,
      mistakes: mistakes, leniency: leniency(), difficulty: difficulty,
      statement: statement ?? RichText(pieces: [], values: []), hints: hints,
      parts: parts, source: source,
      modelSource: modelSource)
    guard errors.isEmpty else { throw InputErrors(errors.sorted { $0.position < $1.position }) }
    return problem
  }

  private mutating func leniency() -> ProblemDefinition.Leniency {
    let usual = ProblemDefinition.Leniency()
    return ProblemDefinition.Leniency(
      carried: share("carried-credit") ?? usual.carried,
      imprecise: share("imprecise-credit") ?? usual.imprecise)
  }

  private mutating func share(_ name: String) -> Fraction? {
    guard let attribute = root.attribute(name), let share = Fraction(attribute.value.collapsed)
    else { return nil }
    if share > .one { errors.append(DefinitionErrors.shareAboveOne(name, attribute.position)) }
    return share
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

// MARK: Checks

extension ProblemReader {
  /// Every place for a drawn value has to be filled by every draw.
  private mutating func checkPlaces(_ texts: RichTextReader, _ model: ModelDefinition?) {
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
