import CFileSystem
import Exercises

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

/// A result that can't be written.
public struct OutputError: Error, Sendable, Hashable {
  /// What kept the result from being written.
  public enum Problem: Sendable, Hashable {
    /// There is something in the way that should not be lost.
    case occupied(String)
    case cannotCreate
    case cannotWrite
  }

  /// The result, as the user named it.
  public let path: String
  /// What was in the way.
  public let problem: Problem
  /// What the system says, if it was the system.
  public let reason: String

  /// An error, with what the system said about it, if it was the system.
  public init(path: String, _ problem: Problem, reason: String = "") {
    self.path = path
    self.problem = problem
    self.reason = reason
  }

  /// The error that the last call of the system has left.
  static func system(_ path: String, _ problem: Problem) -> OutputError {
    OutputError(path: path, problem, reason: String(cString: strerror(errno)))
  }
}

/// A folder of results that appears whole or not at all.
///
/// Files are written into a folder beside it; ``commit(replacing:)`` puts that in its place in one
/// step, so that whoever looks sees the old results or the new ones, never a mixture, whenever the
/// program is stopped.
public struct OutputFolder: ~Copyable {
  private let path: String
  private let stage: String
  private var folders: Set<String> = []
  private var isDone = false

  /// - Parameter path: where the results shall be; its parent is made if need be.
  public init(at path: String) throws(OutputError) {
    let trimmed = Self.target(
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.dropLast().joined(separator: "/")
    let name = parts.last.map(String.init) ?? trimmed
    guard name != ".", name != ".." else {
      throw OutputError(path: path, .occupied("results get a folder of their own"))
    }
    let prefix = parts.count > 1 ? "\(parent)/" : ""
    if !parent.isEmpty { try Self.makeFolder(parent) }
    Self.removeLeftovers(of: name, in: parent)
    let stage = "\(prefix).\(name).\(getpid())-\(UInt32.random(in: .min ... .max))"
    guard mkdir(stage, 0o777) == 0 else { throw .system(trimmed, .cannotCreate) }
    self.path = trimmed
    self.stage = stage
  }

  deinit {
    if !isDone { try? FileManager.default.removeItem(atPath: stage) }
  }

  /// Writes a file; `name` is a path below the folder.
  public mutating func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    let folder = name.split(separator: "/").dropLast().joined(separator: "/")
    if !folder.isEmpty, folders.insert(folder).inserted {
      try Self.makeFolder("\(stage)/\(folder)")
    }
    try Self.write(bytes, toFileAt: "\(stage)/\(name)", shownAs: "\(path)/\(name)")
  }

  /// Puts the files in place of what was there.
  ///
  /// - Parameter own: the names that results have at the top of the folder; what else lies there
  ///   is somebody's own and is kept.
  public mutating func commit(replacing own: Set<String>) throws(OutputError) {
    if rename(stage, path) == 0 {
      isDone = true
      return
    }
    // They come along before the exchange: whenever this is stopped, they are in their place.
    let old = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in old where !own.contains(name) {
      try Self.linkAll("\(path)/\(name)", to: "\(stage)/\(name)")
    }
    try exchange()
    // What was there is in `stage` now.
    isDone = true
    try? FileManager.default.removeItem(atPath: stage)
  }

  private func exchange() throws(OutputError) {
    if gmm_exchange(stage, path) == 0 { return }
    // A file system without exchange: for a moment the old results have another name.
    let aside = stage + ".old"
    guard rename(path, aside) == 0, rename(stage, path) == 0, rename(aside, stage) == 0 else {
      throw .system(path, .cannotWrite)
    }
  }
}

// MARK: Single files

extension OutputFolder {
  /// Writes a file whole: beside its place first, then renamed.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - bytes: all of its content.
  ///   - mode: who may read and write it.
  ///   - isNew: whether a file that is there already is left alone, with an error.
  public static func replace(
    _ path: String, with bytes: [UInt8], mode: UInt32 = 0o666, isNew: Bool = false
  ) throws(OutputError) {
    let stage = "\(path).\(UInt32.random(in: .min ... .max))"
    do throws(OutputError) {
      try write(bytes, toFileAt: stage, shownAs: path, mode: mode)
      if isNew {
        // Unlike rename, link never replaces anything.
        guard link(stage, path) == 0 else {
          throw errno == EEXIST
            ? OutputError(path: path, .occupied("it exists already")) : .system(path, .cannotCreate)
        }
        unlink(stage)
      } else if rename(stage, path) != 0 {
        throw .system(path, .cannotWrite)
      }
    } catch {
      unlink(stage)
      throw error
    }
  }

  /// Makes a folder and the ones around it; one that is there already is fine.
  public static func makeFolder(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(
        path: path, .cannotCreate, reason: "the folder can't be made, or a file is in its place")
    }
  }

  private static func write(
    _ bytes: [UInt8], toFileAt path: String, shownAs shown: String, mode: UInt32 = 0o666
  ) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, mode_t(mode))
    guard descriptor >= 0 else { throw .system(shown, .cannotCreate) }
    guard Descriptor.write(bytes, to: descriptor) else {
      let failure = OutputError.system(shown, .cannotWrite)
      close(descriptor)
      throw failure
    }
    // Some file systems report a full disk only here.
    guard close(descriptor) == 0 else { throw .system(shown, .cannotWrite) }
  }
}
