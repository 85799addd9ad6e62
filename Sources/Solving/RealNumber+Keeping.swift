import Balls
import Scalars
import Synchronization

extension RealNumber {
  /// The same number, each of whose balls is worked out once.
  ///
  /// A number holds how it comes about, and every proof works all of that out anew: where each of many
  /// steps is asked about, as in a typed expression, the last ones would cost as much as all before.
  package var keepingBalls: RealNumber {
    given == nil ? RealNumber(Keeper(self)) : self
  }
}

private final class Keeper: NumberSource {
  private let number: RealNumber
  let bounded: Bounded
  private let balls = Mutex<[Int: Ball]>([:])

  init(_ number: RealNumber) {
    self.number = number
    bounded = number.bounded
  }

  var exact: Fraction? { number.exact }

  /// Whoever asks at the same moment may do the work, too.
  func ball(precision: Int) -> Ball {
    if let known = balls.withLock({ $0[precision] }) { return known }
    let ball = number.ball(precision: precision)
    balls.withLock { $0[precision] = ball }
    return ball
  }
}
