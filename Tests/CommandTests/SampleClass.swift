import Answers
import Exercises
import Gradebook
import Solving
import TestSupport
import Testing

/// The sample class in `problems/samples`: its files, and the answers that its students hand in.
///
/// The answers belong to the numbers that the sample secret gives, so they change with the
/// generator; recording writes them anew.
enum SampleClass {
  static let folder = "problems/samples"

  static func secret() throws -> Secret {
    try Secret(hexadecimal: try Files.readText("\(Checkout.root)/\(folder)/secret.key"))
  }

  static func roster() throws -> Roster {
    try Roster(try Files.read("\(Checkout.root)/\(folder)/roster.csv"), file: "roster.csv")
  }

  static func assignment() throws -> AssignmentDefinition {
    let bank = try BankFolder(own: nil, standard: Checkout.root).bank()
    guard case .assignment(let assignment)? = try bank.definition("lecture-16") else {
      throw Checkout.Missing(what: "lecture-16")
    }
    return assignment
  }

  /// The files of `answers/`, by name.
  static func files() throws -> [String: String] {
    let work = try SampleWork(assignment: assignment(), secret: secret())
    var files: [String: String] = [:]
    for student in [
      "ana", "bjorn", "chloe", "farah", "hoa", "ines", "li.na", "noam", "sato_y", "tamar",
    ] {
      files["\(student).json"] = try work.json(student, try work.right(student))
    }
    files["dangelo.json"] = try work.json("dangelo", try work.swappedClusters("dangelo"))
    files["dvorak.json"] = try work.json("dvorak", try work.deviation("dvorak"))
    files["emre.json"] = try work.json("emre", try work.right("emre", decimals: 2))
    files["jlee.json"] = try work.json("jlee", try work.right("jlee", with: ["identify.d": "5"]))
    files["JLee-2.json"] = try work.json("JLee", try work.withoutSigns("JLee"))
    files["kasia.json"] = try work.json(
      "kasia",
      try work.right(
        "kasia",
        with: [
          "e-step.p1": "1,234", "e-step.p2": "nan", "e-step.p3": "about 0.3",
          "m-step.weight": "=1+1",
          "true-or-false.t": "a,z",
        ]))
    files["maria-k.json"] = try work.json("maria-k", try work.withDecimalCommas("maria-k"))
    files["minjun.json"] = try work.json("minjun", try work.right("minjun"), sheetOf: "ana")
    files["zoe.json"] = String(try work.json("zoe", try work.right("zoe")).prefix(120))
    files["visitor.json"] = try work.json("visitor", try work.right("visitor"))
    files["paper.csv"] = try work.paper()
    return files
  }
}

/// Makes the answers of single students.
private struct SampleWork {
  let assignment: AssignmentDefinition
  let secret: Secret

  /// The key of a student as it would be typed, with some answers replaced.
  func right(
    _ student: String, decimals: Int? = nil, with other: [String: String] = [:]
  ) throws -> [String: String] {
    var answers: [String: String] = [:]
    let sheet = try assignment.sheet(student: student, secret: secret)
    for variant in sheet.variants {
      for (part, key) in try variant.keysByPart() {
        var text = key.text
        if let decimals, case .number(let value, _) = key {
          text = value.rounded(decimals: decimals).decimal.plain
        }
        answers["\(variant.problem.id).\(part)"] = text
      }
    }
    return answers.merging(other) { _, new in new }
  }

  /// p(2 | i) in place of p(1 | i), and all else right.
  func swappedClusters(_ student: String) throws -> [String: String] {
    try replacingPosteriors(student) { (RealNumber(1) - $0).rounded(decimals: 5).decimal.plain }
  }

  /// The standard deviation in place of the variance.
  func deviation(_ student: String) throws -> [String: String] {
    let variance = try right(student)["m-step.variance"].flatMap { Double($0) } ?? 0
    let text = String((variance.squareRoot() * 100_000).rounded() / 100_000)
    return try right(student, with: ["m-step.variance": text])
  }

  /// Minus signs left out.
  func withoutSigns(_ student: String) throws -> [String: String] {
    try right(student).mapValues { $0.replacing("-", with: "") }
  }

  /// Decimal commas in the E step, and nothing in the M step.
  func withDecimalCommas(_ student: String) throws -> [String: String] {
    let answers = try replacingPosteriors(student) {
      $0.rounded(decimals: 5).decimal.plain.replacing(".", with: ",")
    }
    return Dictionary(
      uniqueKeysWithValues: answers.map { ($0.key, $0.key.hasPrefix("m-step") ? "" : $0.value) })
  }

  private func replacingPosteriors(
    _ student: String, _ text: (RealNumber) -> String
  ) throws -> [String: String] {
    var answers = try right(student)
    let sheet = try assignment.sheet(student: student, secret: secret)
    for (part, key) in try sheet.variants[0].keysByPart() {
      if case .number(let value, _) = key { answers["e-step.\(part)"] = text(value) }
    }
    return answers
  }

  /// The file that a sheet saves.
  func json(
    _ student: String, _ answers: [String: String], sheetOf owner: String? = nil
  ) throws -> String {
    let code = secret.sheetCode(assignment: assignment.id, student: owner ?? student)
    let lines = answers.sorted { $0.key < $1.key }.map { "    \"\($0.key)\": \"\($0.value)\"" }
    return """
      {
        "format": "gmm-quiz/answers@1",
        "assignment": "\(assignment.id)",
        "student": "\(student)",
        "sheet": "\(code)",
        "answers": {
      \(lines.joined(separator: ",\n"))
        }
      }

      """
  }

  /// What was handed in on paper and typed in by an assistant: several attempts, one of them late.
  func paper() throws -> String {
    var lines = ["student,problem,part,answer,attempt,submitted"]
    func add(_ student: String, _ answers: [String: String], _ attempt: Int, _ time: String) {
      for (name, answer) in answers.sorted(by: { $0.key < $1.key }) {
        let ids = name.split(separator: ".")
        let cell = answer.contains(",") ? "\"\(answer)\"" : answer
        lines.append("\(student),\(ids[0]),\(ids[1]),\(cell),\(attempt),\(time)")
      }
    }
    let first = try right("reyes", decimals: 3).filter { $0.key.hasPrefix("e-step") }
    add("reyes", first, 1, "2026-12-10T10:00:00+01:00")
    add("reyes", try right("reyes"), 2, "2026-12-12T10:00:00+01:00")
    add("s1024", try right("s1024"), 1, "2026-12-13T16:30:00+01:00")
    add("svetlana", try right("svetlana"), 1, "2026-12-15T08:00:00+01:00")
    lines.append("reyes,e-step,p1")
    lines.append("reyes,e-step,p9,0.5,1,2026-12-10T10:00:00+01:00")
    return lines.joined(separator: "\n") + "\n"
  }
}
