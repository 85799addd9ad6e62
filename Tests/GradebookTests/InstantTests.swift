import Exercises
import Testing

@testable import Gradebook

@Suite("Instants")
struct InstantTests {
  /// Seconds after `date -d TEXT +%s`.
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0),
    ("2026-12-14T23:59:00+01:00", 1_797_289_140, 0),
    ("2026-12-14T22:59Z", 1_797_289_140, 0),
    ("2026-12-14T12:59:00-10:00", 1_797_289_140, 0),
    ("2024-02-29T12:00:00+05:45", 1_709_187_300, 0),
    ("2000-02-29T00:00:00Z", 951_782_400, 0),
    ("1969-12-31T23:59:59Z", -1, 0),
    ("1600-01-01T00:00:00Z", -11_676_096_000, 0),
    ("9999-12-31T23:59:59+14:00", 253_402_250_399, 0),
    ("2026-11-22T10:11:12.345678+00:00", 1_795_342_272, 345_678_000),
    ("2026-11-22T10:11:12.000000001-12:00", 1_795_385_472, 1),
  ])
  func reads(_ text: String, _ seconds: Int, _ nanoseconds: Int) throws {
    let instant = try Instant(text)
    #expect(instant.seconds == seconds)
    #expect(instant.nanoseconds == nanoseconds)
    #expect(instant.text == text)
    #expect("\(instant)" == text)
  }

  @Test(arguments: [
    ("", InstantError.form), ("tomorrow", .form), ("2026-12-14", .form),
    ("2026-12-14 23:59:00+01:00", .form), ("14.12.2026T23:59:00+01:00", .form),
    ("26-12-14T23:59:00Z", .form), ("2026-12-14T23:59:00+0100", .form),
    ("2026-12-14T23:59:00+01", .form), ("2026-12-14T23:59:00+01:00 ", .form),
    ("2026-12-14T23:59:00.Z", .form), ("2026-12-14T23:59.5Z", .form),
    ("2026-12-14T23:59:00.1234567890Z", .form), ("２026-12-14T23:59:00Z", .form),
    ("2026-12-14T23:59:00", .noOffset), ("2026-12-14T23:59", .noOffset),
    ("2026-02-29T00:00:00Z", .noSuchDay), ("1900-02-29T00:00:00Z", .noSuchDay),
    ("2026-13-01T00:00:00Z", .noSuchDay), ("2026-00-10T00:00:00Z", .noSuchDay),
    ("2026-04-31T00:00:00Z", .noSuchDay), ("0000-01-01T00:00:00Z", .noSuchDay),
    ("2026-12-14T24:00:00Z", .noSuchTime), ("2026-12-14T23:60:00Z", .noSuchTime),
    ("2026-12-14T23:59:60Z", .noSuchTime), ("2026-12-14T23:59:00+14:01", .noSuchOffset),
    ("2026-12-14T23:59:00-12:30", .noSuchOffset), ("2026-12-14T23:59:00+01:60", .noSuchOffset),
    ("2026-12-14T23:59:00-00:00", .noSuchOffset),
  ])
  func refuses(_ text: String, _ wanted: InstantError) {
    #expect(throws: wanted) { try Instant(text) }
  }

  @Test func comparesMoments() throws {
    let berlin = try Instant("2026-12-14T23:59:00+01:00")
    let utc = try Instant("2026-12-14T22:59:00.000Z")
    let later = try Instant("2026-12-14T22:59:00.001Z")
    #expect(berlin == utc)
    #expect(Set([berlin, utc]).count == 1)
    #expect(utc < later)
    #expect(!(utc < berlin))
    #expect(try Instant("1969-12-31T23:59:59.5Z") > Instant("1969-12-31T23:59:59Z"))
  }
}
