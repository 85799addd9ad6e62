import Answers
public import Exercises
public import Grading
import Markup
import Scalars

extension AssignmentPages {
  /// What a student gets back: as much as the assignment lets students see at a time.
  ///
  /// - Parameters:
  ///   - due: the student's own due time, where it is not the assignment's.
  ///   - now: the time that the page is made for.
  /// - Throws: `EMError` where a variant has no solution.
  public func feedback(
    _ mark: StudentMark, for reader: Reader, due: Instant?, now: Instant
  ) throws -> [UInt8] {
    let isReleased = assignment.feedback.showsSolutions(at: now, due: due ?? assignment.due)
    let detail = isReleased ? .messages : assignment.feedback.shows
    var record = common(mark.sheet, reader, due: due)
    record["score"] = .text(mark.score.scoreText)
    record["max"] = .text(mark.max.scoreText)
    record["percent"] = mark.percent.map { .text($0) } ?? .flag(false)
    record["summary"] = .text(
      PageWording.summary(
        score: mark.score, max: mark.max, detail,
        hasAnswers: mark.problems.contains { !$0.attempts.isEmpty },
        isAllRight: mark.problems.allSatisfy(\.isAllRight)))
    record["notices"] = .list(
      mark.problems.flatMap(PageWording.notices).map { ["notice": .text($0)] })
    record["problems"] = .list(
      try mark.problems.enumerated().map { place, problem in
        var record = feedback(place, problem, mark.sheet.variants[place], detail)
        if isReleased { record.merge(try solved(mark.sheet.variants[place], problem)) { $1 } }
        return record
      })
    return templates.render(.feedback, record)
  }

  private func feedback(
    _ place: Int, _ mark: ProblemMark, _ variant: Variant,
    _ detail: AssignmentDefinition.Feedback.Detail
  ) -> Record {
    let use = assignment.uses[place]
    let story =
      detail == .messages
      ? FeedbackStory(mark.parts, of: variant).text : nil
    return [
      "story": story.map { .text($0) } ?? .flag(false),
      "number": .text(String(place + 1)), "heading-id": .text("problem-\(place + 1)"),
      "title": .text(use.problem.title), "score": .text(mark.score.scoreText),
      "max": .text(mark.max.scoreText),
      "attempt": PageWording.counted(mark, allowed: use.attempts).map { .text($0) } ?? .flag(false),
      "parts": .list(
        detail == .points ? [] : mark.parts.map { feedback($0, variant, detail) }),
    ]
  }

  private func feedback(
    _ mark: PartMark, _ variant: Variant, _ detail: AssignmentDefinition.Feedback.Detail
  ) -> Record {
    // What can't be read, and what a teacher has decided, has to be said in any case.
    let isSaid = detail == .messages || mark.verdict == .unreadable
    let message = [mark.override?.inWords, isSaid ? mark.message : nil].compactMap { $0 }
    return [
      "prompt": texts(of: variant.problem.id).prompt(mark.part, variant.instance),
      "answered": .flag(mark.verdict != .blank), "answer": .text(mark.response ?? ""),
      "verdict": .text(PageWording.verdictWord(mark.verdict)),
      "verdict-class": .text(mark.verdict.rawValue), "score": .text(mark.score.scoreText),
      "max": .text(mark.max.scoreText),
      "message": message.isEmpty ? .flag(false) : .text(message.joined(separator: " ")),
    ]
  }

  /// The right answers of a problem, and the work that leads to them.
  private func solved(_ variant: Variant, _ mark: ProblemMark) throws -> Record {
    var decided: [String: Overrides.Entry] = [:]
    for part in mark.parts { decided[part.part] = part.override }
    let keys = try variant.keys(correctedBy: decided)
    return [
      "solved": .list(
        zip(variant.problem.parts, keys).map { part, key in
          var record = solutionPart(variant, part, key)
          record["prompt"] = texts(of: variant.problem.id).prompt(part.id, variant.instance)
          return record
        }),
      "sections": .list(try WorkedSteps.sections(of: variant)),
    ]
  }
}

extension ProblemMark {
  /// Whether every part that counts was answered rightly.
  fileprivate var isAllRight: Bool {
    parts.allSatisfy { $0.verdict == .correct || $0.override?.ruling == .drop }
  }
}

extension StudentMark {
  /// The share of the points; `nil` where there are none to be had.
  var percent: String? {
    max == .zero ? nil : PageWording.percent(score / max)
  }
}
