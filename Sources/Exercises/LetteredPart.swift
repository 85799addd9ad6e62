public import Answers
public import Scalars
public import Solving

extension ProblemDefinition {
  /// How an answer of several pieces is marked.
  public enum Credit: String, Sendable, Hashable {
    /// Everything has to be right.
    case all
    /// A share for each piece that is right.
    case shares
  }

  /// A part whose options have letters on the sheet, and which is answered with letters.
  public struct LetteredPart: Sendable {
    /// What the letters say.
    public let form: Form
    /// What the definition has to choose from; at least 2, and none where they are worked out.
    public let options: [Option]
    /// How many options stand on each sheet, 2 to 26.
    public let draw: Int
    /// How the answer is marked.
    public let credit: Credit

    /// What the letters of an answer say.
    public enum Form: Sendable, Hashable {
      /// All options that are true; so many of them may be.
      case tickAll(trueCount: ClosedRange<Int>)
      /// The one option that is true.
      case choose
      /// The one option that is the quantity, rounded.
      case chooseNumber(Quantity, DigitRule)
      /// All options, which are steps, in their order.
      case order
      /// The one line of some work that is wrong.
      case findLine(FindLine)
    }

    /// Whether the truth of some option depends on the drawn numbers.
    public var hasConditions: Bool {
      options.contains { if case .when = $0.truth { true } else { false } }
    }

    /// The quantities that decide over the options.
    var quantities: [Quantity] {
      switch form {
      case .chooseNumber(let quantity, _): return [quantity]
      case .findLine(let find): return [Quantity(.posterior, cluster: 1, point: find.point)]
      case .tickAll, .choose, .order: break
      }
      return options.flatMap { option -> [Quantity] in
        if case .when(let conditions) = option.truth {
          conditions.flatMap(\.quantities)
        } else {
          []
        }
      }
    }
  }

  /// One of the statements, answers or steps that a part is made of.
  public struct Option: Sendable {
    /// For teachers and manifests; students never see it, since it might tell the answer.
    public let id: String
    /// What it is in the right answer.
    public let truth: Truth
    /// What the student reads, one line.
    public let text: RichText
    /// Why it is true or false, for the worked key.
    public let explanation: RichText?

    /// What an option is in the right answer.
    public enum Truth: Sendable, Hashable {
      /// It is true or false whatever the numbers are.
      case always(Bool)
      /// It is true where all of these hold.
      case when([Condition])
      /// It is the step in this place, counted from 0.
      case place(Int)
    }
  }
}

/// An option on the sheet of one student.
public struct DrawnOption: Sendable {
  /// The id in the definition; of a number that was worked out the id of the mistake, or `key`.
  public let id: String
  /// What the student reads, one line.
  public let text: RichText
  /// Why it is true or false, for the worked key.
  public let explanation: RichText?
  /// What it is in the right answer.
  public let role: Role

  /// What an option is in the right answer.
  public enum Role: Sendable, Hashable {
    case truth(Bool)
    /// The place of a step, counted from 0.
    case place(Int)
  }

  /// Whether it has to be ticked or chosen.
  public var isTrue: Bool { role == .truth(true) }
}

/// A comparison of two numbers of a variant, which is true or false by proof.
public struct Condition: Sendable, Hashable {
  /// What is compared.
  public let quantity: Quantity
  /// How it has to compare.
  public let relation: Relation
  /// What it is compared with.
  public let other: Operand

  /// How one number compares with another; the raw values stand in definitions.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case above, below, equal
    case atLeast = "at-least"
    case atMost = "at-most"
  }

  /// What a quantity is compared with.
  public enum Operand: Sendable, Hashable {
    case number(Fraction)
    case quantity(Quantity)
  }
}

extension Condition {
  /// The quantities that are compared.
  var quantities: [Quantity] {
    switch other {
    case .number: [quantity]
    case .quantity(let other): [quantity, other]
    }
  }

  /// Whether the condition holds; `nil` where no proof was found, or there is no such quantity.
  func holds(in solution: Solution) -> Bool? {
    guard let left = try? solution.value(of: quantity), let right = value(of: other, in: solution)
    else { return nil }
    let sign = (left - right).sign()
    guard sign != .undecided else { return nil }
    return switch relation {
    case .above: sign == .greater
    case .below: sign == .less
    case .equal: sign == .equal
    case .atLeast: sign != .less
    case .atMost: sign != .greater
    }
  }

  private func value(of operand: Operand, in solution: Solution) -> RealNumber? {
    switch operand {
    case .number(let number): RealNumber(number)
    case .quantity(let quantity): try? solution.value(of: quantity)
    }
  }
}
