import Markup
import Scalars

/// How numbers are spread, in columns of equal width.
public struct Histogram: Sendable, Hashable {
  /// The lowest of the numbers.
  public let lowest: Double
  /// The middle of the sorted numbers, the upper one of two.
  public let median: Double
  /// The highest of the numbers.
  public let highest: Double
  /// How many of the numbers lie in each of sixteen equal parts of the range.
  public let counts: [Int]

  private static let columns = 16

  /// - Returns: `nil` where there is no number; those that are not finite are left out.
  public init?(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    (lowest, highest, median) = (first, last, sorted[sorted.count / 2])
    var counts = Array(repeating: 0, count: Self.columns)
    for value in sorted {
      let share = last > first ? (value - first) / (last - first) : 0.5
      counts[min(Self.columns - 1, Int(share * Double(Self.columns)))] += 1
    }
    self.counts = counts
  }

  /// `1.97 to 3.45, median 2.60`.
  public var summary: String {
    "\(Self.rounded(lowest)) to \(Self.rounded(highest)), median \(Self.rounded(median))"
  }

  /// The columns as characters.
  public var line: String {
    let tallest = counts.max() ?? 1
    let heights = Array("▁▂▃▄▅▆▇█")
    return String(counts.map { $0 == 0 ? " " : heights[($0 * 8 - 1) / tallest] })
  }

  /// Two decimals.
  public static func rounded(_ value: Double) -> String {
    ExactDecimal(
      isNegative: value < 0, digits: String(Int((abs(value) * 100).rounded())), exponent: -2
    ).description
  }
}

// MARK: Picture

extension Histogram {
  /// The columns as SVG, with the counts for those who can't see them.
  var picture: Node {
    let (width, height) = (24, 120)
    let tallest = max(counts.max() ?? 1, 1)
    let bars = counts.enumerated().map { place, count in
      let bar = count * height / tallest
      return Node.element(
        "rect",
        [
          "x": "\(place * width + 1)", "y": "\(height - bar)", "width": "\(width - 2)",
          "height": "\(bar)",
        ], [])
    }
    let text =
      "A histogram from \(summary); variants in each sixteenth of the range: "
      + counts.map(String.init).joined(separator: ", ")
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "histogram", "role": "img",
        "aria-label": text, "viewBox": "0 0 \(width * Self.columns) \(height)",
      ], bars)
  }
}
