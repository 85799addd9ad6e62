import Answers
import Exercises
import Grading
import Scalars

/// What happened in a problem, in a few plain sentences: what was right, where the first slip was, what
/// it did to later answers, what was right all the same, and what to do next.
struct FeedbackStory {
  private let marks: [(name: String, mark: PartMark)]

  /// - Parameter names: what each part is called, in order.
  init(_ parts: [PartMark], names: [String]) {
    marks = zip(names, parts).map { ($0, $1) }.filter { $0.mark.override?.ruling != .drop }
  }

  /// - Returns: `nil` where nothing was answered, or all is right.
  var text: String? {
    let answered = marks.filter { $0.mark.verdict != .blank }
    guard !answered.isEmpty, answered.contains(where: { $0.mark.verdict != .correct }) else {
      return nil
    }
    let sentences = [tally(answered)] + slips + [carried, advice]
    return sentences.compactMap { $0 }.joined(separator: " ")
  }

  private func names(_ verdicts: Verdict...) -> [String] {
    marks.filter { verdicts.contains($0.mark.verdict) }.map(\.name)
  }

  private var wrong: [(name: String, mark: PartMark)] {
    marks.filter { [.incorrect, .close, .imprecise, .unreadable].contains($0.mark.verdict) }
  }

  // MARK: Sentences

  private func tally(_ answered: [(name: String, mark: PartMark)]) -> String {
    let right = answered.count { $0.mark.verdict == .correct }
    let all = marks.count
    if right == 0 { return all == 1 ? "This one isn't right yet." : "None of it is right yet." }
    return "\(right) of \(all) answers \(right == 1 ? "is" : "are") right."
  }

  /// Each cause once, where it shows first, with where else it shows.
  private var slips: [String] {
    guard let first = wrong.first else { return [] }
    var told: Set<Cause> = []
    var sentences: [String] = []
    for (name, mark) in wrong {
      guard let cause = mark.cause, told.insert(cause).inserted else { continue }
      let others = wrong.filter { $0.mark.cause == cause && $0.name != name }.map(\.name)
      let start = sentences.isEmpty && name == first.name ? "The first slip is in" : "Another is in"
      let also = others.isEmpty ? "" : " It shows in \(Self.list(others)), too."
      sentences.append("\(start) \(name): \(Self.inWords(cause)).\(also)")
    }
    if sentences.isEmpty { return ["The first answer to look at is \(first.name)."] }
    return sentences
  }

  private static func inWords(_ cause: Cause) -> String {
    cause.isCertain
      ? "it looks like \(cause.title)"
      : "it looks like one of these, which give the same numbers here: \(cause.title)"
  }

  private var carried: String? {
    let names = names(.carried)
    guard !names.isEmpty else { return nil }
    let work = "\(Self.list(names)) \(names.count == 1 ? "is" : "are")"
    return wrong.isEmpty
      ? "You worked rightly here: \(work) right for the answers that you had before."
      : "After that you worked rightly: \(work) right for what stands before, and "
        + "\(names.count == 1 ? "counts" : "count")."
  }

  private var advice: String? {
    guard let first = wrong.first else {
      return names(.carried).isEmpty
        ? nil : "Put the earlier answers right, and work this again in the same way."
    }
    switch first.mark.verdict {
    case .imprecise: return "Next time, keep more digits while you work."
    case .unreadable: return "Start with how \(first.name) is written."
    default:
      return names(.carried).isEmpty
        ? "Start with \(first.name)."
        : "Start with \(first.name); once it is right, do the rest again in the same way."
    }
  }

  /// `a, b and c`.
  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension FeedbackStory {
  /// Longer questions are called by their number.
  private static let longestName = 24

  /// What the parts of a variant are called in a sentence.
  static func names(of variant: Variant) -> [String] {
    let texts = PlainTexts(variant)
    return variant.problem.parts.enumerated().map { place, part in
      let name = texts.text(part.prompt)
      return name.count <= longestName && !name.contains(".") ? name : "answer \(place + 1)"
    }
  }
}
