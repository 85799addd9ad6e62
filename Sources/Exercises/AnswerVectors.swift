import Balls
import Mistakes
import Mixtures
import Scalars
import Solving

/// The answers to one variant, of whoever works rightly and of whoever makes each of some mistakes:
/// vectors of numbers over one kind of number.
struct AnswerVectors<S: Scalar> {
  /// The key, then a vector for each mistake; `nil` where a method is undefined here.
  let vectors: [[S]?]
  /// How far answers have to be apart in each place.
  let margins: [S]

  /// - Parameters:
  ///   - margins: gives the least distance between answers to each number, from the key's.
  ///   - work: works the numbers by a method.
  init(
    _ mistakes: [Mistake], _ asked: [AskedNumber], margins: (_ key: [S]) -> [S],
    work: (Mistakes.Method) throws(UndefinedMethod) -> MethodRun<S>
  ) {
    vectors = ([.right] + mistakes.compactMap(\.method)).map { method in
      guard let run = try? work(method) else { return nil }
      return asked.map { $0.quantity.value(in: run) }
    }
    self.margins = vectors[0].map(margins) ?? []
  }

  /// Whether two vectors differ by more than the margin in some place: yes, no, or not certain.
  ///
  /// A method that is undefined here has no answers to be mistaken for.
  func areApart(_ a: Int, _ b: Int) -> Bool? {
    guard let a = vectors[a], let b = vectors[b] else { return true }
    var isCertain = true
    for place in margins.indices {
      let gap = (a[place] - b[place]).distanceFromZero
      switch gap.compared(to: margins[place]) {
      case .greater: return true
      case .less, .equal: break
      case .undecided: isCertain = false
      }
    }
    return isCertain ? false : nil
  }
}

/// Tells which mistakes show in the answers to a variant, by proof.
struct Discrimination {
  /// Answers have to be this many tolerances apart.
  static let margin = Fraction(20)

  private let instance: Instance
  private let asked: [AskedNumber]
  private let mistakes: [Mistake]
  /// The absolute part of each margin.
  private let bounds: [Fraction]
  private let doubles: AnswerVectors<Bounded>

  /// - Throws: `EMError` where the variant has no solution.
  init(
    _ instance: Instance, _ asked: [AskedNumber], _ mistakes: [Mistake]
  ) throws(EMError) {
    self.instance = instance
    self.asked = asked
    self.mistakes = mistakes
    let bounds = try Self.bounds(instance, asked)
    self.bounds = bounds
    let given = GivenExercise<Bounded>(instance, in: ())
    let need = asked.need
    doubles = AnswerVectors(mistakes, asked) { key in
      Self.margins(asked, bounds, key, in: ())
    } work: { method throws(UndefinedMethod) in
      try MethodRun(method, given, updates: need.updates, expecting: need.expected)
    }
  }

  private static func bounds(
    _ instance: Instance, _ asked: [AskedNumber]
  ) throws(EMError) -> [Fraction] {
    let solution = try Solution(of: instance, for: asked.map(\.quantity))
    return asked.map { number in
      margin * number.tolerance.absoluteReach(for: solution.number(number.quantity))
    }
  }

  private static func margins<S: Field>(
    _ asked: [AskedNumber], _ bounds: [Fraction], _ key: [S], in context: S.Context
  ) -> [S] {
    asked.indices.map { place in
      let bound = S(bounds[place], in: context)
      let relative = asked[place].tolerance.relativeReach
      guard relative != .zero else { return bound }
      return bound + S(margin * relative, in: context) * key[place].distanceFromZero
    }
  }
}

extension Discrimination {
  /// The first two of the key and the mistakes whose answers are not apart; the key is `nil`.
  func firstClash() -> (Mistake?, Mistake)? {
    for b in mistakes.indices {
      if !areApart(nil, b) { return (nil, mistakes[b]) }
      for a in 0..<b where !areApart(a, b) { return (mistakes[a], mistakes[b]) }
    }
    return nil
  }

  /// Whether the method of a mistake has answers here.
  func isDefined(_ place: Int) -> Bool { doubles.vectors[place + 1] != nil }

  /// Whether the answers of two are apart; `nil` is the key.
  func areApart(_ a: Int?, _ b: Int) -> Bool {
    doubles.areApart(a.map { $0 + 1 } ?? 0, b + 1) ?? areProvenApart([a, b].compactMap { $0 })
  }

  /// What doubles can't settle, balls do; what they can't is not apart as far as anyone can tell.
  private func areProvenApart(_ places: [Int]) -> Bool {
    let pair = places.map { mistakes[$0] }
    var precision = 128
    while precision <= RealNumber.mostExtraBits {
      let vectors = balls(pair, precision)
      if let answer = vectors.areApart(pair.count - 1, pair.count) { return answer }
      precision *= 2
    }
    return false
  }

  private func balls(_ mistakes: [Mistake], _ precision: Int) -> AnswerVectors<Ball> {
    let given = GivenExercise<Ball>(instance, in: precision)
    let need = asked.need
    return AnswerVectors(mistakes, asked) { key in
      Self.margins(asked, bounds, key, in: precision)
    } work: { method throws(UndefinedMethod) in
      try MethodRun(method, given, updates: need.updates, expecting: need.expected)
    }
  }
}

extension Solution {
  /// - Precondition: the solution has the quantity.
  fileprivate func number(_ quantity: Quantity) -> RealNumber {
    do {
      return try value(of: quantity)
    } catch {
      preconditionFailure("the reader has checked every quantity against the model: \(error)")
    }
  }
}
