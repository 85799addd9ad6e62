import Foundation
import TestSupport

/// A small class in a folder of its own, with an assignment on the course's numbers, whose answers
/// are known: `r.csv`, `s.key` and `problems/mine.xml`.
struct Classroom {
  /// The answers of the course, correctly rounded to the five decimals that are asked for.
  static let rightAnswers: KeyValuePairs = [
    "course-e-step.p1": "0.29421", "course-e-step.p2": "0.62246", "course-e-step.p3": "0.65135",
    "course-e-step.p4": "0.10669", "course-e-step.p5": "0.05340", "course-m-step.weight": "0.34562",
    "course-m-step.mean": "-0.53733", "course-m-step.variance": "0.57579",
  ]

  static let assignment = """
    <?xml version="1.0" encoding="UTF-8"?>
    <assignment id="mine">
      <title>The numbers of the course</title>
      <use problem="course-e-step" points="5" />
      <use problem="course-m-step" points="3" />
    </assignment>

    """

  /// 256 bits that nobody should rely on.
  static let secret = String(repeating: "0123456789abcdef", count: 4)

  let place: Workplace

  init(_ assignment: String = Self.assignment, roster: String = "student,name\nana,Ana\nbo,Bo\n")
    throws
  {
    place = try Workplace()
    try place.write(assignment, to: "problems/mine.xml")
    try place.write(roster, to: "r.csv")
    try place.write(Self.secret + "\n", to: "s.key")
  }

  func generate(
    _ assignment: String = "problems/mine.xml", roster: String = "r.csv", secret: String = "s.key",
    out: String = "homework", _ extra: String...
  ) throws -> Workplace.Outcome {
    let arguments = ["generate", assignment, "--roster", roster, "--secret", secret, "--out", out]
    return try place.run(arguments + ["--bank", Checkout.root] + extra)
  }

  func grade(
    _ answers: [String], assignment: String = "problems/mine.xml", roster: String = "r.csv",
    secret: String = "s.key", out: String = "marks", _ extra: String...
  ) throws -> Workplace.Outcome {
    let arguments = ["grade", assignment] + answers
    let options = ["--roster", roster, "--secret", secret, "--out", out, "--bank", Checkout.root]
    return try place.run(arguments + options + extra)
  }

  /// Grades one file of CSV.
  func grade(csv: String, _ extra: String...) throws -> Workplace.Outcome {
    try place.write(csv, to: "answers.csv")
    let arguments = ["grade", "problems/mine.xml", "answers.csv", "--out", "marks"]
    let options = ["--roster", "r.csv", "--secret", "s.key", "--bank", Checkout.root]
    return try place.run(arguments + options + extra)
  }

  /// The lines of a table in `marks`, without its header.
  func rows(_ name: String) throws -> [String] {
    try place.read("marks/\(name)").split(separator: "\n").dropFirst().map(String.init)
  }

  /// The file that a sheet saves.
  static func saved(_ student: String, sheet: String? = nil, _ answers: [String: String]) -> String
  {
    let code = sheet.map { "\"sheet\": \"\($0)\", " } ?? ""
    let pairs = answers.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
    return """
      {"format": "gmm-quiz/answers@1", "assignment": "mine", "student": "\(student)", \(code)\
      "answers": {\(pairs.joined(separator: ", "))}}
      """
  }

  /// A file that is there and can't be read, whoever asks.
  func unreadableFile() throws -> String {
    try place.write("student,name\nana,Ana\n", to: "locked")
    let path = "\(place.path)/locked"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    // Nothing is locked for root, but nobody can read this from its beginning.
    return FileManager.default.isReadableFile(atPath: path) ? "/proc/self/mem" : "locked"
  }
}

extension Workplace {
  /// When each file and folder below was last changed.
  func modificationDates() throws -> [String: Date] {
    var dates: [String: Date] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      dates[name] = attributes[.modificationDate] as? Date
    }
    return dates
  }

  /// The names of what lies in a folder, sorted; hidden ones too.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }
}
