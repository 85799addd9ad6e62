import Exercises
import Gradebook
import Markup

extension Grade {
  /// Marks what comes in on standard input, line by line, in order.
  func grade(
    streamOf assignment: AssignmentDefinition, _ secret: Secret, _ manifest: Manifest?
  ) throws {
    let students = try roster.map { try Loading.roster($0, for: assignment) }
    var grader = StreamGrader(
      assignment, roster: students, secret: secret, draws: { manifest?[$0]?.draws ?? [:] })
    var input = try SubmissionStream(file: "standard input", read: Console.read(into:))
    var hasFaults = false
    while let next = try input.next() {
      let line = try grader.line(next)
      hasFaults = hasFaults || !line.faults.isEmpty
      for fault in line.faults { Console.tell(fault.description) }
      try Console.write(line.json + [0x0A])
    }
    if hasFaults { throw Failure.setAside }
  }
}
