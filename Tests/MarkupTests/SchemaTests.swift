import Markup
import Testing

@Suite("Validation")
struct SchemaTests {
  /// One fault put into the example, and the one error that it gives.
  @Test(arguments: [
    // Unknown and misspelt names.
    ("title>", "titel>", "2:3: `<titel>` isn't known here. You may have meant `<title>`."),
    ("title>", "headline>", "2:3: `<headline>` isn't known here. Here may stand `<title>`."),
    ("points>", "point>", "3:10: `<point>` isn't known here. You may have meant `<points>`."),
    ("<number of", "<numbr of", "5:17: `<numbr>` isn't known here. You may have meant `<number>`."),
    (
      "<number of=\"mean\" />", "<tick-all/>",
      "5:17: `<tick-all>` isn't known here. Here may stand `<number>` or `<integer>`."
    ),
    (
      "<p>", "<li>x</li><p>",
      "4:14: `<li>` can't stand in `<statement>`. Here may stand `<p>` or `<ul>`."
    ),
    (
      "<li>one</li>", "<li>one</li><p/>",
      "4:80: `<p>` can't stand in `<ul>`. Here may stand `<li>`."
    ),
    (
      "s>2</", "s><b/></",
      "3:45: `<b>` isn't known here. Only text may stand here."
    ),
    (
      "problem", "problm",
      "1:1: the document can't begin with `<problm>`. You may have meant `<problem>`."
    ),
    ("problem", "quiz", "1:1: the document can't begin with `<quiz>`. Write `<problem>`."),
    (
      "attempts", "atempts",
      "1:22: `<problem>` has no attribute `atempts`. You may have meant `attempts`."
    ),
    ("<em>", "<em class='x'>", "4:26: `<em>` has no attribute `class`. Leave it out."),
    (
      "<problem", "<problem xmlns='urn:x'",
      "1:10: `<problem>` has no attribute `xmlns`. Leave it out."
    ),
    // Something missing.
    (" id=\"e-step\"", "", "1:1: `<problem>` has no attribute `id`. Write id=\"…\"."),
    (
      "<number of=\"mean\" />", "<number/>",
      "5:17: `<number>` has no attribute `of`. Write of=\"…\"."
    ),
    (
      "<title>E step</title>", "",
      "3:3: `<title>` is missing before `<model>`. Write `<title>` first."
    ),
    ("<clusters>2</clusters>", "", "3:3: `<model>` has no `<clusters>`. Write `<clusters>` in it."),
    (
      "<number of=\"mean\" />", "",
      "5:3: `<part>` has no `<number>` or `<integer>`. Write one of them in it."
    ),
    (
      "<part id=\"p1\"><number of=\"mean\" /></part>", "",
      "1:1: `<problem>` has no `<part>`. Write `<part>` in it."
    ),
    // Something too much.
    (
      "</title>", "</title><title>x</title>",
      "2:24: `<problem>` has another `<title>` already. Leave one of them out."
    ),
    (
      "<model>", "<model like='m'>",
      "3:19: `<points>` can't stand in this place of `<model>`. Nothing more may stand here."
    ),
    // Wrong values.
    ("\"3\"", "\"30\"", "1:22: `attempts` can't be “30”. Write a whole number from 1 to 9."),
    ("\"3\"", "\"three\"", "1:22: `attempts` can't be “three”. Write a whole number from 1 to 9."),
    (
      "\"e-step\"", "\"E step\"",
      "1:10: `id` can't be “E step”. Write a text of the form [a-z][a-z0-9\\-]*."
    ),
    (
      "<number of", "<number digits='31' of",
      "5:25: `digits` can't be “31”. Write a whole number from 0 to 30."
    ),
    ("block", "blok", "4:34: `display` can't be “blok”. You may have meant “block”."),
    ("block", "table", "4:34: `display` can't be “table”. Write “block” or “inline”."),
    (">2</", ">\n two</", "4:2: `<clusters>` can't hold “two”. Write a whole number from 1 on."),
    (">2</", "></", "3:35: `<clusters>` is empty. Write a whole number from 1 on."),
    ("2.5", "2,5", "3:18: `<points>` can't hold “1 2,5 -3”. Write a list."),
    (
      "<points>1 2.5 -3</points>", "<points from='1' to='x'/>",
      "3:27: `to` can't be “x”. Write a number such as -0.5."
    ),
    // Text.
    (
      "<p>Some", "Text<p>Some",
      """
      4:14: text can't stand directly in `<statement>`. \
      Leave it out; here may stand `<p>` or `<ul>`.
      """
    ),
    (
      "<li>one</li>", "one",
      "4:68: text can't stand directly in `<ul>`. Leave it out; here may stand `<li>`."
    ),
  ])
  func explains(_ right: String, _ wrong: String, _ expected: String) throws {
    let schema = try ExampleSchema.compiled()
    let document = ExampleSchema.document.replacing(right, with: wrong)
    #expect(document != ExampleSchema.document)
    #expect(complaints(document, schema: schema) == "f:\(expected)")
  }

  @Test(arguments: [
    ("@", "@"),
    (" attempts=\"3\"", ""),
    ("<model>", "<model><!-- a comment --><dimension> 3 </dimension>"),
    ("<points>1 2.5 -3</points>", "<points from=' 1 ' to='2.50'> </points>"),
    ("<model><points>1 2.5 -3</points><clusters>2</clusters></model>", "<model like=\"m-step\" />"),
    ("display=\"block\"", "display=\" inline \""),
    ("one", "<em>é</em> &lt; <m/>"),
  ])
  func accepts(_ old: String, _ new: String) throws {
    let document = ExampleSchema.document.replacing(old, with: new)
    #expect(complaints(document, schema: try ExampleSchema.compiled()) == "")
  }

  @Test func tellsSeveralFaultsInOrder() throws {
    let document = """
      <problem id="1" attempts="0">
        <model><clusters>0</clusters></model>
        <part id="p"><number/></part><part/>
      </problem>
      """
    #expect(
      complaints(document, schema: try ExampleSchema.compiled())
        == """
        f:1:10: `id` can't be “1”. Write a text of the form [a-z][a-z0-9\\-]*.
        f:1:17: `attempts` can't be “0”. Write a whole number from 1 to 9.
        f:2:3: `<title>` is missing before `<model>`. Write `<title>` first.
        f:2:3: `<model>` has no `<points>`. Write `<points>` in it.
        f:2:20: `<clusters>` can't hold “0”. Write a whole number from 1 on.
        f:3:16: `<number>` has no attribute `of`. Write of="…".
        f:3:32: `<part>` has no attribute `id`. Write id="…".
        f:3:32: `<part>` has no `<number>` or `<integer>`. Write one of them in it.
        """)
  }

  @Test func tellsAtMostTwenty() throws {
    let many = String(repeating: "<b/>", count: 500)
    let document = ExampleSchema.document.replacing("<p>", with: many + "<p>")
    let lines = complaints(document, schema: try ExampleSchema.compiled()).split(separator: "\n")
    #expect(lines.count == 20)
  }

  /// Where elements of one name differ in what they hold, libxml2 has the last word.
  @Test func fallsBackToWhatLibxml2Says() throws {
    let grammar = """
      <element name="a" xmlns="http://relaxng.org/ns/structure/1.0">
        <group>
          <element name="b"><attribute name="x"/><empty/></element>
          <element name="b"><attribute name="y"/><empty/></element>
        </group>
      </element>
      """
    let schema = try Schema(relaxNG: Array(grammar.utf8), file: "g")
    #expect(complaints("<a><b x='1'/><b y='1'/></a>", schema: schema) == "")
    let told = complaints("<a>\n<b y='1'/><b x='1'/></a>", schema: schema)
    #expect(told.hasPrefix("f:2:1: "))
  }

  @Test func readsNameClassesAndCombinedDefinitions() throws {
    let grammar = """
      <grammar xmlns="http://relaxng.org/ns/structure/1.0">
        <start combine="choice"><ref name="a"/></start>
        <div><start combine="choice"><element name="z"><empty/></element></start></div>
        <define name="a"><element name="a"><ref name="list"/><zeroOrMore>
          <element><anyName><except><name>no</name></except></anyName><text/></element>
        </zeroOrMore></element></define>
        <define name="list" combine="interleave"><attribute name="x"/></define>
        <define name="list" combine="interleave"><optional>
          <attribute><choice><name>y</name><name>w</name></choice></attribute>
        </optional></define>
      </grammar>
      """
    let schema = try Schema(relaxNG: Array(grammar.utf8), file: "g")
    #expect(complaints("<z/>", schema: schema) == "")
    #expect(complaints("<a x='' w=''><any/><thing>x</thing></a>", schema: schema) == "")
    #expect(
      complaints("<a x='' v=''/>", schema: schema)
        == "f:1:9: `<a>` has no attribute `v`. Leave it out; it could have `y` or `w`.")
    #expect(complaints("<a x=''><no/></a>", schema: schema).hasPrefix("f:1:9: `<no>` isn't known"))
  }

  @Test(arguments: [
    ("<grammar", "g:1:9: this tag isn't closed. "),
    (
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n <include href='x.rng'/></grammar>",
      "g:2:2: `<include>` isn't used in schemas here. "
    ),
    (
      "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>\n <ref name='b'/></element>",
      "g:2:2: this isn't a RELAX NG schema: "
    ),
    (
      """
      <grammar xmlns='http://relaxng.org/ns/structure/1.0'>

       <start><ref name='b'/></start></grammar>
      """,
      "g:3:2: this isn't a RELAX NG schema: "
    ),
    ("<schema/>", "g:1:1: this isn't a RELAX NG schema: "),
  ])
  func refusesSchemas(_ text: String, _ expected: String) throws {
    let errors = try #require(throws: InputErrors.self) {
      try Schema(relaxNG: Array(text.utf8), file: "g")
    }
    #expect(errors.description.hasPrefix(expected), "\(errors)")
  }
}
