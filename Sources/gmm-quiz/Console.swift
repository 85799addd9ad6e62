import Exercises
import Gradebook

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What people see while a command works: messages on standard error, progress only on a terminal.
enum Console {
  /// A line on standard error.
  static func tell(_ message: String) {
    put(message + "\n")
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether colours may be used on standard output.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
  }

  fileprivate static func put(_ text: String) {
    _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Bytes on standard output, at once.
  static func write(_ bytes: [UInt8]) throws(OutputError) {
    guard Descriptor.write(bytes, to: STDOUT_FILENO) else { throw outputFailed }
  }

  /// Writes what `print` has kept back.
  static func finish() throws(OutputError) {
    guard fflush(nil) == 0 else { throw outputFailed }
  }

  private static var outputFailed: OutputError {
    OutputError(
      path: "standard output", .cannotWrite, reason: String(cString: strerror(errno)))
  }

  /// Bytes of standard input, as many as there are; zero at the end.
  static func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Descriptor.read(STDIN_FILENO, into: buffer)
    guard count >= 0 else { throw Refused(String(cString: strerror(errno))) }
    return count
  }
}

/// A count that grows on one line of a terminal; silent in a pipe.
struct Progress {
  private let what: String
  private let total: Int
  private let isShown: Bool
  private var shown = -1

  init(_ what: String, of total: Int) {
    self.what = what
    self.total = total
    isShown = Console.isTerminal && total > 0
  }

  mutating func update(_ done: Int) {
    guard isShown else { return }
    let percent = done * 100 / total
    guard percent != shown else { return }
    shown = percent
    let bar = String(repeating: "█", count: percent / 4).padding(to: 25, with: "░")
    Console.put("\r\(what) \(bar) \(done) of \(total)")
    if done >= total { Console.put("\n") }
  }
}

extension String {
  /// The text with `character` behind it until it is `width` characters long.
  func padding(to width: Int, with character: Character = " ") -> String {
    self + String(repeating: character, count: max(0, width - count))
  }
}

extension Terminal {
  /// Shows what was printed, a prompt above all.
  static func flush() {
    fflush(nil)
  }
}
