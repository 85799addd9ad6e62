import Exercises
import Foundation
import Gradebook
import Grading
import Scalars
import TestSupport
import Testing

/// The worked cases of `Tests/Vectors/policy-cases.tsv`, from the files that a teacher would have: each
/// value was worked by hand from the article on the policy, and once more by a program in Python.
@Suite("Worked cases of the policy")
struct PolicyTableTests {
  @Test func everyCase() throws {
    let rows = try Table("policy-cases.tsv").rows
    #expect(rows.count == 357)
    for row in rows { try check(PolicyCase(row)) }
  }

  private func check(_ policyCase: PolicyCase) throws {
    let row = policyCase.row
    let mark = try policyCase.mark()
    let scores = mark.problems.map { "\($0.problem)=\($0.score.inLowestTerms)" }
    #expect(scores.joined(separator: " ") == row["scores"], "\(row["case"])")
    #expect(mark.score.inLowestTerms == row["total"], "\(row["case"])")
    #expect(mark.max.inLowestTerms == row["max"], "\(row["case"])")
    let counted = mark.problems.map { problem in
      switch problem.counted {
      case .none: "\(problem.problem)=-"
      case .one(let attempt): "\(problem.problem)=\(attempt.attempt.number)"
      case .all: "\(problem.problem)=all"
      }
    }
    #expect(counted.joined(separator: " ") == row["counted"], "\(row["case"])")
    let surplus = mark.problems.filter { !$0.surplus.isEmpty }.map { problem in
      "\(problem.problem)=" + problem.surplus.map { String($0.number) }.joined(separator: ",")
    }
    #expect(surplus.joined(separator: " ") == row["surplus"], "\(row["case"])")
  }
}

/// A row of the table as the files of a class of one.
private struct PolicyCase {
  let row: Table.Row

  init(_ row: Table.Row) {
    self.row = row
  }

  /// A part is a vector of two numbers, so that half of it can be right.
  private static let answers: [Character: String] = [
    "+": "1/4; 3/4", "x": "9; 9", "h": "1/4; 9", "_": "",
  ]

  func mark() throws -> StudentMark {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "policy-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let problems = folder.appending(path: "problems")
    try FileManager.default.createDirectory(at: problems, withIntermediateDirectories: true)
    let uses = row["uses"].pieces.map(Use.init)
    for use in uses {
      try Data(use.problem.utf8).write(to: problems.appending(path: "\(use.name).xml"))
    }
    let bank = try BankFolder(own: folder.path, standard: Checkout.root).bank()
    let text = """
      <assignment id="hw"><title>t</title>\(row["assignment"])\(uses.map(\.element).joined())</assignment>
      """
    guard
      case .assignment(let assignment) = try bank.read(
        DefinitionSource(file: "problems/hw.xml", text: text))
    else { throw Checkout.Missing(what: "hw") }
    return try grade(assignment)
  }

  private func grade(_ assignment: AssignmentDefinition) throws -> StudentMark {
    let roster = try Roster(
      Array(rosterCSV.utf8), file: "roster.csv", zone: assignment.policy.zone)
    let read = SubmissionReader.read(Array(answersCSV.utf8), file: "answers.csv")
    let overrides = try Overrides(
      Array(overridesCSV.utf8), file: "overrides.csv", assignment, roster)
    let grading = try ClassGrading(
      assignment, roster: roster, secret: try Checkout.sampleSecret(),
      submissions: read.submissions, setAside: read.setAside, overrides: overrides)
    return grading.entries[0].mark
  }

  private var rosterCSV: String {
    let terms = Dictionary(
      row["roster"].split(separator: " ").map { term in
        let sides = term.split(separator: "=")
        return (String(sides[0]), String(sides[1]))
      }, uniquingKeysWith: { first, _ in first })
    return "student,name,due,attempts\none,One,\(terms["due"] ?? ""),\(terms["attempts"] ?? "")\n"
  }

  private var answersCSV: String {
    var lines = ["student,problem,part,answer,attempt,submitted"]
    for attempt in row["attempts"].pieces {
      let words = attempt.split(separator: " ")
      let time = words[2] == "-" ? "" : String(words[2])
      for (place, mark) in words[3].enumerated() {
        let answer = Self.answers[mark] ?? "?"
        lines.append("one,\(words[0]),p\(place + 1),\(answer),\(words[1]),\(time)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var overridesCSV: String {
    var lines = ["student,problem,part,action,value,reason"]
    for override in row["overrides"].pieces {
      let words = override.split(separator: " ").map(String.init)
      let student = words[0] == "one" ? "one" : ""
      let part = words[2] == "*" ? "" : "p\(words[2].split(separator: ".").last ?? "")"
      let value = ["-": "", "wrong-is-right": "9; 9"][words[4]] ?? words[4]
      lines.append("\(student),\(words[1]),\(part),\(words[3]),\(value),because")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A problem in the assignment.
  private struct Use {
    let name: String
    private let points: String
    private let parts: [String]
    private let options: [String]

    init(_ text: String) {
      let words = text.split(separator: " ").map(String.init)
      name = words[0]
      points = words[1]
      parts = words[2].split(separator: "+").map(String.init)
      options = Array(words[3...])
    }

    var element: String {
      let bonus = options.contains("bonus") ? " bonus=\"yes\"" : ""
      let attempts = options.compactMap { option in
        option.hasPrefix("attempts=") ? " attempts=\"\(option.dropFirst(9))\"" : nil
      }
      return "<use problem=\"\(name)\" points=\"\(points)\"\(bonus)\(attempts.joined()) />"
    }

    var problem: String {
      let parts = parts.enumerated().map { place, points in
        """
        <part id="p\(place + 1)" points="\(points)"><prompt>w</prompt>
        <vector of="weight" decimals="2" /></part>
        """
      }
      return """
        <problem id="\(name)"><title>t</title><model><clusters>2</clusters><dimension>1</dimension>
        <points>1, 2</points><weights>1/4, 3/4</weights><means>0, 1</means>
        <variances>1, 1</variances></model><statement><p>x</p></statement>\(parts.joined())</problem>
        """
    }
  }
}

extension String {
  /// What stands between bars.
  fileprivate var pieces: [String] {
    split(separator: " | ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

extension Fraction {
  /// `n` or `n/d`.
  fileprivate var inLowestTerms: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
