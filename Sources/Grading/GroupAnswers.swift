import Answers
import Exercises
import Scalars
import Solving

/// What a student has typed for the numbers of the problems of one draw group.
struct GroupAnswers: Sendable {
  /// A problem of the group, and what was typed for it.
  struct Problem {
    let variant: Variant
    /// One for each part.
    let keys: [Key]
    /// The ids of the parts whose keys a teacher has corrected.
    let corrected: Set<String>
    /// By the part's id.
    let responses: [String: String]
    let commas: CommaReading
  }

  /// A number that was typed, and what it should have been.
  struct Answer: Sendable {
    let typed: TypedNumber
    let key: RealNumber
    let judgement: Judgement

    var isRight: Bool { judgement.isAccepted }
  }

  let group: AskedGroup
  let problems: [ProblemDefinition]
  /// By the index of the number.
  let answers: [Int: Answer]
  /// What was typed, exact; of parts with a corrected key, too.
  let own: AskedGroup.Own

  /// - Returns: `nil` where nothing was typed that wrong methods are worked for.
  init?(_ problems: [Problem]) {
    guard let group = AskedGroup(problems.map(\.variant)) else { return nil }
    self.init(group, problems)
  }

  init?(_ group: AskedGroup, _ problems: [Problem]) {
    var answers: [Int: Answer] = [:]
    var own: AskedGroup.Own = [:]
    for problem in problems {
      for (part, key) in zip(problem.variant.problem.parts, problem.keys) {
        guard let response = problem.responses[part.id] else { continue }
        for (entry, pair) in key.numbers(response, problem.commas).enumerated() {
          let place = AskedGroup.Place(
            problem: problem.variant.problem.id, part: part.id, entry: entry)
          guard let index = group.index(of: place) else { continue }
          own[index] = pair.typed.value
          guard !problem.corrected.contains(part.id) else { continue }
          let tolerance = group.numbers[index].tolerance
          answers[index] = Answer(
            typed: pair.typed, key: pair.key,
            judgement: tolerance.judges(pair.typed.value, against: pair.key))
        }
      }
    }
    guard !answers.isEmpty else { return nil }
    self.group = group
    self.problems = problems.map(\.variant.problem)
    self.answers = answers
    self.own = own
  }

  /// What the problem of a number gives for what is right only for what led to it.
  func leniency(_ index: Int) -> ProblemDefinition.Leniency {
    let id = group.numbers[index].place.problem
    return problems.first { $0.id == id }?.leniency ?? ProblemDefinition.Leniency()
  }
}

extension Key {
  /// The numbers of a response beside those of the key; none where it can't be read.
  func numbers(
    _ response: String, _ commas: CommaReading
  ) -> [(typed: TypedNumber, key: RealNumber)] {
    switch self {
    case .number(let value, _):
      (try? NumberReader.read(response, commas: commas)).map { [($0, value)] } ?? []
    case .entries(let key):
      (try? key.read(response, commas: commas)).map { Array(zip($0, key.values)) } ?? []
    case .integer, .ticks, .choice, .order: []
    }
  }
}
