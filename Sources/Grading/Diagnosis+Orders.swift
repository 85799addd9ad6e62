import Mistakes

extension Diagnosis {
  /// Right posteriors that are written at each other's places, in one column or in several.
  mutating func tryOrders() {
    guard explanations.count < Self.mostMistakes else { return }
    var (moved, chance) = ([Int](), 1.0)
    for column in reach.posteriors {
      let places = column.filter(open.contains)
      let partners = partners(places)
      guard partners.count > 1, Set(partners.values) == Set(partners.keys) else { continue }
      for (place, partner) in partners.sorted(by: { $0.key < $1.key }) {
        moved.append(place)
        chance *= answers[place].chance(answers[partner].right, isRounding: false)
      }
      let orders = (1...partners.count).reduce(1.0) { $0 * Double($1) }
      chance *= orders * Self.choices(partners.count, of: places.count)
    }
    guard !moved.isEmpty, chance < Self.mostChance else { return }
    take(Found(cause: Cause([[.pointsPermuted]]), places: moved.sorted()))
  }

  /// The place whose right value is written at each, where there is just one.
  private func partners(_ places: [Int]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    for place in places {
      let sources = places.filter { answers[place].agrees(with: answers[$0].right) }
      if sources.count == 1, let source = sources.first, source != place {
        partners[place] = source
      }
    }
    return partners
  }
}
