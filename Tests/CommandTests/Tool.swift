import Foundation
import TestSupport

/// Runs the command as people do, in a folder of its own that goes away.
final class Workplace {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/gmm-quiz-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Every file below, with its content.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [] {
      files[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return files
  }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs `gmm-quiz` with the bank of the checkout; a run of over a minute is ended.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    try write(input, to: ".input")
    for name in [".output", ".errors"] { try write("", to: name) }
    process.standardInput = try FileHandle(forReadingFrom: url(".input"))
    process.standardOutput = try FileHandle(forWritingTo: url(".output"))
    process.standardError = try FileHandle(forWritingTo: url(".errors"))
    try process.run()
    let guardian = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: guardian)
    process.waitUntilExit()
    guardian.cancel()
    let outcome = Outcome(
      status: process.terminationStatus, output: try read(".output"), errors: try read(".errors"))
    for name in [".input", ".output", ".errors"] {
      try FileManager.default.removeItem(at: url(name))
    }
    return outcome
  }

  private func url(_ name: String) -> URL { URL(fileURLWithPath: "\(path)/\(name)") }

  /// The executable lies beside the bundle with the tests.
  static let executable: URL = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return (folder ?? Bundle.main.bundleURL).appendingPathComponent("gmm-quiz")
  }()
}
