import Solving

/// What `solve` prints of a student's sheet: the form `gmm-quiz/solutions@1`.
struct AssignmentReport: Encodable {
  var format = "gmm-quiz/solutions@1"
  let assignment: String
  let student: String
  let problems: [SolutionReport]

  var text: String {
    (["\(assignment), \(student)"] + problems.map(\.text)).joined(separator: "\n\n")
  }

  func json() throws -> String { try SolutionReport.encode(self) }

  /// What it took to prove the answers of all problems.
  var proofs: ProofCount { problems.reduce(into: ProofCount()) { $0.add($1.proofs) } }
}
