/// A place in a file, as editors count it.
public struct Position: Sendable, Hashable {
  /// The file as the user named it.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One thing that is wrong in a file that somebody wrote, and what to write instead.
///
/// Every reader of files (definitions, templates, rosters, answers) reports its findings as values
/// of this type; its `description` is the line that users and editors see:
/// `file:line:column: what is wrong. What to write instead.`
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where it is.
  public let position: Position
  /// What is wrong, without a full stop at the end.
  public let problem: String
  /// What to write instead, without a full stop at the end.
  public let advice: String

  public init(_ position: Position, problem: String, advice: String) {
    self.position = position
    self.problem = problem
    self.advice = advice
  }

  public var description: String {
    "\(position.file):\(position.line):\(position.column): \(problem). \(advice)."
  }
}

/// Everything that is wrong with one input, in the order of the file; never empty.
public struct InputErrors: Error, Sendable, Hashable, CustomStringConvertible {
  public let errors: [InputError]

  public init(_ errors: [InputError]) {
    precondition(!errors.isEmpty, "an input without errors is not an error")
    self.errors = errors
  }

  public init(_ error: InputError) {
    self.init([error])
  }

  public var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}

extension Position: Comparable {
  /// The order of a file's lines; of several files, that of their names.
  public static func < (left: Position, right: Position) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
