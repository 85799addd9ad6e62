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
      for (use, problem) in zip(assignment.uses, entry.mark.problems) {
        for attempt in problem.attempts {
          for part in attempt.parts {
            writer.append(
              [entry.student.id, problem.problem, part.part, String(attempt.attempt.number)]
                + Self.cells(part))
          }
        }
        guard problem.attempts.isEmpty else { continue }
        for part in use.problem.parts {
          let max = part.points * use.points / use.problem.partPoints
          writer.append(
            [
              entry.student.id, problem.problem, part.id, "", "", Verdict.blank.rawValue, "0",
              max.cellText, "", "",
            ])
        }
      }
    }
    return writer.take()
  }

  private static func cells(_ mark: PartMark) -> [String] {
    [
      mark.response ?? "", mark.verdict.rawValue, mark.score.cellText, mark.max.cellText, "",
      mark.message ?? "",
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
