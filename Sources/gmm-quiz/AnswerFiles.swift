import Exercises
import Gradebook
import Markup

/// The answers that were handed in, read from files and folders.
struct AnswerFiles {
  let submissions: [Submission]
  let setAside: [InputError]

  /// - Parameters:
  ///   - paths: files and folders; one that isn't there or can't be read stops everything.
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
    let named = Set(paths)
    for file in files {
      guard let bytes = try Self.bytes(file, isNamed: named.contains(file), &setAside) else {
        continue
      }
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

  /// A file of a folder that can't be read is set aside like one that can't be understood.
  ///
  /// - Parameter isNamed: whether the path was given as such; then the error is the caller's.
  private static func bytes(
    _ file: String, isNamed: Bool, _ setAside: inout [InputError]
  ) throws(MissingFile) -> [UInt8]? {
    do throws(MissingFile) {
      // A pipe that somebody names is theirs; one in a folder would be waited for without end.
      guard isNamed || Files.kind(of: file) != .file || Files.isRegular(file) else {
        throw MissingFile(
          path: file, problem: "this is a pipe or a device, or a link to something that is no file",
          advice: "Put files into the folder")
      }
      return try Files.read(file)
    } catch {
      if isNamed { throw error }
      setAside.append(
        InputError(
          Position(file: file, line: 1, column: 1), problem: error.problem, advice: error.advice))
      return nil
    }
  }
}
