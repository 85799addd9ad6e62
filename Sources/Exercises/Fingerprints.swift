import Answers
import Mixtures
import Scalars
import Solving

// What results keep of a definition, so that a regrade can say what has changed.

extension Variant {
  /// The SHA-256 of what was drawn: all numbers, and the options in their order.
  public var fingerprint: String {
    let drawn = options.sorted { $0.key < $1.key }.map { part, options in
      "\(part): " + options.map(\.id).joined(separator: " ")
    }
    return Array(((instance.map { [$0.text] } ?? []) + drawn).joined(separator: "\n").utf8).sha256
  }
}

extension Instance {
  /// All numbers in one fixed form.
  fileprivate var text: String {
    let rows = { (rows: [[Fraction]]) in
      rows.map { $0.map(\.description).joined(separator: ",") }.joined(separator: ";")
    }
    let d = mixture.dimension
    let matrices = (0..<mixture.clusterCount).map { j in
      (0..<d * d).map { mixture.covariance.element(cluster: j, row: $0 / d, column: $0 % d) }
    }
    return [
      rows([mixture.weights]), rows(mixture.means), rows(matrices), rows(points),
      labels.map { $0.map(String.init).joined(separator: ",") } ?? "",
    ].joined(separator: "|")
  }
}

extension ProblemDefinition.Part {
  /// What is asked for, in one fixed form, whatever decides over the answer.
  public var asks: String {
    switch kind {
    case .number(let quantity, let tolerance): "\(quantity), \(tolerance.digits.inWords)"
    case .integer(let quantity): "\(quantity)"
    case .wholeNumber(let number): number.text
    case .entries(let list): "\(list.quantity.name.written), \(list.shapeText)"
    case .lettered(let part): part.text
    }
  }

  /// What decides over the answer, in words.
  public var rule: String {
    switch kind {
    case .number(_, let tolerance): tolerance.inWords
    case .integer, .wholeNumber: Tolerance.exactInWords
    case .entries(let list):
      switch list.rule {
      case .number(let tolerance): "\(tolerance.inWords) Credit: \(list.credit.rawValue)."
      case .integer: "\(Tolerance.exactInWords) Credit: \(list.credit.rawValue)."
      }
    case .lettered(let part): "Credit: \(part.credit.rawValue)."
    }
  }
}

extension ProblemDefinition.EntryList {
  fileprivate var shapeText: String {
    let digits = if case .number(let tolerance) = rule { tolerance.digits.inWords } else { "whole" }
    let indices = Quantity.Index.allCases.compactMap { index in
      quantity[index].map { "\(index.rawValue) \($0)" }
    }
    let shape =
      if case .vector(let index) = shape { "vector by \(index.rawValue)" } else { "matrix" }
    return ([shape] + indices + ["iteration \(quantity.iteration)", digits]).joined(separator: ", ")
  }
}

extension WholeNumber {
  fileprivate var text: String {
    switch self {
    case .freeParameters(let kind, let clusters):
      "P, \(kind?.rawValue ?? "own covariance"), \(clusters.map(String.init) ?? "own") clusters"
    case .updates(let change, let limit): "updates until a change of \(change), at most \(limit)"
    }
  }
}

extension ProblemDefinition.LetteredPart {
  fileprivate var text: String {
    let options = options.map { "\($0.id): \($0.truth.text)" }
    return ([form.text, "\(draw) drawn"] + options).joined(separator: "; ")
  }
}

extension ProblemDefinition.LetteredPart.Form {
  fileprivate var text: String {
    switch self {
    case .tickAll(let count): "tick all, \(count.lowerBound) to \(count.upperBound) true"
    case .choose: "choose"
    case .chooseNumber(let quantity, let digits): "choose \(quantity), \(digits.inWords)"
    case .order: "order"
    case .findLine(let find): "find the line, point \(find.point), \(find.digits) digits"
    }
  }
}

extension ProblemDefinition.Option.Truth {
  fileprivate var text: String {
    switch self {
    case .always(let isTrue): "\(isTrue)"
    case .place(let place): "place \(place + 1)"
    case .when(let conditions): conditions.map(\.text).joined(separator: " and ")
    }
  }
}

extension Condition {
  fileprivate var text: String {
    let other =
      switch other {
      case .number(let number): number.description
      case .quantity(let quantity): quantity.description
      }
    return "\(quantity) \(relation.rawValue) \(other)"
  }
}
