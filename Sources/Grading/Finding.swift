import Answers
import Exercises
import Scalars

/// What the other answers of a student show about a number that is not near its key.
struct Finding: Sendable, Hashable {
  let verdict: Verdict
  /// Of the credit, 0…1.
  let share: Fraction
  /// What the student should know.
  var message: String?
  /// Whether all comparisons were proven.
  var isDecided = true
  /// What has led to it, if that is known.
  var cause: Cause?
  /// Whether it is right as far as it goes, and too few digits were written.
  var isShort = false
}

/// What a student's answers show about each other, by the place of the number.
typealias Findings = [AskedGroup.Place: Finding]

extension Findings {
  /// Those about a part, by the entry.
  func entries(problem: String, part: String) -> [Int: Finding] {
    var entries: [Int: Finding] = [:]
    for (place, finding) in self where place.problem == problem && place.part == part {
      entries[place.entry] = finding
    }
    return entries
  }
}
