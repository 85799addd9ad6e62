public import Answers
import Exercises
public import Markup
import Solving

/// A corrected key that is no key for a student's variant.
public struct OverrideError: Error, Sendable, Hashable {
  /// Where the teacher's file says so.
  public let position: Position
  /// What is wrong with it.
  public let problem: Problem

  /// What is wrong with the value.
  public enum Problem: Sendable, Hashable {
    case unreadable(ReadingError)
    /// Not options with `=true` or `=false`; these are known.
    case notOptions(known: [String])
    /// A choice with no right option, or with several.
    case notOneRight
    /// Another number than a whole one, where that is asked for.
    case notWhole
    /// The right answer follows from the numbers, or from the definition alone.
    case workedOut
    /// An interval decides, whatever the key is.
    case interval
  }
}

extension Variant {
  /// The keys, one for each part in order, with those that a teacher has corrected.
  ///
  /// - Parameter entries: what was decided about parts, by their ids.
  /// - Throws: `EMError` where the variant has no solution, ``OverrideError`` where a corrected key is
  ///   none for it.
  public func keys(correctedBy entries: [String: Overrides.Entry]) throws -> [Key] {
    let keys = try keys()
    if entries.isEmpty { return keys }
    return try zip(problem.parts, keys).map { part, key in
      guard let entry = entries[part.id], case .correct(let value) = entry.ruling else {
        return key
      }
      do throws(OverrideError.Problem) {
        return try key.corrected(value, try options(of: part))
      } catch {
        throw OverrideError(position: entry.position, problem: error)
      }
    }
  }

  /// The options of a part: all that the definition knows, and the places of those on the sheet.
  private func options(
    of part: ProblemDefinition.Part
  ) throws(OverrideError.Problem) -> (known: [String], drawn: [String]) {
    guard case .lettered(let lettered) = part.kind else { return ([], []) }
    if lettered.options.isEmpty { throw .workedOut }
    return (lettered.options.map(\.id), options[part.id]?.map(\.id) ?? [])
  }
}

extension OverrideError.Problem: Error {}

extension Key {
  fileprivate func corrected(
    _ value: String, _ options: (known: [String], drawn: [String])
  ) throws(OverrideError.Problem) -> Key {
    switch self {
    case .number(_, let tolerance):
      if case .within = tolerance.rule { throw .interval }
      return .number(try Self.number(value), tolerance)
    case .integer:
      let number = try Self.number(value)
      guard number.exact?.isInteger == true else { throw .notWhole }
      return .integer(number)
    case .entries(let key): return .entries(try key.corrected(value))
    case .ticks(let right, let count, let credit):
      return .ticks(try Self.truths(right, value, options), of: count, credit)
    case .choice(let right, let count):
      let right = try Self.truths([right], value, options)
      guard right.count == 1, let only = right.first else { throw .notOneRight }
      return .choice(only, of: count)
    case .order: throw .workedOut
    }
  }

  private static func number(_ value: String) throws(OverrideError.Problem) -> RealNumber {
    do throws(ReadingError) {
      return try NumberReader.read(value).value
    } catch {
      throw .unreadable(error)
    }
  }

  /// The places of the true options; those that aren't named stay as they are.
  private static func truths(
    _ right: Set<Int>, _ value: String, _ options: (known: [String], drawn: [String])
  ) throws(OverrideError.Problem) -> Set<Int> {
    var right = right
    var named: Set<String> = []
    for word in value.split(whereSeparator: \.isWhitespace) {
      let sides = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, options.known.contains(sides[0]), named.insert(sides[0]).inserted,
        let isTrue = ["true": true, "false": false][sides[1]]
      else { throw .notOptions(known: options.known) }
      guard let place = options.drawn.firstIndex(of: sides[0]) else { continue }
      if isTrue { right.insert(place) } else { right.remove(place) }
    }
    return right
  }
}

extension EntryKey {
  fileprivate func corrected(_ value: String) throws(OverrideError.Problem) -> EntryKey {
    do throws(ReadingError) {
      return with(try read(value).map(\.value))
    } catch {
      throw .unreadable(error)
    }
  }
}
