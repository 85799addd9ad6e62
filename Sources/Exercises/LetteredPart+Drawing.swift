import Answers
import Mixtures
import Scalars
import Solving

extension ProblemDefinition {
  /// Why no sheet can have these numbers, whatever the seed: some part has no options to show.
  ///
  /// Problems in which nothing depends on the numbers are not worked.
  func optionRefusal(of instance: Instance) -> Refusal? {
    let depending = parts.compactMap(\.letteredByNumbers)
    guard !depending.isEmpty else { return nil }
    // The whole problem, so that no sheet is made whose key could not be worked.
    guard let solution = try? Solution(of: instance, for: quantities) else { return .noSolution }
    for part in depending {
      if case .findLine(let find) = part.form {
        guard find.plants(in: solution).count >= FindLine.leastPlants else { return .tooFewOptions }
        continue
      }
      guard let options = part.resolved(in: solution) else { return .optionsUndecided }
      if case .chooseNumber = part.form, options.count < part.draw { return .tooFewOptions }
      if part.trueCount(options) == nil { return .optionsDontFit }
    }
    return nil
  }
}

extension ProblemDefinition {
  /// What the options are decided by, where the numbers decide over some.
  func optionSolution(of instance: Instance) -> Solution? {
    parts.allSatisfy { $0.letteredByNumbers == nil }
      ? nil : try? Solution(of: instance, for: quantities)
  }
}

extension ProblemDefinition.Part {
  /// The options of the part, where they depend on the numbers.
  fileprivate var letteredByNumbers: ProblemDefinition.LetteredPart? {
    guard case .lettered(let part) = kind, part.dependsOnNumbers else { return nil }
    return part
  }
}

extension ProblemDefinition.LetteredPart {
  /// Whether the numbers decide over the options.
  var dependsOnNumbers: Bool {
    switch form {
    case .chooseNumber, .findLine: true
    case .tickAll, .choose, .order: hasConditions
    }
  }

  /// The options of a sheet, in its order.
  ///
  /// - Parameters:
  ///   - solution: the solution of the numbers; needed only where something depends on them.
  ///   - stream: gives the label of a stream its stream; each form has a label of its own.
  /// - Precondition: the numbers are not refused.
  func draw(_ solution: Solution?, from stream: (_ label: String) -> DrawStream) -> [DrawnOption] {
    var stream = stream(label)
    if case .findLine(let find) = form, let solution { return find.draw(solution, &stream) }
    guard let options = resolved(in: solution) else {
      preconditionFailure("numbers that leave an option open are refused")
    }
    if form == .order { return disorder(options, &stream) }
    guard let range = trueCount(options) else {
      preconditionFailure("numbers that don't suit the options are refused")
    }
    return draw(range, of: options, &stream)
  }

  /// What stands before the ids of problem and part in the label of the stream.
  private var label: String {
    switch form {
    case .tickAll: "options"
    case .choose: "choose"
    case .chooseNumber: "choose-number"
    case .order: "order"
    case .findLine: "find-the-mistake"
    }
  }

  /// The order of the draws is part of the generator's version: how many are true, which of the
  /// true ones, which of the false ones, then the order of all.
  private func draw(
    _ trueCount: ClosedRange<Int>, of options: [DrawnOption], _ stream: inout DrawStream
  ) -> [DrawnOption] {
    let trues = stream.integer(in: trueCount)
    let chosen =
      stream.draw(trues, of: options.filter(\.isTrue))
      + stream.draw(draw - trues, of: options.filter { !$0.isTrue })
    return stream.draw(draw, of: chosen)
  }

  /// Orders are drawn until one is not the right one.
  private func disorder(_ steps: [DrawnOption], _ stream: inout DrawStream) -> [DrawnOption] {
    while true {
      let drawn = stream.draw(steps.count, of: steps)
      if drawn.map(\.role) != steps.map(\.role) { return drawn }
    }
  }

  /// The right answer to the drawn options.
  func key(_ options: [DrawnOption]) -> Key {
    let trues = options.indices.filter { options[$0].isTrue }
    switch form {
    case .tickAll: return .ticks(Set(trues), of: options.count, credit)
    case .choose, .chooseNumber, .findLine:
      guard let only = trues.first else { preconditionFailure("one option is true") }
      return .choice(only, of: options.count)
    case .order:
      let places = options.indices.map { options.place($0) }
      return .order(options.indices.sorted { places[$0] < places[$1] }, credit)
    }
  }

  /// How many of the drawn options may be true; `nil` where these options allow no draw.
  fileprivate func trueCount(_ options: [DrawnOption]) -> ClosedRange<Int>? {
    let trues = options.count(where: \.isTrue)
    return trueCount(trues: trues, falses: options.count - trues)
  }
}

extension ProblemDefinition.LetteredPart {
  /// How many of the drawn options may be true, out of so many true and false ones; `nil` where
  /// there is no such draw.
  func trueCount(trues: Int, falses: Int) -> ClosedRange<Int>? {
    let wanted = if case .tickAll(let range) = form { range } else { 1...1 }
    // Nothing ticked is no answer, so something has to be true.
    let low = max(wanted.lowerBound, 1, draw - falses)
    let high = min(wanted.upperBound, trues, draw)
    return low <= high ? low...high : nil
  }

  /// All options with what they are in the right answer; `nil` where that can't be proven.
  func resolved(in solution: Solution?) -> [DrawnOption]? {
    if case .chooseNumber(let quantity, let digits) = form {
      return solution.flatMap { numbers(quantity, digits, in: $0) }
    }
    var resolved: [DrawnOption] = []
    for option in options {
      guard let role = option.truth.role(in: solution) else { return nil }
      resolved.append(
        DrawnOption(
          id: option.id, text: option.text, explanation: option.explanation, role: role))
    }
    return resolved
  }

  /// The key and what wrong methods give, rounded, no two alike.
  private func numbers(
    _ quantity: Quantity, _ digits: DigitRule, in solution: Solution
  ) -> [DrawnOption]? {
    guard let key = try? solution.value(of: quantity) else { return nil }
    var seen: Set<Fraction> = []
    var options: [DrawnOption] = []
    let wrong = distractors(for: quantity, of: solution.instance)
    for (place, number) in ([(id: "key", value: key)] + wrong).enumerated() {
      let rounded = digits.rounded(number.value).decimal
      guard seen.insert(rounded.fraction).inserted else { continue }
      options.append(
        DrawnOption(
          id: number.id, text: RichText(rounded.description.withMinusSign), explanation: nil,
          role: .truth(place == 0)))
    }
    return options
  }
}

extension ProblemDefinition.Option.Truth {
  /// What the option is for these numbers; `nil` where that can't be proven.
  fileprivate func role(in solution: Solution?) -> DrawnOption.Role? {
    switch self {
    case .always(let isTrue): return .truth(isTrue)
    case .place(let place): return .place(place)
    case .when(let conditions):
      guard let solution else { return nil }
      var isTrue = true
      for condition in conditions {
        guard let holds = condition.holds(in: solution) else { return nil }
        isTrue = isTrue && holds
      }
      return .truth(isTrue)
    }
  }
}

extension [DrawnOption] {
  fileprivate func place(_ index: Int) -> Int {
    if case .place(let place) = self[index].role { place } else { index }
  }
}
