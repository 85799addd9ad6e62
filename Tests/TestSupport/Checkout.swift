import Exercises

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The checkout that the tests run in.
public enum Checkout {
  /// The folder with `Package.swift`.
  public static let root = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/"))

  /// Whether expected files are to be written instead of compared.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil

  public struct Missing: Error {
    public let what: String

    public init(what: String) {
      self.what = what
    }
  }
}

extension Checkout {
  /// The standard bank.
  public static func bank() throws -> Bank {
    try BankFolder(own: nil, standard: root).bank()
  }

  public static func problem(_ id: String) throws -> ProblemDefinition {
    guard case .problem(let problem)? = try bank().definition(id) else { throw Missing(what: id) }
    return problem
  }

  public static func assignment(_ id: String) throws -> AssignmentDefinition {
    guard case .assignment(let assignment)? = try bank().definition(id) else {
      throw Missing(what: id)
    }
    return assignment
  }

  /// The secret of the sample class.
  public static func sampleSecret() throws -> Secret {
    try Secret(hexadecimal: try Files.readText("\(root)/problems/samples/secret.key"))
  }

  /// A bank with one definition that is given as text, beside the standard one.
  public static func read(_ text: String, as id: String) throws -> Bank.Definition {
    try bank().read(DefinitionSource(file: "problems/\(id).xml", text: text))
  }

  /// The kept text of a snapshot; a missing one is written, and `RECORD_SNAPSHOTS` rewrites it.
  ///
  /// - Returns: `nil` where it was missing: then the test should fail, and pass the next time.
  public static func snapshot(_ path: String, of text: String) throws -> String? {
    let file = "\(root)/Tests/\(path)"
    let kept = Files.kind(of: file) == .file ? try Files.readText(file) : nil
    if isRecording || kept == nil {
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
    return isRecording ? text : kept
  }
}
