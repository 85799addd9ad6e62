import Markup
import Mistakes
import Scalars

/// Reads what a problem wants of its variants beyond the model; everything that is wrong is collected.
struct MistakeReader {
  private(set) var errors: [InputError] = []

  /// - Parameter asked: the steps that the parts ask about.
  mutating func selection(_ element: Element?, asked: [Mistake.Step]) -> MistakeSelection {
    guard let element else { return MistakeSelection(steps: asked, leftOut: []) }
    let letters = element.attribute("steps")?.value.collapsed
    let steps = letters.map { letters in
      Mistake.Step.allCases.filter {
        letters.split(separator: " ").contains(Substring($0.rawValue))
      }
    }
    return MistakeSelection(
      steps: steps ?? asked,
      leftOut: element.elements(named: "leave-out").compactMap { leftOut($0, steps ?? asked) })
  }

  private mutating func leftOut(
    _ element: Element, _ steps: [Mistake.Step]
  ) -> MistakeSelection.LeftOut? {
    guard let id = element.attribute("id") else { return nil }
    let known = steps.flatMap { Mistake.nameable(in: $0) }
    guard let mistake = Mistake(rawValue: id.value), known.contains(mistake) else {
      errors.append(
        DefinitionErrors.unknownMistake(id.value, id.position, known: known.map(\.rawValue)))
      return nil
    }
    return MistakeSelection.LeftOut(mistake: mistake, reason: element.text.collapsed)
  }

  /// The wanted difficulty index.
  mutating func difficulty(_ element: Element?) -> ClosedRange<Fraction>? {
    guard let element else { return nil }
    let ends = ["from", "to"].compactMap {
      element[attribute: $0].flatMap { Fraction($0.collapsed) }
    }
    guard ends.count == 2, ends[0] < ends[1] else {
      errors.append(DefinitionErrors.emptyBand(element.position))
      return nil
    }
    return ends[0]...ends[1]
  }
}
