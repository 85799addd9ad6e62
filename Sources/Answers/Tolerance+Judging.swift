public import Scalars
public import Solving

/// The outcome of comparing a response with a key.
public struct Judgement: Sendable, Hashable {
  /// `correct`, `close` or `incorrect`.
  public let verdict: Verdict
  /// What it took to settle the comparison.
  public let level: ProofLevel

  /// Whether the response counts in full.
  public var isAccepted: Bool { verdict == .correct }
  /// Whether the comparison was proven; one that wasn't is accepted, and counted.
  public var isDecided: Bool { level != .undecided }

  init(_ isAccepted: Bool, _ level: ProofLevel) {
    verdict = isAccepted ? .correct : .incorrect
    self.level = level
  }

  fileprivate init(_ verdict: Verdict, _ level: ProofLevel) {
    self.verdict = verdict
    self.level = level
  }

  /// The outcome of a comparison of two exact numbers.
  public init(exactly isAccepted: Bool) {
    self.init(isAccepted, .exact)
  }

  /// Accepted where both accept; refused by proof where one does.
  fileprivate static func && (left: Judgement, right: @autoclosure () -> Judgement) -> Judgement {
    guard left.isAccepted else { return left }
    let right = right()
    return right.isAccepted ? Judgement(true, max(left.level, right.level)) : right
  }

  fileprivate static func || (left: Judgement, right: @autoclosure () -> Judgement) -> Judgement {
    left.isAccepted ? left : right()
  }
}

extension Tolerance {
  /// Whether `response` counts as `key`, decided exactly.
  ///
  /// What is undecided `RealNumber.mostExtraBits` beyond the asked digits lies on a boundary as far
  /// as anyone can tell, and is accepted where that counts.
  public func judges(_ response: RealNumber, against key: RealNumber) -> Judgement {
    let judgement = judgesInFull(response, against: key)
    guard !judgement.isAccepted, let close else { return judgement }
    let near = isNear(response, key, Band(close.reach))
    return near.isAccepted ? Judgement(.close, near.level) : judgement
  }

  /// Whether the rule is about how near a response is to the key, so that what others have rounded on
  /// the way may count for it.
  public var isAboutNearness: Bool {
    switch rule {
    case .near, .digits: true
    case .within, .exact: false
    }
  }

  /// Whether `response` is at most `reach` away from `key`, decided exactly; `nil` where the rule is
  /// not about nearness.
  public func judges(
    _ response: RealNumber, against key: RealNumber, reach: Fraction
  ) -> Judgement? {
    isAboutNearness ? isNear(response, key, Band(Reach(absolute: .value(reach)))) : nil
  }

  private func judgesInFull(_ response: RealNumber, against key: RealNumber) -> Judgement {
    switch rule {
    case .near(let band): isNear(response, key, band)
    case .digits(.rounded): areAlike(digits.rounded(response), digits.rounded(key))
    case .digits(.cutOff): areAlike(digits.cutOff(response), digits.cutOff(key))
    case .digits(.either):
      areAlike(digits.rounded(response), digits.rounded(key))
        || areAlike(digits.cutOff(response), digits.cutOff(key))
    case .within(let interval): isWithin(response, interval)
    case .exact: isSame(response, key)
    }
  }

  private func isNear(_ response: RealNumber, _ key: RealNumber, _ band: Band) -> Judgement {
    let lower = edge(of: band.below, side: -1, key)
    let upper = edge(of: band.above, side: 1, key)
    return isThere(
      lower.distance(to: response, key), isOpen: band.open.contains(.below))
      && isThere(
        RealNumber(.zero) - upper.distance(to: response, key), isOpen: band.open.contains(.above))
  }

  /// An end of a band as q + k·key. Kept apart like that, since an end may be a fraction where the key
  /// is none: 100% below a positive key there is zero, and no ball can tell.
  private struct Edge {
    let constant: Fraction
    let multiple: Fraction

    /// How far above the edge a response is.
    func distance(to response: RealNumber, _ key: RealNumber) -> RealNumber {
      let rest = response - RealNumber(constant)
      if multiple == .zero { return rest }
      return rest - (multiple == .one ? key : RealNumber(multiple) * key)
    }
  }

  /// - Parameter side: −1 below the key, 1 above it.
  private func edge(of reach: Reach, side: Fraction, _ key: RealNumber) -> Edge {
    let absolute = reach.absolute.distance(digits, from: key)
    if reach.relative == .zero { return Edge(constant: side * absolute, multiple: .one) }
    let isNegative = key.sign(digits: digits.count) == .less
    let size = isNegative ? -reach.relative : reach.relative
    let relative = Edge(constant: .zero, multiple: 1 + side * size)
    guard reach.isLarger else {
      return Edge(constant: side * absolute, multiple: relative.multiple)
    }
    let excess = RealNumber(size) * key - RealNumber(absolute)
    return excess.sign(digits: digits.count) == .greater
      ? relative : Edge(constant: side * absolute, multiple: .one)
  }

  /// Whether there is something left up to a boundary; what is on it counts, unless it is open, and
  /// so does what can't be told from it.
  private func isThere(_ slack: RealNumber, isOpen: Bool) -> Judgement {
    let (sign, level) = slack.provenSign(digits: digits.count)
    return Judgement(sign == .greater || !isOpen && sign != .less, level)
  }

  private func areAlike(_ response: RoundedNumber, _ key: RoundedNumber) -> Judgement {
    Judgement(
      response.decimal.fraction == key.decimal.fraction, max(response.level, key.level))
  }

  private func isWithin(_ response: RealNumber, _ interval: Interval) -> Judgement {
    var judgement = Judgement(exactly: true)
    if let from = interval.from {
      judgement = isThere(response - RealNumber(from), isOpen: interval.open.contains(.below))
    }
    guard let to = interval.to else { return judgement }
    return judgement
      && isThere(RealNumber(to) - response, isOpen: interval.open.contains(.above))
  }

  private func isSame(_ response: RealNumber, _ key: RealNumber) -> Judgement {
    let (sign, level) = (response - key).provenSign(digits: digits.count)
    return Judgement(sign == .equal || sign == .undecided, level)
  }
}

// MARK: How far a response that counts may be from its key

extension Tolerance {
  /// A bound of how far a response that counts may be from its key: a + r·|key|.
  ///
  /// - Returns: a, in units of the answer; it needs the key only for significant digits.
  public func absoluteReach(for key: @autoclosure () -> RealNumber) -> Fraction {
    switch rule {
    case .near(let band):
      return max(
        band.below.absolute.distance(digits, from: key()),
        band.above.absolute.distance(digits, from: key()))
    case .within(let interval):
      if let from = interval.from, let to = interval.to { return to - from }
    case .exact: return .zero
    case .digits: break
    }
    return Reach.Absolute.units(1).distance(digits, from: key())
  }

  /// r of ``absoluteReach(for:)``.
  public var relativeReach: Fraction {
    guard case .near(let band) = rule else { return .zero }
    return max(band.below.relative, band.above.relative)
  }
}
