/// The one of `candidates` that `word` is most likely a slip of the pen of, if any.
///
/// Nearness counts letters that were added, left out, changed, or swapped with their neighbour,
/// without regard to case; a third of the letters may be wrong.
///
/// - Complexity: O(*m* · *n*) for each candidate, with a word of at most 40 characters; longer
///   words have no suggestion.
func suggestion(for word: String, among candidates: [String]) -> String? {
  let letters = Array(word.prefix(41).lowercased())
  guard letters.count <= 40 else { return nil }
  let allowed = max(1, letters.count / 3)
  return candidates.map { ($0, edits(letters, Array($0.lowercased()))) }
    .filter { $0.1 <= allowed }
    .min { $0.1 < $1.1 }?.0
}

/// How many edits apart two words are (optimal string alignment).
private func edits(_ left: [Character], _ right: [Character]) -> Int {
  var before: [Int] = []
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var least = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1)
      least = min(least, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        least = min(least, before[column - 1] + 1)
      }
      current.append(least)
    }
    (before, last) = (last, current)
  }
  return last[right.count]
}
