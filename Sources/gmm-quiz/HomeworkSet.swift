import Exercises
import Gradebook
import Sheets

/// Writes the sheets of an assignment for a class.
struct HomeworkSet {
  let assignment: AssignmentDefinition
  let secret: Secret
  let isSelfCheck: Bool
  let templates: PageTemplates

  /// What was written.
  struct Report {
    let text: String
  }

  static let manifestName = "manifest.json"

  /// Writes the sheets of all students who have none yet.
  func write(_ roster: Roster, out: String, solutions: Bool) throws -> Report {
    let manifestPath = "\(out)/\(Self.manifestName)"
    let earlier = try earlierManifest(out: out, path: manifestPath)
    let pages = try pages()
    let known = Set(earlier?.students.map(\.student) ?? [])
    let late = roster.students.filter { !known.contains($0.id) }
    var progress = Progress("sheets", of: late.count)
    if let earlier {
      var entries = earlier.students
      try OutputFolder.makeFolder("\(out)/sheets")
      for student in late {
        let made = try sheet(student, pages, solutions: solutions)
        try made.files.forEach { name, bytes in try Self.add(bytes, "\(out)/\(name)") }
        entries.append(made.entry)
        progress.update(entries.count - known.count)
      }
      if solutions {
        try addSolutions(roster.students.filter { known.contains($0.id) }, pages, out)
      }
      if !late.isEmpty {
        let manifest = Manifest(assignment, secret: secret, students: entries)
        try OutputFolder.replace(manifestPath, with: try manifest.encoded())
      }
    } else {
      var folder = try OutputFolder(at: out)
      var entries: [Manifest.Entry] = []
      for student in late {
        let made = try sheet(student, pages, solutions: solutions)
        for (name, bytes) in made.files { try folder.write(bytes, to: name) }
        entries.append(made.entry)
        progress.update(entries.count)
      }
      let manifest = Manifest(assignment, secret: secret, students: entries)
      try folder.write(try manifest.encoded(), to: Self.manifestName)
      try folder.commit(replacing: [])
    }
    return report(written: late.count, kept: known.count, out: out, solutions: solutions)
  }

  /// Writes one student's sheet and nothing else.
  func preview(_ student: Student, out: String, solutions: Bool) throws -> Report {
    if Files.kind(of: "\(out)/\(Self.manifestName)") != nil {
      throw OutputError(path: out, .occupied("this holds the sheets of a class"))
    }
    let made = try sheet(student, try pages(), solutions: solutions)
    try made.files.forEach { name, bytes in
      let path = "\(out)/\(name)"
      try OutputFolder.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try OutputFolder.replace(path, with: bytes)
    }
    return Report(text: made.files.map { "\(out)/\($0.name)" }.joined(separator: "\n"))
  }
}

// MARK: One student

extension HomeworkSet {
  private typealias Made = (entry: Manifest.Entry, files: [(name: String, bytes: [UInt8])])

  private func pages() throws -> AssignmentPages {
    try AssignmentPages(assignment, templates: templates, tool: "gmm-quiz \(GMMQuiz.version)")
  }

  private func sheet(
    _ student: Student, _ pages: AssignmentPages, solutions: Bool
  ) throws -> Made {
    let sheet = try assignment.sheet(student: student.id, secret: secret)
    let stem = StudentFileName(id: student.id, code: sheet.code).description
    let reader = Reader(student)
    var files = [
      (
        name: "sheets/\(stem).html",
        bytes: isSelfCheck
          ? try pages.selfCheckSheet(sheet, for: reader, due: student.due)
          : pages.sheet(sheet, for: reader, due: student.due)
      )
    ]
    if solutions {
      files.append(
        (
          name: "solutions/\(stem).html",
          bytes: try pages.solution(sheet, for: reader, due: student.due)
        ))
    }
    let entry = Manifest.Entry(
      student: student.id, sheet: sheet.code, file: files[0].name, draws: sheet.draws)
    return (entry, files)
  }

  /// The worked keys of students whose sheets were made before.
  private func addSolutions(
    _ students: [Student], _ pages: AssignmentPages, _ out: String
  ) throws {
    for student in students {
      for (name, bytes) in try sheet(student, pages, solutions: true).files.dropFirst() {
        try Self.add(bytes, "\(out)/\(name)")
      }
    }
  }

  /// Writes a file that is not there yet.
  private static func add(_ bytes: [UInt8], _ path: String) throws {
    guard Files.kind(of: path) == nil else { return }
    try OutputFolder.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    try OutputFolder.replace(path, with: bytes)
  }
}

// MARK: What was there before

extension HomeworkSet {
  /// The manifest of sheets that were made before with the same secret and definitions.
  ///
  /// - Throws: where the folder holds anything else; nothing of it is touched.
  private func earlierManifest(out: String, path: String) throws -> Manifest? {
    switch Files.kind(of: out) {
    case nil: return nil
    case .file?: throw OutputError(path: out, .occupied("this is a file"))
    case .folder?: break
    }
    guard Files.kind(of: path) == .file else {
      if try Files.names(in: out).isEmpty { return nil }
      throw OutputError(path: out, .occupied("this folder holds other things"))
    }
    let manifest = try Loading.manifest(path)
    if let difference = manifest.difference(from: assignment, secret: secret) {
      throw Refused("\(path): \(difference.problem). Choose another folder for --out.")
    }
    return manifest
  }

  private func report(written: Int, kept: Int, out: String, solutions: Bool) -> Report {
    let count = written == 1 ? "1 sheet" : "\(written) sheets"
    var lines = [
      kept == 0
        ? "Wrote \(count) to \(out)/sheets."
        : "Wrote \(count) to \(out)/sheets; \(kept) made before were left as they are."
    ]
    if solutions {
      lines.append("Wrote the worked keys to \(out)/solutions; keep them to yourself.")
    }
    if !isSelfCheck {
      lines.append("Keep \(out)/\(Self.manifestName) and the secret for grading.")
    }
    return Report(text: lines.joined(separator: "\n"))
  }
}

extension Manifest.Difference {
  /// What is different, without a full stop.
  var problem: String {
    switch self {
    case .generator(let version):
      "the sheets were made by version \(version) of the generator, and this is version "
        + "\(Generator.version)"
    case .secret: "the sheets were made with another secret"
    case .assignment(let id): "the sheets are those of the assignment “\(id)”"
    case .definitions(let ids):
      "since the sheets were made, \(ids.joined(separator: " and ")) "
        + (ids.count == 1 ? "was edited" : "were edited")
    }
  }
}

extension Reader {
  init(_ student: Student) {
    self.init(id: student.id, name: student.name)
  }
}
