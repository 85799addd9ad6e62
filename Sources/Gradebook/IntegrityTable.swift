import Grading

extension Integrity {
  /// `integrity.csv`: a row for each attempt at a problem that fits the sheet of another student.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: [
        "student", "problem", "attempt", "other", "parts", "matching", "wrong", "kind", "chance",
      ])
    for match in matches {
      writer.append([
        match.student, match.problem, String(match.attempt), match.other,
        match.parts.joined(separator: " "), String(match.matching), String(match.wrong),
        match.kind.rawValue, match.chance?.rounded(significant: 1).scientific ?? "",
      ])
    }
    return writer.take()
  }
}
