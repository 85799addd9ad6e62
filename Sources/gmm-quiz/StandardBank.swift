import Exercises

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the problems and templates are that came with the tool.
enum StandardBank {
  /// The working directory; beside the executable, as `make install` puts it; or above the
  /// executable, as in a checkout.
  static func locate() throws(MissingFile) -> String {
    let folders = ["."] + besideExecutable
    guard let found = folders.first(where: BankFolder.isWhole) else {
      throw MissingFile(
        path: "problems", problem: "the problems and templates of gmm-quiz are nowhere to be found",
        advice: "Work in a checkout of gmm-quiz, or install it with make install")
    }
    return found
  }

  private static var besideExecutable: [String] {
    guard let executable else { return [] }
    let parts = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let above = (0..<min(6, parts.count)).map { parts.dropLast($0).joined(separator: "/") }
    return ["\(parts.dropLast().joined(separator: "/"))/share/gmm-quiz"] + above
  }

  private static var executable: String? {
    #if os(Linux)
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      Bundle.main.executablePath
    #endif
  }
}
