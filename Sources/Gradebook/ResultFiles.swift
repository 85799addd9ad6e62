import Answers
import Exercises
import Grading
import Scalars

/// The tables that come out of grading.
extension ClassGrading {
  /// `grades.csv`: a row for each student, a column for each problem, then `total` and `max`.
  public var gradesCSV: [UInt8] {
    var writer = CSVWriter(
      header: ["student"] + assignment.uses.map(\.problem.id) + ["total", "max"])
    for entry in entries {
      writer.append(
        [entry.student.id] + entry.mark.problems.map(\.score.cellText)
          + [entry.mark.score.cellText, entry.mark.max.cellText])
    }
    return writer.take()
  }

  /// `details.csv`: a row for each part of each attempt; students without one have blank rows.
  public var detailsCSV: [UInt8] {
    var writer = CSVWriter(
      header: [
        "student", "problem", "part", "attempt", "answer", "verdict", "score", "max", "mistake",
        "message",
      ])
    for entry in entries {
      for problem in entry.mark.problems {
        for attempt in problem.attempts {
          for part in attempt.parts {
            writer.append(
              [entry.student.id, problem.problem, part.part, String(attempt.attempt.number)]
                + Self.cells(part))
          }
        }
        guard problem.attempts.isEmpty else { continue }
        for part in problem.parts {
          writer.append(
            [entry.student.id, problem.problem, part.part, ""] + Self.cells(part))
        }
      }
    }
    return writer.take()
  }

  private static func cells(_ mark: PartMark) -> [String] {
    [
      mark.response ?? "", mark.verdict.rawValue, mark.score.cellText, mark.max.cellText,
      mark.cause?.id ?? "",
      [mark.override?.inWords, mark.message].compactMap { $0 }.joined(separator: " "),
    ]
  }
}

extension Fraction {
  /// A score for a table: a decimal of at most six places.
  var cellText: String {
    let decimal = rounded(decimals: 6)
    return decimal.fraction.description
  }
}
