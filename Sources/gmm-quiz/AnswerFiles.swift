import Exercises
import Gradebook
import Markup

/// The answers that were handed in, read from files and folders.
struct AnswerFiles {
  let submissions: [Submission]
  let setAside: [InputError]

  /// - Parameters:
  ///   - paths: files and folders; a path that isn't there is refused as a whole.
  ///   - times: a table that says which file was handed in when.
  init(_ paths: [String], times: String?) throws {
    let files = try paths.flatMap { try Files.all(at: $0) }
    guard !files.isEmpty else {
      throw MissingFile(
        path: paths.joined(separator: ", "), problem: "there is no answer file here",
        advice: "Give the files that were handed in, or the folder with them")
    }
    var entries: [String: SubmissionTimes.Entry] = [:]
    var setAside: [InputError] = []
    if let times {
      let found = try SubmissionTimes(try Files.read(times), file: times).entries(for: files)
      entries = found.entries
      setAside = found.errors
    }
    var submissions: [Submission] = []
    for file in files {
      guard let bytes = Self.bytes(file, &setAside) else { continue }
      let read = SubmissionReader.read(bytes, file: file)
      setAside += read.setAside
      submissions += read.submissions.map { submission in
        guard let entry = entries[file] else { return submission }
        return submission.with(attempt: entry.attempt, submitted: entry.submitted)
      }
    }
    self.submissions = submissions
    self.setAside = setAside
  }

  /// A file among many that can't be read is set aside like one that can't be understood.
  private static func bytes(_ file: String, _ setAside: inout [InputError]) -> [UInt8]? {
    do {
      return try Files.read(file)
    } catch {
      setAside.append(
        InputError(
          Position(file: file, line: 1, column: 1), problem: error.problem, advice: error.advice))
      return nil
    }
  }
}
