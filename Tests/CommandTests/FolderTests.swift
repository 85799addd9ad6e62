import Foundation
import TestSupport
import Testing

@Suite("Folders of results")
struct FolderTests {
  @Test func whatIsInTheWayOfSheetsIsKept() throws {
    let classroom = try Classroom()
    try classroom.place.write("mine", to: "homework/notes.txt")
    let before = try classroom.place.files()
    for (out, message) in [
      ("homework", "homework: this folder holds other things."),
      ("r.csv", "r.csv: this is a file."),
      (
        "r.csv/deep",
        "r.csv: this can't be made (the folder can't be made, or a file is in its place)."
      ),
    ] {
      let outcome = try classroom.generate(out: out)
      #expect(outcome.status == 73)
      #expect(outcome.errors.hasPrefix("\(message) Choose another place"), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    #expect(try classroom.place.files() == before)
  }

  @Test func whatIsInTheWayOfMarksIsKept() throws {
    let classroom = try Classroom()
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "a.json")
    try place.write(
      Classroom.assignment.replacing("\"mine\"", with: "\"other\""), to: "problems/other.xml")
    let csv = "student,problem,part,answer\nana,course-e-step,p1,0.3\n"
    try place.write(csv, to: "a.csv")
    try place.write("mine", to: "notes/mine.txt")
    #expect(
      try classroom.grade(["a.csv"], assignment: "problems/other.xml", out: "others").status == 0)
    try place.write("student,mark\n", to: "own/grades.csv")
    let before = try place.files()
    for (out, message) in [
      ("notes", "notes: this folder holds other things."), ("r.csv", "r.csv: this is a file."),
      ("own", "own: this folder holds results that gmm-quiz didn't make."),
      ("others", "others: this folder holds the results of “other”."),
    ] {
      let outcome = try classroom.grade(["a.json"], out: out)
      #expect(outcome.status == 73)
      #expect(outcome.errors == "\(message) Choose another place; nothing was changed.\n")
      #expect(outcome.output.isEmpty)
    }
    #expect(try place.files() == before)
  }

  @Test func earlierMarksAreReplacedWhole() throws {
    let classroom = try Classroom(roster: "student,name\nana,Ana\nbo,Bo\ncy,Cy\n")
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "a.json")
    #expect(try classroom.grade(["a.json"]).status == 0)
    #expect(try place.names(in: "marks/feedback").count == 3)
    try place.write("mine", to: "marks/my notes.txt")
    try place.write("mine", to: "marks/letters/ana.txt")
    // A student has left: no page of earlier marks may stay.
    try place.write("student,name\nana,Ana\nbo,Bo\n", to: "r.csv")
    #expect(try classroom.grade(["a.json"]).status == 0)
    #expect(try classroom.rows("grades.csv") == ["ana,1,0,1,8", "bo,0,0,0,8"])
    #expect(try place.names(in: "marks/feedback").count == 2)
    #expect(
      try place.names(in: "marks") == [
        "details.csv", "feedback", "grades.csv", "integrity.csv", "letters", "my notes.txt",
        "report.html", "summary.json",
      ])
    #expect(try place.read("marks/letters/ana.txt") == "mine")
    #expect(try place.names(in: "") == ["a.json", "marks", "problems", "r.csv", "s.key"])
  }

  @Test func aLateStudentGetsASheetAndNothingElseChanges() throws {
    let classroom = try Classroom()
    let place = classroom.place
    #expect(try classroom.generate().status == 0)
    let (before, dates) = (try place.files(), try place.modificationDates())
    #expect(
      try classroom.generate().output == """
        Wrote 0 sheets to homework/sheets; 2 made before were left as they are.
        Keep homework/manifest.json and the secret for grading.

        """)
    #expect(try place.files() == before)
    #expect(try place.modificationDates() == dates)

    try place.write("student,name\nbo,Robert\nlate,Late\nana,Ana\n", to: "r.csv")
    #expect(
      try classroom.generate().output == """
        Wrote 1 sheet to homework/sheets; 2 made before were left as they are.
        Keep homework/manifest.json and the secret for grading.

        """)
    let (after, newDates) = (try place.files(), try place.modificationDates())
    let sheets = before.keys.filter { $0.hasSuffix(".html") }
    #expect(sheets.count == 2)
    for name in sheets {
      #expect(after[name] == before[name])
      #expect(newDates[name] == dates[name])
    }
    let added = Set(after.keys).subtracting(before.keys)
    #expect(added.count == 1)
    #expect(added.first?.hasPrefix("homework/sheets/late-") == true)
    // The late sheet is the one that a fresh run makes too.
    #expect(try classroom.generate(out: "fresh").status == 0)
    for name in added {
      #expect(try place.files()["fresh" + name.dropFirst("homework".count)] == after[name])
    }
  }

  @Test func sheetsMadeWithAnotherSecretAreNotMixedIn() throws {
    let classroom = try Classroom()
    let place = classroom.place
    #expect(try classroom.generate().status == 0)
    try place.write(String(repeating: "f", count: 64), to: "other.key")
    try place.write("student,name\nana,Ana\nbo,Bo\ncy,Cy\n", to: "r.csv")
    let before = try place.files()
    let outcome = try classroom.generate(secret: "other.key")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors
        == "homework/manifest.json: the sheets were made with another secret. Choose another folder "
        + "for --out.\n")
    #expect(try place.files() == before)
  }

  @Test func aPreviewIsOneSheet() throws {
    let classroom = try Classroom()
    let place = classroom.place
    let preview = try classroom.generate(out: "preview", "--student", "bo")
    #expect(preview.status == 0)
    let sheet = try #require(try place.names(in: "preview/sheets").first)
    #expect(preview.output == "preview/sheets/\(sheet)\n")
    #expect(try place.names(in: "preview") == ["sheets"])
    #expect(try classroom.generate("problems/mine.xml", "--solutions").status == 0)
    #expect(
      try place.read("homework/sheets/\(sheet)") == place.read("preview/sheets/\(sheet)"))
    #expect(try place.names(in: "homework/solutions") == place.names(in: "homework/sheets"))
    let refused = try classroom.generate("problems/mine.xml", "--student", "bo")
    #expect(refused.status == 73)
    #expect(
      refused.errors
        == "homework: this holds the sheets of a class. Choose another place; nothing was changed.\n"
    )
    let stranger = try classroom.generate(out: "x", "--student", "zed")
    #expect(stranger.status == 65)
    #expect(
      stranger.errors
        == "r.csv: there is no student “zed” on the roster. Add the student to the roster, or "
        + "correct the id.\n")
  }

  /// What a teacher keeps beside results stays, whatever it is and whatever it is called.
  @Test func everythingBesideResultsIsKept() throws {
    let classroom = try Classroom()
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "a.json")
    #expect(try classroom.grade(["a.json"]).status == 0)
    try place.write("mine", to: "marks/changes.csv")
    try place.write("mine", to: "marks/gradescope/ana/results.json")
    try FileManager.default.createSymbolicLink(
      atPath: "\(place.path)/marks/link", withDestinationPath: "nowhere")
    #expect(mkfifo("\(place.path)/marks/gradescope/pipe", 0o600) == 0)
    #expect(try classroom.grade(["a.json"]).status == 0)
    #expect(try place.read("marks/changes.csv") == "mine")
    #expect(try place.read("marks/gradescope/ana/results.json") == "mine")
    #expect(try place.names(in: "marks/gradescope") == ["ana", "pipe"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(place.path)/marks/link")
        == "nowhere")
    // What would have to be replaced is somebody's own.
    let before = try place.files()
    let refused = try classroom.grade(["a.json"], out: "marks", "--compare", "marks")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("marks/changes.csv: this is in the way of the results"))
    #expect(try place.files() == before)
  }

  @Test func resultsGoWhereALinkLeads() throws {
    let classroom = try Classroom()
    let place = classroom.place
    try place.write(Classroom.saved("ana", ["course-e-step.p1": "0.29421"]), to: "a.json")
    try FileManager.default.createDirectory(
      atPath: "\(place.path)/disk", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(place.path)/marks", withDestinationPath: "disk")
    #expect(try classroom.grade(["a.json"]).status == 0)
    #expect(try place.names(in: "disk").contains("grades.csv"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(place.path)/marks") == "disk")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsTold() throws {
    let place = try Workplace()
    let process = Process()
    process.executableURL = Workplace.executable
    process.arguments = ["solve", "course-e-step", "--bank", Checkout.root]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    process.standardError = FileHandle.nullDevice
    process.currentDirectoryURL = URL(fileURLWithPath: place.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
  }
}
