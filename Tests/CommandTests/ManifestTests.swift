import Foundation
import TestSupport
import Testing

@Suite("Grading with the manifest of the sheets")
struct ManifestTests {
  private static let manifest = "homework/manifest.json"

  /// The class with its sheets made, and an answer that is 0.00579 beside the key.
  private func classroom() throws -> Classroom {
    let classroom = try Classroom()
    let problem = try String(
      contentsOfFile: "\(Checkout.root)/problems/course-e-step.xml", encoding: .utf8)
    try classroom.place.write(problem, to: "problems/course-e-step.xml")
    try classroom.place.write(Classroom.saved("ana", ["course-e-step.p1": "0.3"]), to: "a.json")
    #expect(try classroom.generate().status == 0)
    return classroom
  }

  private func edit(_ classroom: Classroom, _ name: String, _ old: String, _ new: String) throws {
    let path = "problems/\(name).xml"
    let text = try classroom.place.read(path)
    #expect(text.contains(old))
    try classroom.place.write(text.replacing(old, with: new), to: path)
  }

  private func expectRefusal(
    _ classroom: Classroom, _ problem: String, secret: String = "s.key",
    assignment: String = "problems/mine.xml", _ extra: [String] = []
  ) throws {
    let before = try classroom.place.files()
    let outcome = try classroom.place.run(
      [
        "grade", assignment, "a.json", "--roster", "r.csv", "--secret", secret, "--out", "marks",
        "--bank", Checkout.root, "--manifest", Self.manifest,
      ] + extra)
    #expect(outcome.status == 65)
    #expect(outcome.errors == "\(Self.manifest): \(problem)\n")
    #expect(outcome.output.isEmpty)
    #expect(try classroom.place.files() == before)
  }

  @Test func whatWasHandedOutIsMarked() throws {
    let classroom = try classroom()
    let outcome = try classroom.grade(["a.json"], "--manifest", Self.manifest)
    #expect(outcome.status == 0)
    #expect(try classroom.rows("grades.csv") == ["ana,0,0,0,8", "bo,0,0,0,8"])
  }

  @Test(arguments: [[], ["--definitions", "manifest"], ["--definitions", "current"]])
  func aWrongSecret(_ extra: [String]) throws {
    let classroom = try classroom()
    try classroom.place.write(String(repeating: "f", count: 64), to: "other.key")
    try expectRefusal(
      classroom,
      "the sheets were made with another secret. Give the secret that they were made with.",
      secret: "other.key", extra)
  }

  @Test func anotherAssignment() throws {
    let classroom = try classroom()
    try classroom.place.write(
      Classroom.assignment.replacing("\"mine\"", with: "\"other\""), to: "problems/other.xml")
    try expectRefusal(
      classroom,
      "the sheets are those of the assignment “mine”. Give the manifest of this assignment.",
      assignment: "problems/other.xml")
  }

  @Test func aGeneratorOfTheFuture() throws {
    let classroom = try classroom()
    let text = try classroom.place.read(Self.manifest)
    try classroom.place.write(
      text.replacing("\"generator\" : 1,", with: "\"generator\" : 7,"), to: Self.manifest)
    try expectRefusal(
      classroom,
      "the sheets were made by version 7 of the generator, and this is version 1. Grade with the "
        + "gmm-quiz that made them.")
  }

  @Test func whatIsNoManifest() throws {
    let classroom = try classroom()
    try classroom.place.write("{}", to: Self.manifest)
    let outcome = try classroom.grade(["a.json"], "--manifest", Self.manifest)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors
        == "\(Self.manifest):1:1: this is not a manifest of gmm-quiz. Give the manifest.json that "
        + "generate has written beside the sheets.\n")
  }

  @Test func anEditedProblemIsMarkedAsItWasOrAsItIs() throws {
    let classroom = try classroom()
    try edit(
      classroom, "course-e-step", "point=\"1\" decimals=\"5\"",
      "point=\"1\" decimals=\"5\" tolerance=\"0.01\"")
    try edit(classroom, "mine", "points=\"3\"", "points=\"6\"")
    try expectRefusal(
      classroom,
      "since the sheets were made, course-e-step and mine were edited. Grade with the definitions "
        + "as they were, --definitions manifest, or as they are now, --definitions current. Nothing "
        + "was marked.")
    for (which, rows) in [
      ("manifest", ["ana,0,0,0,8", "bo,0,0,0,8"]), ("current", ["ana,1,0,1,11", "bo,0,0,0,11"]),
    ] {
      let outcome = try classroom.grade(
        ["a.json"], "--manifest", Self.manifest, "--definitions", which)
      #expect(outcome.status == 0)
      #expect(outcome.errors.isEmpty)
      #expect(try classroom.rows("grades.csv") == rows)
    }
  }

  @Test func anEditedCommentCountsToo() throws {
    let classroom = try classroom()
    try edit(classroom, "course-e-step", "the same for everyone.", "the same for all.")
    try expectRefusal(
      classroom,
      "since the sheets were made, course-e-step was edited. Grade with the definitions as they "
        + "were, --definitions manifest, or as they are now, --definitions current. Nothing was "
        + "marked.")
    // Sheets of late students would be others than those of the rest.
    let rerun = try classroom.generate()
    #expect(rerun.status == 65)
    #expect(
      rerun.errors
        == "\(Self.manifest): since the sheets were made, course-e-step was edited. Choose another "
        + "folder for --out.\n")
  }

  /// The definitions of the manifest are enough, even where today's are gone.
  @Test func theProblemMayBeGone() throws {
    let classroom = try classroom()
    try classroom.place.write("", to: "problems/course-e-step.xml")
    let outcome = try classroom.grade(
      ["a.json"], "--manifest", Self.manifest, "--definitions", "manifest")
    #expect(outcome.status == 0)
    #expect(try classroom.rows("grades.csv") == ["ana,0,0,0,8", "bo,0,0,0,8"])
  }

  /// With other ranges, today's definition would draw numbers that nobody has seen.
  @Test(arguments: [
    (
      "<posteriors from=\"0.01\" to=\"0.99\" />", "<posteriors from=\"0.3\" to=\"0.7\" />"
    ),
    ("<variances from=\"1.5\"", "<variances from=\"2\""),
  ])
  func numbersAreNeverThoseOfAnotherDraw(_ old: String, _ new: String) throws {
    let classroom = try Classroom(
      Classroom.assignment.replacing("course-e-step", with: "e-step")
        .replacing("course-m-step", with: "m-step"))
    for id in ["e-step", "m-step"] {
      let text = try String(contentsOfFile: "\(Checkout.root)/problems/\(id).xml", encoding: .utf8)
      try classroom.place.write(text, to: "problems/\(id).xml")
    }
    try classroom.place.write(Classroom.saved("ana", ["e-step.p1": "0.3"]), to: "a.json")
    #expect(try classroom.generate().status == 0)
    try edit(classroom, "e-step", old, new)
    let current = try classroom.grade(
      ["a.json"], "--manifest", Self.manifest, "--definitions", "current")
    #expect(current.status == 65)
    #expect(
      current.errors
        == "homework/manifest.json: the definition of e-step and m-step now draws other numbers or "
        + "options than those on the sheets. Grade with the definitions as they were, --definitions "
        + "manifest. Nothing was marked.\n")
    #expect(try !classroom.place.names(in: "").contains("marks"))
    let kept = try classroom.grade(
      ["a.json"], "--manifest", Self.manifest, "--definitions", "manifest")
    #expect(kept.status == 0)
  }
}
