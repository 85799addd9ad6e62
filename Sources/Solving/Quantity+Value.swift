import Mixtures
import Scalars

extension Quantity {
  /// The value of a quantity of an iterated source, in a run that has come as far.
  ///
  /// - Throws: `EMError` where the value doesn't exist, which a proven trace excludes.
  func value<S: Scalar>(in run: EMRun<S>, _ assignment: Assignment) throws(EMError) -> S {
    let t = iteration
    let (j, i) = ((cluster ?? 1) - 1, (point ?? 1) - 1)
    switch name {
    case .posterior: return run.expectations[t].posteriors[i, j]
    case .weight: return run.madeCluster(j, t)?.weight ?? run.mixtures[t].weights[j]
    case .mean:
      let c = (coordinate ?? 1) - 1
      return run.madeCluster(j, t)?.mean[c] ?? run.mixtures[t].means[j][c]
    case .variance: return run.madeCluster(j, t)?.spread[0, 0] ?? run.mixtures[t].variances[j]
    case .covariance: return covariance(run.madeCluster(j, t), run)
    case .count: return S.sum(run.shares(t, assignment).column(j))
    case .logLikelihood: return try run.logLikelihood(t)
    case .density: return try run.mixtures[t].density(j, at: run.points[i])
    case .joint:
      return run.mixtures[t].weights[j] * (try run.mixtures[t].density(j, at: run.points[i]))
    case .likelihood:
      return S.exp(try run.expectations[t].logDensities(run.mixtures[t], run.points.all)[i])
    case .weightedSum:
      let c = (coordinate ?? 1) - 1
      let shares = run.shares(t, assignment).column(j)
      return S.sumOfProducts(shares, run.points.all.map { $0[c] })
    case .scatter: return try run.moments(j, t, assignment).totalScatter
    case .scatterMatrix:
      return try run.moments(j, t, assignment).scatter((row ?? 1) - 1, (column ?? 1) - 1)
    case .proxy:
      return try run.mixtures[t].proxy(run.expectations[t].posteriors, run.points.all)
    case .proxyAfter:
      return try run.mixtures[t].proxy(run.shares(t - 1, assignment), run.points.all)
    case .likeliest, .clusters, .points, .dimension, .freeParameters, .bic, .aic, .globalMean,
      .globalVariance, .kMeansAssignment, .kMeansCentre, .kMeansProportion, .inertia,
      .logLikelihoodGain, .singleLogLikelihood, .singleBic, .kMeansUpdates:
      preconditionFailure("this is not worked from one value of a run")
    }
  }

  private func covariance<S: Scalar>(_ made: ClusterUpdate<S>?, _ run: EMRun<S>) -> S {
    let (j, r, c) = ((cluster ?? 1) - 1, (row ?? 1) - 1, (column ?? 1) - 1)
    guard let made else {
      return run.mixtures[iteration].covariance.element(cluster: j, row: r, column: c)
    }
    switch run.mixtures[0].covariance.kind {
    case .spherical: return r == c ? made.spread[0, 0] : S(0)
    case .diagonal: return r == c ? made.spread[0, r] : S(0)
    case .full, .tied: return made.spread[r, c]
    }
  }
}
