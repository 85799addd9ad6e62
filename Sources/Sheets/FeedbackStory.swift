import Answers
import Exercises
import Grading
import Scalars

/// What happened in a problem, in a few plain sentences: what was right, where the first slip was, what
/// it did to later answers, what was right all the same, and what to do next.
struct FeedbackStory {
  private let marks: [Named]

  /// An answer, and what it is called.
  private struct Named {
    let place: Int
    let name: String
    /// Whether numbers were asked for, which are traced to mistakes.
    let isNumber: Bool
    let mark: PartMark
  }

  /// - Parameter parts: the marks of the parts, in order; what a teacher has decided is left out.
  init(_ parts: [PartMark], of variant: Variant) {
    let texts = PlainTexts(variant)
    marks = zip(variant.problem.parts, parts).enumerated().map { place, pair in
      let (part, mark) = pair
      return Named(
        place: place,
        name: Self.name(part, texts) ?? Self.name(place, of: variant.problem.parts.count),
        isNumber: part.isNumber, mark: mark)
    }.filter(\.mark.isEarned)
  }

  /// - Returns: `nil` where nothing was answered, or all is right.
  var text: String? {
    let answered = marks.filter { $0.mark.verdict != .blank }
    guard !answered.isEmpty, answered.contains(where: { $0.mark.verdict != .correct }) else {
      return nil
    }
    let slips = slips
    let sentences = [tally] + slips + [lack, carried(isContrast: !slips.isEmpty), advice]
    return sentences.compactMap { $0 }.joined(separator: " ")
  }

  private func all(_ verdicts: Verdict...) -> [Named] {
    marks.filter { verdicts.contains($0.mark.verdict) }
  }

  private var wrong: [Named] { all(.incorrect, .close, .unreadable) }
  private var imprecise: [Named] { all(.imprecise) }

  // MARK: Sentences

  /// Nothing where it would sound worse than it is.
  private var tally: String? {
    guard !wrong.isEmpty, all(.carried).isEmpty else { return nil }
    let right = all(.correct).count
    if right > 0 {
      return "\(right) of \(marks.count) answers \(right == 1 ? "is" : "are") right."
    }
    guard imprecise.isEmpty else { return nil }
    return marks.count == 1 ? "This one isn't right yet." : "None of it is right yet."
  }

  /// Each cause once, where it shows first, with where else it shows.
  private var slips: [String] {
    guard let first = wrong.first else { return [] }
    var told: Set<Cause> = []
    var sentences: [String] = []
    for (name, mark) in wrong.map({ ($0.name, $0.mark) }) {
      guard let cause = mark.cause, told.insert(cause).inserted else { continue }
      let others = wrong.filter { $0.mark.cause == cause && $0.mark.part != mark.part }
      let also = others.isEmpty ? "" : " It shows in \(Self.names(others)), too."
      let start = start(isFirst: sentences.isEmpty, isFirstWrong: mark.part == first.mark.part)
      sentences.append("\(start) \(name): \(Self.inWords(cause)).\(also)")
    }
    return sentences + [unexplained(isFirst: sentences.isEmpty)].compactMap { $0 }
  }

  private func start(isFirst: Bool, isFirstWrong: Bool) -> String {
    guard isFirst else { return "Another seems to be in" }
    // What is right only for earlier answers shows that something was wrong before.
    return isFirstWrong && !isAfterCarried
      ? "The first slip seems to be in" : "A slip seems to be in"
  }

  /// Where something is said of an answer itself, that is more.
  private func unexplained(isFirst: Bool) -> String? {
    let open = wrong.filter {
      $0.isNumber && $0.mark.verdict == .incorrect && $0.mark.cause == nil && $0.mark.message == nil
    }
    guard let first = open.first else { return nil }
    guard isFirst else { return "What went wrong in \(Self.names(open)) doesn't show." }
    guard first.place == wrong.first?.place else { return nil }
    return open.count == 1
      ? "What went wrong in \(first.name) doesn't show."
      : "These numbers don't show what went wrong."
  }

  private static func inWords(_ cause: Cause) -> String {
    cause.isCertain
      ? cause.title : "one of these, which give the same numbers here: \(cause.title)"
  }

  /// What lacks digits.
  private var lack: String? {
    guard !imprecise.isEmpty else { return nil }
    return wrong.isEmpty
      ? "The work is right, but \(Self.list(imprecise)) not precise enough."
      : "Not precise enough: \(Self.names(imprecise))."
  }

  private func carried(isContrast: Bool) -> String? {
    let carried = all(.carried)
    guard !carried.isEmpty else { return nil }
    let counts = carried.allSatisfy { $0.mark.score == $0.mark.max } ? ", and counts" : ""
    return "\(isContrast ? "All the same, your" : "Your") work in \(Self.names(carried)) is right "
      + "for the answers before\(counts)."
  }

  /// Whether something that is carried stands before the first wrong answer.
  private var isAfterCarried: Bool {
    guard let first = wrong.first, let carried = all(.carried).first else { return false }
    return carried.place < first.place
  }

  private var advice: String? {
    guard let first = wrong.first else { return adviceWithoutMistake }
    if first.mark.verdict == .unreadable { return "Start with how \(first.name) is written." }
    if isAfterCarried { return "Put the earlier answers right, and then \(first.name)." }
    if !all(.carried).isEmpty {
      let isOne = wrong.allSatisfy { $0.mark.cause == first.mark.cause }
      return "Start with \(first.name); once it is right, do the rest again"
        + (isOne ? " in the same way." : ".")
    }
    guard first.isNumber else { return marks.count == 1 ? nil : "Start with \(first.name)." }
    return first.mark.cause == nil && first.mark.message == nil
      ? "Start with \(first.name), and go through the work step by step."
      : "Start with \(first.name)."
  }

  private var adviceWithoutMistake: String {
    if imprecise.isEmpty {
      return "Put the earlier answers right, and work this again in the same way."
    }
    if imprecise.allSatisfy(\.mark.isShort) { return "Hand in all the digits that are asked for." }
    return imprecise.contains(where: \.mark.isShort)
      ? "Hand in all the digits that are asked for, and keep more of them while you work."
      : "Keep more digits while you work."
  }

  /// `a, b and c are`.
  private static func list(_ parts: [Named]) -> String {
    "\(names(parts)) \(parts.count == 1 ? "is" : "are")"
  }

  /// `a, b and c`.
  private static func names(_ parts: [Named]) -> String {
    let names = parts.map(\.name)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension FeedbackStory {
  /// Longer questions are called by their place, which no page numbers.
  private static let longestName = 36

  private static func name(_ part: ProblemDefinition.Part, _ texts: PlainTexts) -> String? {
    if case .number(let quantity, _) = part.kind {
      // A symbol stays in one line; after a bar even a no-break space lets lines break.
      return quantity.description.replacing(" ", with: "\u{2060}\u{A0}")
    }
    let name = texts.text(part.prompt)
    return name.count <= longestName && !name.contains { ".?".contains($0) } ? name : nil
  }
}

extension FeedbackStory {
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  private static func name(_ place: Int, of count: Int) -> String {
    if count == 1 { return "this answer" }
    return place < ordinals.count ? "the \(ordinals[place]) answer" : "answer \(place + 1)"
  }
}

extension ProblemDefinition.Part {
  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .entries: true
    case .integer, .wholeNumber, .lettered: false
    }
  }
}
