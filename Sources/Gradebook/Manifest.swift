import Exercises
import Markup

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was handed out: enough to derive every key again with the secret, and none of the keys.
public struct Manifest: Sendable, Codable, Equatable {
  /// The name and version of the form; a change of the form raises the number.
  public static let format = "gmm-quiz/manifest@1"

  /// A definition as it was when the sheets were made.
  public struct Definition: Sendable, Codable, Equatable {
    /// The id of the problem or assignment.
    public let id: String
    /// The name of the file, without its folder.
    public let file: String
    /// The SHA-256 of ``text``, in hexadecimal digits.
    public let sha256: String
    /// The whole file.
    public let text: String

    init(_ source: DefinitionSource) {
      id = source.id
      file = "\(source.id).xml"
      sha256 = source.sha256
      text = source.text
    }
  }

  /// A student's sheet.
  public struct Entry: Sendable, Codable, Equatable {
    /// The student's id.
    public let student: String
    /// The public code.
    public let sheet: String
    /// The path of the sheet below the output folder.
    public let file: String
    /// The index of the accepted draw of each group.
    public let draws: [String: Int]

    /// An entry for a sheet that was written.
    public init(student: String, sheet: String, file: String, draws: [String: Int]) {
      self.student = student
      self.sheet = sheet
      self.file = file
      self.draws = draws
    }
  }

  /// Always the format of this version, or the file is not read.
  public let format: String
  /// The version of the generator.
  public let generator: Int
  /// The fingerprint of the secret.
  public let secret: String
  /// The assignment as it was.
  public let assignment: Definition
  /// Its problems, and problems whose models they take, each once.
  public let problems: [Definition]
  /// In the order in which the sheets were made.
  public let students: [Entry]

  /// What has to be kept of the sheets that were made of `assignment` with `secret`.
  public init(
    _ assignment: AssignmentDefinition, secret: Secret, students: [Entry]
  ) {
    format = Self.format
    generator = Generator.version
    self.secret = secret.fingerprint
    self.assignment = Definition(assignment.source)
    problems = assignment.problemSources.map(Definition.init)
    self.students = students
  }

  /// The entry of a student.
  public subscript(student: String) -> Entry? { students.first { $0.student == student } }
}

extension AssignmentDefinition {
  /// The files of all problems that the assignment rests on, each once.
  var problemSources: [DefinitionSource] {
    var sources: [DefinitionSource] = []
    for source in uses.flatMap({ [$0.problem.source] + [$0.problem.modelSource].compactMap { $0 } })
    where !sources.contains(where: { $0.id == source.id }) {
      sources.append(source)
    }
    return sources
  }
}

// MARK: Files

extension Manifest {
  /// The bytes of the file; the same manifest always gives the same.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads a manifest.
  ///
  /// - Throws: `InputErrors` for a file that is none.
  public init(_ bytes: [UInt8], file: String) throws(InputErrors) {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      manifest.format == Self.format
    else {
      throw InputErrors(
        InputError(
          Position(file: file, line: 1, column: 1), problem: "this is not a manifest of gmm-quiz",
          advice: "Give the manifest.json that generate has written beside the sheets"))
    }
    self = manifest
  }
}

// MARK: Comparing

extension Manifest {
  /// Why what is here now isn't what the sheets were made with.
  public enum Difference: Sendable, Hashable {
    case generator(Int)
    case secret
    case assignment(String)
    /// The ids of the definitions that were edited, added or left out since.
    case definitions([String])
  }

  /// The first difference to what the sheets were made with, if there is one.
  public func difference(
    from assignment: AssignmentDefinition, secret: Secret
  ) -> Difference? {
    if generator != Generator.version { return .generator(generator) }
    if self.secret != secret.fingerprint { return .secret }
    if self.assignment.id != assignment.id { return .assignment(self.assignment.id) }
    let now = Set(([assignment.source] + assignment.problemSources).map { "\($0.id) \($0.sha256)" })
    let then = Set(([self.assignment] + problems).map { "\($0.id) \($0.sha256)" })
    let edited = Set(now.symmetricDifference(then).compactMap { $0.split(separator: " ").first })
    return edited.isEmpty ? nil : .definitions(edited.map(String.init).sorted())
  }

  /// The definitions as they were when the sheets were made.
  ///
  /// - Parameter folder: where the schemas are.
  /// - Throws: `InputErrors` where today's schemas don't know them.
  public func definitions(_ folder: BankFolder) throws -> AssignmentDefinition {
    let copies = Dictionary(problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let bank = try folder.bank(ids: copies.keys.sorted()) { id in
      copies[id].map { DefinitionSource(file: $0.file, text: $0.text) }
    }
    let source = DefinitionSource(file: assignment.file, text: assignment.text)
    guard case .assignment(let definition) = try bank.read(source) else {
      throw InputErrors(
        InputError(
          Position(file: assignment.file, line: 1, column: 1),
          problem: "the manifest's copy is not an assignment",
          advice: "Give the manifest.json as generate has written it"))
    }
    return definition
  }
}
