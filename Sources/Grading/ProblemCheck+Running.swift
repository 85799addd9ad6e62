import Dispatch
public import Exercises
import Synchronization

extension ProblemCheck {
  /// Looks at many variants of a problem, on all cores; the result doesn't depend on how many.
  ///
  /// - Parameters:
  ///   - problem: the problem to look at.
  ///   - count: how many variants; one is enough for a problem in which nothing is drawn.
  ///   - progress: called now and then with the number of variants done, by one thread at a time.
  /// - Throws: `NoAcceptableDraw` where the model can hardly be satisfied.
  public init(
    _ problem: ProblemDefinition, variants count: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(NoAcceptableDraw) {
    let count = problem.isFixed ? 1 : count
    let blocks = stride(from: 0, to: count, by: Self.blockSize).map {
      $0..<min($0 + Self.blockSize, count)
    }
    // Worked out once, before there are several threads to do it.
    _ = problem.namedMistakes
    let work = Mutex(Work(blockCount: blocks.count))
    DispatchQueue.concurrentPerform(iterations: blocks.count) { place in
      // Of several failures the first counts, so that it doesn't depend on the threads.
      guard work.withLock({ $0.failure.map { place < $0.place } ?? true }) else { return }
      let result = Self.check(problem, blocks[place])
      work.withLock { work in
        switch result {
        case .success(let check): work.checks[place] = check
        case .failure(let error):
          if work.failure.map({ place < $0.place }) ?? true { work.failure = (place, error) }
        }
        work.done += blocks[place].count
        progress(work.done)
      }
    }
    let (checks, failure) = work.withLock { ($0.checks, $0.failure) }
    if let failure { throw failure.error }
    self.init()
    for check in checks.compactMap({ $0 }) { add(check) }
  }

  private static let blockSize = 20

  private struct Work: Sendable {
    var checks: [ProblemCheck?]
    var failure: (place: Int, error: NoAcceptableDraw)?
    var done = 0

    init(blockCount: Int) { checks = Array(repeating: nil, count: blockCount) }
  }

  private static func check(
    _ problem: ProblemDefinition, _ numbers: Range<Int>
  ) -> Result<ProblemCheck, NoAcceptableDraw> {
    var check = ProblemCheck()
    do {
      for number in numbers { try check.look(at: problem, number) }
      return .success(check)
    } catch {
      return .failure(error)
    }
  }
}

extension ProblemDefinition {
  /// Whether every student gets the same.
  fileprivate var isFixed: Bool {
    (model?.isFixed ?? true)
      && parts.allSatisfy {
        if case .lettered = $0.kind { false } else { true }
      }
  }
}
