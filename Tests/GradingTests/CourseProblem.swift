import Exercises
import TestSupport

/// Questions about the course's own numbers.
enum CourseProblem {
  /// - Parameters:
  ///   - attributes: of the problem.
  ///   - parts: each an id and the element that asks.
  static func variant(
    attributes: String = "", _ parts: [(id: String, element: String)]
  ) throws -> Variant {
    let text = """
      <problem id="course" \(attributes)><title>t</title>
      <model><clusters>2</clusters><dimension>1</dimension><points>0.2, -0.9, -1, 1.2, 1.8</points>
      <weights>0.5, 0.5</weights><means>-3; 2</means><variances>4, 4</variances></model>
      <statement><p>x</p></statement>
      \(parts.map { "<part id=\"\($0.id)\"><prompt>p</prompt>\($0.element)</part>" }.joined())
      </problem>
      """
    guard case .problem(let problem) = try Checkout.read(text, as: "course") else {
      throw Checkout.Missing(what: "course")
    }
    return try problem.practiceVariant(seed: "")
  }
}
