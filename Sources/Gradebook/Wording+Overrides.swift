import Grading
import Markup

// MARK: What a teacher has decided

extension Fault {
  static func notOnRoster(_ id: String) -> Fault {
    Fault(
      "there is no student \(shown(id)) on the roster",
      advice: "Correct the id, or leave the cell empty for the whole class")
  }

  static func noSuchProblem(_ id: String, known: [String]) -> Fault {
    Fault(
      "the assignment has no problem \(shown(id))", advice: "Write one of \(list(known))")
  }

  static func noSuchPart(_ id: String, known: [String]) -> Fault {
    Fault("the problem has no part \(shown(id))", advice: "Write one of \(list(known))")
  }

  static func notAnAction(_ text: String) -> Fault {
    Fault("\(shown(text)) is no action", advice: "Write drop, full, correct or set")
  }

  static func noPart(action: String) -> Fault {
    Fault(
      "\(shown(action)) needs a part",
      advice: "Write the part; only set can be about a whole problem")
  }

  static func needlessValue(action: String) -> Fault {
    Fault("\(shown(action)) takes no value", advice: "Leave the cell empty")
  }

  static let setForAll = Fault(
    "points can be set for one student only",
    advice: "Write the student, or full to give a part to all")

  static func notPoints(_ text: String) -> Fault {
    Fault(
      "\(shown(text)) is no number of points",
      advice: "Write a number from 0, such as 2, 0.5 or 1/3")
  }

  static let noKey = Fault(
    "the right answer is missing",
    advice: "Write it as a student would, or options as in plane=true")

  static let keyForAll = Fault(
    "everyone has numbers of their own, so that no key is right for all",
    advice: "Write a student, or correct the definition and grade with --definitions current")

  static let noReason = Fault(
    "a decision needs a reason", advice: "Write why, for whoever reads this next year")

  static func doubleOverride(firstLine: Int) -> Fault {
    Fault(
      "the same student, problem and part stand in line \(firstLine) before",
      advice: "Keep one of the two")
  }

  /// What is wrong with a corrected key.
  static func notAKey(_ error: OverrideError.Problem, of student: String) -> Fault {
    switch error {
    case .unreadable(let error):
      Fault("this is no answer of the kind that was asked for", advice: "\(error)".withoutFullStop)
    case .notWhole: Fault("this is no whole number", advice: "Write one, such as 5")
    case .notOptions(let known):
      Fault(
        "these are not options with their truth",
        advice: "Write some of \(list(known)), as in \(known.first ?? "plane")=true")
    case .notOneRight:
      Fault(
        "on the sheet of \(shown(student)) this leaves no right option, or several",
        advice:
          "Write which one is right and which is not, as in plane=true sum=false, or give the part "
          + "to that student with full")
    case .workedOut:
      Fault(
        "the right answer of this part follows from its numbers, or from the order of the definition",
        advice: "Correct the definition, or write full")
    case .interval:
      Fault(
        "this part is marked by an interval, whatever its key is",
        advice: "Write full, or set points")
    }
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
