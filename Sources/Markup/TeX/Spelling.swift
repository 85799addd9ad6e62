/// Finds what somebody may have meant by a misspelt word.
package enum Spelling {
  /// The known word nearest to `word`, or nil if none is near enough to be meant.
  ///
  /// Near is one slip (a letter too many, too few, another, or two swapped) for short words and one
  /// for every three letters of longer ones. Case alone costs half a slip. Among equally near words
  /// one that `word` begins with wins, then the first in the alphabet, so that messages don't change
  /// between runs.
  ///
  /// - Complexity: O(*n* · *m*²) for *n* known words of about *m* letters.
  package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let typed = Array(word)
    guard 1...40 ~= typed.count else { return nil }
    let allowed = 2 * max(1, typed.count / 3)
    var best: (cost: Int, isElsewhere: Int, word: String)?
    for candidate in known where candidate.count < 2 * typed.count + 2 {
      let cost = halfSlips(typed, Array(candidate))
      // A word of one letter is near to every other one: only its case can be a slip.
      guard cost <= (typed.count == 1 ? 1 : allowed) else { continue }
      let found = (cost, word.hasPrefix(candidate) ? 0 : 1, candidate)
      if let best, best <= found { continue }
      best = found
    }
    return best?.word
  }

  /// The optimal string alignment distance of two words, in halves of a slip.
  private static func halfSlips(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(stride(from: 0, through: 2 * b.count, by: 2))
    for i in a.indices {
      var row = [2 * (i + 1)]
      for j in b.indices {
        var cost = min(last[j + 1] + 2, row[j] + 2, last[j] + replacing(a[i], by: b[j]))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 2)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }

  private static func replacing(_ a: Character, by b: Character) -> Int {
    if a == b { return 0 }
    return a.lowercased() == b.lowercased() ? 1 : 2
  }
}
