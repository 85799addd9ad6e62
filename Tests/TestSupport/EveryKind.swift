public import Exercises

/// Two small problems that have every kind of part between them.
public enum EveryKind {
  /// The course's numbers, whose answers are known; its id is `course-kinds`.
  public static let course = """
    <problem id="course-kinds">
      <title>Every kind of answer, on the line</title>
      <model>
        <clusters>2</clusters><dimension>1</dimension>
        <points>0.2, -0.9, -1, 1.2, 1.8</points>
        <weights>0.5, 0.5</weights><means>-3, 2</means><variances>4, 4</variances>
      </model>
      <mistakes steps="none" />
      <statement><p>Given</p><show what="parameters" /><show what="points" /></statement>
      <part id="p"><prompt>all <m>p(1 \\mid i)</m></prompt><vector of="posterior" cluster="1" decimals="5" /></part>
      <part id="w"><prompt>the new weights</prompt><vector of="weight" iteration="1" decimals="5" credit="all" /></part>
      <part id="m"><prompt>the new means</prompt><vector of="mean" iteration="1" decimals="5" /></part>
      <part id="l"><prompt>the likeliest clusters</prompt><vector of="likeliest" /></part>
      <part id="j"><prompt>the joint density</prompt><number of="joint" cluster="1" point="1" decimals="4" /></part>
      <part id="c"><prompt>Whose is the first point?</prompt>
        <choose draw="2">
          <option id="one"><when of="posterior" cluster="1" point="1" is="above" number="0.5" /><text>cluster 1</text></option>
          <option id="two"><when of="posterior" cluster="1" point="1" is="below"><than of="posterior" cluster="2" point="1" /></when><text>cluster 2</text><explanation>It is nearer.</explanation></option>
          <option id="both"><when of="posterior" cluster="1" point="1" is="equal" number="1/2" /><text>both alike</text></option>
        </choose></part>
      <part id="n"><prompt>Which number is <m>p(1 \\mid 1)</m>?</prompt>
        <choose-number of="posterior" cluster="1" point="1" decimals="3" options="4" /></part>
      <part id="o" points="2"><prompt>Bring the work into order.</prompt>
        <order credit="shares">
          <step id="densities">Compute the densities <m>N(x^{(i)}; \\mu^{(j)}, \\sigma_j^2)</m>.</step>
          <step id="weigh">Multiply them by the weights.</step>
          <step id="divide">Divide by their sum over the clusters.</step>
          <step id="sum-up">Sum the posteriors over the points.</step>
        </order></part>
      <part id="t"><prompt>Tick what is true of these numbers.</prompt>
        <tick-all>
          <option id="a"><when of="posterior" cluster="1" point="1" is="above" number="0.5" /><text>Point 1 goes to the first cluster.</text></option>
          <option id="b" true="yes"><text>The posteriors of a point sum to 1.</text></option>
          <option id="d"><when of="mean" cluster="1" iteration="1" is="at-least"><than of="mean" cluster="1" /></when><text>The first mean moves to the right.</text></option>
        </tick-all></part>
    </problem>
    """

  /// Drawn numbers in the plane; its id is `plane-kinds`.
  public static let plane = """
    <problem id="plane-kinds">
      <title>Every kind of answer, in the plane</title>
      <model>
        <clusters>2 to 3</clusters><dimension>2</dimension>
        <points count="4 to 6" from="-4" to="4" step="0.5" />
        <weights from="0.2" to="0.6" step="0.1" />
        <means from="-3" to="3" step="1" apart="2" /><variances from="1" to="6" step="0.5" different="yes" />
        <posteriors from="0.0001" to="0.9999" />
      </model>
      <mistakes steps="none" />
      <statement><p>Given</p><show what="parameters" /><show what="points" /></statement>
      <part id="m"><prompt><m>\\hat\\mu^{(1)}</m></prompt><vector of="mean" cluster="1" iteration="1" decimals="4" /></part>
      <part id="s"><prompt><m>\\hat\\Sigma_1</m></prompt><matrix of="covariance" cluster="1" iteration="1" decimals="3" /></part>
      <part id="e"><prompt>An entry of the scatter matrix</prompt><number of="scatter-matrix" cluster="1" row="1" column="2" decimals="3" /></part>
      <part id="k"><prompt>The nearest centres</prompt><vector of="k-means-assignment" /></part>
      <part id="f"><prompt>The free parameters</prompt><integer of="free-parameters" /></part>
      <part id="g"><prompt>The nearest centre of the first point</prompt><integer of="k-means-assignment" point="1" /></part>
      <part id="c"><prompt>Whose is the first point?</prompt>
        <choose>
          <option id="one"><when of="likeliest" point="1" is="equal" number="1" /><text>cluster 1</text></option>
          <option id="other"><when of="likeliest" point="1" is="above" number="1" /><text>another cluster</text></option>
        </choose></part>
      <part id="n"><prompt>Which number is <m>\\hat p_1</m>?</prompt>
        <choose-number of="weight" cluster="1" iteration="1" significant="3" options="6" /></part>
      <part id="o"><prompt>Order</prompt>
        <order><step id="x">E step</step><step id="y">M step</step><step id="z">log-likelihood</step></order></part>
      <part id="t"><prompt>Tick what is true.</prompt>
        <tick-all draw="3" true-from="1" true-to="2" credit="shares">
          <option id="a"><when of="posterior" cluster="1" point="1" is="above" number="0.5" /><text>A</text></option>
          <option id="b" true="yes"><text>B</text></option>
          <option id="d" true="no"><text>D</text></option>
          <option id="e" true="no"><text>E</text></option>
        </tick-all></part>
    </problem>
    """

  public static let assignment = """
    <assignment id="kinds">
      <title>All kinds</title>
      <use problem="course-kinds" points="10" />
      <use problem="plane-kinds" points="10" />
    </assignment>
    """

  /// A bank of the three, in which a piece may be exchanged for another.
  private static func bank(_ old: String = "\u{0}", _ new: String = "") throws -> Bank {
    let texts = ["course-kinds": course, "plane-kinds": plane, "kinds": assignment].mapValues {
      $0.replacing(old, with: new)
    }
    return try BankFolder(own: nil, standard: Checkout.root).bank(ids: texts.keys.sorted()) { id in
      texts[id].map { DefinitionSource(file: "problems/\(id).xml", text: $0) }
    }
  }

  /// One of the two, by its id.
  public static func problem(_ id: String) throws -> ProblemDefinition {
    guard case .problem(let problem)? = try bank().definition(id) else {
      throw Checkout.Missing(what: id)
    }
    return problem
  }

  /// The assignment of both, `kinds`, in which a piece may be exchanged for another.
  public static func bothProblems(
    _ old: String = "\u{0}", _ new: String = ""
  ) throws -> AssignmentDefinition {
    guard case .assignment(let assignment)? = try bank(old, new).definition("kinds") else {
      throw Checkout.Missing(what: "kinds")
    }
    return assignment
  }
}
