import Balls
import Mixtures
import Scalars

extension Quantity.Name {
  /// Whether it is about the one cluster that fits the points best.
  var isOfSingleCluster: Bool { self == .singleLogLikelihood || self == .singleBic }
}

extension Solution {
  /// ℓ, or BIC, of the one cluster that fits the points best.
  ///
  /// - Throws: ``QuantityError`` where the points are degenerate.
  func singleCluster(_ quantity: Quantity) throws(QuantityError) -> RealNumber {
    guard let determinant = instance.singleDeterminant else {
      throw QuantityError(quantity, .degenerate)
    }
    let likelihood = singleLogLikelihood(determinant)
    if quantity.name == .singleLogLikelihood { return likelihood }
    let kind = instance.mixture.covariance.kind
    return bic(
      likelihood,
      parameters: kind.freeParameters(clusters: 1, dimension: instance.mixture.dimension))
  }

  /// The course's BIC: ℓ − ½ P ln n.
  func bic(_ logLikelihood: RealNumber, parameters: Int) -> RealNumber {
    let points = RealNumber(Fraction(instance.points.count))
    return logLikelihood - RealNumber(Fraction(parameters) / 2) * points.logarithm
  }

  /// −n/2 (ln |2πΣ̂| + d): the squared distances by Σ̂ sum to n d whatever the points are.
  private func singleLogLikelihood(_ determinant: Fraction) -> RealNumber {
    let d = RealNumber(Fraction(instance.mixture.dimension))
    let halfPoints = RealNumber(Fraction(instance.points.count) / -2)
    let logDeterminant = RealNumber(determinant).logarithm + d * RealNumber.twoPi.logarithm
    return halfPoints * (logDeterminant + d)
  }
}

extension RealNumber {
  /// 2π.
  fileprivate static var twoPi: RealNumber {
    RealNumber(
      doubly: { Bounded(2) * Bounded.pi(matching: Bounded(1)) },
      enclosure: { Ball(2) * Ball.pi(matching: Ball(1 as Fraction, in: $0)) })
  }
}
