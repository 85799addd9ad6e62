import Mixtures
import Scalars

extension Solution {
  /// The work of k-means as far as some quantities need it: which centre is nearest to each point,
  /// then each centre as the mean of its points.
  func kMeansWork(for quantities: [Quantity]) -> [WorkSection] {
    let wanted = quantities.filter { $0.name.source == .kMeans }
    guard
      let last = wanted.map({ $0.name == .kMeansCentre ? $0.iteration - 1 : $0.iteration }).max()
    else { return [] }
    var run = KMeans(instance.points, centres: instance.mixture.means)
    let changes = run.run()
    let sections = (0...max(0, min(last, changes))).map { t in
      section(t, run.step(t), isLast: t == changes || t > last)
    }
    return sections + summary(wanted, min(changes, wanted.map(\.iteration).max() ?? 0))
  }

  private func section(_ t: Int, _ step: KMeans.Step, isLast: Bool) -> WorkSection {
    let nearest = step.assignment.indices.map { i in
      line(
        Quantity(.kMeansAssignment, point: i + 1, iteration: t),
        .symbol(MathSymbol("j", index: String(i + 1))), formula: nil, work: nil)
    }
    let moved = isLast ? [] : (1...step.centres.count).flatMap { centre($0, t, step) }
    return WorkSection(
      topic: .kMeans, title: t == 0 ? "k-means, given centres" : "k-means after update \(t)",
      iteration: t, steps: nearest + moved)
  }

  /// The new centre *j*, coordinate by coordinate; none where no point is nearest to it.
  private func centre(_ j: Int, _ t: Int, _ step: KMeans.Step) -> [WorkStep] {
    let own = step.assignment.indices.filter { step.assignment[$0] == j - 1 }
    guard !own.isEmpty else { return [] }
    let d = instance.mixture.dimension
    return (1...d).map { c in
      line(
        Quantity(.kMeansCentre, cluster: j, coordinate: c, iteration: t + 1),
        .symbol(MathSymbol("c", place: String(j), index: d > 1 ? String(c) : nil)), formula: nil,
        work: .quotient(
          .sum(own.map { .number(instance.points[$0][c - 1]) }), .number(Fraction(own.count))))
    }
  }

  private func summary(_ wanted: [Quantity], _ last: Int) -> [WorkSection] {
    let shares = wanted.filter { $0.name == .kMeansProportion }.map { quantity in
      let own = (1...instance.points.count).filter { i in
        let nearest = Quantity(.kMeansAssignment, point: i, iteration: quantity.iteration)
        return known(nearest).given == quantity.cluster.map { Fraction($0) }
      }
      return line(
        quantity, .symbol(MathSymbol("p", index: quantity.cluster.map(String.init))), formula: nil,
        work: .quotient(.number(Fraction(own.count)), .number(Fraction(instance.points.count))))
    }
    return shares.isEmpty
      ? []
      : [WorkSection(topic: .kMeans, title: "Shares of the points", iteration: last, steps: shares)]
  }

  /// A line of work about a quantity.
  func line(
    _ quantity: Quantity, _ symbol: WorkExpression, formula: WorkExpression?, work: WorkExpression?
  ) -> WorkStep {
    WorkStep(
      quantity: quantity, symbol: symbol, formula: formula, work: work, value: known(quantity))
  }

  /// - Precondition: the solution has the quantity.
  func known(_ quantity: Quantity) -> RealNumber {
    do {
      return try value(of: quantity)
    } catch {
      preconditionFailure("the work is made of what was solved: \(error)")
    }
  }
}
