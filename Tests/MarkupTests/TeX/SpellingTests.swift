import Testing

@testable import Markup

@Suite("Spelling")
struct SpellingTests {
  private static let known = ["mean", "median", "weight", "weights", "variance", "a"]

  @Test(
    arguments: [
      ("mean", "mean"), ("maen", "mean"), ("meen", "mean"), ("Mean", "mean"), ("means", "mean"),
      ("wieghts", "weights"), ("weihgt", "weight"), ("variances", "variance"), ("A", "a"),
      ("b", nil), ("", nil), ("posterior", nil), ("mx", nil),
    ] as [(String, String?)])
  func nearest(_ typed: String, _ expected: String?) {
    #expect(Spelling.nearest(to: typed, among: Self.known) == expected)
  }

  @Test func equallyNearWordsAreTakenInOrder() {
    #expect(Spelling.nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
  }
}
