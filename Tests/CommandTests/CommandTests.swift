import Exercises
import Foundation
import TestSupport
import Testing

/// A class of three with its sheets; the bank is that of the checkout, by `--bank`.
private func classroom() throws -> Workplace {
  let place = try Workplace()
  try place.write("student,name\nana,Ana\nbo,Bo\neve,Eve\n", to: "r.csv")
  try place.write(
    try Files.readText("\(Checkout.root)/problems/samples/secret.key"), to: "s.key")
  for id in ["course-e-step", "course-m-step"] {
    try place.write(
      try Files.readText("\(Checkout.root)/problems/\(id).xml"), to: "problems/\(id).xml")
  }
  try place.write(
    """
    <assignment id="hw"><title>Homework</title>
    <use problem="course-e-step" points="5" attempts="2" />
    <use problem="course-m-step" points="3" /></assignment>
    """, to: "problems/hw.xml")
  return place
}

extension Workplace {
  fileprivate func generate(out: String = "out") throws -> Outcome {
    try run(
      "generate", "problems/hw.xml", "--roster", "r.csv", "--secret", "s.key", "--out", out,
      "--bank",
      Checkout.root)
  }

  fileprivate func grade(_ extra: String...) throws -> Outcome {
    let arguments = [
      "grade", "problems/hw.xml", "a.csv", "--roster", "r.csv", "--secret", "s.key", "--out",
      "marks", "--bank", Checkout.root,
    ]
    return try run(arguments + extra)
  }
}

@Suite("Generating")
struct GenerateCommandTests {
  @Test func aRerunAddsLateStudentsAndRewritesNothing() throws {
    let place = try classroom()
    #expect(try place.generate().status == 0)
    #expect(try place.generate(out: "again").status == 0)
    let first = try place.files().filter { $0.key.hasPrefix("out/") }
    for (name, bytes) in try place.files() where name.hasPrefix("again/") {
      #expect(first["out/" + name.dropFirst(6)] == bytes)
    }
    try place.write("student,name\nana,Ana\nbo,Bo\neve,Eve\nlate,Late\n", to: "r.csv")
    let rerun = try place.generate()
    #expect(rerun.output.hasPrefix("Wrote 1 sheet to out/sheets; 3 made before were left"))
    let after = try place.files().filter { $0.key.hasPrefix("out/sheets/") }
    #expect(after.count == first.filter { $0.key.hasPrefix("out/sheets/") }.count + 1)
    for (name, bytes) in first where name.hasPrefix("out/sheets/") { #expect(after[name] == bytes) }
  }

  @Test func whatIsInTheWayIsNotLost() throws {
    let place = try classroom()
    try place.write("mine", to: "out/notes.txt")
    let outcome = try place.generate()
    #expect(outcome.status == 73)
    #expect(
      outcome.errors
        == "out: this folder holds other things. Choose another place; nothing was changed.\n")
    #expect(try place.read("out/notes.txt") == "mine")
  }

  @Test(arguments: [
    ("student,name\nana,A\nana,B\n", "r.csv:3:1: "), ("student,name\n../../x,Eve\n", "r.csv:2:1: "),
    ("student,name\nana\n", "r.csv:2:1: "), ("id,name\nana,A\n", "r.csv:1:1: "),
  ])
  func aBrokenRosterIsRefused(_ roster: String, _ message: String) throws {
    let place = try classroom()
    try place.write(roster, to: "r.csv")
    let outcome = try place.generate()
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(Files.kind(of: "\(place.path)/out") == nil)
  }

  @Test(arguments: [
    ("<title>", "<titel>x</titel><title>", 65, "problems/hw.xml:1:21: "),
    (
      "Homework", "Homework</title><intro><p><m>\\nope</m></p></intro><title>", 65,
      "problems/hw.xml:"
    ),
  ])
  func aBrokenDefinitionIsRefused(
    _ old: String, _ new: String, _ status: Int32, _ message: String
  ) throws {
    let place = try classroom()
    try place.write(
      try place.read("problems/hw.xml").replacing(old, with: new), to: "problems/hw.xml")
    let outcome = try place.generate()
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }

  @Test func missingFilesAndWrongUsage() throws {
    let place = try classroom()
    try FileManager.default.removeItem(atPath: "\(place.path)/r.csv")
    let missing = try place.generate()
    #expect(missing.status == 66)
    #expect(missing.errors == "r.csv: there is no such file. Check the path.\n")
    #expect(try place.run("generate").status == 64)
    #expect(
      try place.run(
        "generate", "hw", "--roster", "r", "--secret", "s", "--self-check", "--out", "o"
      ).status == 64)
    #expect(try place.run("solve", "--digits", "0", "e-step").status == 64)
  }
}

@Suite("Grading")
struct GradeCommandTests {
  static let answers = """
    student,problem,part,answer,attempt
    ana,course-e-step,p1,"0,29421",1
    ana,course-e-step,p2,"1,234",1
    ana,course-e-step,p3,1e400,1
    ana,course-e-step,p4,nan,1
    ana,course-e-step,p5,,1
    ana,course-m-step,mean,-0.53733,1
    ana,course-m-step,variance,=1+1,1
    bo,course-e-step,p9,1,1
    ../../x,course-e-step,p1,1,1
    bo,course-e-step

    """

  @Test func goodAndBadAnswers() throws {
    let place = try classroom()
    try place.write(Self.answers, to: "a.csv")
    let outcome = try place.grade()
    #expect(outcome.status == 1)
    let details = try place.read("marks/details.csv")
    for row in [
      "ana,course-e-step,p1,1,\"0,29421\",correct,1,1,,",
      "ana,course-e-step,p2,1,\"1,234\",unreadable,0,1,,This could not be read as an answer: "
        + "column 2: the comma could be a decimal mark or separate thousands. Write 1.234 or 1234.",
      "ana,course-e-step,p3,1,1e400,unreadable,0,1,,",
      "ana,course-e-step,p4,1,nan,unreadable,0,1,,", "ana,course-e-step,p5,1,,blank,0,1,,",
      "ana,course-m-step,mean,1,-0.53733,correct,1,1,,",
      "ana,course-m-step,variance,1,'=1+1,unreadable,0,1,,",
    ] { #expect(details.contains(row), "\(row)") }
    #expect(outcome.errors.contains("a.csv:9:"))
    #expect(outcome.errors.contains("a.csv:10:1: "))
    #expect(outcome.errors.contains("a.csv:11:1: this row is too short"))
    #expect(try place.read("marks/grades.csv").contains("ana,1,1,2,8"))
    #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
  }

  @Test func earlierResultsAreReplacedWholeAndNotesAreKept() throws {
    let place = try classroom()
    try place.write(Self.answers, to: "a.csv")
    #expect(try place.grade().status == 1)
    let first = try place.read("marks/grades.csv")
    try place.write("mine", to: "marks/notes.txt")
    #expect(try place.grade().status == 1)
    #expect(try place.read("marks/grades.csv") == first)
    #expect(try place.read("marks/notes.txt") == "mine")
    try place.write("no results", to: "marks/summary.json")
    #expect(try place.grade().status == 73)
    #expect(try place.read("marks/grades.csv") == first)
  }

  @Test func theManifestNoticesAnotherSecretAndEdits() throws {
    let place = try classroom()
    try place.write(Self.answers, to: "a.csv")
    #expect(try place.generate().status == 0)
    let secret = try place.read("s.key")
    try place.write(String(repeating: "ab", count: 32), to: "s.key")
    let wrong = try place.grade("--manifest", "out/manifest.json")
    #expect(wrong.status == 65)
    #expect(
      wrong.errors
        == "out/manifest.json: the sheets were made with another secret. Give the secret that they "
        + "were made with.\n")
    try place.write(secret, to: "s.key")
    let path = "problems/course-e-step.xml"
    try place.write(try place.read(path).replacing("-0.9", with: "-0.8"), to: path)
    let edited = try place.grade("--manifest", "out/manifest.json")
    #expect(edited.status == 65)
    #expect(edited.errors.contains("--definitions manifest"))
    #expect(Files.kind(of: "\(place.path)/marks") == nil)
    let kept = try place.grade("--manifest", "out/manifest.json", "--definitions", "manifest")
    #expect(kept.status == 1)
    #expect(
      try place.grade("--manifest", "out/manifest.json", "--definitions", "current").status == 65)
    try place.write("abcd", to: "s.key")
    #expect(try place.grade().errors.contains("a secret has at least 256 bits, and this has 16"))
  }
}

@Suite("Answers that are not there")
struct MissingAnswersTests {
  @Test func pathsAreSaid() throws {
    let place = try classroom()
    #expect(try place.grade().errors == "a.csv: there is no such file. Check the path.\n")
    try FileManager.default.createDirectory(
      atPath: "\(place.path)/a.csv", withIntermediateDirectories: true)
    let empty = try place.grade()
    #expect(empty.status == 66)
    #expect(empty.errors.hasPrefix("a.csv: there is no answer file here. "))
    try FileManager.default.removeItem(atPath: "\(place.path)/r.csv")
    try FileManager.default.createDirectory(
      atPath: "\(place.path)/r.csv", withIntermediateDirectories: true)
    let folder = try place.generate()
    #expect(folder.status == 66)
    #expect(folder.errors == "r.csv: this is a folder, not a file. Check the path.\n")
  }

  @Test func linksStopNobody() throws {
    let place = try classroom()
    try place.write(
      "student,problem,part,answer\nana,course-e-step,p1,0.29421\n", to: "a.csv/one.csv")
    for (name, target) in [("gone.json", "nowhere"), ("loop", ".")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(place.path)/a.csv/\(name)", withDestinationPath: target)
    }
    let outcome = try place.grade()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("a.csv/gone.json:1:1: there is no such file."))
    #expect(outcome.errors.contains("a.csv/loop:1:1: this is a folder, not a file."))
    #expect(try place.read("marks/grades.csv").contains("ana,1,0,1,8"))
  }

  @Test func resultsGetAFolderOfTheirOwn() throws {
    let place = try classroom()
    let outcome = try place.generate(out: ".")
    #expect(outcome.status == 73)
  }

  @Test func answersOnAnotherSheetAreSetAside() throws {
    let place = try classroom()
    try place.write(
      "student,problem,part,answer,sheet\nana,course-e-step,p1,0.29421,ABCD-EFGH-JKMN-PQRS\n",
      to: "a.csv")
    let outcome = try place.grade()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("were made on a sheet that nobody on the roster has"))
    #expect(outcome.errors.contains("See whether the secret is that of the sheets"))
    #expect(try place.read("marks/grades.csv").contains("ana,0,0,0,8"))
  }
}

@Suite("The other commands")
struct OtherCommandTests {
  @Test func aSecretIsWrittenOnceAndForOneself() throws {
    let place = try Workplace()
    #expect(try place.run("secret", "s.key").status == 0)
    let text = try place.read("s.key")
    #expect(text.count == 65)
    let mode =
      try FileManager.default.attributesOfItem(atPath: "\(place.path)/s.key")[
        .posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try place.run("secret", "s.key").status == 73)
    #expect(try place.read("s.key") == text)
  }

  @Test func practiceReadsAnswersFromAPipe() throws {
    let place = try Workplace()
    let outcome = try place.run(
      "practice", "course-e-step", "--seed", "x", "--bank", Checkout.root,
      input: "0,29421\n0.5\n?\n1,234\n\n0.10669\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("✓ Right."))
    #expect(outcome.output.contains("✗ Not yet."))
    #expect(outcome.output.contains("The answer is 0.62246"))
    #expect(outcome.output.contains("Write 1.234 or 1234."))
  }

  @Test func solvePrintsTheContractsForm() throws {
    let place = try Workplace()
    let outcome = try place.run(
      "solve", "course-e-step", "--json", "--bank", Checkout.root)
    #expect(outcome.status == 0)
    for piece in [
      "\"format\" : \"gmm-quiz/solution@1\"", "\"problem\" : \"course-e-step\"",
      "\"covariance\" : \"spherical\"", "\"value\" : \"0.294215\"", "\"name\" : \"posterior\"",
    ] { #expect(outcome.output.contains(piece), "\(piece)") }
    let table = try place.run(
      "solve", "--means=-3,2", "--variances=4,4", "--weights=.5,.5",
      "--points=0.2,-0.9,-1,1.2,1.8", "--iterations", "1", "--digits", "25")
    for digits in ["0.05340332979982423425375201", "0.5757859076870628610192069"] {
      #expect(table.output.contains(digits))
    }
  }
}
