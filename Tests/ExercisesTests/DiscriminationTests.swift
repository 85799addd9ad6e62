import Exercises
import Mistakes
import Mixtures
import Scalars
import Solving
import TestSupport
import Testing

@Suite("Variants show every mistake")
struct DiscriminationTests {
  private static let seeds = LongTests.areWanted ? 1_000 : 100

  /// The problems of the bank whose answers the formulas of `PlainExercise` give.
  private static func problems() throws -> [ProblemDefinition] {
    let bank = try Checkout.bank()
    return try bank.ids.compactMap { id in
      guard case .problem(let problem)? = try bank.definition(id),
        problem.model?.isFixed == false, !problem.namedMistakes.isEmpty,
        PlainAnswers(problem) != nil
      else { return nil }
      return problem
    }
  }

  /// The key and all named mistakes, worked in plain doubles from their own formulas, are pairwise
  /// apart by twenty times the tolerance on some answer.
  @Test func answersArePairwiseApart() throws {
    let problems = try Self.problems()
    #expect(problems.count >= 2)
    for problem in problems {
      let answers = try #require(PlainAnswers(problem))
      let named = problem.namedMistakes
      for number in 0..<Self.seeds {
        let variant = try problem.practiceVariant(seed: "apart \(number)")
        let exercise = try #require(variant.instance.flatMap(PlainExercise.init))
        let right = try #require(answers.vector(exercise, nil))
        #expect(!right.contains { !$0.isFinite })
        let wrong = named.compactMap { answers.vector(exercise, $0) }
        let vectors = [right] + wrong
        for b in vectors.indices {
          for a in 0..<b where !answers.areApart(vectors[a], vectors[b]) {
            Issue.record("\(problem.id), seed “apart \(number)”: \(vectors[a]) and \(vectors[b])")
          }
        }
      }
    }
  }

  /// What a definition says of the posteriors holds on every variant.
  @Test func posteriorsStayInTheirBand() throws {
    for problem in try Self.problems() {
      guard let band = problem.model?.conditions.posteriors else { continue }
      let range = band.lowerBound.approximation - 1e-9...band.upperBound.approximation + 1e-9
      for number in 0..<Self.seeds {
        let variant = try problem.practiceVariant(seed: "apart \(number)")
        let exercise = try #require(variant.instance.flatMap(PlainExercise.init))
        for posterior in exercise.posteriors.joined() { #expect(range.contains(posterior)) }
      }
    }
  }

  /// Every row of its table, save what the definition lists with a reason.
  @Test(arguments: [("e-step", Mistake.Step.expectation), ("m-step", .maximisation)])
  func nothingIsLeftOutInSilence(_ id: String, _ step: Mistake.Step) throws {
    let problem = try Checkout.problem(id)
    let listed = Set(problem.mistakes.leftOut.map(\.mistake))
    #expect(problem.hiddenMistakes.isEmpty)
    #expect(Set(problem.namedMistakes).union(listed) == Set(Mistake.nameable(in: step)))
    #expect(problem.mistakes.leftOut.allSatisfy { $0.reason.count > 10 })
  }

  /// The course's own numbers hide six rows, and make two others alike.
  @Test func whatTheCoursesNumbersHideIsFound() throws {
    let hidden = try Checkout.problem("course-e-step").hiddenMistakes
    #expect(
      Set(hidden.filter { $0.behind == nil }.map(\.mistake)) == [
        .weightsForgotten, .weightsSwapped, .weightOfOtherAbove, .normaliserDropped, .dimensionIsN,
        .dimensionIsTwo,
      ])
    #expect(
      hidden.filter { $0.behind != nil }.map { [$0.mistake, $0.behind] } == [
        [.deviationInExponent, .halfMissing]
      ])
  }
}

/// The answers that a problem asks for, worked in plain doubles.
private struct PlainAnswers {
  private let asked: [(quantity: Quantity, margin: Double)]

  /// - Returns: `nil` where something else is asked for than `PlainExercise` has.
  init?(_ problem: ProblemDefinition) {
    var asked: [(Quantity, Double)] = []
    for part in problem.parts {
      switch part.kind {
      case .number(let quantity, let tolerance):
        guard [.posterior, .weight, .mean, .variance, .logLikelihood].contains(quantity.name),
          quantity.iteration <= 1, tolerance.relative == .zero, tolerance.absolute == nil,
          case .decimals(let decimals) = tolerance.digits
        else { return nil }
        asked.append((quantity, 20 * Fraction.power(10, -decimals).approximation))
      default: continue
      }
    }
    guard !asked.isEmpty else { return nil }
    self.asked = asked
  }

  /// - Returns: `nil` where the mistake has no answers.
  func vector(_ exercise: PlainExercise, _ mistake: Mistake?) -> [Double]? {
    let id = mistake?.rawValue ?? ""
    let posteriors = exercise.wrongPosteriors(id) ?? exercise.posteriors
    guard let update = exercise.wrongUpdate(mistake?.step == .maximisation ? id : "", posteriors)
    else { return nil }
    let after = exercise.after(update)
    return asked.map { quantity, _ in
      let (j, i) = ((quantity.cluster ?? 1) - 1, (quantity.point ?? 1) - 1)
      let isAfter = quantity.iteration == 1
      let here = isAfter ? after : exercise
      switch quantity.name {
      case .posterior:
        return isAfter ? (after.wrongPosteriors(id) ?? after.posteriors)[i][j] : posteriors[i][j]
      case .weight: return here.p[j]
      case .mean: return here.mu[j][(quantity.coordinate ?? 1) - 1]
      case .variance: return here.v[j]
      default:
        if id == "l-off-by-one" { return (isAfter ? exercise : after).logLikelihood }
        return here.wrongLikelihood(id) ?? here.logLikelihood
      }
    }
  }

  func areApart(_ a: [Double], _ b: [Double]) -> Bool {
    asked.indices.contains { abs(a[$0] - b[$0]) > asked[$0].margin * (1 - 1e-9) }
  }
}

extension PlainExercise {
  /// - Returns: `nil` where the mixture is not spherical, or the labels are known.
  init?(_ instance: Instance) {
    let mixture = instance.mixture
    guard case .spherical(let variances) = mixture.covariance, instance.labels == nil else {
      return nil
    }
    self.init(
      p: mixture.weights.map(\.approximation), mu: mixture.means.map { $0.map(\.approximation) },
      v: variances.map(\.approximation), x: instance.points.map { $0.map(\.approximation) })
  }
}
