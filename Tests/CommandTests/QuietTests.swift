import Exercises
import Foundation
import TestSupport
import Testing

@Suite("What commands say, and what they keep to themselves")
struct QuietTests {
  /// Every command that has anything to do with the files of a class.
  private static let commands = [
    [
      "generate", "problems/mine.xml", "--roster", "r.csv", "--secret", "s.key", "--out",
      "homework",
    ],
    [
      "grade", "problems/mine.xml", "a.json", "--roster", "r.csv", "--secret", "s.key", "--out",
      "marks", "--manifest", "homework/manifest.json",
    ],
    ["solve", "problems/mine.xml", "--student", "ana", "--secret", "s.key"],
    ["check", "problems/mine.xml"], ["list"], ["practice", "course-e-step"],
  ]

  /// Commands in which the secret stands in the place of another file.
  private static let mistakes = [
    ["generate", "problems/mine.xml", "--roster", "s.key", "--secret", "r.csv", "--out", "x"],
    ["generate", "problems/mine.xml", "--roster", "s.key", "--secret", "s.key", "--out", "x"],
    ["generate", "./s.key", "--roster", "r.csv", "--secret", "s.key", "--out", "x"],
    [
      "grade", "problems/mine.xml", "s.key", "--roster", "r.csv", "--secret", "s.key", "--out", "y",
    ],
    [
      "grade", "problems/mine.xml", "a.json", "--roster", "r.csv", "--secret", "s.key", "--out",
      "z", "--submissions", "s.key",
    ],
    ["check", "./s.key"], ["secret", "s.key"],
  ]

  private func classroom() throws -> Classroom {
    let classroom = try Classroom()
    try classroom.place.write(
      Classroom.saved("ana", ["course-e-step.p1": "0.29421", "course-e-step.p2": "x"]),
      to: "a.json")
    return classroom
  }

  @Test func noProgressAndNoColoursInAPipe() throws {
    let place = try classroom().place
    for command in Self.commands {
      let outcome = try place.run(command + ["--bank", Checkout.root], input: "0.29421\n0.5\nq\n")
      #expect(outcome.status == 0, "\(command)")
      #expect(outcome.errors.isEmpty, "\(outcome.errors)")
      #expect(!outcome.output.isEmpty)
      for character in ["\u{1B}", "\r", "█", "░", "\u{7}"] {
        #expect(!outcome.output.contains(character), "\(command)")
      }
    }
  }

  @Test func aSecretIsNeverPrinted() throws {
    let place = try classroom().place
    // As much as would help whoever wants to guess the rest.
    let parts = ["cdef0123", "23456789", "89abcdef"]
    for command in Self.commands + Self.mistakes {
      let bank = command[0] == "secret" ? [] : ["--bank", Checkout.root]
      let outcome = try place.run(command + bank)
      for part in parts {
        #expect(!(outcome.output + outcome.errors).contains(part), "\(command)")
      }
    }
    let written = try place.files().filter { $0.key != "s.key" }
    #expect(written.keys.contains("homework/manifest.json"))
    #expect(written.keys.contains("y/report.html"))
    for (name, bytes) in written {
      let text = String(decoding: bytes, as: UTF8.self)
      for part in parts { #expect(!text.contains(part), "\(name)") }
    }
  }

  @Test func aSecretIsNewAndForOneself() throws {
    let place = try Workplace()
    let outcome = try place.run("secret", "s.key")
    #expect(outcome.status == 0)
    #expect(outcome.output == "Wrote a new secret to s.key.\n")
    let secret = try place.read("s.key")
    #expect(secret.utf8.count == 65)
    #expect(secret.last == "\n")
    #expect(secret.dropLast().allSatisfy { "0123456789abcdef".contains($0) })
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(place.path)/s.key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try place.names(in: "") == ["s.key"])
    let again = try place.run("secret", "s.key")
    #expect(again.status == 73)
    #expect(
      again.errors == "s.key: it exists already. Choose another place; nothing was changed.\n")
    #expect(try place.read("s.key") == secret)
    #expect(try place.run("secret", "other.key").status == 0)
    #expect(try place.read("other.key") != secret)
    let nowhere = try place.run("secret", "no/such/folder.key")
    #expect(nowhere.status == 73)
    #expect(nowhere.errors.hasPrefix("no/such/folder.key: this can't be made ("))
    #expect(try place.names(in: "") == ["other.key", "s.key"])
  }

  @Test func whatIsInTheBank() throws {
    let outcome = try Workplace().run("list", "--bank", Checkout.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.first == "Problems")
    for line in [
      "course-e-step E step (the course's numbers) (5 parts, fixed numbers)",
      "e-step E step (5 parts, drawn numbers)", "true-or-false True or false (1 part)",
      "Assignments", "lecture-16 Lecture 16: mixture models and the EM algorithm",
      "12 points: e-step, m-step, true-or-false, identify",
    ] { #expect(lines.contains(line), "\(line)") }
    // Every definition has a line, and titles stand in one column.
    for id in try Checkout.bank().ids { #expect(lines.contains { $0.hasPrefix("\(id) ") }) }
    let columns = outcome.output.split(separator: "\n").filter { $0.contains("E step (") }.map {
      $0.distance(from: $0.startIndex, to: $0.range(of: "E step (")?.lowerBound ?? $0.startIndex)
    }
    #expect(columns.count >= 2 && Set(columns).count == 1)
  }

  /// A folder of one's own comes before the bank of the tool, which lies in the working directory.
  @Test func aBankOfOnesOwn() throws {
    let place = try Workplace()
    for folder in ["problems", "templates"] {
      try FileManager.default.copyItem(
        atPath: "\(Checkout.root)/\(folder)", toPath: "\(place.path)/\(folder)")
    }
    try place.write(Classroom.assignment, to: "own/problems/mine.xml")
    let problem = try place.read("problems/course-e-step.xml")
    try place.write(
      problem.replacing("E step (the course's numbers)", with: "An E step of my own"),
      to: "own/problems/course-e-step.xml")
    let list = try place.run("list", "--bank", "own")
    #expect(list.output.contains(" An E step of my own (5 parts, fixed numbers)\n"))
    #expect(list.output.contains(" M step (the course's numbers) (3 parts"))
    #expect(list.output.contains("8 points: course-e-step, course-m-step\n"))
    try place.write("student,name\nana,Ana\n", to: "r.csv")
    try place.write(Classroom.secret, to: "s.key")
    let made = try place.run(
      "generate", "mine", "--roster", "r.csv", "--secret", "s.key", "--out", "homework", "--bank",
      "own")
    #expect(made.status == 0)
    let sheet = try #require(try place.names(in: "homework/sheets").first)
    #expect(try place.read("homework/sheets/\(sheet)").contains("An E step of my own"))
    let missing = try place.run("list", "--bank", "nowhere")
    #expect(missing.status == 66)
    #expect(missing.errors == "nowhere: there is no such folder. Check the path.\n")
  }

  @Test func theWholeBankIsFine() throws {
    let outcome = try Workplace().run("check", "--draws", "3", "--bank", Checkout.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for line in [
      "course-e-step: fine, nothing is drawn", "e-step: fine, 3 variants",
      "true-or-false: fine, 3 variants", "lecture-16: fine, 4 problems, 12 points",
    ] { #expect(outcome.output.contains(line), "\(outcome.output)") }
  }

  @Test func whatCheckFindsIsAPage() throws {
    let place = try Workplace()
    let outcome = try place.run(
      "check", "\(Checkout.root)/problems/e-step.xml", "--draws", "12", "--class", "30", "--report",
      "check.html", "--bank", Checkout.root)
    #expect(outcome.status == 0)
    for line in [
      "e-step: fine, 12 variants", "  draws       ", "accepted (95% sure: ",
      "  mistakes    18 show on every variant", "; wanted 2 to 3.2",
      "  equal       no two of 12 are the same",
    ] { #expect(outcome.output.contains(line), "\(outcome.output)") }
    let page = try place.read("check.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("class=\"histogram\""))
    #expect(page.contains("aria-label=\"A histogram from "))
    #expect(!page.contains("data-slot") && !page.contains("src="))
    let missing = try place.run(
      "check", "\(Checkout.root)/problems/e-step.xml", "--draws", "1", "--report", "no/check.html",
      "--bank", Checkout.root)
    #expect(missing.status == 73)
    #expect(try place.names(in: "") == ["check.html"])
  }

  @Test func goodAndBrokenFilesAreChecked() throws {
    let classroom = try Classroom()
    let place = classroom.place
    #expect(
      try place.run("check", "problems/mine.xml", "--bank", Checkout.root).output
        == "mine: fine, 2 problems, 8 points\n")
    try place.write("<problem/>", to: "problems/a.xml")
    try place.write("", to: "problems/b.xml")
    try place.write("not a definition", to: "problems/notes.txt")
    let outcome = try place.run("check", "problems", "--bank", Checkout.root)
    #expect(outcome.status == 65)
    #expect(outcome.output == "mine: fine, 2 problems, 8 points\n")
    #expect(outcome.errors.contains("problems/a.xml:1:1: "))
    #expect(
      outcome.errors.contains(
        "problems/b.xml:1:1: the file is empty. Write one element with all the rest.\n"))
    #expect(!outcome.errors.contains("notes.txt"))
    // Ranges in which hardly anything is acceptable are found before a class sees them.
    try place.write(
      """
      <problem id="narrow"><title>Narrow</title>
      <model><clusters>2</clusters><dimension>1</dimension><points>1</points>
      <weights from="0.5" to="0.5" step="0.1" different="yes" />
      <means>-3, 2</means><variances>4, 4</variances></model>
      <statement><p>Hello</p></statement>
      <part id="x"><prompt>x</prompt><number of="posterior" cluster="1" point="1" /></part>
      </problem>
      """, to: "narrow.xml")
    let narrow = try place.run("check", "./narrow.xml", "--draws", "1", "--bank", Checkout.root)
    #expect(narrow.status == 65)
    #expect(
      narrow.errors == """
        ./narrow.xml: of 10000 draws none was acceptable (10000 because two weights are equal). \
        Give the weights more numbers that can sum to 1.

        """)
  }

  @Test func everyCommandHasHelpWithAnExample() throws {
    let place = try Workplace()
    for command in ["generate", "solve", "grade", "practice", "check", "list", "secret"] {
      let help = try place.run(command, "--help")
      #expect(help.status == 0)
      #expect(help.output.contains("gmm-quiz \(command)"), "\(command)")
      #expect(help.errors.isEmpty)
    }
    #expect(try place.run("--version").output == "gmm-quiz 0.1.0\n")
  }
}
