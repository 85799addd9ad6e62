import Exercises
import Grading

/// Marking the eight numbers of the E and M step, every student with numbers of their own.
enum MarkBenchmark {
  static func run() throws {
    let homework = try Homework(students: 200)
    let typed = try homework.sheets.map { sheet in
      try Dictionary(
        uniqueKeysWithValues: sheet.variants[..<2].map { variant in
          (
            variant.problem.id,
            [Attempt(number: 1, responses: try variant.keysByPart().mapValues(\.text))]
          )
        })
    }
    let (lecture, secret) = (homework.lecture, homework.secret)
    try compare(
      "Marking the 8 numbers of the E and M step, one core",
      [
        Workload(name: "keys derived anew", unit: "submission", units: homework.sheets.count) {
          for (sheet, attempts) in zip(homework.sheets, typed) {
            let again = try lecture.sheet(
              student: sheet.student, secret: secret, draws: sheet.draws)
            _ = try lecture.mark(again, attempts: attempts)
          }
        }
      ])
  }
}
