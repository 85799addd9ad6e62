import Exercises
import Markup

/// What is wrong with a file that this target reads, in words; all its messages are here.
struct Fault {
  let problem: String
  let advice: String

  init(_ problem: String, advice: String) {
    self.problem = problem
    self.advice = advice
  }
}

extension InputError {
  init(_ position: Position, _ fault: Fault) {
    self.init(position, problem: fault.problem, advice: fault.advice)
  }
}

/// A text from a file, fit for a terminal: in quotes, without characters that steer, and short.
///
/// Of what may be a secret, given in place of another file, only the beginning is shown.
func shown(_ text: String) -> String {
  let mayBeSecret = text.utf8.count >= 2 * Secret.leastByteCount && text.allSatisfy(\.isHexDigit)
  let limit = mayBeSecret ? 4 : 60
  var shown = ""
  for scalar in text.unicodeScalars.prefix(limit) {
    if scalar.isInvisible || scalar.properties.isWhitespace && scalar != " " {
      shown += "<\(scalar.codePoint)>"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return "\"\(shown)\(text.unicodeScalars.count > limit ? "…" : "")\""
}

func list(_ names: [String]) -> String {
  names.joined(separator: ", ")
}

private let saveAsUTF8 = "Save it as UTF-8 (spreadsheets call it \"CSV UTF-8\")"

// MARK: CSV

extension Fault {
  static let utf16 = Fault("the file is in UTF-16", advice: saveAsUTF8)

  static func sourceFailed(_ reason: String) -> Fault {
    Fault(
      "the file could not be read any further: \(shown(reason))",
      advice: "Find out why, and read it again")
  }

  static let notUTF8 = Fault("this text isn't UTF-8", advice: saveAsUTF8)

  static let zeroByte = Fault(
    "there is a zero byte in the text, which makes this another kind of file", advice: saveAsUTF8)

  static let unclosedQuote = Fault(
    "a quote begins here that nothing closes, so that nothing behind it could be read",
    advice: "Write another quote where the cell ends; a quote inside a cell is written twice")

  static func textAfterQuote(openedAt start: Position) -> Fault {
    Fault(
      "there is text behind the closing quote of the cell that begins at line \(start.line), "
        + "column \(start.column), so that these lines could not be read",
      advice: "Put the whole cell in quotes, and write a quote inside it twice")
  }

  static let quoteAfterSpace = Fault(
    "there are spaces before a quote, so that it doesn't quote the cell",
    advice: "Leave out the spaces before the quote")

  static let cellTooLong = Fault(
    "this cell has more than \(CSVLimit.cell) characters",
    advice: "Shorten it, or look for a quote that was never closed")

  static let lineTooLong = Fault(
    "this line is longer than a million bytes", advice: "Write one submission on each line")

  static let tooManyColumns = Fault(
    "this row has more than \(CSVLimit.columns) cells",
    advice: "Write one answer a row: student,problem,part,answer")
}

// MARK: Columns

extension Fault {
  static let noHeader = Fault(
    "there is nothing in this file", advice: "Begin it with a line that names the columns")

  static let noAnswers = Fault(
    "there is no answer below the names of the columns", advice: "Write the answers there")

  static func unknownColumn(_ name: String, nearest: String?, known: [String]) -> Fault {
    if let nearest, nearest == name.lowercased() {
      return Fault(
        "the column \(shown(name)) is written with capital letters",
        advice: "Write it as \"\(nearest)\", in small letters")
    }
    return Fault(
      "there is no column called \(shown(name))",
      advice: nearest.map { "Did you mean \"\($0)\"? If not, leave the column out" }
        ?? "Leave it out; the columns are \(list(known))")
  }

  static func missingColumn(_ name: String, known: [String]) -> Fault {
    Fault(
      "the column \"\(name)\" is missing",
      advice: "Add it to the first line; the columns are \(list(known))")
  }

  static func doubleColumn(_ name: String, firstColumn: Int) -> Fault {
    Fault(
      "the column \(shown(name)) is there twice, first at column \(firstColumn)",
      advice: "Leave one of them out")
  }

  static let unnamedColumn = Fault(
    "there is something in a column that has no name",
    advice: "Name the column in the first line, or leave the cell empty")

  static func rowTooShort(cells: Int, columns: Int) -> Fault {
    Fault(
      "this row is too short: \(cells) of \(columns) cells",
      advice: "Write a cell for every column, if need be an empty one")
  }

  static func rowTooLong(cells: Int, columns: Int) -> Fault {
    Fault(
      "this row is too long: \(cells) cells for \(columns) columns",
      advice: "Put a cell that has a separator inside it in quotes")
  }
}

// MARK: Students

extension Fault {
  static let emptyID = Fault("the student's id is missing", advice: "Write the id of the student")

  static let idTooLong = Fault(
    "this id has more than \(StudentID.limit) characters", advice: "Use a shorter id")

  static func idCharacter(_ scalar: Unicode.Scalar) -> Fault {
    let name = scalar.isInvisible ? "the invisible character \(scalar.codePoint)" : "\"\(scalar)\""
    return Fault(
      "there is \(name) in this id",
      advice: "Leave it out: ids have no slashes, backslashes, controls or invisible characters")
  }

  static let idStartsWithDot = Fault(
    "this id begins with a dot", advice: "Begin it with a letter or a digit")

  static func doubleID(_ id: String, firstLine: Int, sameSpelling: Bool) -> Fault {
    let difference = sameSpelling ? "" : " (its accents are stored in another way there)"
    return Fault(
      "the student \(shown(id)) is there already, on line \(firstLine)\(difference)",
      advice: "Give every student one line and an id that no other student has")
  }

  static let emptyRoster = Fault(
    "there are no students in this roster", advice: "Add a line for each student")

  static func textTooLong(column: String, limit: Int) -> Fault {
    Fault("this \(column) has more than \(limit) characters", advice: "Shorten it")
  }

  static func textCharacter(column: String, _ scalar: Unicode.Scalar) -> Fault {
    Fault(
      "there is the invisible character \(scalar.codePoint) in this \(column)",
      advice: "Leave it out, and type the \(column) anew if you can't see it")
  }

  static func notAnEmail(_ text: String) -> Fault {
    Fault(
      "\(shown(text)) is no e-mail address",
      advice: "Write it as name@example.org, or leave it empty")
  }

  static func notALanguage(_ text: String) -> Fault {
    Fault(
      "\(shown(text)) is no language tag",
      advice: "Write a code such as en or pt-BR, or leave it empty")
  }

  static func notYesOrNo(_ text: String) -> Fault {
    Fault("\(shown(text)) is neither yes nor no", advice: "Write yes or no, or leave it empty")
  }

  static func notACount(_ text: String) -> Fault {
    Fault(
      "\(shown(text)) is no number of attempts",
      advice: "Write a whole number from 1, in digits, or leave it empty")
  }

  static func notAnInstant(_ text: String, _ error: InstantError) -> Fault {
    Fault("\(shown(text)) \(error.problem)", advice: error.advice)
  }
}

// MARK: Answers

extension Fault {
  static func noAnswerColumns(known: [String]) -> Fault {
    Fault(
      "there is no column with answers",
      advice: "Use the columns \(list(known)), or one column for each part, such as e-step.p1")
  }

  static func notAnID(_ text: String, column: String) -> Fault {
    Fault(
      text.isEmpty ? "the \(column) is missing" : "\(shown(text)) is no id of a \(column)",
      advice: "Write the id as on the sheet: letters, digits, hyphens and underscores")
  }

  static func notAnAnswerName(_ text: String) -> Fault {
    Fault(
      "\(shown(text)) is not the name of an answer",
      advice: "Write the problem, a dot and the part, such as e-step.p1")
  }

  static func otherAnswer(name: String, firstLine: Int) -> Fault {
    Fault(
      "there is another answer to \(name) already, on line \(firstLine)",
      advice: "Keep one of the two, or give them different attempts")
  }

  static func otherSheet(firstLine: Int) -> Fault {
    Fault(
      "on line \(firstLine) this attempt was made on another sheet",
      advice: "Write the same sheet on all lines of an attempt")
  }

  static func otherTime(problem: String, firstLine: Int) -> Fault {
    Fault(
      "on line \(firstLine) this attempt at \(problem) was handed in at another time",
      advice: "Write the same time on both lines, or give them different attempts")
  }
}

// MARK: JSON

extension JSONReader.Origin {
  fileprivate var advice: String {
    switch self {
    case .answers: "Hand in the file that the sheet saves, as it is"
    case .model: syntaxAdvice
    }
  }

  fileprivate var syntaxAdvice: String {
    switch self {
    case .answers: "Write it as JSON, or save the answers from the sheet again"
    case .model: "Write it in the form that gmm-quiz solve --json prints"
    }
  }
}

extension Fault {
  static func jsonTooBig(limit: Int, _ origin: JSONReader.Origin) -> Fault {
    Fault("this file has more than \(limit) bytes", advice: origin.advice)
  }

  static func jsonTooDeep(limit: Int, _ origin: JSONReader.Origin) -> Fault {
    Fault("braces and brackets lie more than \(limit) deep here", advice: origin.advice)
  }

  static func jsonUnexpected(
    found: Unicode.Scalar?, wanted: String, _ origin: JSONReader.Origin
  ) -> Fault {
    Fault(
      found.map { "there is \(shown(String($0))) where \(wanted) should be" }
        ?? "the file ends where \(wanted) should be", advice: origin.syntaxAdvice)
  }

  static let jsonUnclosed = Fault(
    "a text begins here that no quote closes", advice: "Write a double quote where the text ends")

  static func jsonControl(_ scalar: Unicode.Scalar) -> Fault {
    Fault(
      "the control character \(scalar.codePoint) stands inside a text",
      advice: "Write a line break as \\n and a tab as \\t, or leave it out")
  }

  static let jsonEscape = Fault(
    "JSON has no such escape", advice: "Write a backslash itself as two of them")

  static let jsonSurrogate = Fault(
    "this escape is half a character", advice: "Write both halves, or the character itself")

  static let jsonNumber = Fault(
    "this number isn't written as in JSON",
    advice: "Write digits before and after the point and no zero in front, or put it in quotes")
}

// MARK: Answer files

extension Fault {
  static let notAnAnswerFile = Fault(
    "this is no file of answers: its format is not \"\(AnswerFile.format)\"",
    advice: "Hand in the file that the sheet saves")

  static func otherVersion(_ format: String) -> Fault {
    Fault(
      "this file has the format \(shown(format)), of which only version 1 is known",
      advice: "Use a newer gmm-quiz, or save the answers as \"\(AnswerFile.format)\"")
  }

  static func doubleKey(_ key: String, firstLine: Int) -> Fault {
    Fault("\"\(key)\" is there already, on line \(firstLine)", advice: "Keep one of the two")
  }

  static func missingKey(_ key: String) -> Fault {
    Fault("\"\(key)\" is missing", advice: "Hand in the file that the sheet saves, as it is")
  }

  static func notText(key: String, found: String) -> Fault {
    Fault("\"\(key)\" is \(found)", advice: "Write a text in double quotes")
  }

  static func notAnswers(found: String) -> Fault {
    Fault(
      "\"answers\" is \(found)",
      advice: "Write an object with the answers by name, such as {\"e-step.p1\": \"0.25\"}")
  }

  static func notAnAnswer(name: String, found: String) -> Fault {
    Fault(
      "the answer to \(name) is \(found)",
      advice: "Write it as a text in double quotes, as it was typed")
  }
}

// MARK: Times

extension Fault {
  static let noTimeColumns = Fault(
    "there is neither a column \"attempt\" nor a column \"submitted\"",
    advice: "Add one of them, or both")

  static let emptyFileName = Fault(
    "the name of the file is missing", advice: "Write the name of an answer file")

  static func doubleFile(_ file: String, firstLine: Int) -> Fault {
    Fault(
      "the file \(shown(file)) is there already, on line \(firstLine)",
      advice: "Give every file one line")
  }

  static func noSuchFile(_ file: String) -> Fault {
    Fault(
      "no answer file is called \(shown(file))",
      advice: "Write the name of one of the files that are graded, or leave the line out")
  }

  static func severalFiles(_ file: String, _ files: [String]) -> Fault {
    let names = list(files.prefix(3).map(shown)) + (files.count > 3 ? ", …" : "")
    return Fault(
      "\(shown(file)) could be each of \(files.count) files: \(names)",
      advice: "Write more of the path, so that only one is meant")
  }
}
