/// How often a mistake was made in a class, on the attempts that count.
public struct MistakeCount: Sendable, Hashable {
  /// What was made.
  public let cause: Cause
  /// How many students have made it.
  public let students: Int
  /// How many of them in each part where it shows, in the order of the sheet.
  public let parts: [Part]
  /// How many of them in each group of the class, by its name; students without one are in none.
  public let groups: [String: Int]

  /// A part in which a mistake shows.
  public struct Part: Sendable, Hashable {
    /// The id of the problem.
    public let problem: String
    /// The id of the part.
    public let part: String
    /// How many students have made it there.
    public let students: Int
  }

  /// The mistakes of a class, the most frequent first.
  ///
  /// - Parameters:
  ///   - marks: one for each student.
  ///   - groups: the group of each student, as many; or none at all.
  static func all(in marks: [StudentMark], groups: [String?]) -> [MistakeCount] {
    var counts: [Cause: Counter] = [:]
    for (place, mark) in marks.enumerated() {
      let group = groups.isEmpty ? nil : groups[place]
      for (cause, places) in mark.causes {
        counts[cause, default: Counter()].add(places, group)
      }
    }
    return counts.map { MistakeCount(cause: $0, $1) }.sorted {
      ($1.students, $0.cause.id) < ($0.students, $1.cause.id)
    }
  }

  private init(cause: Cause, _ counter: Counter) {
    self.cause = cause
    students = counter.students
    groups = counter.groups
    parts = counter.places.keys.sorted().map { place in
      Part(problem: place.problem, part: place.part, students: counter.places[place] ?? 0)
    }
  }
}

/// A part of a sheet.
private struct SheetPlace: Hashable, Comparable {
  let problemPlace: Int
  let partPlace: Int
  let problem: String
  let part: String

  static func < (a: SheetPlace, b: SheetPlace) -> Bool {
    (a.problemPlace, a.partPlace) < (b.problemPlace, b.partPlace)
  }
}

private struct Counter {
  var students = 0
  var places: [SheetPlace: Int] = [:]
  var groups: [String: Int] = [:]

  mutating func add(_ places: Set<SheetPlace>, _ group: String?) {
    students += 1
    for place in places { self.places[place, default: 0] += 1 }
    if let group { groups[group, default: 0] += 1 }
  }
}

extension StudentMark {
  /// What has gone wrong, and where it shows.
  fileprivate var causes: [Cause: Set<SheetPlace>] {
    var causes: [Cause: Set<SheetPlace>] = [:]
    for (problemPlace, problem) in problems.enumerated() {
      for (partPlace, part) in problem.parts.enumerated() {
        // What a teacher has dropped or given says nothing about the class.
        guard let cause = part.cause, part.isEarned else { continue }
        causes[cause, default: []].insert(
          SheetPlace(
            problemPlace: problemPlace, partPlace: partPlace, problem: problem.problem,
            part: part.part))
      }
    }
    return causes
  }
}
