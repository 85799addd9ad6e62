#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A spherical exercise in plain doubles, and the answers of every mistake to it, each written down
/// from its own formula: nothing here comes from the code that is tested.
struct PlainExercise {
  let p: [Double]
  let mu: [[Double]]
  let v: [Double]
  let x: [[Double]]

  var k: Int { p.count }
  var n: Int { x.count }
  var d: Int { x[0].count }

  typealias Table = [[Double]]

  func square(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for c in a.indices { sum += (a[c] - b[c]) * (a[c] - b[c]) }
    return sum
  }

  func table(_ entry: (Int, Int) -> Double) -> Table {
    (0..<n).map { i in (0..<k).map { entry(i, $0) } }
  }

  /// N(x; μ, σ² I).
  func normal(_ i: Int, _ j: Int) -> Double {
    pow(2 * .pi * v[j], -Double(d) / 2) * exp(-square(x[i], mu[j]) / (2 * v[j]))
  }

  func other(_ j: Int) -> Int { (j + 1) % k }
  func row(_ i: Int, _ term: (Int) -> Double) -> Double { (0..<k).map(term).reduce(0, +) }
  func column(_ term: (Int) -> Double) -> Double { (0..<n).map(term).reduce(0, +) }

  /// p(j | i) with some other density.
  func bayes(_ f: (Int, Int) -> Double) -> Table {
    table { i, j in p[j] * f(i, j) / row(i) { p[$0] * f(i, $0) } }
  }

  var posteriors: Table { bayes(normal) }

  /// The density of each wrong method for it; the right one for other ids.
  func wrongDensity(_ id: String) -> (Int, Int) -> Double {
    let squared = { (i: Int, j: Int) in square(x[i], mu[j]) }
    let factor = { (variance: Double, power: Int) in pow(2 * .pi * variance, -Double(power) / 2) }
    switch id {
    case "e-variance-as-deviation":
      return { i, j in factor(v[j] * v[j], d) * exp(-squared(i, j) / (2 * v[j] * v[j])) }
    case "e-half-missing": return { i, j in factor(v[j], d) * exp(-squared(i, j) / v[j]) }
    case "e-deviation-in-exponent":
      return { i, j in factor(v[j], d) * exp(-squared(i, j) / (2 * sqrt(v[j]))) }
    case "e-not-squared":
      return { i, j in factor(v[j], d) * exp(-sqrt(squared(i, j)) / (2 * v[j])) }
    case "e-normaliser-dropped": return { i, j in exp(-squared(i, j) / (2 * v[j])) }
    case "e-dimension-is-n":
      return { i, j in factor(v[j], n) * exp(-squared(i, j) / (2 * v[j])) }
    case "e-dimension-is-two":
      return { i, j in factor(v[j], 2) * exp(-squared(i, j) / (2 * v[j])) }
    default: return normal
    }
  }

  /// p(j | i) by each wrong method for the E step; the right ones for other ids.
  func wrongPosteriors(_ id: String) -> Table {
    let w = posteriors
    switch id {
    case "e-over-points":
      return table { i, j in p[j] * normal(i, j) / column { p[j] * normal($0, j) } }
    case "e-over-points-weighted":
      return table { i, j in p[j] * normal(i, j) / column { normal($0, j) } }
    case "e-over-everything":
      let all = column { i in row(i) { p[$0] * normal(i, $0) } }
      return table { i, j in p[j] * normal(i, j) / all }
    case "e-weights-forgotten":
      return table { i, j in normal(i, j) / row(i) { normal(i, $0) } }
    case "e-weights-swapped":
      return table { i, j in
        p[other(j)] * normal(i, j) / row(i) { p[other($0)] * normal(i, $0) }
      }
    case "e-weight-of-other-above":
      return table { i, j in p[other(j)] * normal(i, j) / row(i) { p[$0] * normal(i, $0) } }
    case "e-weights-added":
      return table { i, j in (p[j] + normal(i, j)) / row(i) { p[$0] + normal(i, $0) } }
    case "e-joint": return table { i, j in p[j] * normal(i, j) }
    case "e-density": return table(normal)
    case "e-clusters-swapped": return table { i, j in w[i][other(j)] }
    case "e-hard": return table { i, j in w[i][j] == w[i].max() ? 1 : 0 }
    default: return bayes(wrongDensity(id))
    }
  }
}

// MARK: M step

extension PlainExercise {
  struct Update {
    var p: [Double]
    var mu: [[Double]]
    var v: [Double]
  }

  /// The M step with each wrong method; `nil` for an unknown one or where it is undefined.
  func wrongUpdate(_ id: String, _ w: Table) -> Update? {
    let count = (0..<k).map { j in column { w[$0][j] } }
    let (n, d) = (Double(n), Double(d))
    let plain = x[0].indices.map { c in x.map { $0[c] }.reduce(0, +) / n }
    let total = (0..<k).map { j in x[0].indices.map { c in column { w[$0][j] * x[$0][c] } } }
    var update = Update(
      p: count.map { $0 / n }, mu: (0..<k).map { j in total[j].map { $0 / count[j] } }, v: [])
    let about = { (centre: [[Double]]) in
      (0..<k).map { j in column { w[$0][j] * square(x[$0], centre[j]) } / (d * count[j]) }
    }
    let everywhere = Array(repeating: plain, count: k)
    switch id {
    case "": update.v = about(update.mu)
    case "m-old-mean": update.v = about(mu)
    case "m-mean-over-n":
      update.mu = total.map { $0.map { $0 / n } }
      update.v = about(update.mu)
    case "m-variance-over-n":
      update.v = zip(about(update.mu), count).map { $0 * $1 / n }
    case "m-dimension-left-out": update.v = about(update.mu).map { $0 * d }
    case "m-dimension-is-n": update.v = about(update.mu).map { $0 * d / n }
    case "m-deviation": update.v = about(update.mu).map { sqrt($0) }
    case "m-variance-unweighted":
      update.v = (0..<k).map { j in column { square(x[$0], update.mu[j]) } / (d * count[j]) }
    case "m-weights-squared":
      update.v = (0..<k).map { j in
        column { w[$0][j] * w[$0][j] * square(x[$0], update.mu[j]) } / (d * count[j])
      }
    case "m-bessel":
      guard count.allSatisfy({ $0 > 1 }) else { return nil }
      update.v = zip(about(update.mu), count).map { $0 * $1 / ($1 - 1) }
    case "m-second-moment": update.v = about(mu.map { $0.map { _ in 0 } })
    case "m-global-mean": update.v = about(everywhere)
    case "m-mean-unweighted":
      update.mu = everywhere
      update.v = about(everywhere)
    case "m-count":
      update.v = about(update.mu)
      update.p = count
    case "m-times-old-weight":
      update.v = about(update.mu)
      update.p = zip(update.p, p).map { $0 * $1 }
    case "m-other-cluster":
      update.v = about(update.mu)
      update = Update(
        p: (0..<k).map { update.p[other($0)] }, mu: (0..<k).map { update.mu[other($0)] },
        v: (0..<k).map { update.v[other($0)] })
    default: return nil
    }
    return update
  }

  /// The exercise after an update.
  func after(_ update: Update) -> PlainExercise {
    PlainExercise(p: update.p, mu: update.mu, v: update.v, x: x)
  }
}

// MARK: Log-likelihood

extension PlainExercise {
  var logLikelihood: Double {
    (0..<n).map { i in log(row(i) { p[$0] * normal(i, $0) }) }.reduce(0, +)
  }

  /// ℓ by each wrong method but the one that is about another iteration.
  func wrongLikelihood(_ id: String) -> Double? {
    let w = posteriors
    switch id {
    case "l-base-ten": return logLikelihood / log(10)
    case "l-base-two": return logLikelihood / log(2)
    case "l-averaged": return logLikelihood / Double(n)
    case "l-sign": return -logLikelihood
    case "l-likelihood": return exp(logLikelihood)
    case "l-sum-of-logs": return column { i in row(i) { log(p[$0] * normal(i, $0)) } }
    case "l-expected-complete":
      return column { i in row(i) { w[i][$0] * log(p[$0] * normal(i, $0)) } }
    case "l-weights-forgotten": return column { i in log(row(i) { normal(i, $0) }) }
    case "l-log-of-total": return log(column { i in row(i) { p[$0] * normal(i, $0) } })
    case "l-after-normalising": return 0
    default: return nil
    }
  }
}
