import Exercises
import Markup
import Scalars
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Which line is wrong?")
struct FindLineTests {
  /// The numbers after the last equals sign of each line.
  private static func values(_ variant: Variant) throws -> [Double] {
    let options = try #require(variant.options["line"])
    return try options.map { option in
      let text = PlainTexts(variant).text(option.text)
      let last = try #require(text.split(separator: "=").last)
      let parts = last.replacing("·", with: " ").split(separator: " ")
      let value = try #require(Double(parts[0].replacing("\u{2212}", with: "-")))
      guard parts.count > 1 else { return value }
      let exponent = parts[1].dropFirst(2).map { Self.raised[$0] ?? "" }.joined()
      let power = try #require(Double(exponent))
      return value * pow(10, power)
    }
  }

  private static let raised: [Character: String] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]

  /// Worked again in plain doubles, just the line that the key names doesn't follow from the numbers
  /// and from the lines above it.
  @Test func justOneLineIsWrong() throws {
    let problem = try Checkout.problem("find-the-mistake")
    var places: Set<Int> = []
    var mistakes: Set<String> = []
    for number in 0..<60 {
      let variant = try problem.practiceVariant(seed: "line \(number)")
      let instance = try #require(variant.instance)
      let exercise = try #require(PlainExercise(instance))
      let options = try #require(variant.options["line"])
      let shown = try Self.values(variant)
      let expected = [
        exercise.normal(0, 0), exercise.normal(0, 1), exercise.p[0] * shown[0],
        exercise.p[1] * shown[1], shown[2] + shown[3], shown[2] / shown[4],
      ]
      let wrong = shown.indices.filter {
        abs(shown[$0] - expected[$0]) > 2e-3 * abs(expected[$0])
      }
      #expect(wrong.count == 1 && options[wrong[0]].isTrue, "line \(number): \(wrong)")
      #expect(options.filter(\.isTrue).count == 1)
      #expect(options[wrong[0]].explanation != nil)
      places.formUnion(wrong)
      mistakes.insert(options[wrong[0]].id)
    }
    #expect(places.count == 6)
    #expect(mistakes.count >= 8)
  }

  /// A point that isn't there, and more lines than letters.
  @Test(arguments: [("2", "3"), ("2 to 13", "1")])
  func whatCantBeWorkedIsSaid(_ clusters: String, _ point: String) {
    let text = """
      <problem id="mine"><title>t</title><model><clusters>\(clusters)</clusters><dimension>1</dimension>
      <points>1, 2</points><weights from="0.1" to="0.9" step="0.1" />
      <means from="0" to="9" step="1" /><variances from="1" to="2" step="1" /></model>
      <statement><p>s</p></statement>
      <part id="p"><prompt>p</prompt><find-the-mistake point="\(point)" /></part></problem>
      """
    let errors = #expect(throws: InputErrors.self) { try Checkout.read(text, as: "mine") }
    #expect(errors?.description.hasPrefix("problems/mine.xml:5:") == true)
  }
}
