import Answers
import Balls
import Mistakes
import Mixtures
import Scalars
public import Solving

extension AskedGroup {
  /// What a student wrote, by place; exact as it was typed.
  public typealias OwnAnswers = [Place: RealNumber]

  /// A number worked on from what the student wrote before it.
  public struct Carried: Sendable {
    /// The number.
    public let value: RealNumber
    /// The answers that it was worked from.
    public let from: [Place]
  }

  /// The number at a place, worked rightly from what the student wrote before it.
  ///
  /// - Returns: `nil` where nothing that was written leads to it, and where what was written is no
  ///   ground to go on from: posteriors or weights outside of 0…1 or all the same, variances or
  ///   counts that aren't above 0, and what ends in an empty cluster or a variance of 0.
  public func carried(at place: Place, own: OwnAnswers) -> Carried? {
    guard let index = index(of: place) else { return nil }
    let before = places.indices.filter { $0 != index && own[places[$0]] != nil }
    let used = before.filter { depends(index, on: $0, own) }
    guard !used.isEmpty, areSound(used, own) else { return nil }
    let own = own.filter { used.map { places[$0] }.contains($0.key) }
    let value = RealNumber(
      doubly: { number(index, own) { $0.bounded } },
      enclosure: { precision in
        number(index, own, in: precision) { $0.ball(precision: precision) }
          ?? Ball(0) / Ball(0)
      })
    guard isSound(value, asked[index].quantity) else { return nil }
    return Carried(value: value, from: used.map { places[$0] })
  }

  private func number(_ index: Int, _ own: OwnAnswers, _ kind: (RealNumber) -> Bounded) -> Bounded {
    number(index, own, in: (), as: kind) ?? .unknown
  }
}
