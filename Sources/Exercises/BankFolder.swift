import Markup

/// A folder with `problems/` and `templates/`, and the one behind it that came with the tool.
public struct BankFolder: Sendable {
  /// The folders in which a file is looked for, the first one first; the last holds everything
  /// that came with the tool.
  private let roots: [String]

  /// - Parameters:
  ///   - own: a teacher's own folder, if there is one; what it doesn't hold comes from `standard`.
  ///   - standard: the folder that came with the tool.
  public init(own: String?, standard: String) {
    roots = (own.map { [$0] } ?? []) + [standard]
  }

  /// Whether `folder` holds a whole bank, with schemas and templates.
  public static func isWhole(_ folder: String) -> Bool {
    Files.kind(of: "\(folder)/problems/schema/problem.rng") == .file
      && Files.kind(of: "\(folder)/templates/sheet.html") == .file
  }

  /// The bank of the definitions in these folders.
  ///
  /// - Throws: ``MissingFile`` or `InputErrors` for the schemas.
  public func bank() throws -> Bank {
    try bank(ids: ids, find: find)
  }

  /// A bank that finds definitions in another way, by the schemas of these folders.
  public func bank(
    ids: [String], find: @escaping @Sendable (String) throws -> DefinitionSource?
  ) throws -> Bank {
    Bank(
      problemSchema: try schema("problem"), assignmentSchema: try schema("assignment"), ids: ids,
      find: find)
  }

  /// The bank in which a definition is read that lies at `path`: its neighbours come first.
  public func bank(beside path: String) throws -> Bank {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let neighbours = folder.isEmpty ? "." : folder.joined(separator: "/")
    return try bank(ids: ids) { id in
      let neighbour = "\(neighbours.isEmpty ? "/" : neighbours)/\(id).xml"
      if Files.kind(of: neighbour) == .file {
        return DefinitionSource(file: neighbour, text: try Files.readText(neighbour))
      }
      return try find(id)
    }
  }

  /// A file of `templates/`.
  ///
  /// - Throws: ``MissingFile``.
  public func template(_ name: String) throws(MissingFile) -> (path: String, bytes: [UInt8]) {
    let path = first("templates/\(name)") ?? "\(roots[roots.count - 1])/templates/\(name)"
    return (path, try Files.read(path))
  }

  /// Everything in `problems/`, by id, sorted; what came with the tool is hidden by a file of the
  /// same name in a teacher's own folder.
  private var ids: [String] {
    let names = roots.flatMap { (try? Files.names(in: "\($0)/problems")) ?? [] }
    return Set(names.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }).sorted()
  }

  private func find(_ id: String) throws -> DefinitionSource? {
    // An id is a name, never a path.
    guard !id.contains("/"), let path = first("problems/\(id).xml") else { return nil }
    return DefinitionSource(file: path, text: try Files.readText(path))
  }

  private func schema(_ name: String) throws -> Schema {
    let path = "\(roots[roots.count - 1])/problems/schema/\(name).rng"
    return try Schema(relaxNG: try Files.read(path), file: path)
  }

  private func first(_ name: String) -> String? {
    roots.map { "\($0)/\(name)" }.first { Files.kind(of: $0) == .file }
  }
}
