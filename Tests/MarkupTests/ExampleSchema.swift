import Markup

/// A small schema with everything that definitions use.
enum ExampleSchema {
  static func compiled() throws -> Schema {
    try Schema(relaxNG: Array(text.utf8), file: "example.rng")
  }

  /// A document that follows it.
  static let document = """
    <problem id="e-step" attempts="3">
      <title>E step</title>
      <model><points>1 2.5 -3</points><clusters>2</clusters></model>
      <statement><p>Some <em>text <m display="block">x</m></em></p><ul><li>one</li></ul></statement>
      <part id="p1"><number of="mean" /></part>
    </problem>
    """

  static let text = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0"
      xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start><ref name="problem" /></start>
      <define name="problem">
        <element name="problem">
          <attribute name="id"><ref name="name" /></attribute>
          <optional>
            <attribute name="attempts">
              <a:documentation>a whole number from 1 to 9.</a:documentation>
              <data type="integer">
                <param name="minInclusive">1</param><param name="maxInclusive">9</param>
              </data>
            </attribute>
          </optional>
          <element name="title"><text /></element>
          <ref name="model" />
          <optional><element name="statement"><ref name="flow" /></element></optional>
          <oneOrMore><ref name="part" /></oneOrMore>
        </element>
      </define>
      <define name="name">
        <data type="token"><param name="pattern">[a-z][a-z0-9\\-]*</param></data>
      </define>
      <define name="model">
        <element name="model">
          <choice>
            <attribute name="like"><ref name="name" /></attribute>
            <interleave>
              <element name="clusters"><data type="positiveInteger" /></element>
              <optional>
                <element name="dimension"><data type="positiveInteger" /></element>
              </optional>
              <element name="points">
                <choice>
                  <list><oneOrMore><ref name="number" /></oneOrMore></list>
                  <group>
                    <attribute name="from"><ref name="number" /></attribute>
                    <attribute name="to"><ref name="number" /></attribute>
                    <empty />
                  </group>
                </choice>
              </element>
            </interleave>
          </choice>
        </element>
      </define>
      <define name="number">
        <a:documentation>a number such as -0.5</a:documentation><data type="decimal" />
      </define>
      <define name="flow">
        <zeroOrMore>
          <choice>
            <element name="p"><ref name="inline" /></element>
            <element name="ul"><oneOrMore>
              <element name="li"><ref name="inline" /></element>
            </oneOrMore></element>
          </choice>
        </zeroOrMore>
      </define>
      <define name="inline">
        <mixed><zeroOrMore>
          <choice>
            <element name="em"><ref name="inline" /></element>
            <element name="m"><optional>
              <attribute name="display"><choice>
                <value>block</value><value>inline</value>
              </choice></attribute>
            </optional><text /></element>
          </choice>
        </zeroOrMore></mixed>
      </define>
      <define name="part">
        <element name="part">
          <attribute name="id"><ref name="name" /></attribute>
          <choice>
            <element name="number">
              <attribute name="of" />
              <optional><attribute name="digits"><data type="nonNegativeInteger">
                <param name="maxInclusive">30</param>
              </data></attribute></optional>
            </element>
            <element name="integer"><attribute name="of" /></element>
          </choice>
        </element>
      </define>
    </grammar>
    """
}
