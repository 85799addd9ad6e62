import Answers
import Solving

/// What students are told about their marks, in one place.
enum GradingWording {
  static func unreadable(_ error: ReadingError) -> String {
    "This could not be read as an answer: \(error)"
  }

  /// What there is of some sentences, one after the other.
  static func joined(_ sentences: String?...) -> String? {
    let sentences = sentences.compactMap { $0 }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  static let wholeNumberWanted = "The answer is a whole number."

  static let unreadableWholeNumber =
    "This could not be read as a number. The answer is a whole number, such as 3."

  static func digitsWanted(_ demand: DigitDemand, _ digits: DigitRule) -> String {
    "The number is right, but it has to be written with "
      + "\(demand == .exactly ? "exactly" : "at least") \(digits.inWords)."
  }

  /// - Parameter quantities: earlier answers that are wrong.
  static func carried(from quantities: [Quantity]) -> String {
    "Right, given your \(names(quantities))."
  }

  /// - Parameter quantities: earlier answers that nothing can be made of.
  static func unsound(_ quantities: [Quantity]) -> String {
    quantities.count == 1
      ? "This fits your \(names(quantities)), which can't stand as it is. Put that right first; then "
        + "work this again."
      : "This fits your \(names(quantities)), which can't stand as they are. Put those right first; "
        + "then work this again."
  }

  /// A few by their symbols, many by what they are.
  static func names(_ quantities: [Quantity]) -> String {
    let symbols = quantities.map(\.description)
    switch symbols.count {
    case 1: return symbols[0]
    case 2, 3:
      return "\(symbols.dropLast().joined(separator: ", ")) and \(symbols[symbols.count - 1])"
    default:
      return quantities.allSatisfy { $0.name == .posterior } ? "posteriors" : "earlier answers"
    }
  }

  /// - Parameter first: the first answer with the same cause.
  static func sameCause(as first: Quantity) -> String {
    "This comes from the same slip as \(first)."
  }

  /// - Parameter first: the first answer that was rounded in the same way.
  static func sameRounding(as first: Quantity) -> String {
    "This comes from the same rounding as \(first)."
  }

  /// - Parameter decimals: so many of them are right.
  static func moreDigitsWanted(_ decimals: Int, _ digits: DigitRule) -> String {
    "This is right to \(decimals) decimals, but \(digits.inWords) are asked for."
  }

  /// - Parameters:
  ///   - what: a sentence about what was rounded.
  ///   - needed: how many decimals would have been enough, if that is known.
  static func roundedTooEarly(_ what: String, needed: Int?) -> String {
    let enough = needed.map { "at least \($0) decimals" } ?? "all decimals"
    return "\(what) Keep \(enough) while you work, and round only what you hand in."
  }

  static func rounding(from cause: Cause) -> String {
    "This comes from \(cause.isCertain ? "" : "one of these: ")\(cause.title)."
  }

  /// Numbers that are as near as such rounding can bring them.
  static func roundingIsLikely(decimals: Int) -> String {
    "This is close, as if earlier results had been rounded to \(decimals) decimals."
  }

  static let everyBoxCounts =
    "A box is ticked that should not be, or one is left alone that should be ticked."

  static func boxes(right: Int, of count: Int) -> String {
    "\(right) of \(count) boxes are right."
  }

  static let everyEntryCounts = "At least one entry is wrong."

  static func entries(right: Int, of count: Int) -> String {
    "\(right) of \(count) entries \(right == 1 ? "is" : "are") right."
  }

  static let wholeOrderCounts = "At least two steps are in the wrong order."

  static func neighbours(right: Int, of count: Int) -> String {
    "\(right) of \(count) pairs of neighbours \(right == 1 ? "is" : "are") in the right order."
  }
}

// MARK: What must hold in any case

extension GradingWording {
  static func shareOutOfRange(_ quantity: Quantity) -> String {
    quantity.name == .posterior
      ? "A posterior is a probability, so it lies between 0 and 1."
      : "A mixture weight is a share, so it lies between 0 and 1."
  }

  static let percentMeant = "This is right as a percentage, but a % is missing behind it."

  static func countOutOfRange(_ quantity: Quantity, points: Int) -> String {
    "\(quantity) is a sum of \(points) probabilities, so it lies between 0 and \(points)."
  }

  static func notPositive(_ quantity: Quantity, isZero: Bool) -> String {
    switch quantity.name {
    case .variance, .covariance:
      isZero
        ? "With a variance of 0 a cluster has no width, and EM can't go on."
        : "A variance is a mean of squares, so it is never below 0."
    default: "A density is above 0."
    }
  }

  static func outsidePoints(_ quantity: Quantity) -> String {
    "\(quantity) is a weighted mean of the points, so it lies among them."
  }

  static func sumIsNotOne(_ first: Quantity, total: String) -> String {
    first.name == .posterior
      ? "The posteriors of one point sum to 1; here they sum to \(total)."
      : "The mixture weights sum to 1; here they sum to \(total)."
  }

  static let likelihoodFalls = "An update of EM never makes the log-likelihood smaller."

  static let notSymmetric = "A covariance matrix is symmetric; this one isn't."
}

extension Overrides.Entry {
  /// What was decided and why, for the student and the teacher.
  public var inWords: String {
    let what =
      switch ruling {
      case .drop: "This part does not count"
      case .full: "Everybody gets the points of this part"
      case .correct: "The key was corrected"
      case .points: "The points were set by hand"
      }
    return
      "\(student != nil && ruling == .full ? "You get the points of this part" : what): \(reason)"
  }
}
