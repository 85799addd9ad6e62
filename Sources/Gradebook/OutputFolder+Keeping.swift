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

// What lies beside results, and what killed runs have left.

extension OutputFolder {
  /// Where a link leads, if the path is one.
  static func target(_ path: String) -> String {
    guard kind(path) == S_IFLNK, let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes a file, or a folder with all that is in it, be in another place as well: the same files,
  /// not copies.
  static func linkAll(_ path: String, to place: String) throws(OutputError) {
    guard kind(path) == S_IFDIR else {
      guard link(path, place) == 0 else {
        let isTaken = errno == EEXIST
        // Where a file system has no links, or doesn't let this one be linked, what can be copied is.
        guard !isTaken, kind(path) == S_IFREG, copy(path, place) else {
          throw OutputError(
            path: path, .occupied("this is in the way of the results, or can't be kept beside them")
          )
        }
        return
      }
      return
    }
    try makeFolder(place)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      try linkAll("\(path)/\(name)", to: "\(place)/\(name)")
    }
  }

  private static func copy(_ path: String, _ place: String) -> Bool {
    (try? FileManager.default.copyItem(atPath: path, toPath: place)) != nil
  }

  /// What kind of thing lies at a path, without following links; 0 for nothing.
  private static func kind(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  /// An hour: another machine that shares the disk may be at work, and its processes aren't known here.
  private static let leastAge = 3_600

  /// Removes what runs that were killed have left behind: hidden folders of some age whose process is
  /// no more.
  static func removeLeftovers(of name: String, in parent: String) {
    let folder = parent.isEmpty ? "." : parent
    let beginning = ".\(name)."
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where entry.hasPrefix(beginning) {
      let parts = entry.dropFirst(beginning.count).split(separator: "-")
      guard parts.count == 2, let process = pid_t(parts[0]), UInt32(parts[1]) != nil,
        isOld("\(folder)/\(entry)"), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(entry)")
    }
  }

  private static func isOld(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    #if canImport(Darwin)
      return status.st_mtimespec.tv_sec < time(nil) - leastAge
    #else
      return status.st_mtim.tv_sec < time(nil) - leastAge
    #endif
  }
}
