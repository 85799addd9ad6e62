import Exercises
import Foundation
import Grading
import Markup
import Mistakes
import TestSupport
import Testing

@testable import Sheets

/// What a student reads above the answers of a problem.
@Suite("The story of a problem")
struct FeedbackStoryTests {
  private func story(_ typed: [String: String], _ variant: Variant) throws -> String? {
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
    return FeedbackStory(marks, of: variant).text?.replacing("\u{2060}\u{A0}", with: " ")
  }

  private func variant() throws -> Variant {
    try Checkout.problem("em-step").practiceVariant(seed: "story")
  }

  @Test func ofRightAnswersThereIsNone() throws {
    let variant = try variant()
    #expect(try story(try #require(variant.responses(making: [])), variant) == nil)
    #expect(try story([:], variant) == nil)
  }

  @Test func ofAWrongStart() throws {
    let variant = try variant()
    let typed = try #require(variant.responses(making: [.weightsForgotten]))
    #expect(
      try story(typed, variant)
        == "The first slip is in p(1 | 1): it looks like the weights left out. It shows in p(1 | 2), "
        + "p(1 | 3), p(1 | 4) and p(1 | 5), too. All the same you worked rightly: p̂₁, μ̂⁽¹⁾ and σ̂₁² "
        + "are right for the answers before, and count. Start with p(1 | 1); once it is right, do the "
        + "rest again in the same way.")
  }

  @Test func ofTwoMistakes() throws {
    let variant = try variant()
    let typed = try #require(variant.responses(making: [.joint, .varianceOverN]))
    let story = try #require(try story(typed, variant))
    #expect(story.contains("The first slip is in p(1 | 1): it looks like not divided by the sum."))
    #expect(story.contains("Another is in σ̂₁²: it looks like the variance divided by n."))
  }

  @Test func ofNoMistakeThatIsKnown() throws {
    let variant = try variant()
    var typed = try #require(variant.responses(making: []))
    typed["weight"] = "0.98765"
    #expect(
      try story(typed, variant)?.hasPrefix(
        "7 of 8 answers are right. No common mistake gives just these numbers. ") == true)
  }

  @Test func ofTooFewDigits() throws {
    let variant = try variant()
    var typed = try #require(variant.responses(making: []))
    typed["p1"] = typed["p1"].map { String($0.dropLast(2)) }
    #expect(
      try story(typed, variant)
        == "7 of 8 answers are right. The work is right, but p(1 | 1) is not precise enough. Give all the "
        + "digits that are asked for, and keep more of them while you work.")
  }
}
