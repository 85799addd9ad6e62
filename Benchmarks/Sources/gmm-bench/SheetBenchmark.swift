import Exercises
import Gradebook
import Grading
import Markup
import Mixtures
import Scalars
import Sheets
import Solving

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sheets of lecture-16, beside writing the same bytes.
enum SheetBenchmark {
  static func run() throws {
    let homework = try Homework(students: 200)
    let (folder, lecture, secret, sheets) = (
      homework.folder, homework.lecture, homework.secret, homework.sheets
    )
    let pages = try AssignmentPages(
      lecture,
      templates: try PageTemplates { page in
        let (path, bytes) = try folder.template(page.file)
        return (try Template.page(bytes, file: path) { try folder.template($0).bytes }, path)
      }, tool: "gmm-bench")
    let fill = { (sheet: StudentSheet) in
      pages.sheet(sheet, for: Reader(id: sheet.student, name: sheet.student), due: nil)
    }
    let rendered = sheets.map(fill)
    let place = "\(FileManager.default.temporaryDirectory.path)/gmm-bench"
    try compare(
      "Sheets of lecture-16, one core",
      [
        Workload(name: "write the same bytes", unit: "sheet", units: sheets.count) {
          try write(rendered, to: place)
        },
        Workload(name: "draw, fill and write", unit: "sheet", units: sheets.count) {
          try write(
            try sheets.map { fill(try lecture.sheet(student: $0.student, secret: secret)) },
            to: place)
        },
        Workload(name: "fill alone", unit: "sheet", units: sheets.count) {
          for sheet in sheets { _ = fill(sheet) }
        },
      ])
    try? FileManager.default.removeItem(atPath: place)
  }

  private static func write(_ files: [[UInt8]], to place: String) throws {
    var output = try OutputFolder(at: place)
    for (index, bytes) in files.enumerated() {
      try output.write(bytes, to: "sheets/\(index).html")
    }
    try output.commit(replacing: ["sheets"])
  }
}
