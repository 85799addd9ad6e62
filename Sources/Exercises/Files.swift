#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file or folder that is wanted and not there, or can't be read.
public struct MissingFile: Error, Sendable, Hashable {
  /// The path as it was given.
  public let path: String
  /// What is wrong, without a full stop.
  public let problem: String
  /// What to do about it, without a full stop.
  public let advice: String

  /// An error in words; neither text ends with a full stop.
  public init(path: String, problem: String, advice: String = "Check the path") {
    self.path = path
    self.problem = problem
    self.advice = advice
  }
}

/// Reading from the disk.
public enum Files {
  /// The whole of a file.
  ///
  /// - Throws: ``MissingFile`` where there is none, where it is a folder, or where it can't be read.
  public static func read(_ path: String) throws(MissingFile) -> [UInt8] {
    switch kind(of: path) {
    case nil: throw MissingFile(path: path, problem: "there is no such file")
    case .folder?: throw MissingFile(path: path, problem: "this is a folder, not a file")
    case .file?: break
    }
    // A pipe has no size, and gives its bytes once.
    guard let bytes = isRegular(path) ? contents(path) : stream(path) else {
      throw MissingFile(
        path: path, problem: "the file can't be read", advice: "Check who may read it")
    }
    return bytes
  }

  private static func contents(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  private static func stream(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Descriptor.read(descriptor, into: $0) }
      if count <= 0 { return count == 0 ? bytes : nil }
      bytes += chunk[..<count]
    }
  }

  /// The text of a file.
  ///
  /// - Throws: ``MissingFile``; what isn't UTF-8 is kept so that its reader can say where it is.
  public static func readText(_ path: String) throws(MissingFile) -> String {
    String(decoding: try read(path), as: UTF8.self)
  }

  /// What a path leads to.
  public enum Kind: Sendable {
    case file, folder
  }

  /// What lies at a path, if anything.
  public static func kind(of path: String) -> Kind? {
    var isFolder: Bool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder ? .folder : .file
  }

  /// Whether a path leads to a file that has an end: no pipe, device or socket.
  public static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  /// The names of what lies in a folder, sorted; hidden files are left out.
  ///
  /// - Throws: ``MissingFile`` where there is no such folder, or it can't be read.
  public static func names(in folder: String) throws(MissingFile) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw MissingFile(path: folder, problem: "there is no such folder, or it can't be read")
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The files at a path: itself, or all files in the folder and the folders in it, in order.
  ///
  /// - Throws: ``MissingFile`` where there is nothing.
  public static func all(at path: String) throws(MissingFile) -> [String] {
    switch kind(of: path) {
    case nil: throw MissingFile(path: path, problem: "there is no such file")
    case .file?: return [path]
    case .folder?: break
    }
    var files: [String] = []
    for name in try names(in: path) {
      let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      // A link is taken as it is, whatever it leads to: following it could go in circles, and one
      // that leads nowhere should not stop the rest.
      files += kind(of: child) == .folder && !isLink(child) ? try all(at: child) : [child]
    }
    return files
  }
}
