import Exercises
import Foundation
import Testing

/// Where mistakes stand in what comes out of grading.
@Suite("Mistakes in the results")
struct DiagnosisCommandTests {
  /// The course's posteriors, with equal weights and σ² = 4, where the exponent lacks its ½: it is then
  /// −‖x − μ‖² / 4, as with 2σ in place of 2σ².
  private static func wrong() -> [(part: String, text: String)] {
    [0.2, -0.9, -1, 1.2, 1.8].enumerated().map { place, x in
      let near = exp(-(x + 3) * (x + 3) / 4)
      let far = exp(-(x - 2) * (x - 2) / 4)
      return ("p\(place + 1)", String(format: "%.5f", near / (near + far)))
    }
  }

  private static var csv: String {
    "student,problem,part,answer\n"
      + wrong().map { "ana,course-e-step,\($0.part),\($0.text)\n" }.joined()
  }

  @Test func theTablesHaveTheirIds() throws {
    let classroom = try Classroom()
    #expect(try classroom.grade(csv: Self.csv).status == 0)
    let rows = try classroom.rows("details.csv").filter { $0.hasPrefix("ana,course-e-step,p") }
    #expect(rows.count == 5)
    for row in rows { #expect(row.contains(",e-half-missing|e-deviation-in-exponent,"), "\(row)") }
    let summary = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try classroom.place.read("marks/summary.json").utf8))
        as? [String: Any])
    let statistics = try #require(summary["statistics"] as? [String: Any])
    let mistakes = try #require(statistics["mistakes"] as? [[String: Any]])
    #expect(mistakes.count == 1)
    #expect(mistakes[0]["mistake"] as? String == "e-half-missing|e-deviation-in-exponent")
    #expect(mistakes[0]["students"] as? Int == 1)
    #expect((mistakes[0]["parts"] as? [String: Int])?["course-e-step.p3"] == 1)
  }
}
