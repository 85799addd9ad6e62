import Exercises
import Gradebook
import Grading
import Scalars
import Sheets

/// The folder with the results of grading.
struct ResultFolder {
  let grading: ClassGrading
  let format: Grade.Format?
  /// The time that feedback pages are made for.
  let now: Instant
  let program: String

  private let summary: Summary
  private let integrity: Integrity
  private let regrade: Regrade?

  /// - Parameter earlier: earlier results that these are compared with.
  /// - Throws: `EMError` where a variant has no solution.
  init(
    grading: ClassGrading, earlier: Summary?, format: Grade.Format?, now: Instant, program: String
  ) throws {
    self.grading = grading
    self.format = format
    self.now = now
    self.program = program
    let written =
      Self.names + (earlier == nil ? [] : ["changes.csv"]) + (format.map { [$0.rawValue] } ?? [])
    let summary = Summary(grading, program: program, written: written)
    self.summary = summary
    regrade = earlier.map { Regrade($0, summary) }
    integrity = try grading.integrity()
  }

  /// - Parameter own: the names that may be replaced in the folder.
  func write(to out: String, replacing own: Set<String>, templates: PageTemplates) throws {
    let pages = try AssignmentPages(grading.assignment, templates: templates, tool: program)
    var folder = try OutputFolder(at: out)
    try folder.write(grading.gradesCSV, to: "grades.csv")
    try folder.write(grading.detailsCSV, to: "details.csv")
    try folder.write(integrity.csv, to: "integrity.csv")
    try folder.write(try summary.encoded(), to: Self.summaryName)
    if let regrade { try folder.write(regrade.csv, to: "changes.csv") }
    try folder.write(report(pages), to: "report.html")
    for entry in grading.entries {
      let stem = StudentFileName(id: entry.student.id, code: entry.mark.sheet.code).description
      let page = try pages.feedback(
        entry.mark, for: Reader(entry.student), due: entry.student.due, now: now)
      try folder.write(page, to: "feedback/\(stem).html")
      if format == .gradescope {
        let results = try GradescopeResults(entry.mark, grading.assignment).encoded()
        try folder.write(results, to: "gradescope/\(stem)/results.json")
      }
    }
    try folder.commit(replacing: own)
  }

  private func report(_ pages: AssignmentPages) -> [UInt8] {
    pages.report(
      grading.entries.map { (Reader($0.student), $0.mark) }, statistics: grading.statistics,
      setAside: grading.setAside.map { error in
        AssignmentPages.SetAside(
          place: "\(error.position.file):\(error.position.line):\(error.position.column)",
          reason: "\(error.problem). \(error.advice).")
      })
  }
}

// MARK: What was there before

extension ResultFolder {
  private static let summaryName = "summary.json"
  /// What grading always writes at the top of the folder.
  private static let names = [
    "grades.csv", "details.csv", "integrity.csv", summaryName, "report.html", "feedback",
  ]

  /// Refuses a folder that holds anything but earlier results of the same assignment or things
  /// beside them.
  ///
  /// - Returns: the names of those results.
  static func check(_ out: String, assignment: String) throws -> Set<String> {
    switch Files.kind(of: out) {
    case nil: return []
    case .file?: throw OutputError(path: out, .occupied("this is a file"))
    case .folder?: break
    }
    let present = try Files.names(in: out).filter(names.contains)
    if present.isEmpty {
      if try Files.names(in: out).isEmpty { return [] }
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
    return Set(names + (summary.written ?? []))
  }

  /// Earlier results of an assignment.
  static func summary(_ folder: String, of assignment: String) throws -> Summary {
    let path = "\(folder)/\(summaryName)"
    guard let summary = Summary(try Files.read(path)) else {
      throw Refused("\(path): this is no summary of results. Give a folder that grade has written.")
    }
    guard summary.assignment == assignment else {
      throw Refused(
        "\(path): these are the results of “\(summary.assignment)”. Give those of “\(assignment)”.")
    }
    guard summary.rules != nil else {
      throw Refused(
        "\(path): these results don't say what has decided over them. Grade once more as it was "
          + "then, and compare with that.")
    }
    return summary
  }
}

// MARK: What the teacher sees at the end

extension ResultFolder {
  /// How many were marked, and the mean of the whole class, as the report has it.
  private var marked: String {
    let statistics = grading.statistics
    let marked = "Marked \(statistics.handedIn) of \(statistics.students) students"
    guard let mean = statistics.mean else { return marked + "." }
    let points = (statistics.max ?? grading.assignment.points).scoreText
    return statistics.handedIn < statistics.students
      ? "\(marked); the mean of all is \(mean.scoreText) of \(points) points."
      : "\(marked); mean \(mean.scoreText) of \(points) points."
  }

  func report(out: String) -> String {
    var lines = [
      marked,
      "  \(out)/grades.csv     a row for each student",
      "  \(out)/details.csv    every answer with its verdict",
      "  \(out)/summary.json   all of it for other programs",
      "  \(out)/report.html    the class at a glance",
      "  \(out)/feedback/      a page for each student",
    ]
    if format == .gradescope {
      lines.append("  \(out)/gradescope/    a results.json for each student")
    }
    if !integrity.matches.isEmpty {
      lines.append("  \(out)/integrity.csv  answers that fit another sheet; for you alone")
    }
    if let regrade { lines += Self.lines(regrade, out: out) }
    if !grading.setAside.isEmpty {
      lines.append("Set aside: \(grading.setAside.count), listed above and in the report.")
    }
    return lines.joined(separator: "\n")
  }

  /// So many students are told one by one.
  private static let mostStudents = 50

  private static func lines(_ regrade: Regrade, out: String) -> [String] {
    let totals = regrade.totals
    let score = { (score: Regrade.Score?) in score?.score ?? .zero }
    let up = totals.count { score($0.before) < score($0.after) }
    let down = totals.count { score($0.before) > score($0.after) }
    let same = totals.count - up - down
    var lines = ["  \(out)/changes.csv    what has changed, part by part"]
    if totals.isEmpty { return lines + ["No mark has changed."] }
    lines.append(
      "Changed: \(up) up, \(down) down"
        + (same == 0 ? "." : ", \(same) with other parts or another maximum."))
    for total in totals.prefix(mostStudents) {
      lines.append(line(total, regrade.changes.filter { $0.student == total.student }))
    }
    if totals.count > mostStudents {
      lines.append("  and \(totals.count - mostStudents) more, in \(out)/changes.csv")
    }
    return lines
  }

  private static func line(_ total: Regrade.Change, _ changes: [Regrade.Change]) -> String {
    let parts = changes.compactMap { change -> String? in
      guard let problem = change.problem else { return nil }
      let name = change.part.map { "\(problem).\($0)" } ?? problem
      let reasons = change.reasons.map(\.rawValue).joined(separator: ", ")
      return "\(name) \(change.inWords) (\(reasons))"
    }
    let why = parts.isEmpty ? [total.reasons.map(\.rawValue).joined(separator: ", ")] : parts
    return "  \(total.student)  \(total.inWords): \(why.joined(separator: "; "))"
  }
}

extension Regrade.Change {
  /// `9 → 10`, or with its maximum where that is another one.
  fileprivate var inWords: String {
    let text = { (score: Regrade.Score) in
      before?.max == after?.max
        ? score.score.scoreText : "\(score.score.scoreText)/\(score.max.scoreText)"
    }
    return "\(before.map(text) ?? "none") → \(after.map(text) ?? "none")"
  }
}
