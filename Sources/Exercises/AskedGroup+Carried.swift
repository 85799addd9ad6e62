import Balls
import Mistakes
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
    fileprivate let doubles: MethodRun<Bounded>
  }

  /// Works all numbers from what a student wrote before each of them.
  ///
  /// - Returns: `nil` where this leads nowhere: a cluster is left without a point.
  public func carried(own: Own) -> Carried? {
    guard let budget = roundingBudget(own: own),
      let run = try? run(in: (), notes(own) { $0.bounded })
    else { return nil }
    return Carried(own: own, budget: budget, group: self, doubles: run)
  }
}

extension AskedGroup.Carried {
  /// A number that was worked from what stands before it.
  public func value(of index: Int) -> RealNumber { value(of: group.numbers[index].quantity) }

  private func value(of quantity: Quantity) -> RealNumber {
    RealNumber(
      doubly: { quantity.value(in: doubles) },
      enclosure: { precision in
        let notes = group.notes(own) { $0.ball(precision: precision) }
        let run = try? group.run(in: precision, notes)
        // Where balls see that there is no result, every number is possible.
        return run.map { quantity.value(in: $0) } ?? Ball(0) / Ball(0)
      })
  }

  /// The numbers that a student wrote and that number `index` is worked from.
  ///
  /// - Returns: none where they are no ground to go on from: outside their range, posteriors that are
  ///   all the same, or such as lead to a variance of 0.
  public func sources(of index: Int) -> [Int] {
    let sources = budget.sources(of: index).filter { own[$0] != nil }
    let areSound =
      sources.allSatisfy { source in own[source].map { isInRange($0, source) } ?? true }
      && !areAllEqual(sources) && leavesSpread(group.numbers[index].quantity)
    return areSound ? sources : []
  }

  /// Whether a number lies where such a quantity can.
  private func isInRange(_ number: RealNumber, _ index: Int) -> Bool {
    let quantity = group.numbers[index].quantity
    let sign = number.sign()
    switch quantity.name {
    case .posterior, .weight:
      return sign != .less && (RealNumber(.one) - number).sign() != .less
    case .count, .variance, .density, .joint, .likelihood: return sign == .greater
    case .covariance: return quantity.row != quantity.column || sign == .greater
    default: return true
    }
  }

  private func areAllEqual(_ sources: [Int]) -> Bool {
    let posteriors = sources.filter { group.numbers[$0].quantity.name == .posterior }
      .compactMap { own[$0] }
    guard posteriors.count > 1 else { return false }
    return posteriors.allSatisfy { ($0 - posteriors[0]).sign() == .equal }
  }

  /// Whether the clusters that a quantity is about have points apart from each other.
  private func leavesSpread(_ quantity: Quantity) -> Bool {
    guard quantity.iteration > 0 else { return true }
    let mixture = group.instance.mixture
    let isUpdate = quantity.workedStep == .maximisation
    let clusters = isUpdate ? quantity.cluster.map { [$0] } : nil
    return (clusters ?? Array(1...mixture.clusterCount)).allSatisfy { cluster in
      mixture.covariance.kind == .spherical
        ? isSpread(Quantity(.variance, cluster: cluster, iteration: quantity.iteration))
        : (1...mixture.dimension).allSatisfy {
          isSpread(
            Quantity(
              .covariance, cluster: cluster, row: $0, column: $0, iteration: quantity.iteration))
        }
    }
  }

  private func isSpread(_ variance: Quantity) -> Bool { value(of: variance).sign() == .greater }
}
