import Exercises
import TestSupport
import Testing

@testable import Sheets

/// What a sheet says about marking, at its top.
@Suite("The rules on a sheet")
struct RuleTests {
  private static let carried =
    "An answer that is right for your own answers before it, even if one of those is wrong, counts, too."
  private static let rounded =
    "An answer that is rightly rounded to two decimals or more, but to fewer than asked for, earns 50% "
    + "of its points, and so does one worked from numbers rounded too early."

  private func rules(_ uses: String) throws -> [String] {
    let text = "<assignment id=\"hw\"><title>t</title>\(uses)</assignment>"
    guard case .assignment(let assignment) = try Checkout.read(text, as: "hw") else {
      throw Checkout.Missing(what: "hw")
    }
    return PageWording.rules(assignment)
  }

  /// Nothing is promised where nothing can be kept.
  @Test(arguments: [
    ("<use problem=\"e-step\" points=\"5\" />", [rounded]),
    ("<use problem=\"m-step\" points=\"3\" />", [carried, rounded]),
    ("<use problem=\"em-step\" points=\"8\" />", [carried, rounded]),
    ("<use problem=\"identify\" points=\"3\" />", []),
    ("<use problem=\"true-or-false\" points=\"1\" />", []),
  ])
  func whatIsRightInPart(_ use: String, _ wanted: [String]) throws {
    let known = [Self.carried, Self.rounded]
    #expect(try rules(use).filter(known.contains) == wanted)
    #expect(try !rules(use).contains { $0.hasPrefix("In ") })
  }
}
