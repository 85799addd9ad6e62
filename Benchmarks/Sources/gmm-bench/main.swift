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

// Ratios measured side by side in one run; run it from the root of the checkout: `make bench`.

// MARK: The eight answers of the course instance

let half = Fraction(1, 2)
let instance = try Instance(
  mixture: Mixture(weights: [half, half], means: [[-3], [2]], variances: [4, 4]),
  points: ["0.2", "-0.9", "-1", "1.2", "1.8"].compactMap { Fraction($0).map { [$0] } })
let answers =
  (1...5).map { Quantity(.posterior, cluster: 1, point: $0) }
  + [.weight, .mean, .variance].map { Quantity($0, cluster: 1, iteration: 1) }
let doubles = instance.over(Double.self, in: ())

func solve(digits: Int, times: Int) -> Workload {
  Workload(name: "\(digits) certain digits", unit: "problem", units: times) {
    for _ in 0..<times {
      let solution = try Solution(of: instance, for: answers)
      for answer in answers { _ = try solution.value(of: answer).rounded(significant: digits) }
    }
  }
}

try compare(
  "The eight answers of the course",
  [
    Workload(name: "doubles, no proof", unit: "problem", units: 2_000) {
      for _ in 0..<2_000 {
        _ = try EMRun(doubles.mixture, doubles.points, updates: 1, expectingLast: false)
      }
    },
    solve(digits: 6, times: 1_000), solve(digits: 50, times: 1_000),
    solve(digits: 1_000, times: 100),
  ])

// MARK: Sheets

let folder = BankFolder(own: nil, standard: ".")
guard case .assignment(let lecture)? = try folder.bank().definition("lecture-16") else {
  fatalError("run this in the root of the checkout")
}
let pages = try AssignmentPages(
  lecture,
  templates: try PageTemplates { page in
    let (path, bytes) = try folder.template(page.file)
    return (try Template.page(bytes, file: path) { try folder.template($0).bytes }, path)
  }, tool: "gmm-bench")
let secret = Secret.random()
let students = (0..<200).map { "student-\($0)" }
let sheets = try students.map { try lecture.sheet(student: $0, secret: secret) }
let rendered = sheets.map {
  pages.sheet($0, for: Reader(id: $0.student, name: $0.student), due: nil)
}
let place = "\(FileManager.default.temporaryDirectory.path)/gmm-bench"

func write(_ files: [[UInt8]]) throws {
  var output = try OutputFolder(at: place)
  for (index, bytes) in files.enumerated() { try output.write(bytes, to: "sheets/\(index).html") }
  try output.commit(replacing: ["sheets"])
}

try compare(
  "Sheets of lecture-16, one core",
  [
    Workload(name: "write the same bytes", unit: "sheet", units: students.count) {
      try write(rendered)
    },
    Workload(name: "draw, fill and write", unit: "sheet", units: students.count) {
      try write(
        try students.map { student in
          let sheet = try lecture.sheet(student: student, secret: secret)
          return pages.sheet(sheet, for: Reader(id: student, name: student), due: nil)
        })
    },
    Workload(name: "fill alone", unit: "sheet", units: students.count) {
      for sheet in sheets {
        _ = pages.sheet(sheet, for: Reader(id: sheet.student, name: sheet.student), due: nil)
      }
    },
  ])
try? FileManager.default.removeItem(atPath: place)

// MARK: Marks

let typed = try sheets.map { sheet in
  try Dictionary(
    uniqueKeysWithValues: sheet.variants[..<2].map { variant in
      (
        variant.problem.id,
        [Attempt(number: 1, responses: try variant.keysByPart().mapValues(\.text))]
      )
    })
}
try compare(
  "Marking the 8 numbers of the E and M step, every student with numbers of their own, one core",
  [
    Workload(name: "keys derived anew", unit: "submission", units: students.count) {
      for (sheet, attempts) in zip(sheets, typed) {
        let again = try lecture.sheet(
          student: sheet.student, secret: secret, draws: sheet.draws)
        _ = try lecture.mark(again, attempts: attempts)
      }
    }
  ])
