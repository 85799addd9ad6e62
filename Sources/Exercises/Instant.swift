/// A moment, written after ISO 8601 with its offset from UTC, such as `2026-12-14T23:59:00+01:00`.
///
/// Only the extended form is read: a date of four, two and two digits, `T`, hours and minutes,
/// optionally seconds and up to nine digits of a fraction of them, and `Z` or an offset from
/// `-12:00` to `+14:00`. A time without an offset is refused, since it is another moment in
/// every country. Two instants are equal when they are the same moment, however written.
public struct Instant: Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
  public let seconds: Int
  /// What comes on top of the seconds, from 0 to 999,999,999.
  public let nanoseconds: Int
  /// The moment as it was written.
  public let text: String

  /// Reads a moment; there must be no white space around it.
  ///
  /// - Parameters:
  ///   - text: a date and a time, with an offset unless there is a zone.
  ///   - zone: the place whose clock is meant where there is no offset.
  public init(_ text: String, in zone: Zone? = nil) throws(InstantError) {
    var digits = Digits(text)
    let day = try digits.date()
    guard digits.take("T") else { throw .form }
    let time = try digits.time()
    let clock = day * 86_400 + time.seconds
    nanoseconds = time.nanoseconds
    if let zone, digits.isAtEnd {
      let moments = zone.moments(showing: clock)
      guard let moment = moments.first else { throw .skipped }
      guard moments.count == 1 else { throw .twice }
      seconds = moment
      self.text = text + Self.offset(clock - moment)
      return
    }
    seconds = clock - 60 * (try digits.offset())
    guard digits.isAtEnd else { throw .form }
    self.text = text
  }

  private init(seconds: Int, nanoseconds: Int, text: String) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.text = text
  }

  /// The same fraction of another second; the text stays, since nobody gets to see it.
  func moved(to seconds: Int) -> Instant {
    Instant(seconds: seconds, nanoseconds: nanoseconds, text: text)
  }

  /// An offset in seconds as it is written: `+01:00`.
  private static func offset(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return (seconds < 0 ? "-" : "+") + digits.joined(separator: ":")
  }
}

/// Why a text is no ``Instant``.
public enum InstantError: Error, Sendable, Hashable {
  /// It isn't written as a date and a time.
  case form
  /// The offset from UTC is missing.
  case noOffset
  /// The calendar has no such day.
  case noSuchDay
  /// The clock has no such time.
  case noSuchTime
  /// No time zone has such an offset.
  case noSuchOffset
  /// The clock of the place skips this time.
  case skipped
  /// The clock of the place shows this time twice.
  case twice
}

extension InstantError {
  /// What is wrong, behind the text in quotes.
  public var problem: String {
    switch self {
    case .form: "is no date and time"
    case .noOffset: "doesn't say in which time zone it is"
    case .noSuchDay: "is a day that no calendar has"
    case .noSuchTime: "is a time that no clock has"
    case .noSuchOffset: "has a time zone that isn't between -12:00 and +14:00"
    case .skipped: "is a time that the clock skips there, when it is set forward"
    case .twice: "is a time that the clock shows twice there, when it is set back"
    }
  }

  /// What to write instead.
  public var advice: String {
    switch self {
    case .skipped: "Write a time that the clock shows"
    case .twice: "Write which one is meant by its offset, as in 2026-10-25T02:30:00+01:00"
    default: "Write it as 2026-12-14T23:59:00+01:00, where +01:00 is the time zone"
    }
  }
}

extension Instant: Comparable, Hashable, CustomStringConvertible {
  public static func == (left: Instant, right: Instant) -> Bool {
    left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(seconds)
    hasher.combine(nanoseconds)
  }

  public var description: String { text }
}

/// A text that is read from left to right, digit by digit.
private struct Digits {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digit() -> Int? {
    guard let byte = rest.first, (0x30...0x39).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte) - 0x30
  }

  /// A number of exactly `count` digits.
  mutating func number(_ count: Int) throws(InstantError) -> Int {
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else { throw .form }
      number = number * 10 + digit
    }
    return number
  }

  /// Days from 1970-01-01 to a date in the Gregorian calendar.
  mutating func date() throws(InstantError) -> Int {
    let year = try number(4)
    guard take("-") else { throw .form }
    let month = try number(2)
    guard take("-") else { throw .form }
    let day = try number(2)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      throw .noSuchDay
    }
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400
    let daysTo1970 = 719_162
    return before * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1 - daysTo1970
  }

  mutating func time() throws(InstantError) -> (seconds: Int, nanoseconds: Int) {
    let hours = try number(2)
    guard take(":") else { throw .form }
    let minutes = try number(2)
    let seconds = take(":") ? try number(2) : nil
    guard hours < 24, minutes < 60, (seconds ?? 0) < 60 else { throw .noSuchTime }
    let nanoseconds = seconds != nil && take(".") ? try fraction() : 0
    return (hours * 3_600 + minutes * 60 + (seconds ?? 0), nanoseconds)
  }

  private mutating func fraction() throws(InstantError) -> Int {
    var (nanoseconds, unit) = (0, 1_000_000_000)
    while let digit = digit() {
      guard unit > 1 else { throw .form }
      unit /= 10
      nanoseconds += digit * unit
    }
    guard unit < 1_000_000_000 else { throw .form }
    return nanoseconds
  }

  /// Minutes that the local clock is ahead of UTC.
  mutating func offset() throws(InstantError) -> Int {
    if isAtEnd { throw .noOffset }
    if take("Z") { return 0 }
    let isBehind = take("-")
    guard isBehind || take("+") else { throw .form }
    let hours = try number(2)
    guard take(":") else { throw .form }
    let minutes = try number(2)
    let offset = hours * 60 + minutes
    // ISO 8601 has no -00:00; where it is written, it says that the offset is not known.
    guard minutes < 60, offset <= (isBehind ? 12 : 14) * 60, !isBehind || offset > 0 else {
      throw .noSuchOffset
    }
    return isBehind ? -offset : offset
  }
}
