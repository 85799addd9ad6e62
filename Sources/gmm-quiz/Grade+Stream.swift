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
    let tell = { (error: InputError) throws in
      Console.tell(error.description)
      hasFaults = true
      Console.write(try StreamGrader.line(error) + [0x0A])
    }
    while let next = try input.next() {
      switch next {
      case .failure(let error): try tell(error)
      case .success(let read):
        for error in read.setAside { try tell(error) }
        for submission in read.submissions {
          do throws {
            let (line, isFaulty) = try grader.line(submission)
            hasFaults = hasFaults || isFaulty
            Console.write(line + [0x0A])
          } catch let error as InputError {
            try tell(error)
          }
        }
      }
    }
    if hasFaults { throw Failure.setAside }
  }
}
