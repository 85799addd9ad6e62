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
    "This follows from your \(names(quantities)), but nobody could go on from there: posteriors lie "
      + "between 0 and 1 and are not all the same, and variances are above 0."
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

  static func moreDigitsWanted(_ digits: DigitRule) -> String {
    "This is right as far as it goes: give \(digits.inWords)."
  }

  /// - Parameters:
  ///   - what: results, and how they were rounded.
  ///   - needed: how many decimals would have been enough, if that is known.
  static func roundedTooEarly(_ what: String, needed: Int?) -> String {
    let enough = needed.map { "at least \($0) decimals" } ?? "all decimals"
    return "This is what comes out of \(what). Keep \(enough) while you work, and round only what "
      + "you hand in."
  }

  /// Results that were rounded to so many decimals.
  static func rounded(decimals: Int) -> String { "earlier results rounded to \(decimals) decimals" }

  static let everyBoxCounts =
    "At least one box is ticked that should not be, or the other way round."

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

  static func countOutOfRange(_ quantity: Quantity, points: Int) -> String {
    "\(quantity) is a sum of \(points) probabilities, so it lies between 0 and \(points)."
  }

  static func notPositive(_ quantity: Quantity) -> String {
    switch quantity.name {
    case .variance, .covariance: "A variance is a mean of squares, so it is above 0."
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
