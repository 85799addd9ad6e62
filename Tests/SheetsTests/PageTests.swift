import Exercises
import Grading
import Markup
import Sheets
import TestSupport
import Testing

@Suite("Pages")
struct PageTests {
  static func templates() throws -> PageTemplates {
    let folder = BankFolder(own: nil, standard: Checkout.root)
    return try PageTemplates { page in
      let (path, bytes) = try folder.template(page.file)
      let template = try Template.page(bytes, file: path) { try folder.template($0).bytes }
      return (template, path)
    }
  }

  static func pages(_ id: String = "lecture-16") throws -> AssignmentPages {
    try AssignmentPages(
      Checkout.assignment(id), templates: templates(), tool: "gmm-quiz test")
  }

  static let ana = Reader(id: "ana", name: "Ana <García> & Peña")

  private func page(_ name: String, _ bytes: [UInt8]) throws -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let kept = try Checkout.snapshot("SheetsTests/Snapshots/\(name).html", of: text)
    #expect(kept == text)
    return text
  }

  @Test func theSheet() throws {
    let sheet = try Checkout.assignment("lecture-16").sheet(
      student: "ana", secret: try Checkout.sampleSecret())
    let text = try page("sheet", try Self.pages().sheet(sheet, for: Self.ana, due: nil))
    #expect(text.hasPrefix("<!DOCTYPE html>"))
    #expect(text.contains("Ana &lt;García&gt; &amp; Peña"))
    #expect(text.contains("name=\"e-step.p1\""))
    #expect(!text.contains("data-slot") && !text.contains("data-each"))
    #expect(!text.contains("<details"))
    // Nothing is fetched from anywhere.
    #expect(!text.contains("src=") && !text.contains("<link"))
    #expect(!text.contains("url("))
  }

  @Test func theSheetForPracticeShowsItsAnswers() throws {
    let sheet = try Checkout.assignment("lecture-16").sheet(student: "ana", secret: .practice)
    let text = String(
      decoding: try Self.pages().selfCheckSheet(sheet, for: Self.ana, due: nil), as: UTF8.self)
    let key = try sheet.variants[0].keys()[0].typeset
    #expect(text.contains("<p class=\"number\">\(key)</p>"))
  }

  @Test func theSolution() throws {
    let sheet = try Checkout.assignment("lecture-16").sheet(
      student: "ana", secret: try Checkout.sampleSecret())
    let text = try page("solution", try Self.pages().solution(sheet, for: Self.ana, due: nil))
    for key in try sheet.variants[0].keys() { #expect(text.contains(key.typeset)) }
  }

  @Test func theFeedbackAndTheReport() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let sheet = try assignment.sheet(student: "ana", secret: try Checkout.sampleSecret())
    let keys = try sheet.variants[0].keysByPart().mapValues(\.text)
    let responses = keys.merging(["p1": "<script>alert(1)</script>", "p2": "0.5"]) { $1 }
    let mark = try assignment.mark(
      sheet,
      attempts: [
        "e-step": [
          Attempt(number: 1, responses: responses), Attempt(number: 4, responses: keys),
        ]
      ])
    let pages = try Self.pages()
    let feedback = try page(
      "feedback",
      pages.feedback(
        mark, for: Self.ana, due: nil, now: try Instant("2026-11-24T12:00:00Z")))
    #expect(!feedback.contains("<script>alert"))
    #expect(feedback.contains("Attempt 4 at “e-step” is beyond the allowed number"))
    let report = try page(
      "report",
      pages.report(
        [(Self.ana, mark)], statistics: ClassStatistics([mark], of: assignment),
        setAside: [AssignmentPages.SetAside(place: "a.csv:2:1", reason: "<b>.")]))
    #expect(report.contains("&lt;b&gt;."))
  }

  @Test func aTemplateWithAnUnknownNameIsRefused() throws {
    let page = "<!DOCTYPE html><html lang=\"en\"><body><p data-slot=\"nmae\">x</p></body></html>"
    let template = try Template.page(Array(page.utf8), file: "sheet.html") { _ in [] }
    let refused = #expect(throws: InputErrors.self) {
      try PageTemplates { _ in (template, "sheet.html") }
    }
    #expect(
      refused?.description
        == "sheet.html:1:1: no page has a value named “nmae”. Use a name that the README of the "
        + "templates has.")
  }
}
