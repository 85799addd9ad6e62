import ArgumentParser
import Exercises
import Gradebook
import Markup
import Mixtures
import Solving

/// The exit status of the contract, and the message for every kind of error.
enum Failure {
  /// Done, but some input was set aside.
  static let setAside = ExitCode(1)
  static let usage = ExitCode(64)
  static let badInput = ExitCode(65)
  static let noInput = ExitCode(66)
  static let cannotCreate = ExitCode(73)
  static let cannotWrite = ExitCode(74)

  /// Tells what went wrong and gives the status to leave with.
  static func exit(_ error: any Error) -> any Error {
    switch error {
    case let status as ExitCode: return status
    case let validation as ValidationError: return validation
    case let error as InputErrors: return tell(error.description, badInput)
    case let error as InputError: return tell(error.description, badInput)
    case let error as MissingFile:
      return tell("\(error.path): \(error.problem). \(error.advice).", noInput)
    case let error as OutputError: return output(error)
    case let error as Refused: return tell(error.description, badInput)
    case let error as SheetError: return tell(sheet(error), badInput)
    case let error as NoAcceptableDraw: return tell(noDraw(error), badInput)
    case let error as EMError:
      return tell("gmm-quiz: \(error.problem). Choose other numbers, or fewer updates.", badInput)
    default: return tell("gmm-quiz: \(error)", badInput)
    }
  }

  private static func tell(_ message: String, _ status: ExitCode) -> ExitCode {
    Console.tell(message)
    return status
  }

  private static func output(_ error: OutputError) -> ExitCode {
    switch error.problem {
    case .occupied(let what):
      return tell(
        "\(error.path): \(what). Choose another place; nothing was changed.", cannotCreate)
    case .cannotCreate:
      return tell(
        "\(error.path): this can't be made (\(error.reason)). Choose another place.", cannotCreate)
    case .cannotWrite:
      return tell(
        "\(error.path): this can't be written (\(error.reason)). Nothing was changed.", cannotWrite)
    }
  }

  private static func sheet(_ error: SheetError) -> String {
    switch error {
    case .noDraw(let group, let reason): "gmm-quiz: the draw “\(group)”: \(noDraw(reason))"
    case .otherDraw(let group, let student):
      "gmm-quiz: the numbers of “\(student)” in the draw “\(group)” can't be drawn again. Grade "
        + "with the definitions of the manifest: --definitions manifest."
    }
  }

  static func noDraw(_ error: NoAcceptableDraw) -> String {
    let reasons = error.count.refused.sorted { $0.value > $1.value }
    let words = reasons.map { "\($0.value) because \($0.key.rawValue)" }
    // What is found last has let nothing through, though most may have failed before.
    let last = Refusal.allCases.last { error.count.refused[$0] != nil }
    let advice = [last, reasons.first?.key].compactMap { $0?.advice }
    return
      "of \(error.count.tried) draws none was acceptable (\(words.joined(separator: ", "))). "
      + (advice.first == advice.last ? advice.prefix(1) : advice[...]).joined(separator: ". ") + "."
  }
}

/// Input that can't be used as a whole, without a place in a file.
struct Refused: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
