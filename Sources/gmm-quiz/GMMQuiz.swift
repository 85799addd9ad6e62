import ArgumentParser
import Exercises

@main
struct GMMQuiz: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gmm-quiz",
    abstract: "Exercises on Gaussian mixtures and the EM algorithm: made, solved and marked.",
    discussion: """
      A teacher makes a sheet for each student, everyone with numbers of their own, and marks what \
      comes back:

        gmm-quiz secret secret.key
        gmm-quiz generate lecture-16 --roster roster.csv --secret secret.key --out homework
        gmm-quiz grade lecture-16 --roster roster.csv --secret secret.key \\
          --manifest homework/manifest.json --out marks answers/

      Anyone practises with gmm-quiz practice.
      """,
    version: "gmm-quiz \(version)",
    subcommands: [
      Generate.self, Solve.self, Grade.self, PracticeCommand.self, Check.self, List.self,
      MakeSecret.self,
    ])
}

/// A subcommand whose errors become one message and the exit status of the contract.
protocol Command: ParsableCommand {
  func perform() throws
}

extension Command {
  func run() throws {
    do {
      try perform()
      try Console.finish()
    } catch {
      throw Failure.exit(error)
    }
  }
}

/// The options that every command has which reads definitions.
struct BankOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder with problems/ and templates/ of your own.",
      discussion: "What it doesn't hold comes from the bank of the tool.", valueName: "dir"))
  var bank: String?

  /// The folders to look in.
  func folder() throws -> BankFolder {
    if let bank, Files.kind(of: bank) != .folder {
      throw MissingFile(path: bank, problem: "there is no such folder")
    }
    do {
      return BankFolder(own: bank, standard: try StandardBank.locate())
    } catch {
      // A bank with everything in it needs no other behind it.
      guard let bank, BankFolder.isWhole(bank) else { throw error }
      return BankFolder(own: nil, standard: bank)
    }
  }
}
