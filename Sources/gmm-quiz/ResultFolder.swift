import Exercises
import Gradebook
import Grading
import Scalars
import Sheets

/// The folder with the results of grading.
enum ResultFolder {
  private static let summaryName = "summary.json"
  /// What grading writes at the top of the folder.
  private static let names: Set<String> = [
    "grades.csv", "details.csv", summaryName, "report.html", "feedback",
  ]

  /// Refuses a folder that holds anything but earlier results of the same assignment or things
  /// beside them.
  static func check(_ out: String, assignment: String) throws {
    switch Files.kind(of: out) {
    case nil: return
    case .file?: throw OutputError(path: out, .occupied("this is a file"))
    case .folder?: break
    }
    let present = try Files.names(in: out).filter(names.contains)
    if present.isEmpty {
      if try Files.names(in: out).isEmpty { return }
      throw OutputError(path: out, .occupied("this folder holds other things"))
    }
    let path = "\(out)/\(summaryName)"
    guard Files.kind(of: path) == .file, let summary = Summary(try Files.read(path)) else {
      throw OutputError(path: out, .occupied("this folder holds results that gmm-quiz didn't make"))
    }
    guard summary.assignment == assignment else {
      throw OutputError(
        path: out, .occupied("this folder holds the results of “\(summary.assignment)”"))
    }
  }

  static func write(
    _ grading: ClassGrading, to out: String, templates: PageTemplates
  ) throws {
    let pages = try AssignmentPages(
      grading.assignment, templates: templates, tool: "gmm-quiz \(GMMQuiz.version)")
    var folder = try OutputFolder(at: out)
    try folder.write(grading.gradesCSV, to: "grades.csv")
    try folder.write(grading.detailsCSV, to: "details.csv")
    try folder.write(try Summary(grading).encoded(), to: summaryName)
    let report = pages.report(
      grading.entries.map { (Reader($0.student), $0.mark) }, statistics: grading.statistics,
      setAside: grading.setAside.map { error in
        AssignmentPages.SetAside(
          place: "\(error.position.file):\(error.position.line):\(error.position.column)",
          reason: "\(error.problem). \(error.advice).")
      })
    try folder.write(report, to: "report.html")
    for entry in grading.entries {
      let stem = StudentFileName(id: entry.student.id, code: entry.mark.sheet.code).description
      let page = pages.feedback(entry.mark, for: Reader(entry.student), due: entry.student.due)
      try folder.write(page, to: "feedback/\(stem).html")
    }
    try folder.commit(replacing: names)
  }

  /// What the teacher sees at the end.
  static func report(_ grading: ClassGrading, out: String) -> String {
    let statistics = grading.statistics
    var lines = [
      "Marked \(statistics.handedIn) of \(statistics.students) students"
        + (statistics.mean.map { mean in
          "; mean \(mean.scoreText) of \(grading.assignment.points.scoreText) points."
        } ?? "."),
      "  \(out)/grades.csv     a row for each student",
      "  \(out)/details.csv    every answer with its verdict",
      "  \(out)/summary.json   all of it for other programs",
      "  \(out)/report.html    the class at a glance",
      "  \(out)/feedback/      a page for each student",
    ]
    if !grading.setAside.isEmpty {
      lines.append("Set aside: \(grading.setAside.count), listed above and in the report.")
    }
    return lines.joined(separator: "\n")
  }
}
