import Answers
import Exercises
import Foundation
import Grading
import Mistakes
import Mixtures
import Scalars
import Solving
import TestSupport
import Testing

/// Right work on a wrong start.
@Suite("Carried forward")
struct CarriedTests {
  /// Whether what an E-step mistake makes of the given θ, and of each update, is something to go on
  /// from; worked in doubles, apart from the checker.
  private func passesTheGuards(_ mistake: Mistake, _ instance: Instance, updates: Int) throws
    -> Bool
  {
    let method = try #require(mistake.method)
    let run = try? MethodRun<Double>(
      method, GivenExercise(instance, in: (), notes: nil), updates: updates, expecting: nil)
    guard let run else { return false }
    let clusters = 0..<instance.mixture.clusterCount
    return (0..<updates).allSatisfy { t in
      clusters.allSatisfy { j in
        let column = instance.points.indices.map { run.posterior(j, $0, t) }
        return column.allSatisfy { (0...1).contains($0) } && Set(column).count > 1
          && Self.variance(run.mixture(t + 1), j) > 1e-9
      }
    }
  }

  private static func variance(_ mixture: Mixture<Double>, _ j: Int) -> Double {
    (0..<mixture.dimension).map { mixture.covariance.element(cluster: j, row: $0, column: $0) }
      .min() ?? 0
  }

  /// A right M step after a wrong E step loses what the E step is worth, and no more.
  @Test(arguments: [
    ("em-step", []),
    // Here one posterior, of four that are worked, hardly tells which mistake it was; a point lies just at
    // a mean that a wrong method comes to; and a wrong posterior is as near as rounding could be.
    ("second-iteration", [640, 1205, 1968, 4502, 5440, 4963]),
    // Here the other cluster's products are all the same.
    ("diagonal", [9315]),
  ])
  func oneSlipIsPunishedOnce(_ id: String, _ rare: [Int]) throws {
    let problem = try Checkout.problem(id)
    var tried = 0
    for seed in LongTests.areWanted ? Array(0..<10_000) : Array(0..<6) + rare {
      let variant = try problem.practiceVariant(seed: "carried \(seed)")
      let instance = try #require(variant.instance)
      let keys = try variant.keys()
      let updates = problem.quantities(on: instance).map(\.iteration).max() ?? 0
      let right = try #require(variant.responses(making: []))
      for mistake in Mistake.nameable(in: .expectation) {
        guard let typed = variant.responses(making: [mistake]),
          try passesTheGuards(mistake, instance, updates: updates)
        else { continue }
        let marks = variant.mark(typed, keys: keys, points: 8)
        // What is asked of the E step may be right by chance: then there is no wrong start to see.
        let expectation = marks.filter { $0.part.hasPrefix("p") }
        guard expectation.contains(where: { $0.verdict != .correct }) else { continue }
        tried += 1
        for mark in marks {
          if mark.part.hasPrefix("p") {
            // One unit off may be within the tolerance of one unit, or beyond it; a little more is what
            // rounding may have done.
            let units = try distance(typed[mark.part], right[mark.part])
            if units != 1 {
              let lost: [Verdict] = units == 0 ? [.correct] : [.incorrect, .imprecise]
              #expect(lost.contains(mark.verdict), "\(seed) \(mistake) \(mark)")
            }
          } else {
            #expect(mark.score == mark.max, "\(seed) \(mistake) \(mark)")
            #expect([.correct, .carried].contains(mark.verdict), "\(seed) \(mistake) \(mark)")
          }
        }
      }
    }
    #expect(tried > 50)
    if LongTests.areWanted { print("\(id): \(tried) wrong E steps followed by right M steps") }
  }

  /// Points given wholly to one cluster leave the other one empty, so that its mean is nothing at all.
  @Test func whereThereIsNoResultNothingIsTyped() throws {
    let variant = try Checkout.problem("second-iteration").practiceVariant(seed: "carried 640")
    #expect(variant.responses(making: [.hard]) == nil)
  }

  /// How many units of the last digit two answers of as many decimals are apart.
  private func distance(_ a: String?, _ b: String?) throws -> Fraction {
    let (a, b) = (try #require(a), try #require(b))
    let decimals = b.split(separator: ".").last?.count ?? 0
    let difference = try #require(Fraction(a)) - #require(Fraction(b))
    return difference.magnitude * .power(10, decimals)
  }

  /// Any posteriors will do, also such as come from no mistake.
  @Test func anyStartIsCarried() throws {
    let problem = try Checkout.problem("em-step")
    for seed in 0..<(LongTests.areWanted ? 10_000 : 40) {
      let variant = try problem.practiceVariant(seed: "any \(seed)")
      var random = SplitMix(state: UInt64(seed))
      let shares = (0..<5).map { _ in Double(Int.random(in: 1..<100_000, using: &random)) / 1e5 }
      let points = try #require(variant.instance).points.map { $0[0].approximation }
      let count = shares.reduce(0, +)
      let mean = zip(shares, points).map { $0 * $1 }.reduce(0, +) / count
      let scatter = zip(shares, points).map { $0 * ($1 - mean) * ($1 - mean) }.reduce(0, +)
      var typed = Dictionary(
        uniqueKeysWithValues: shares.enumerated().map { ("p\($0 + 1)", String(format: "%.5f", $1)) }
      )
      typed["weight"] = String(format: "%.5f", count / 5)
      typed["mean"] = String(format: "%.5f", mean)
      typed["variance"] = String(format: "%.5f", scatter / count)
      let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
      for mark in marks.suffix(3) {
        #expect(mark.verdict == .carried, "\(seed) \(mark)")
        #expect(mark.score == mark.max)
        #expect(mark.message == "Right, given your posteriors.")
      }
    }
  }

  /// Posteriors of the course's points, and the verdict of the right M step from them.
  @Test(arguments: [
    (["0.3", "0.7", "0.6", "0.1", "0.2"], Verdict.carried),
    // 0 and 1 are in range.
    (["0", "1", "1", "0", "0"], .carried),
    // All the same: the M step is that of a single Gaussian.
    (["0.5", "0.5", "0.5", "0.5", "0.5"], .incorrect),
    // Outside of the range.
    (["1.2", "0.7", "0.6", "0.1", "0.2"], .incorrect),
    (["-0.1", "0.7", "0.6", "0.1", "0.2"], .incorrect),
    // No spread: one point has the cluster to itself.
    (["1", "0", "0", "0", "0"], .incorrect),
  ])
  func guardsRefuse(_ shares: [String], _ verdict: Verdict) throws {
    let variant = try DiagnosisTests.course()
    let values = try shares.map { try #require(Fraction($0)) }
    let points = try ["0.2", "-0.9", "-1", "1.2", "1.8"].map { try #require(Fraction($0)) }
    let count = values.sum()
    let mean = zip(values, points).map { $0 * $1 }.sum() / count
    let scatter = zip(values, points).map { $0 * ($1 - mean) * ($1 - mean) }.sum()
    var typed = Dictionary(
      uniqueKeysWithValues: shares.enumerated().map { ("p\($0 + 1)", $1) })
    typed["weight"] = "\(count / 5)"
    typed["mean"] = "\(mean)"
    typed["variance"] = "\(scatter / count)"
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8).suffix(3)
    #expect(marks.allSatisfy { $0.verdict == verdict }, "\(marks.map(\.verdict))")
  }

  @Test func noPointAtAllLeadsNowhere() throws {
    let variant = try DiagnosisTests.course()
    var typed = ["weight": "0", "mean": "0", "variance": "0"]
    for point in 1...5 { typed["p\(point)"] = "0" }
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
    #expect(marks.allSatisfy { $0.verdict == .incorrect })
  }

  /// The variance is about the student's own mean, however that came about.
  @Test func aWrongMeanIsCarriedIntoTheVariance() throws {
    let variant = try DiagnosisTests.course()
    let keys = try variant.keysByPart()
    var typed = keys.mapValues(\.text)
    // Σ w x² / n̂ − 2 m Σ w x / n̂ + m² with m = −0.6 and the moments of the course's instance.
    let (second, mean) = (0.864508, -0.537322)
    typed["mean"] = "-0.6"
    typed["variance"] = String(format: "%.5f", second + 1.2 * mean + 0.36)
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
    #expect(marks[6].verdict == .incorrect)
    #expect(marks[7].verdict == .carried)
    #expect(marks[7].message == "Right, given your μ̂⁽¹⁾.")
  }

  /// What the problem says is what it earns.
  @Test(arguments: [
    ("1", Fraction(1)), ("0.5", Fraction(1) / 2), ("1/4", Fraction(1) / 4), ("0", Fraction.zero),
  ])
  func theProblemChoosesTheCredit(_ credit: String, _ share: Fraction) throws {
    let variant = try DiagnosisTests.course(attributes: "carried-credit=\"\(credit)\"")
    let typed = try #require(variant.responses(making: [.joint]))
    let marks = variant.mark(typed, keys: try variant.keys(), points: 8)
    #expect(marks.prefix(5).allSatisfy { $0.score == 0 })
    #expect(marks.suffix(3).allSatisfy { $0.score == share && $0.verdict == .carried })
  }

  // MARK: From problem to problem

  /// The E step and the M step are two problems about the same numbers.
  @Test func theMStepGoesOnFromTheOtherProblem() throws {
    let assignment = try Checkout.assignment("lecture-16")
    let sheet = try assignment.sheet(student: "ana", secret: try Checkout.sampleSecret())
    let together = try Checkout.problem("em-step")
    let instance = try #require(sheet.variants[0].instance)
    #expect(instance == sheet.variants[1].instance)
    let both = Variant(
      of: together, instance: instance, seed: Seed(practising: "em-step", text: ""))
    let typed = try #require(both.responses(making: [.weightsForgotten]))
    let right = try #require(both.responses(making: []))
    let estep = { (typed: [String: String]) in typed.filter { $0.key.hasPrefix("p") } }
    let mstep = { (typed: [String: String]) in typed.filter { !$0.key.hasPrefix("p") } }
    let attempt = { Attempt(number: $0, responses: $1) }

    let mark = { (attempts: [String: [Attempt]]) in
      try assignment.mark(sheet, attempts: attempts).problems
    }
    var marks = try mark([
      "e-step": [attempt(1, estep(typed))], "m-step": [attempt(1, mstep(typed))],
    ])
    #expect(marks[0].score == 0)
    #expect(marks[1].score == 3)
    #expect(marks[1].parts.allSatisfy { $0.verdict == .carried })
    // Beside the second attempt at the one stands the second at the other.
    marks = try mark([
      "e-step": [attempt(1, estep(typed)), attempt(2, estep(right))],
      "m-step": [attempt(2, mstep(typed))],
    ])
    #expect(marks[1].score == 0)
    // Or the last one before it.
    marks = try mark(["e-step": [attempt(1, estep(typed))], "m-step": [attempt(3, mstep(typed))]])
    #expect(marks[1].score == 3)
    // Without an E step nothing is carried.
    marks = try mark(["m-step": [attempt(1, mstep(typed))]])
    #expect(marks[1].score == 0)
    #expect(marks[1].parts[0].cause?.id == "e-weights-forgotten")
  }
}
