import Markup

/// The wording of what is wrong with parts.
extension DefinitionErrors {
  static func tooManyLines(mostClusters: Int, _ position: Position) -> InputError {
    InputError(
      position, problem: "the work of so many clusters has more lines than there are letters",
      advice: "Ask for it with at most \(mostClusters) clusters")
  }

  static func options(
    draw: Int, trues: Int, falses: Int, wanted: ClosedRange<Int>, _ position: Position
  ) -> InputError {
    InputError(
      position,
      problem: "\(trues) true and \(falses) false statements don't allow a draw of \(draw) with "
        + "\(wanted.inWords) true ones",
      advice: "Write more statements, or another draw, true-from or true-to")
  }

  static func choices(
    draw: Int, trues: Int, falses: Int, _ position: Position
  ) -> InputError {
    InputError(
      position,
      problem:
        "\(trues) true and \(falses) false options don't allow a choice of \(draw), of which "
        + "exactly one is true",
      advice: "Write more false options, a true one, or another draw")
  }

  static func tooManyOptions(_ count: Int, _ position: Position) -> InputError {
    InputError(
      position, problem: "there are \(count) options, but letters for 26",
      advice: "Write draw=\"26\" or less, or fewer options")
  }

  static func noTruth(_ id: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "nothing says whether the option “\(id)” is true",
      advice: "Write true=\"yes\" or true=\"no\", or a <when> before its text")
  }

  static func twoTruths(_ id: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "the option “\(id)” has both true and a condition",
      advice: "Keep one of the two")
  }

  static func operands(_ position: Position) -> InputError {
    InputError(
      position, problem: "a condition compares with one thing, a number or a quantity",
      advice: "Write number=\"0.5\", or a <than of=\"…\" /> inside")
  }

  static func needsUpdate(_ name: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "the quantity “\(name)” needs an update",
      advice: "Write iteration=\"1\" or more")
  }

  static func openIndices(_ open: [String], of name: String, _ position: Position) -> InputError {
    open.isEmpty
      ? InputError(
        position, problem: "no index of “\(name)” is left for the entries of a vector",
        advice: "Leave out the cluster, point or coordinate that the entries differ by, or write "
          + "<number>")
      : InputError(
        position,
        problem:
          "the entries of a vector differ by one index, but here \(open.joined(separator: " and ")) "
          + "are left out",
        advice: "Give all of them but one")
  }

  static func noMatrix(_ name: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "“\(name)” is no matrix, or its row or column is given",
      advice: "Write covariance or scatter-matrix without row and column")
  }

  static func oneEntry(_ element: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "this \(element) has a single entry", advice: "Write <number> for it")
  }

  static func tooManyEntries(_ count: Int, _ position: Position) -> InputError {
    InputError(
      position, problem: "\(count) entries are more than an answer may hold",
      advice: "Ask for fewer digits, or for single numbers")
  }

  static func noWrongMethods(_ name: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "no wrong methods are known for “\(name)” here, so there are no options",
      advice: "Ask for a posterior, or for what an update makes of it, or write <number>")
  }

  static func steps(_ count: Int, _ position: Position) -> InputError {
    InputError(
      position, problem: "\(count) steps can't be brought into order",
      advice: "Write from 3 to 26 steps")
  }

  static func emptyInterval(_ position: Position) -> InputError {
    InputError(
      position, problem: "no number is from “from” to “to”",
      advice: "Write the smaller end in from and the larger one in to")
  }

  static func nothingCounts(_ position: Position) -> InputError {
    InputError(
      position, problem: "no answer could count, not even the key",
      advice: "Leave out open, or give a distance that is more than 0")
  }

  static func closeInside(_ position: Position) -> InputError {
    InputError(
      position, problem: "the close band is no wider than what counts in full",
      advice: "Write more in close or close-relative")
  }

  static func shareAboveOne(_ name: String, _ position: Position) -> InputError {
    InputError(
      position, problem: "an answer can't earn more than the part is worth",
      advice: "Write a share from 0 to 1, as in \(name)=\"0.5\"")
  }

  static func closeCredit(_ position: Position) -> InputError {
    InputError(
      position, problem: "this band would earn nothing or everything",
      advice: "Write a share between 0 and 1, as in close-credit=\"0.5\"")
  }
}
