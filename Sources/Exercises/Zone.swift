import Foundation

/// The clock of a place, as the time zone database knows it: `Europe/Zurich`.
public struct Zone: Sendable, Hashable {
  /// The name in the database.
  public let name: String
  private let zone: TimeZone

  /// - Returns: `nil` for anything but the name of a place, or `UTC`.
  public init?(_ name: String) {
    // Abbreviations such as CET, which Foundation takes, too, mean several things.
    guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
      return nil
    }
    self.name = name
    self.zone = zone
  }

  /// How far the clock is ahead of UTC, in seconds.
  func offset(at seconds: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// The moments at which the clock shows a time, in seconds since 1970: none where the clock skips
  /// it, two where it is set back.
  ///
  /// - Parameter clock: what the clock shows, in seconds as if it were UTC.
  func moments(showing clock: Int) -> [Int] {
    let day = 86_400
    let offsets = Set([offset(at: clock - day), offset(at: clock + day)])
    return offsets.map { clock - $0 }.filter { offset(at: $0) == clock - $0 }.sorted()
  }

  /// The last moment at which the clock shows a time; where it skips it, as much later as it skips.
  func lastMoment(showing clock: Int) -> Int {
    moments(showing: clock).last ?? clock - offset(at: clock - 86_400)
  }

  /// When the clock shows the same time as at `moment`, so many days later.
  func moment(_ days: Int, after moment: Int) -> Int {
    lastMoment(showing: moment + offset(at: moment) + days * 86_400)
  }
}
