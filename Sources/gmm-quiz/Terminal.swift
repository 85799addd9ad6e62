import Answers
import Exercises

/// Asking and telling on standard input and output.
enum Terminal {
  /// Asks for a line; `nil` at the end of the input.
  static func ask(_ prompt: String) -> String? {
    print(prompt, terminator: "")
    flush()
    guard let line = readLine() else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  /// Whether the answer is not no; the end of the input is.
  static func isYes(_ prompt: String) -> Bool {
    guard let line = ask(prompt) else {
      print("")
      return false
    }
    return !["n", "no", "q"].contains(line.lowercased())
  }

  static func show(
    _ options: [DrawnOption], _ part: ProblemDefinition.Part, _ texts: PlainTexts
  ) {
    print(wrapped(texts.text(part.prompt)) + "\n")
    for (letter, option) in zip(LetterReader.letters, options) {
      print(wrapped("\(letter)  \(texts.text(option.text))", indent: "     "))
    }
    print("")
  }

  /// What stands before the answer; where there are options, they stand above with the question.
  static func prompt(_ part: ProblemDefinition.Part, _ texts: PlainTexts) -> String {
    guard case .lettered(let lettered) = part.kind else { return texts.text(part.prompt) + " = " }
    return switch lettered.form {
    case .tickAll: "Letters: "
    case .choose, .chooseNumber, .findLine: "Letter: "
    case .order: "Letters in order: "
    }
  }

  /// The text in lines of at most 78 characters; lines that are indented already stay as they are.
  static func wrapped(_ text: String, indent: String = "") -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      if paragraph.hasPrefix(" ") { return String(paragraph) }
      var lines = [""]
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        let line = lines[lines.count - 1]
        let prefix = lines.count > 1 ? indent : ""
        if !line.isEmpty, prefix.count + line.count + 1 + word.count > 78 {
          lines.append(String(word))
        } else {
          lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
        }
      }
      return lines.enumerated().map { $0.offset > 0 ? indent + $0.element : $0.element }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  static func bold(_ text: String) -> String { styled(text, "1") }
  static func green(_ text: String) -> String { styled(text, "32") }
  static func red(_ text: String) -> String { styled(text, "31") }

  private static func styled(_ text: String, _ code: String) -> String {
    Console.hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
