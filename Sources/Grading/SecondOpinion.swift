import Exercises
import Scalars
import Solving

/// What must hold of a student's answers whatever the right ones are.
///
/// Numbers count as equal where they differ by no more than rounding to the asked digits can make them.
struct SecondOpinion {
  private let answers: GroupAnswers
  /// Whether a number counts as right.
  private let isRight: (Int) -> Bool

  /// - Returns: what doesn't hold, by the index of the first wrong number that it is about.
  static func remarks(
    on answers: GroupAnswers, isRight: @escaping (Int) -> Bool
  ) -> [Int: String] {
    let opinion = SecondOpinion(answers: answers, isRight: isRight)
    var remarks: [Int: String] = [:]
    let indices = answers.answers.keys.sorted()
    let all = [opinion.ranges(indices), opinion.sums(indices), opinion.comparisons(indices)]
    for (index, remark) in all.joined() where remarks[index] == nil { remarks[index] = remark }
    return remarks
  }

  private func quantity(_ index: Int) -> Quantity { answers.group.numbers[index].quantity }

  private func value(_ index: Int) -> RealNumber {
    answers.answers[index]?.typed.value ?? RealNumber(.zero)
  }

  /// Whether `difference` is above 0 by more than `count` numbers' rounding.
  private func isPositive(_ difference: RealNumber, roundings count: Int, _ index: Int) -> Bool {
    let slack = Fraction(count) * answers.group.numbers[index].unit
    return (difference - RealNumber(slack)).sign() == .greater
  }
}

// MARK: Single numbers

extension SecondOpinion {
  private func ranges(_ indices: [Int]) -> [(Int, String)] {
    indices.compactMap { index in range(index).map { (index, $0) } }
  }

  private func range(_ index: Int) -> String? {
    let (quantity, value) = (quantity(index), value(index))
    let isNegative = value.sign() == .less
    switch quantity.name {
    case .posterior, .weight:
      let isAbove = (value - RealNumber(.one)).sign() == .greater
      if isAbove, isPercent(index) { return GradingWording.percentMeant }
      return isNegative || isAbove ? GradingWording.shareOutOfRange(quantity) : nil
    case .count:
      let n = answers.group.instance.points.count
      let isAbove = isPositive(value - RealNumber(Fraction(n)), roundings: 1, index)
      return isNegative || isAbove ? GradingWording.countOutOfRange(quantity, points: n) : nil
    case .covariance where quantity.row != quantity.column: return nil
    case .variance, .covariance:
      return value.sign() == .greater
        ? nil : GradingWording.notPositive(quantity, isZero: !isNegative)
    case .density, .joint, .likelihood:
      return isNegative ? GradingWording.notPositive(quantity, isZero: false) : nil
    case .mean: return isAmongPoints(index) ? nil : GradingWording.outsidePoints(quantity)
    case .logLikelihoodGain: return isNegative ? GradingWording.likelihoodFalls : nil
    default: return nil
    }
  }

  /// Whether a hundredth of the number is right.
  private func isPercent(_ index: Int) -> Bool {
    guard let answer = answers.answers[index] else { return false }
    return answers.group.numbers[index].tolerance.judges(
      answer.typed.value * RealNumber(Fraction(1, 100)), against: answer.key
    ).isAccepted
  }

  /// A mean with shares of the points lies between the smallest and the largest.
  private func isAmongPoints(_ index: Int) -> Bool {
    let coordinate = (quantity(index).coordinate ?? 1) - 1
    let points = answers.group.instance.points.map { $0[coordinate] }
    guard let low = points.min(), let high = points.max() else { return true }
    return !isPositive(RealNumber(low) - value(index), roundings: 1, index)
      && !isPositive(value(index) - RealNumber(high), roundings: 1, index)
  }
}

// MARK: Numbers together

extension SecondOpinion {
  /// The posteriors of a point, and the weights of a mixture, sum to 1.
  private func sums(_ indices: [Int]) -> [(Int, String)] {
    let shares = indices.filter { [.posterior, .weight].contains(quantity($0).name) }
    let rows = Dictionary(grouping: shares) { index -> Quantity in
      let quantity = quantity(index)
      return Quantity(quantity.name, point: quantity.point, iteration: quantity.iteration)
    }
    return rows.values.compactMap { row -> (Int, String)? in
      let clusters = Set(row.compactMap { quantity($0).cluster })
      guard clusters.count == answers.group.instance.mixture.clusterCount,
        row.count == clusters.count
      else { return nil }
      let total = row.dropFirst().reduce(value(row[0])) { $0 + value($1) }
      let excess = (total - RealNumber(.one)).magnitude
      guard isPositive(excess, roundings: row.count, row[0]) else { return nil }
      let decimals = answers.group.numbers[row[0]].decimals
      return (
        row.first { !isRight($0) } ?? row[0],
        GradingWording.sumIsNotOne(
          quantity(row[0]), total: total.rounded(decimals: decimals).description)
      )
    }
  }

  /// The log-likelihood never falls, and a covariance is symmetric.
  private func comparisons(_ indices: [Int]) -> [(Int, String)] {
    indices.compactMap { index -> (Int, String)? in
      let quantity = quantity(index)
      switch quantity.name {
      case .logLikelihood where quantity.iteration > 0:
        let before = indices.first {
          self.quantity($0) == Quantity(.logLikelihood, iteration: quantity.iteration - 1)
        }
        guard let before, isPositive(value(before) - value(index), roundings: 2, index) else {
          return nil
        }
        return (index, GradingWording.likelihoodFalls)
      case .covariance:
        let mirrored = Quantity(
          .covariance, cluster: quantity.cluster, row: quantity.column, column: quantity.row,
          iteration: quantity.iteration)
        guard let other = indices.first(where: { self.quantity($0) == mirrored }), other < index,
          isPositive((value(index) - value(other)).magnitude, roundings: 2, index)
        else { return nil }
        return (isRight(other) ? index : other, GradingWording.notSymmetric)
      default: return nil
      }
    }
  }
}
