public import Mistakes
import Mixtures
import Scalars

/// The mistakes that every variant of a problem has to show.
///
/// A problem names all mistakes of the steps that it asks about, except those that it leaves out with
/// a reason. What its numbers hide by their nature (equal weights, one dimension) is found by drawing
/// a few variants, and is not waited for.
public struct MistakeSelection: Sendable {
  /// The steps whose mistakes are named.
  public let steps: [Mistake.Step]
  /// What the definition leaves out, with the algebraic reason.
  public let leftOut: [LeftOut]

  /// A mistake that a definition doesn't name.
  public struct LeftOut: Sendable, Hashable {
    /// The mistake.
    public let mistake: Mistake
    /// Why the problem can't show it.
    public let reason: String
  }

  /// A mistake that no draw of the model shows.
  public struct Hidden: Sendable, Hashable {
    /// The mistake.
    public let mistake: Mistake
    /// The mistake whose answers are the same; `nil` for the right ones, or none at all.
    public let behind: Mistake?
  }

  /// The mistakes of its steps that the definition doesn't leave out.
  public var listed: [Mistake] {
    let without = Set(leftOut.map(\.mistake))
    return steps.flatMap { Mistake.nameable(in: $0) }.filter { !without.contains($0) }
  }
}

extension ProblemDefinition {
  /// The mistakes that no draw of the model shows, as a few draws tell.
  ///
  /// - Complexity: worked once for a definition, in some ten draws with all mistakes.
  public var hiddenMistakes: [MistakeSelection.Hidden] {
    probed.value {
      guard let model, asksForWork else { return [] }
      let seed = Seed(practising: id, text: "what the numbers hide")
      return MistakeSelection.hidden(
        of: mistakes.listed, model.draws(seed, MistakeSelection.probes), askedNumbers(on:))
    }
  }

  /// What the definition leaves out though its numbers would show it.
  public var shownThoughLeftOut: [Mistake] {
    let leftOut = mistakes.leftOut.map(\.mistake)
    guard let model, asksForWork, !leftOut.isEmpty else { return [] }
    let seed = Seed(practising: id, text: "what the numbers hide")
    let hidden = MistakeSelection.hidden(
      of: namedMistakes + leftOut, model.draws(seed, MistakeSelection.probes), askedNumbers(on:))
    return leftOut.filter { mistake in !hidden.contains { $0.mistake == mistake } }
  }

  /// The mistakes that every variant shows: apart from the key, and from each other.
  public var namedMistakes: [Mistake] {
    let hidden = Set(hiddenMistakes.map(\.mistake))
    return asksForWork ? mistakes.listed.filter { !hidden.contains($0) } : []
  }

  /// Why the problem doesn't want these numbers, though they suit its model.
  func refusal(of instance: Instance) -> Refusal? {
    let named = namedMistakes
    if !named.isEmpty {
      let asked = askedNumbers(on: instance)
      guard let answers = try? Discrimination(instance, asked, named) else { return .noSolution }
      if answers.firstClash() != nil { return .mistakesAlike }
    }
    guard let difficulty, !self.difficulty(of: instance, liesIn: difficulty) else { return nil }
    return .difficultyOutside
  }
}

extension MistakeSelection {
  /// So many draws tell what a model hides.
  static let probes = 12

  /// What the numbers of a model hide of the listed mistakes.
  ///
  /// - Parameters:
  ///   - instances: draws of the model.
  ///   - asked: gives the numbers that are asked for of a draw.
  static func hidden(
    of listed: [Mistake], _ instances: [Instance], _ asked: (Instance) -> [AskedNumber]
  ) -> [Hidden] {
    let probes = instances.compactMap { try? Discrimination($0, asked($0), listed) }
    guard !probes.isEmpty else { return [] }
    var hidden: [Hidden] = []
    var shown: [Int] = []
    for b in listed.indices {
      if probes.allSatisfy({ !$0.isDefined(b) || !$0.areApart(nil, b) }) {
        hidden.append(Hidden(mistake: listed[b], behind: nil))
      } else if let a = shown.first(where: { a in
        probes.allSatisfy { !($0.isDefined(a) && $0.isDefined(b)) || !$0.areApart(a, b) }
      }) {
        hidden.append(Hidden(mistake: listed[b], behind: listed[a]))
      } else {
        shown.append(b)
      }
    }
    return hidden
  }
}
