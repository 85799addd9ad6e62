import Foundation
import TestSupport
import Testing

/// What students see, and when.
@Suite("What students see")
struct FeedbackTests {
  static func assignment(_ feedback: String) -> String {
    """
    <assignment id="mine"><title>t</title><due zone="Europe/Zurich">2026-12-14T23:59:00</due>
    \(feedback)<use problem="course-e-step" points="5" /><use problem="true-or-false" points="1" />
    </assignment>
    """
  }

  /// Ana's page: one answer right, one that can't be read, and a wrong one.
  private func page(
    _ feedback: String, at time: String, due: String = ""
  ) throws -> (page: String, classroom: Classroom) {
    let classroom = try Classroom(
      Self.assignment(feedback), roster: "student,name,due\nana,Ana,\(due)\n")
    try classroom.place.write(
      Classroom.saved(
        "ana",
        ["course-e-step.p1": "0.29421", "course-e-step.p2": "nan", "true-or-false.t": "a"]),
      to: "a.json")
    let outcome = try classroom.grade(
      ["a.json"], out: "marks", "--at", time, "--format", "gradescope")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let name = try #require(try classroom.place.names(in: "marks/feedback").first)
    return (try classroom.place.read("marks/feedback/\(name)"), classroom)
  }

  private static let before = "2026-12-14T22:59:00Z"
  private static let after = "2026-12-14T22:59:01Z"
  private static let verdict = ">correct</span>"
  private static let ticks = "A box is ticked that should not be"
  private static let solution = "The right answers"

  @Test(arguments: [
    ("", before, true, true, false),
    ("<feedback shows=\"verdicts\" />", before, true, false, false),
    ("<feedback shows=\"points\" />", before, false, false, false),
    ("<feedback solutions=\"yes\" />", before, true, true, true),
    ("<feedback solutions=\"no\" />", after, true, true, false),
    ("<feedback shows=\"points\" solutions=\"after-due\" />", before, false, false, false),
    ("<feedback shows=\"points\" solutions=\"after-due\" />", after, true, true, true),
    ("<feedback solutions=\"2027-01-07T08:00:00\" />", "2027-01-07T06:59:59Z", true, true, false),
    ("<feedback solutions=\"2027-01-07T08:00:00\" />", "2027-01-07T07:00:00Z", true, true, true),
  ])
  func asMuchAsTheAssignmentSays(
    _ feedback: String, _ time: String, _ hasVerdicts: Bool, _ hasMessages: Bool,
    _ hasSolutions: Bool
  ) throws {
    let page = try page(feedback, at: time).page
    #expect(page.contains(Self.verdict) == hasVerdicts)
    #expect(page.contains(Self.ticks) == hasMessages)
    #expect(page.contains(Self.solution) == hasSolutions)
    // The key of a part that wasn't answered stands on no page before the solutions do.
    #expect(page.contains("0.65135") == hasSolutions)
    #expect(page.contains("could not be read") == hasVerdicts)
  }

  @Test func anExtensionHoldsBackTheSolutions() throws {
    let feedback = "<feedback solutions=\"after-due\" />"
    let page = try page(feedback, at: Self.after, due: "2026-12-20T12:00:00").page
    #expect(!page.contains(Self.solution))
    #expect(page.contains("20 December 2026, 12:00 (UTC+01:00)"))
  }

  @Test func decisionsShowOnPages() throws {
    let classroom = try Classroom(
      Self.assignment("<feedback solutions=\"yes\" />"), roster: "student,name\nana,Ana\n")
    try classroom.place.write(
      Classroom.saved("ana", ["course-e-step.p1": "0.77777", "course-e-step.p2": "9"]), to: "a.json"
    )
    try classroom.place.write(
      """
      student,problem,part,action,value,reason
      ,course-e-step,p1,correct,0.77777,a better table
      ,course-e-step,p2,drop,,misprinted
      ,course-e-step,p3,full,,misprinted
      ana,course-e-step,p4,full,,as agreed
      ana,course-e-step,p5,set,1.5,as agreed
      ana,true-or-false,,set,1,was ill
      """, to: "o.csv")
    let outcome = try classroom.grade(
      ["a.json"], out: "marks", "--overrides", "o.csv", "--format", "gradescope")
    #expect(outcome.output.hasPrefix("Marked 1 of 1 students; mean 5.5 of 5 points."))
    let name = try #require(try classroom.place.names(in: "marks/feedback").first)
    let page = try classroom.place.read("marks/feedback/\(name)")
    // The solution has the corrected key, not the old one.
    #expect(!page.contains("<span class=\"value\">0.29421</span>"))
    #expect(page.contains("<span class=\"value\">0.77777</span>"))
    #expect(page.contains("You have all the points."))
    #expect(page.contains("Your points for “true-or-false” were set by hand: was ill"))
    let folder = try #require(try classroom.place.names(in: "marks/gradescope").first)
    let results = try classroom.place.read("marks/gradescope/\(folder)/results.json")
    #expect(results.contains("was ill"))
    #expect(!results.contains("failed"))
  }

  @Test func gradescopeGetsNoMoreThanThePages() throws {
    struct Results: Decodable {
      let score: Double
      let tests: [Test]
      struct Test: Decodable {
        let name: String
        let number: String
        let score: Double
        let maxScore: Double
        let status: String
        let output: String
      }
    }
    for (shows, count) in [("points", 2), ("verdicts", 6), ("messages", 6)] {
      let classroom = try page("<feedback shows=\"\(shows)\" />", at: Self.before).classroom
      let folder = try #require(try classroom.place.names(in: "marks/gradescope").first)
      let text = try classroom.place.read("marks/gradescope/\(folder)/results.json")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let results = try decoder.decode(Results.self, from: Data(text.utf8))
      #expect(results.score == 1)
      #expect(results.tests.count == count)
      #expect(results.tests.map(\.maxScore).reduce(0, +) == 6)
      #expect(text.contains("A box is ticked") == (shows == "messages"))
      #expect(text.contains("could not be read") == (shows != "points"))
      #expect(!text.contains("0.65135"))
      #expect(results.tests[0].number == (shows == "points" ? "1" : "1.1"))
    }
  }

  @Test(arguments: [
    (
      "<due zone=\"Europe/Zurich\">2026-03-29T02:30:00</due>",
      "is a time that the clock skips there"
    ),
    ("<due zone=\"Europe/Zurich\">2026-10-25T02:30:00</due>", "the clock shows twice there"),
    (
      "<due zone=\"Europa/Zurich\">2026-10-25T02:30:00</due>",
      "is no place in the time zone database"
    ),
    ("<due>2026-10-25T02:30:00</due>", "with its distance from UTC"),
    ("<due zone=\"CET\">2026-10-25T02:30:00</due>", "is no place in the time zone database"),
    ("<due>2026-02-30T12:00:00Z</due>", "is a day that no calendar has"),
    ("<policy late-credit=\"3/2\" />", "1.5 is more than everything"),
    ("<policy attempt-credit=\"1, 1.5\" />", "from 0 to 1"),
    (
      "<policy><late credit=\"0.5\" /><late within=\"1 day\" credit=\"0.9\" /></policy>",
      "the shortest delay first"
    ),
    (
      "<policy><late within=\"1 day\" credit=\"1\" /><late within=\"10 minutes\" credit=\"0.9\" /></policy>",
      "the shortest delay first"
    ),
    (
      "<policy><late within=\"2 days\" credit=\"1\" /><late within=\"1 day\" credit=\"0.9\" /></policy>",
      "the shortest delay first"
    ),
    ("<policy late-credit=\"1\"><late credit=\"0.5\" /></policy>", "`<late>`"),
    ("<policy><late within=\"1 week\" credit=\"1\" /></policy>", "minutes, hours or days"),
    ("<feedback solutions=\"after-due\" />", "there is no due time that could pass"),
    ("<feedback solutions=\"soon\" />", "`solutions` can't be “soon”"),
  ])
  func aWrongRule(_ rule: String, _ message: String) throws {
    let classroom = try Classroom(
      "<assignment id=\"mine\"><title>t</title>\(rule)<use problem=\"course-e-step\" points=\"5\" />"
        + "</assignment>")
    let outcome = try classroom.grade(csv: "student,problem,part,answer\n")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
