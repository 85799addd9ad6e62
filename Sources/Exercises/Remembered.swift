import Synchronization

/// A value that is worked out when it is first asked for, and kept.
///
/// The work must give the same each time: whoever asks at the same moment may do it, too.
final class Remembered<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  func value(_ work: () -> Value) -> Value {
    if let known = kept.withLock({ $0 }) { return known }
    let value = work()
    kept.withLock { $0 = value }
    return value
  }
}
