import Answers
import Exercises
import Grading
import Markup

/// Sorts submissions by student, problem and attempt, and sets aside what belongs nowhere.
struct SubmissionSorter {
  private let check: SubmissionCheck
  /// By the student's and the problem's id.
  private(set) var attempts: [String: [String: [Attempt]]] = [:]
  private(set) var setAside: [InputError] = []
  /// What was set aside because it carries the code of another student's sheet.
  private(set) var foreign: [ForeignAttempt] = []
  private var sources: [AttemptName: Position] = [:]

  private struct AttemptName: Hashable {
    let student: String
    let problem: String
    let attempt: Int
  }

  init(_ check: SubmissionCheck) {
    self.check = check
  }

  mutating func add(_ submission: Submission) {
    do throws(InputError) {
      let sorted = try check.sort(submission)
      setAside += sorted.setAside
      for (problem, answers) in sorted.responses.sorted(by: { $0.key < $1.key }) {
        add(answers, to: problem, submission, sorted)
      }
    } catch {
      setAside.append(error)
      foreign += check.foreignAttempts(in: submission)
    }
  }

  private mutating func add(
    _ answers: [String: String], to problem: String, _ submission: Submission,
    _ sorted: SubmissionCheck.Sorted
  ) {
    let name = AttemptName(
      student: sorted.student, problem: problem, attempt: submission.attempt ?? 1)
    if let earlier = sources[name] {
      setAside.append(
        GradebookWording.doubleAttempt(
          name.student, problem, attempt: name.attempt, submission.source, earlier: earlier))
      return
    }
    sources[name] = submission.source
    attempts[name.student, default: [:]][problem, default: []].append(
      Attempt(
        number: name.attempt, submitted: submission.submitted(problem: problem),
        responses: answers, commas: sorted.commas))
  }

  /// The attempts beyond the allowed number, which are not marked.
  func surplus(_ mark: StudentMark, _ student: Student) -> [InputError] {
    mark.problems.flatMap { problem in
      problem.surplus.compactMap { attempt in
        let name = AttemptName(
          student: student.id, problem: problem.problem, attempt: attempt.number)
        return sources[name].map {
          GradebookWording.surplusAttempt(student.id, problem.problem, attempt.number, $0)
        }
      }
    }
  }
}
