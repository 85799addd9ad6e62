import Exercises
import Solving

extension SolutionReport.Answer {
  /// A quantity of an exercise of one's own; what is given is never rounded.
  init(
    _ quantity: Quantity, of solution: Solution, digits: Int, isModelChoice: Bool = false,
    _ proofs: inout ProofCount
  ) throws {
    let value = try solution.value(of: quantity)
    if quantity.isGiven, let exact = value.given {
      proofs.add(.exact)
      self.init(
        part: nil, quantity: SolutionReport.QuantityReport(quantity), value: exact.description,
        digits: digits, exact: true, label: quantity.description, iteration: 0)
    } else {
      let rounded = value.rounded(significant: digits)
      proofs.add(rounded.level)
      self.init(
        part: nil, quantity: quantity, rounded, digits: digits, label: quantity.description)
    }
    self.isModelChoice = isModelChoice
  }
}

extension SolutionReport.Answer {
  init(
    part: String?, quantity: Quantity, _ value: RoundedNumber, digits: Int, label: String
  ) {
    self.init(
      part: part, quantity: SolutionReport.QuantityReport(quantity), value: value.description,
      digits: digits, exact: value.isExact, label: label, iteration: quantity.iteration)
  }
}

extension SolutionReport.Answer {
  /// A vector or a matrix: what an answer file would hold, with the wanted digits.
  init(
    part: String, _ key: EntryKey, digits: Int, label: String, _ proofs: inout ProofCount
  ) {
    var isExact = true
    let value = key.text { entry in
      let rounded = entry.rounded(significant: digits)
      proofs.add(rounded.level)
      isExact = isExact && rounded.isExact
      return rounded.description
    }
    self.init(
      part: part, quantity: nil, value: value, digits: digits, exact: isExact, label: label,
      iteration: 0)
  }
}

extension SolutionReport.QuantityReport {
  init(_ quantity: Quantity) {
    name = quantity.name.rawValue
    cluster = quantity.cluster
    point = quantity.point
    // On the line, a definition may leave out the only coordinate that there is.
    coordinate = quantity.coordinate ?? (quantity.name == .mean ? 1 : nil)
    row = quantity.row
    column = quantity.column
    iteration = quantity.iteration
  }
}
