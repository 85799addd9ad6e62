public import Answers
import Mistakes
public import Mixtures
public import Scalars
public import Solving

/// A problem as a teacher wrote it: what is given, what is said, and what is asked.
public struct ProblemDefinition: Sendable {
  /// The name of the file without `.xml`.
  public let id: String
  /// One line of plain text.
  public let title: String
  /// How often an answer may be handed in; `nil` for as often as one likes.
  public let attempts: Int?
  /// Where the numbers come from; `nil` where the problem has none.
  public let model: ModelDefinition?
  /// The mistakes that every variant has to show.
  public let mistakes: MistakeSelection
  /// What answers earn that are right only for what led to them.
  public let leniency: Leniency
  /// The difficulty index that a variant may have; `nil` where any will do.
  public let difficulty: ClosedRange<Fraction>?
  /// What stands above the questions, in blocks.
  public let statement: RichText
  /// What helps somebody who is stuck, one after the other; each a line.
  public let hints: [RichText]
  /// At least one.
  public let parts: [Part]
  /// The file that it was read from.
  public let source: DefinitionSource
  /// The file of the problem whose model it takes, if it does.
  public let modelSource: DefinitionSource?

  /// A cache only: what the model hides, once somebody has asked for it.
  let probed = Remembered<[MistakeSelection.Hidden]>()

  /// The shares of the credit for answers that are right only for what led to them, 0…1.
  public struct Leniency: Sendable, Hashable {
    /// Of what is right for the student's own earlier answers.
    public let carried: Fraction
    /// Of what rounding too early can reach.
    public let imprecise: Fraction

    /// Shares; without arguments those of a problem that doesn't say otherwise.
    public init(carried: Fraction = .one, imprecise: Fraction = .one / 2) {
      self.carried = carried
      self.imprecise = imprecise
    }
  }

  /// A question with one answer.
  public struct Part: Sendable {
    /// No other part of the problem has it, not even in another case.
    public let id: String
    /// From 0; the shares of the problem's points.
    public let points: Fraction
    /// The question, one line.
    public let prompt: RichText
    /// What is asked for.
    public let kind: Kind
  }

  /// What kind of answer a part takes, and what decides over it.
  public enum Kind: Sendable {
    case number(Quantity, Tolerance)
    case integer(Quantity)
    case wholeNumber(WholeNumber)
    /// A vector or a matrix.
    case entries(EntryList)
    /// Letters of options: to tick, to choose one, or to bring into order.
    case lettered(LetteredPart)
  }

  /// The quantities that the parts ask for or decide by; those of entries without the indices that
  /// the entries differ by.
  public var quantities: [Quantity] {
    parts.flatMap { part -> [Quantity] in
      switch part.kind {
      case .number(let quantity, _), .integer(let quantity): [quantity]
      case .wholeNumber: []
      case .entries(let list): [list.quantity]
      case .lettered(let part): part.quantities
      }
    }
  }

  /// The quantities that the parts ask for of an instance, each entry of vectors and matrices with
  /// all its indices.
  public func quantities(on instance: Instance) -> [Quantity] {
    parts.flatMap { part -> [Quantity] in
      if case .entries(let list) = part.kind { return list.quantities(on: instance) }
      if case .lettered(let part) = part.kind { return part.quantities }
      return part.quantity.map { [$0] } ?? []
    }
  }

  /// The points of all parts together.
  public var partPoints: Fraction { parts.map(\.points).sum() }

  /// What a part's own points are multiplied by where the whole problem is worth `points`.
  public func scale(to points: Fraction) -> Fraction {
    partPoints == .zero ? .zero : points / partPoints
  }
}

extension ProblemDefinition.Part {
  fileprivate var quantity: Quantity? {
    switch kind {
    case .number(let quantity, _), .integer(let quantity): quantity
    case .wholeNumber, .entries, .lettered: nil
    }
  }
}

/// The file that a definition was read from.
public struct DefinitionSource: Sendable, Hashable {
  /// The file as the user named it.
  public let file: String
  /// Its whole text.
  public let text: String

  /// A definition that was read, or copied from a manifest.
  public init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// The SHA-256 of the text's bytes, in hexadecimal digits.
  public var sha256: String { Array(text.utf8).sha256 }
}

/// An assignment as a teacher wrote it.
public struct AssignmentDefinition: Sendable {
  /// The name of the file without `.xml`; every student's seed depends on it.
  public let id: String
  /// One line of plain text.
  public let title: String
  /// What stands above all problems, in blocks.
  public let intro: RichText?
  /// When answers are due; without it nothing is late.
  public let due: Instant?
  /// Which attempt counts, and what repeated and late work is worth.
  public let policy: Policy
  /// What students get to see.
  public let feedback: Feedback
  /// At least one.
  public let uses: [Use]
  /// The file that it was read from.
  public let source: DefinitionSource

  /// A problem in the assignment.
  public struct Use: Sendable {
    /// The problem as its own file defines it.
    public let problem: ProblemDefinition
    /// What the whole problem is worth here, from 0.
    public let points: Fraction
    /// Whether it adds to the total and not to its maximum.
    public let isBonus: Bool
    /// How often an answer may be handed in; `nil` for as often as one likes.
    public let attempts: Int?
    /// Problems of one group are about the same numbers.
    public let group: String
  }

  /// The problem of that id.
  public func use(of problem: String) -> Use? { uses.first { $0.problem.id == problem } }

  /// The points of all problems together that are no bonus.
  public var points: Fraction { uses.filter { !$0.isBonus }.map(\.points).sum() }

  /// The problems that are about the same numbers, by group, in the order of the assignment.
  public var groups: [(name: String, problems: [ProblemDefinition])] {
    var names: [String] = []
    for use in uses where !names.contains(use.group) { names.append(use.group) }
    return names.map { name in (name, uses.filter { $0.group == name }.map(\.problem)) }
  }
}
