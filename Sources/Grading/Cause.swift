public import Mistakes

/// What has led to wrong answers, as far as their numbers tell.
public struct Cause: Sendable, Hashable {
  /// The mistakes, one or several together; where numbers don't tell which of several it was, each of
  /// those, three at most.
  public let alternatives: [[Mistake]]

  /// - Precondition: there is at least one, and none is empty.
  init(_ alternatives: [[Mistake]]) {
    precondition(!alternatives.isEmpty && alternatives.allSatisfy { !$0.isEmpty }, "some mistake")
    self.alternatives = alternatives
  }

  /// Whether it is known what it was.
  public var isCertain: Bool { alternatives.count == 1 }

  /// The ids of the mistakes, with `+` between those that were made together and `|` between those of
  /// which it may be any.
  public var id: String {
    alternatives.map { $0.map(\.rawValue).joined(separator: "+") }.joined(separator: "|")
  }

  /// What it is, in a few words.
  public var title: String {
    alternatives.map { $0.map(\.title).joined(separator: ", and ") }.joined(separator: "; or ")
  }

  /// What happened, and what is right, for the student; where it isn't certain, what it may have been.
  public var feedback: String {
    isCertain
      ? alternatives[0].map(\.feedback).joined(separator: " ")
      : "The numbers can't tell which of these it was: \(title)."
  }

  /// The mistakes that may have been made, each once.
  public var mistakes: [Mistake] {
    var known: Set<Mistake> = []
    return alternatives.joined().filter { known.insert($0).inserted }
  }
}
