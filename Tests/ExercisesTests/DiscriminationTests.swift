import Answers
import Exercises
import Mistakes
import Mixtures
import Scalars
import Solving
import TestSupport
import Testing

@Suite("Variants show every mistake")
struct DiscriminationTests {
  private static let seeds = LongTests.areWanted ? 1_000 : 20

  /// The problems of the bank that draw spherical mixtures and name mistakes.
  private static func problems() throws -> [ProblemDefinition] {
    let bank = try Checkout.bank()
    return try bank.ids.compactMap { id in
      guard case .problem(let problem)? = try bank.definition(id), let model = problem.model,
        !model.isFixed, model.covariance == .spherical, model.labels == nil,
        !problem.namedMistakes.isEmpty
      else { return nil }
      return problem
    }
  }

  private static func exercise(
    _ problem: ProblemDefinition, _ number: Int
  ) throws -> (PlainExercise, Instance) {
    let variant = try problem.practiceVariant(seed: "apart \(number)")
    let instance = try #require(variant.instance)
    return (try #require(PlainExercise(instance)), instance)
  }

  /// The key and all named mistakes, worked in plain doubles from their own formulas, are pairwise
  /// apart by twenty times the tolerance on some answer.
  @Test func answersArePairwiseApart() throws {
    let problems = try Self.problems()
    var compared: Set<String> = []
    for problem in problems {
      let named = problem.namedMistakes
      for number in 0..<Self.seeds {
        let (exercise, instance) = try Self.exercise(problem, number)
        guard let answers = PlainAnswers(problem, on: instance) else { continue }
        compared.insert(problem.id)
        let right = try #require(answers.vector(exercise, nil))
        #expect(!right.contains { !$0.isFinite })
        let vectors = [right] + named.compactMap { answers.vector(exercise, $0) }
        let isClash = vectors.indices.contains { b in
          vectors[..<b].contains { !answers.areApart($0, vectors[b]) }
        }
        #expect(!isClash, "\(problem.id), seed “apart \(number)”")
      }
    }
    #expect(compared.count >= 10, "\(compared)")
  }

  /// What a definition says of the posteriors holds on every variant.
  @Test func posteriorsStayInTheirBand() throws {
    for problem in try Self.problems() {
      guard let band = problem.model?.conditions.posteriors else { continue }
      let range = band.lowerBound.approximation - 1e-9...band.upperBound.approximation + 1e-9
      for number in 0..<Self.seeds {
        let (exercise, _) = try Self.exercise(problem, number)
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
  init?(_ problem: ProblemDefinition, on instance: Instance) {
    var asked: [(quantity: Quantity, margin: Double)] = []
    for part in problem.parts {
      let (quantities, tolerance): ([Quantity], Tolerance)
      switch part.kind {
      case .number(let quantity, let rule): (quantities, tolerance) = ([quantity], rule)
      case .entries(let list):
        guard case .number(let rule) = list.rule else { continue }
        (quantities, tolerance) = (list.quantities(on: instance), rule)
      case .integer, .wholeNumber, .lettered: continue
      }
      guard case .decimals(let decimals) = tolerance.digits,
        tolerance == Tolerance(digits: tolerance.digits)
      else { return nil }
      let margin = 20 * Fraction.power(10, -decimals).approximation
      for quantity in quantities {
        switch quantity.name {
        case .posterior, .density, .count, .weight, .mean, .variance, .logLikelihood,
          .logLikelihoodGain:
          asked.append((quantity, margin))
        // The generator works no wrong methods for these, and other answers have to do.
        case .scatter, .proxy, .proxyAfter: continue
        default: return nil
        }
      }
    }
    guard !asked.isEmpty, asked.allSatisfy({ $0.quantity.iteration <= 1 }) else { return nil }
    self.asked = asked
  }

  /// - Returns: `nil` where the mistake has no answers.
  func vector(_ exercise: PlainExercise, _ mistake: Mistake?) -> [Double]? {
    let id = mistake?.rawValue ?? ""
    let posteriors = exercise.wrongPosteriors(id)
    guard let update = exercise.wrongUpdate(mistake?.step == .maximisation ? id : "", posteriors)
    else { return nil }
    let after = exercise.after(update)
    let answers = asked.map { quantity, _ in
      let (j, i) = ((quantity.cluster ?? 1) - 1, (quantity.point ?? 1) - 1)
      let isAfter = quantity.iteration == 1
      let here = isAfter ? after : exercise
      let shares = isAfter ? after.wrongPosteriors(id) : posteriors
      switch quantity.name {
      case .posterior: return shares[i][j]
      case .count: return shares.map { $0[j] }.reduce(0, +)
      case .density: return here.wrongDensity(id)(i, j)
      case .weight: return here.p[j]
      case .mean: return here.mu[j][(quantity.coordinate ?? 1) - 1]
      case .variance: return here.v[j]
      case .logLikelihoodGain:
        let values = [after, exercise].map { $0.wrongLikelihood(id) ?? $0.logLikelihood }
        return id == "l-off-by-one" ? values[1] - values[0] : values[0] - values[1]
      default:
        if id == "l-off-by-one" { return (isAfter ? exercise : after).logLikelihood }
        return here.wrongLikelihood(id) ?? here.logLikelihood
      }
    }
    // An empty cluster has no mean: a mistake that makes one has no answers here.
    return mistake != nil && answers.contains { !$0.isFinite } ? nil : answers
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
