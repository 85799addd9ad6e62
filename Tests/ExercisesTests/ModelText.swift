import Exercises
import TestSupport

/// Problems that are only there for their model.
enum ModelText {
  /// - Parameters:
  ///   - attributes: of the `model`, with a space before.
  ///   - parts: what is asked, of which each is one element.
  static func problem(
    _ model: String, attributes: String = "", statement: String = "<p>x</p>",
    parts: [String] = ["<integer of=\"points\" />"]
  ) -> String {
    let parts = parts.enumerated().map { index, part in
      "<part id=\"p\(index)\"><prompt>p</prompt>\(part)</part>"
    }
    return """
      <problem id="mine"><title>t</title><model\(attributes)>
      \(model)
      </model><statement>\(statement)</statement>
      \(parts.joined(separator: "\n"))
      </problem>
      """
  }

  static func read(
    _ model: String, attributes: String = "", statement: String = "<p>x</p>",
    parts: [String] = ["<integer of=\"points\" />"]
  ) throws -> ProblemDefinition {
    let text = problem(model, attributes: attributes, statement: statement, parts: parts)
    guard case .problem(let problem) = try Checkout.read(text, as: "mine") else {
      throw Checkout.Missing(what: "mine")
    }
    return problem
  }

  /// The instance of the course.
  static let course = """
    <clusters>2</clusters><dimension>1</dimension><points>0.2, -0.9, -1, 1.2, 1.8</points>
    <weights>0.5, 0.5</weights><means>-3, 2</means><variances>4, 4</variances>
    """
}
