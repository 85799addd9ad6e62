public import Scalars

/// The E step of an iteration: what a method gives, and what is written down of it.
public struct ExpectationStep<S: Scalar>: Sendable {
  struct Values: Sendable {
    let densities: Matrix<S>
    let joint: Matrix<S>
    let totals: [S]
    let posteriors: Matrix<S>
  }

  let worked: Values
  private let written: Values?

  /// What is gone on with.
  var noted: Values { written ?? worked }

  init(
    _ method: EStepMethod, densities: Matrix<S>, weights: [S], _ notes: Notes<S>?, iteration t: Int
  ) {
    let notedDensities = notes?.densities(densities, t) ?? densities
    let joint = method.joint(notedDensities, weights)
    let notedJoint = notes?.joint(joint, t) ?? joint
    let totals = notedJoint.rowSums
    let notedTotals = notes?.totals(totals, t) ?? totals
    let posteriors = method.posteriors(notedDensities, notedJoint, notedTotals, weights)
    worked = Values(densities: densities, joint: joint, totals: totals, posteriors: posteriors)
    written = notes.map { notes in
      Values(
        densities: notedDensities, joint: notedJoint, totals: notedTotals,
        posteriors: notes.posteriors(posteriors, t))
    }
  }
}

extension ExpectationStep {
  /// p(j | i); indices count from 0.
  @specialized(where S == Double)
  public func posterior(_ j: Int, _ i: Int) -> S { worked.posteriors[i, j] }
  /// N(x⁽ⁱ⁾; μ⁽ʲ⁾, Σ_j).
  @specialized(where S == Double)
  public func density(_ j: Int, _ i: Int) -> S { worked.densities[i, j] }
}
