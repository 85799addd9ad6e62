import Balls
public import Mistakes
import Mixtures
import Scalars
public import Solving

extension AskedGroup {
  /// The numbers, worked rightly from what a student wrote before each.
  public struct Carried: Sendable {
    /// What the student wrote.
    public let own: Own
    /// How rounding moves the numbers from there.
    public let budget: RoundingBudget
    fileprivate let group: AskedGroup
    fileprivate let worked: MethodNumbers
  }

  /// Works all numbers from what a student wrote before each of them.
  ///
  /// - Parameter mistakes: what went wrong in what isn't written down.
  /// - Returns: `nil` where this leads nowhere: a cluster is left without a point.
  public func carried(own: Own, making mistakes: [Mistake] = []) -> Carried? {
    guard let method = Mistakes.Method(making: mistakes), let budget = roundingBudget(own: own),
      let worked = MethodNumbers(
        method, instance, asked, notes: notes(own) { $0.bounded },
        narrowNotes: { precision in notes(own) { $0.ball(precision: precision) } })
    else { return nil }
    return Carried(own: own, budget: budget, group: self, worked: worked)
  }
}

extension AskedGroup.Carried {
  /// A number that was worked from what stands before it.
  public func value(of index: Int) -> RealNumber {
    worked.value(of: group.numbers[index].quantity)
  }

  /// Whether all of the work that leads to a number is something to go on from: posteriors between 0
  /// and 1 and not all the same, and variances above 0.
  public func isSound(_ index: Int) -> Bool {
    let quantity = group.numbers[index].quantity
    let n = group.instance.points.count
    // Where labels are known, no posteriors are worked.
    for t in 0..<quantity.iteration where group.instance.labels == nil {
      let isNext = t + 1 == quantity.iteration
      let posteriors = (isNext ? clusters(of: quantity) : allClusters).map { j in
        (1...n).map { Quantity(.posterior, cluster: j, point: $0, iteration: t) }.map(worked.value)
      }
      let areShares = posteriors.joined().allSatisfy(Self.mayBeShare)
      guard areShares, !posteriors.contains(where: Self.areAllEqual) else { return false }
    }
    return leavesSpread(quantity) && worked.value(of: quantity).isKnown
  }

  /// The numbers that a student wrote and that number `index` is worked from.
  public func sources(of index: Int) -> [Int] {
    budget.sources(of: index).filter { own[$0] != nil }
  }

  /// Whether a student wrote something that number `index` can be worked from.
  public func isGround(for index: Int) -> Bool {
    let sources = sources(of: index)
    return !sources.isEmpty && isSound(index, from: sources)
  }

  /// Whether what a student wrote is something to go on from: in its range, with posteriors that are
  /// not all the same, and such as leads to variances above 0.
  public func isSound(_ index: Int, from sources: [Int]) -> Bool {
    sources.allSatisfy { source in own[source].map { isInRange($0, source) } ?? true }
      && columns(sources).allSatisfy { !Self.areAllEqual($0) }
      && leavesSpread(group.numbers[index].quantity) && value(of: index).isKnown
  }

  /// The posteriors of each cluster and iteration of which all are written.
  private func columns(_ sources: [Int]) -> [[RealNumber]] {
    let posteriors = sources.filter { group.numbers[$0].quantity.name == .posterior }
    let columns = Dictionary(grouping: posteriors) { index -> Quantity in
      let quantity = group.numbers[index].quantity
      return Quantity(.posterior, cluster: quantity.cluster, iteration: quantity.iteration)
    }
    return columns.values.filter { $0.count >= group.instance.points.count }
      .map { $0.compactMap { own[$0] } }
  }

  /// Whether a number lies where such a quantity can.
  private func isInRange(_ number: RealNumber, _ index: Int) -> Bool {
    let quantity = group.numbers[index].quantity
    switch quantity.name {
    case .posterior, .weight: return Self.isShare(number)
    case .count, .variance, .density, .joint, .likelihood: return number.sign() == .greater
    case .covariance: return quantity.row != quantity.column || number.sign() == .greater
    default: return true
    }
  }

  private static func isShare(_ number: RealNumber) -> Bool {
    number.sign() != .less && (RealNumber(.one) - number).sign() != .less
  }

  /// The same as far as doubles tell, which is quick: what they can't tell from 0 or 1 nobody refuses.
  private static func mayBeShare(_ number: RealNumber) -> Bool {
    let bounds = number.bounded
    guard bounds.isFinite else { return isShare(number) }
    return bounds.compared(to: Bounded(0)) != .less && bounds.compared(to: Bounded(1)) != .greater
  }

  private static func areAllEqual(_ posteriors: [RealNumber]) -> Bool {
    guard let first = posteriors.first, posteriors.count > 1 else { return false }
    return posteriors.dropFirst().allSatisfy {
      [.equal, .undecided].contains(($0 - first).sign())
    }
  }

  /// Whether the clusters that a quantity is about have points apart from each other.
  private func leavesSpread(_ quantity: Quantity) -> Bool {
    guard quantity.iteration > 0 else { return true }
    let mixture = group.instance.mixture
    return clusters(of: quantity).allSatisfy { cluster in
      mixture.covariance.kind == .spherical
        ? isSpread(Quantity(.variance, cluster: cluster, iteration: quantity.iteration))
        : (1...mixture.dimension).allSatisfy {
          isSpread(
            Quantity(
              .covariance, cluster: cluster, row: $0, column: $0, iteration: quantity.iteration))
        }
    }
  }

  private var allClusters: [Int] { Array(1...group.instance.mixture.clusterCount) }

  /// The clusters whose update a number needs: its own, or all where it is worked from several.
  private func clusters(of quantity: Quantity) -> [Int] {
    let isTied =
      quantity.name == .covariance && group.instance.mixture.covariance.kind == .tied
    let isOwn = quantity.workedStep == .maximisation && !isTied
    return (isOwn ? quantity.cluster.map { [$0] } : nil) ?? allClusters
  }

  private func isSpread(_ variance: Quantity) -> Bool {
    worked.value(of: variance).sign() == .greater
  }
}
