import Exercises
import Gradebook
import Markup
import Sheets

/// Reading what commands are given by name or path.
extension BankFolder {
  /// A definition by its id, or by the path of its file.
  ///
  /// - Throws: ``MissingFile`` where there is none, ``InputErrors`` for what is wrong in it.
  func definition(_ reference: String) throws -> Bank.Definition {
    if reference.contains("/") || reference.hasSuffix(".xml") {
      let text = try Files.readText(reference)
      return try bank(beside: reference).read(DefinitionSource(file: reference, text: text))
    }
    let bank = try bank()
    guard let definition = try bank.definition(reference) else {
      throw MissingFile(
        path: reference, problem: "the bank has nothing of this name",
        advice: "Choose one of \(bank.ids.joined(separator: ", ")), or give the path of a file")
    }
    return definition
  }

  func assignment(_ reference: String) throws -> AssignmentDefinition {
    guard case .assignment(let assignment) = try definition(reference) else {
      throw Refused(
        "\(reference): this is a problem, not an assignment. Give an assignment, such as "
          + "lecture-16, or write one that uses the problem.")
    }
    return assignment
  }

  func problem(_ reference: String) throws -> ProblemDefinition {
    guard case .problem(let problem) = try definition(reference) else {
      throw Refused(
        "\(reference): this is an assignment, not a problem. Give one of its problems.")
    }
    return problem
  }

  /// The pages of the templates, compiled.
  func pageTemplates() throws -> PageTemplates {
    try PageTemplates { page in
      let (path, bytes) = try template(page.file)
      let page = try Template.page(bytes, file: path) { try template($0).bytes }
      return (page, path)
    }
  }
}

enum Loading {
  static func secret(_ path: String) throws -> Secret {
    let text = try Files.readText(path)
    do {
      return try Secret(hexadecimal: text)
    } catch .notHexadecimal {
      throw Refused("\(path): this is not a secret. Make one with gmm-quiz secret FILE.")
    } catch .tooShort(let bits) {
      throw Refused(
        "\(path): a secret has at least 256 bits, and this has \(bits). Make one with "
          + "gmm-quiz secret FILE.")
    }
  }

  /// - Parameter assignment: whose clock due times without an offset are of.
  static func roster(_ path: String, for assignment: AssignmentDefinition) throws -> Roster {
    try Roster(try Files.read(path), file: path, zone: assignment.policy.zone)
  }

  /// A moment of the command line.
  static func time(_ text: String, in zone: Zone?) throws -> Instant {
    do {
      return try Instant(text, in: zone)
    } catch {
      throw Refused("“\(text)” \(error.problem). \(error.advice).")
    }
  }

  static func manifest(_ path: String) throws -> Manifest {
    try Manifest(try Files.read(path), file: path)
  }
}
