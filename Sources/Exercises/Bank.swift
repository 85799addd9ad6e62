public import Markup

/// Where problems and assignments are found by their ids.
///
/// A bank reads through a function, so that it serves folders on a disk as well as the copies in a
/// manifest.
public struct Bank: Sendable {
  /// What a file turned out to hold.
  public enum Definition: Sendable {
    case problem(ProblemDefinition)
    case assignment(AssignmentDefinition)
  }

  private let problemSchema: Schema
  private let assignmentSchema: Schema
  /// The definition file of an id, if there is one.
  private let find: @Sendable (_ id: String) throws -> DefinitionSource?
  /// The ids that `find` knows, sorted.
  public let ids: [String]

  /// A bank that finds definitions through a function.
  ///
  /// - Parameters:
  ///   - problemSchema: the grammar of problems.
  ///   - assignmentSchema: the grammar of assignments.
  ///   - ids: the ids that `find` knows, for lists and suggestions; sorted.
  ///   - find: the definition file of an id, `nil` where there is none.
  public init(
    problemSchema: Schema, assignmentSchema: Schema, ids: [String],
    find: @escaping @Sendable (_ id: String) throws -> DefinitionSource?
  ) {
    self.problemSchema = problemSchema
    self.assignmentSchema = assignmentSchema
    self.ids = ids
    self.find = find
  }

  /// The definition of an id.
  ///
  /// - Returns: `nil` where there is none of that id.
  /// - Throws: `InputErrors` for what is wrong in it, or the finder's error.
  public func definition(_ id: String) throws -> Definition? {
    try find(id).map { try read($0) }
  }

  /// Reads a definition that lies somewhere; what it refers to is looked up in the bank.
  ///
  /// - Throws: `InputErrors` for what is wrong in it.
  public func read(_ source: DefinitionSource) throws(InputErrors) -> Definition {
    let bytes = Array(source.text.utf8)
    let name = try parseXML(bytes, file: source.file).name
    switch name {
    case "problem":
      let root = try parseXML(bytes, file: source.file, schema: problemSchema)
      return .problem(try readProblem(root, source))
    case "assignment":
      let root = try parseXML(bytes, file: source.file, schema: assignmentSchema)
      var reader = AssignmentReader(root, source: source) { id, position throws(InputErrors) in
        try problem(id, from: position)
      }
      return .assignment(try reader.read(fileName: source.id))
    default:
      throw InputErrors(
        InputError(
          Position(file: source.file, line: 1, column: 1),
          problem: "<\(name)> is neither a problem nor an assignment",
          advice: "Begin the file with <problem id=\"\(source.id)\">, or with <assignment …>"))
    }
  }

  private func readProblem(
    _ root: Element, _ source: DefinitionSource
  ) throws(InputErrors) -> ProblemDefinition {
    var reader = ProblemReader(root, source: source) { id, position throws(InputErrors) in
      try model(of: id, from: position)
    }
    return try reader.read(fileName: source.id)
  }

  private func problem(
    _ id: String, from position: Position
  ) throws(InputErrors) -> ProblemDefinition {
    guard let source = try? find(id), case .problem(let problem) = try read(source) else {
      throw InputErrors(DefinitionErrors.unknownProblem(id, position, known: ids))
    }
    return problem
  }

  /// The model of another problem; it has to be written out there, so that nothing goes in circles.
  private func model(
    of id: String, from position: Position
  ) throws(InputErrors) -> BorrowedModel {
    guard let source = try? find(id) else {
      throw InputErrors(DefinitionErrors.unknownProblem(id, position, known: ids))
    }
    let root = try parseXML(Array(source.text.utf8), file: source.file, schema: problemSchema)
    if root.first(named: "model")?.attribute("like") != nil {
      throw InputErrors(DefinitionErrors.circle(id, position))
    }
    guard let model = try readProblem(root, source).model else {
      throw InputErrors(DefinitionErrors.noModel("like=\"\(id)\"", position))
    }
    return BorrowedModel(model: model, source: source)
  }
}

extension DefinitionSource {
  /// The id that the file's name stands for.
  public var id: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".xml") ? String(name.dropLast(4)) : name
  }
}
