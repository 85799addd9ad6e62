import Answers
import Exercises

/// What the answers of one student show about each other, worked out when somebody asks.
struct SheetFindings {
  /// A problem, with what decides over it and what was handed in.
  struct Member {
    let variant: Variant
    /// Problems of one group are about the same numbers.
    let group: String
    /// One for each part.
    let keys: [Key]
    /// The ids of the parts whose keys a teacher has corrected: they are gone on from, and not looked at.
    var corrected: Set<String> = []
    /// Those that are marked, in the order of their numbers.
    let attempts: [Attempt]
  }

  private let members: [Member]
  private var known: [Handed: Findings] = [:]

  /// What was handed in for a group: the index of each problem's attempt.
  private struct Handed: Hashable {
    let group: String
    let attempts: [Int?]
  }

  init(_ members: [Member]) { self.members = members }

  /// What is known about the numbers of an attempt.
  ///
  /// Beside it stand those at the other problems of its group with the same number; where there is
  /// none, the last one before, or else the first.
  mutating func findings(of problem: String, _ attempt: Attempt) -> Findings {
    guard let member = members.first(where: { $0.variant.problem.id == problem }) else {
      return [:]
    }
    let group = members.filter { $0.group == member.group }
    let handed = Handed(
      group: member.group,
      attempts: group.map {
        $0.variant.problem.id == problem ? $0.index(of: attempt) : $0.index(beside: attempt)
      })
    if let findings = known[handed] { return findings }
    let problems = zip(group, handed.attempts).map { member, index in
      let attempt = index.map { member.attempts[$0] }
      return GroupAnswers.Problem(
        variant: member.variant, keys: member.keys, corrected: member.corrected,
        responses: attempt?.responses ?? [:],
        commas: attempt?.commas ?? .unsettled)
    }
    let findings = GroupAnswers(problems).map { GroupFindings.of($0) } ?? [:]
    known[handed] = findings
    return findings
  }
}

extension SheetFindings.Member {
  fileprivate func index(of attempt: Attempt) -> Int? { attempts.firstIndex(of: attempt) }

  fileprivate func index(beside attempt: Attempt) -> Int? {
    attempts.lastIndex { $0.number <= attempt.number } ?? attempts.indices.first
  }
}
