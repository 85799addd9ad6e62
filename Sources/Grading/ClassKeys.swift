import Exercises
import Scalars
import Solving

/// The keys of a whole class for one problem, by what they are near to.
struct ClassKeys: Sendable {
  /// By the place of the student, then of the part.
  private let keys: [[Key]]
  private let sorted: [Place: [Entry]]

  private struct Place: Hashable {
    let part: Int
    let entry: Int
  }

  /// A key as a double nearby, and whose it is.
  struct Entry: Sendable {
    let value: Double
    let student: Int
  }

  /// - Parameter variants: one for each student.
  /// - Throws: `EMError` where a variant has no solution.
  /// - Complexity: O(*n* log *n*) for *n* students.
  init(_ variants: [Variant]) throws {
    let keys = try variants.map { try $0.keys() }
    var entries: [Place: [Entry]] = [:]
    for (student, keys) in keys.enumerated() {
      for (part, key) in keys.enumerated() {
        for (entry, number) in (key.values ?? []).enumerated() {
          let value = number.approximation
          guard value.isFinite else { continue }
          entries[Place(part: part, entry: entry), default: []].append(
            Entry(value: value, student: student))
        }
      }
    }
    self.keys = keys
    sorted = entries.mapValues { $0.sorted { $0.value < $1.value } }
  }

  /// The key of a student for a part.
  func key(of student: Int, part: Int) -> Key { keys[student][part] }

  /// The keys that may fit a number, and few others: doubles find them, and whoever asks looks closer.
  ///
  /// - Complexity: O(log *n*).
  func near(_ number: WrongNumber, part: Int) -> ArraySlice<Entry> {
    let typed = number.approximation
    guard typed.isFinite, let entries = sorted[Place(part: part, entry: number.entry)] else {
      return []
    }
    // Far more than doubles may be off, and next to nothing beside any tolerance.
    let reach = number.reach.approximation + Self.slack * max(abs(typed), 1)
    let start = entries.firstPlace { $0.value >= typed - reach }
    let end = entries.firstPlace { $0.value > typed + reach }
    return start < end ? entries[start..<end] : []
  }

  private static let slack = 1e-9
}

extension Array {
  /// The place of the first element that fulfils a condition, where all behind it do, too.
  fileprivate func firstPlace(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
