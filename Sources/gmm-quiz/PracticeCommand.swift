import Answers
import ArgumentParser
import Exercises
import Grading
import Practice

struct PracticeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Asks exercises in the terminal, checks the answers, and goes on.",
    discussion: """
      Type an answer and press return. A question mark shows the answer, hint a hint, an empty line skips the \
      question, q ends the practice. The seed that is shown brings the same numbers back.

        gmm-quiz practice e-step
        gmm-quiz practice e-step --seed spring
      """)

  @Argument(help: "A problem: its id, or the path of its file. Without it, all in turn.")
  var problem: String?

  @Option(help: "The text that the numbers are drawn from; then there is one exercise.")
  var seed: String?

  @OptionGroup var bank: BankOptions

  func perform() throws {
    let problems = try problems()
    var place = 0
    repeat {
      let problem = problems[place % problems.count]
      let seed = seed ?? Self.freshSeed()
      guard try practise(problem, seed: seed) else { return }
      place += 1
    } while seed == nil && !isOver(problems, place) && Terminal.isYes("Another exercise? [Y/n] ")
  }

  private func problems() throws -> [ProblemDefinition] {
    let folder = try bank.folder()
    if let problem { return [try folder.problem(problem)] }
    let bank = try folder.bank()
    let all = try bank.ids.compactMap { id -> ProblemDefinition? in
      guard case .problem(let problem)? = try bank.definition(id) else { return nil }
      return problem
    }
    guard !all.isEmpty else { throw Refused("The bank has no problem. Write one in problems/.") }
    return all.shuffled()
  }

  /// A problem with fixed numbers is worth asking once.
  private func isOver(_ problems: [ProblemDefinition], _ place: Int) -> Bool {
    problems.allSatisfy { $0.model?.isFixed == true } && place >= problems.count
  }

  private static func freshSeed() -> String {
    String((0..<6).map { _ in "abcdefghjkmnpqrstuvwxyz23456789".randomElement() ?? "a" })
  }

  /// - Returns: whether the student wants to go on.
  private func practise(_ problem: ProblemDefinition, seed: String) throws -> Bool {
    let variant = try problem.practiceVariant(seed: seed)
    var session = try PracticeSession(variant)
    let texts = PlainTexts(variant)
    print(Terminal.bold("\(problem.title)") + "  (\(problem.id), seed \(seed))\n")
    print(Terminal.wrapped(texts.text(problem.statement)) + "\n")
    var hints = problem.hints[...]
    while let part = session.part {
      if let options = variant.options[part.id] { Terminal.show(options, part, texts) }
      guard let line = Terminal.ask(Terminal.prompt(part, texts)), line != "q" else {
        print("")
        return false
      }
      switch line {
      case "hint": show(hints.popFirst().map { texts.text($0) }, left: hints.count)
      case "?", "": show(session.giveUp(), isWanted: line == "?")
      default: show(session.answer(line), hasHint: !hints.isEmpty)
      }
    }
    show(session.results)
    return true
  }
}

// MARK: Telling

extension PracticeCommand {
  private func show(_ key: Key?, isWanted: Bool) {
    guard let key, isWanted else { return print("  Skipped.\n") }
    print("  The answer is \(key.typeset)\n")
  }

  private func show(_ hint: String?, left: Int) {
    guard let hint else { return print("  There is no further hint: ? shows the answer.\n") }
    let more = left == 0 ? "" : " (hint for another)"
    print(Terminal.wrapped("  Hint: \(hint)\(more)") + "\n")
  }

  private func show(_ mark: PartMark, hasHint: Bool) {
    // The message may point to another answer, which isn't in sight any more.
    let message = (mark.cause?.feedback ?? mark.message).map { " \($0)" } ?? ""
    let next = " Try again\(hasHint ? ", hint for a hint" : ""), or ? for the answer."
    switch mark.verdict {
    case .correct: print(Terminal.green("  ✓ Right.") + message + "\n")
    case .carried: print(Terminal.green("  ✓") + message + "\n")
    case .close: print("  Partly right." + message + " Try again.")
    case .imprecise: print("  Nearly." + message + " Try again.")
    case .unreadable: print("  " + (mark.message ?? ""))
    case _ where mark.cause != nil:
      print(Terminal.red("  ✗ Not yet.") + next)
      print(Terminal.wrapped(String(message.dropFirst())))
    default: print(Terminal.red("  ✗ Not yet.") + message + next)
    }
  }

  private func show(_ results: [PracticeSession.Result]) {
    let solved = results.filter { if case .solved = $0 { true } else { false } }
    let first = results.filter { $0 == .solved(tries: 1) }
    print("\(solved.count) of \(results.count) solved, \(first.count) at the first try.\n")
  }
}
