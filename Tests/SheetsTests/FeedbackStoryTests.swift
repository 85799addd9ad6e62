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
        == "The first slip seems to be in p(1 | 1): the weights left out. It shows in p(1 | 2), "
        + "p(1 | 3), p(1 | 4) and p(1 | 5), too. All the same, your work in p̂₁, μ̂⁽¹⁾ and σ̂₁² is right "
        + "for the answers before, and counts. Start with p(1 | 1); once it is right, do the rest "
        + "again in the same way.")
  }

  @Test func ofTwoMistakes() throws {
    let variant = try variant()
    let typed = try #require(variant.responses(making: [.joint, .varianceOverN]))
    let story = try #require(try story(typed, variant))
    #expect(story.contains("The first slip seems to be in p(1 | 1): not divided by the sum."))
    #expect(story.contains("Another seems to be in σ̂₁²: the variance divided by n."))
  }

  @Test func ofNoMistakeThatIsKnown() throws {
    let variant = try variant()
    var typed = try #require(variant.responses(making: []))
    typed["weight"] = "0.98765"
    #expect(
      try story(typed, variant)?.hasPrefix(
        "7 of 8 answers are right. What went wrong in p̂₁ doesn't show. ") == true)
  }

  @Test func ofTooFewDigits() throws {
    let variant = try variant()
    var typed = try #require(variant.responses(making: []))
    typed["p1"] = typed["p1"].map { String($0.dropLast(2)) }
    #expect(
      try story(typed, variant)
        == "The work is right, but p(1 | 1) is not precise enough. Hand in all the digits that are "
        + "asked for.")
  }

  /// Beside what is wrong, and where digits got lost on the way.
  @Test func ofRounding() throws {
    let variant = try variant()
    var typed = try #require(variant.responses(making: [.rounded2]))
    #expect(
      try story(typed, variant)
        == "The work is right, but p̂₁, μ̂⁽¹⁾ and σ̂₁² are not precise enough. Keep more digits while "
        + "you work.")
    typed["mean"] = "12.34567"
    #expect(
      try story(typed, variant)
        == "5 of 8 answers are right. Not precise enough: p̂₁ and σ̂₁². Start with μ̂⁽¹⁾.")
  }

  /// The M step on its own page, after a wrong E step on another.
  @Test func ofASlipAfterAWrongStart() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let sheet = try assignment.sheet(student: "ana", secret: try Checkout.sampleSecret())
    let both = Variant(
      of: try Checkout.problem("em-step"), instance: sheet.variants[0].instance,
      seed: Seed(practising: "em-step", text: ""))
    func story(_ typed: [String: String]) throws -> String? {
      let isExpectation = { (part: String) in part.hasPrefix("p") }
      let mark = try assignment.mark(
        sheet,
        attempts: [
          "e-step": [Attempt(number: 1, responses: typed.filter { isExpectation($0.key) })],
          "m-step": [Attempt(number: 1, responses: typed.filter { !isExpectation($0.key) })],
        ])
      return FeedbackStory(mark.problems[1].parts, of: sheet.variants[1]).text
    }
    #expect(
      try story(try #require(both.responses(making: [.joint, .varianceOverN])))
        == "A slip seems to be in σ̂₁²: the variance divided by n. All the same, your work in p̂₁ and μ̂⁽¹⁾ "
        + "is right for the answers before, and counts. Put the earlier answers right, and then σ̂₁²."
    )
    var typed = try #require(both.responses(making: [.joint]))
    #expect(
      try story(typed)
        == "Your work in p̂₁, μ̂⁽¹⁾ and σ̂₁² is right for the answers before, and counts. Put the earlier "
        + "answers right, and work this again in the same way.")
    // Too few digits cost no more there than anywhere; those of μ̂⁽¹⁾ happen to do.
    for part in ["weight", "mean", "variance"] {
      typed[part] = typed[part].map { String($0.dropLast(2)) }
    }
    let found = try story(typed)
    #expect(
      found
        == "The work is right, but p̂₁ and σ̂₁² are not precise enough. Your work in μ̂⁽¹⁾ is right for "
        + "the answers before, and counts. Hand in all the digits that are asked for.")
  }
}
