import TestSupport
import Testing

@Suite("Practice in a pipe")
struct PracticeTests {
  /// The right answers for the seed, as `solve` prints them with enough digits for five decimals.
  private func answers() throws -> [String] {
    let outcome = try Workplace().run(
      "solve", "e-step", "--seed", "spring", "--digits", "8", "--bank", Checkout.root)
    return outcome.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").last.map(String.init)
    }
  }

  private func practise(_ lines: [String]) throws -> Workplace.Outcome {
    try Workplace().run(
      "practice", "e-step", "--seed", "spring", "--bank", Checkout.root,
      input: lines.joined(separator: "\n"))
  }

  /// What is printed behind each question, and at the end.
  private func replies(_ outcome: Workplace.Outcome) throws -> String {
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("E step  (e-step, seed spring)\n\nA Gaussian mixture has "))
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\r"))
    let start = try #require(outcome.output.range(of: "p(1 | 1) = "))
    return String(outcome.output[start.lowerBound...])
  }

  @Test func rightAnswers() throws {
    let answers = try answers()
    #expect(answers.count == 5)
    #expect(
      try replies(try practise(answers + [""])) == """
        p(1 | 1) =   ✓ Right.

        p(1 | 2) =   ✓ Right.

        p(1 | 3) =   ✓ Right.

        p(1 | 4) =   ✓ Right.

        p(1 | 5) =   ✓ Right.

        5 of 5 solved, 5 at the first try.


        """)
  }

  /// One wrong answer is too little to tell; with a second one of the same kind it is named.
  @Test func aMistakeShowsInTwoAnswers() throws {
    // N₁ / (N₁ + N₂) for x = −1.4 and −2.2 with μ = −2, −0.5 and σ² = 8, 2.5: the weights left out.
    let outcome = try Workplace().run(
      "practice", "em-step", "--seed", "spring", "--bank", Checkout.root,
      input: "0.39125\n?\n0.49848\n" + String(repeating: "?\n", count: 7))
    #expect(outcome.output.contains("p(1 | 1) =   ✗ Not yet. Try again"))
    #expect(
      outcome.output.contains("\nIn the E step, the mixture weights p_j were left out"))
  }

  @Test func allThatCanBeTyped() throws {
    let answers = try answers()
    #expect(
      try replies(
        try practise(["0.99999", answers[0], "?", "", "1,234", "  \(answers[3])  ", answers[4]]))
          == """
          p(1 | 1) =   ✗ Not yet. Try again, hint for a hint, or ? for the answer.
          p(1 | 1) =   ✓ Right.

          p(1 | 2) =   The answer is 0.03257

          p(1 | 3) =   Skipped.

          p(1 | 4) =   This could not be read as an answer: column 2: the comma could be \
          a decimal mark or separate thousands. Write 1.234 or 1234.
          p(1 | 4) =   ✓ Right.

          p(1 | 5) =   ✓ Right.

          3 of 5 solved, 2 at the first try.


          """)
  }

  @Test(arguments: [["q"], [], ["nan", "q", "0.5"], ["?", "?"]])
  func leaving(_ lines: [String]) throws {
    let text = try replies(try practise(lines))
    #expect(text.hasSuffix(" = \n"))
    #expect(!text.contains("solved"))
  }

  @Test func withoutASeedItAsksWhetherToGoOn() throws {
    let outcome = try Workplace().run(
      "practice", "true-or-false", "--bank", Checkout.root, input: "a,z\n?\nn\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("there is no option “z”"))
    #expect(outcome.output.contains("Letters:   The answer is "))
    #expect(outcome.output.hasSuffix("Another exercise? [Y/n] "))
  }

  @Test(arguments: [
    (["no-such-problem"], 66, "no-such-problem: the bank has nothing of this name. Choose one of "),
    (["lecture-16"], 65, "lecture-16: this is an assignment, not a problem. Give one of its "),
  ])
  func whatCanNotBePractised(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let outcome = try Workplace().run(["practice"] + arguments + ["--bank", Checkout.root])
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
