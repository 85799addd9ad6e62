import ArgumentParser
import Exercises
import Gradebook

struct MakeSecret: Command {
  static let configuration = CommandConfiguration(
    commandName: "secret",
    abstract: "Makes a new secret: 256 random bits that only you may read.",
    discussion: """
      Whoever has the secret can derive every student's numbers and keys, so keep it to yourself, \
      and keep it until the marks are final. A file that exists is never overwritten.

        gmm-quiz secret secret.key
      """)

  @Argument(help: "The file to write.")
  var file: String

  func perform() throws {
    try OutputFolder.replace(
      file, with: Array(Secret.random().hexadecimal.utf8), mode: 0o600, isNew: true)
    print("Wrote a new secret to \(file).")
  }
}
