import Markup
import Testing

@Suite("TeX as MathML")
struct TeXMathMLTests {
  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("12.5x", "<mn>12.5</mn><mi>x</mi>"),
    (".5", "<mn>.5</mn>"),
    ("1.2.3", "<mn>1.2</mn><mn>.3</mn>"),
    ("-3", #"<mo form="prefix">−</mo><mn>3</mn>"#),
    ("a - b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
    ("a = -b", #"<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>"#),
    (
      "p(1 \\mid 2)",
      #"<mi>p</mi><mo stretchy="false">(</mo><mn>1</mn>"#
        + #"<mo stretchy="false" lspace="0.2778em" rspace="0.2778em">|</mo>"#
        + #"<mn>2</mn><mo stretchy="false">)</mo>"#
    ),
    (
      "a, b; c",
      #"<mi>a</mi><mo separator="true">,</mo><mi>b</mi><mo separator="true">;</mo><mi>c</mi>"#
    ),
    (
      "j|i",
      #"<mi>j</mi><mo stretchy="false" lspace="0em" rspace="0em">|</mo><mi>i</mi>"#
    ),
    (
      "|-3|",
      #"<mo fence="true" form="prefix" stretchy="false">|</mo><mo form="prefix">−</mo><mn>3</mn>"#
        + #"<mo fence="true" form="postfix" stretchy="false">|</mo>"#
    ),
    (
      "\\lVert x \\rVert^2",
      #"<mo fence="true" form="prefix" stretchy="false">‖</mo><mi>x</mi>"#
        + #"<msup><mo fence="true" form="postfix" stretchy="false">‖</mo><mn>2</mn></msup>"#
    ),
    ("1{,}5", #"<mn>1</mn><mo lspace="0em" rspace="0em">,</mo><mn>5</mn>"#),
    (":=", #"<mo rspace="0em">:</mo><mo lspace="0em">=</mo>"#),
    (
      "f(\\cdot)",
      #"<mi>f</mi><mo stretchy="false">(</mo><mo lspace="0em" rspace="0em">⋅</mo>"#
        + #"<mo stretchy="false">)</mo>"#
    ),
    ("a \\ldots b", #"<mi>a</mi><mo lspace="0.1667em" rspace="0.1667em">…</mo><mi>b</mi>"#),
    ("a \\le b \\to \\infty", "<mi>a</mi><mo>≤</mo><mi>b</mi><mo>→</mo><mi>∞</mi>"),
    ("a < b", "<mi>a</mi><mo><</mo><mi>b</mi>"),
  ])
  func signs(_ source: String, _ expected: String) throws {
    #expect(mathMLInside(try TeXFormula(source), display: false) == expected)
  }

  @Test(arguments: [
    (
      "\\Gamma\\gamma\\nabla",
      #"<mi mathvariant="normal">Γ</mi><mi>γ</mi><mi mathvariant="normal">∇</mi>"#
    ),
    ("\\epsilon\\varepsilon\\phi\\varphi", "<mi>ϵ</mi><mi>ε</mi><mi>ϕ</mi><mi>φ</mi>"),
    ("\\mathrm{d}", #"<mi mathvariant="normal">d</mi>"#),
    ("\\mathrm{old}", #"<mi mathvariant="normal">old</mi>"#),
    ("\\mathrm{x_1}", #"<msub><mi mathvariant="normal">x</mi><mn>1</mn></msub>"#),
    ("\\mathbf{x}\\mathbf 0", "<mi>𝐱</mi><mn>𝟎</mn>"),
    ("\\mathbf{\\mu}\\boldsymbol\\mu", "<mi>𝛍</mi><mi>𝝁</mi>"),
    ("\\boldsymbol{x}\\boldsymbol\\Sigma", "<mi>𝒙</mi><mi>𝚺</mi>"),
    ("\\mathcal{N}\\mathcal{L}", "<mi>𝒩</mi><mi>ℒ</mi>"),
    ("\\mathbb{R}\\mathbb{E}\\mathbb{1}", "<mi>ℝ</mi><mi>𝔼</mi><mn>𝟙</mn>"),
    ("\\mathbf{\\hat{x}}", #"<mover accent="true"><mi>𝐱</mi><mo stretchy="false">ˆ</mo></mover>"#),
    ("\\bar x", #"<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>"#),
    ("\\tilde{x}", #"<mover accent="true"><mi>x</mi><mo stretchy="false">˜</mo></mover>"#),
    (
      "\\vec x",
      #"<mover accent="true"><mi>x</mi>"#
        + #"<mo stretchy="false" style="font-size: 0.6em">→</mo></mover>"#
    ),
  ])
  func letters(_ source: String, _ expected: String) throws {
    #expect(mathMLInside(try TeXFormula(source), display: false) == expected)
  }

  @Test(arguments: [
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x_10", "<msub><mi>x</mi><mn>1</mn></msub><mn>0</mn>"),
    ("10^2", "<msup><mn>10</mn><mn>2</mn></msup>"),
    ("^2", "<msup><mrow></mrow><mn>2</mn></msup>"),
    ("x'", #"<msup><mi>x</mi><mo lspace="0em" rspace="0em">′</mo></msup>"#),
    ("x''", #"<msup><mi>x</mi><mo lspace="0em" rspace="0em">″</mo></msup>"#),
    (
      "x'^2",
      #"<msup><mi>x</mi><mrow><mo lspace="0em" rspace="0em">′</mo><mn>2</mn></mrow></msup>"#
    ),
    (
      "x^{a+b}",
      #"<msup><mi>x</mi><mrow><mi>a</mi><mo lspace="0em" rspace="0em">+</mo><mi>b</mi></mrow></msup>"#
    ),
    ("x^\\frac12", "<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>"),
    (
      "\\hat\\sigma_1^2",
      #"<msubsup><mover accent="true"><mi>σ</mi><mo stretchy="false">ˆ</mo></mover>"#
        + "<mn>1</mn><mn>2</mn></msubsup>"
    ),
    ("\\frac{a}{b + c}", "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac>"),
    (
      "\\dfrac12",
      #"<mstyle displaystyle="true" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>"#
    ),
    (
      "\\tfrac12",
      #"<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>"#
    ),
    ("\\sqrt{x + 1}", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    (
      "\\left( a \\right]",
      #"<mrow><mo fence="true" form="prefix" stretchy="true">(</mo><mi>a</mi>"#
        + #"<mo fence="true" form="postfix" stretchy="true">]</mo></mrow>"#
    ),
    (
      "\\left. a \\right|_0",
      #"<msub><mrow><mi>a</mi><mo fence="true" form="postfix" stretchy="true">|</mo></mrow>"#
        + "<mn>0</mn></msub>"
    ),
    (
      "\\Bigr)^2",
      #"<msup><mrow><mo stretchy="true" symmetric="true" minsize="1.8em" maxsize="1.8em" "#
        + #"form="postfix">)</mo></mrow><mn>2</mn></msup>"#
    ),
  ])
  func arrangements(_ source: String, _ expected: String) throws {
    #expect(mathMLInside(try TeXFormula(source), display: false) == expected)
  }

  /// Between a function and its argument stands U+2061, and a thin space unless a parenthesis follows.
  @Test(arguments: [
    ("\\log x", "<mi>log</mi><mo>\u{2061}</mo>THIN<mi>x</mi>"),
    (
      "\\log(x)",
      "<mi>log</mi><mo>\u{2061}</mo>"
        + #"<mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
    ),
    ("2\\log x", "<mn>2</mn>THIN<mi>log</mi><mo>\u{2061}</mo>THIN<mi>x</mi>"),
    ("\\log\\sum x", "<mi>log</mi><mo>\u{2061}</mo><mo>∑</mo><mi>x</mi>"),
    ("\\log -x", #"<mi>log</mi><mo>\#u{2061}</mo>THIN<mo form="prefix">−</mo><mi>x</mi>"#),
    ("\\max", "<mi>max</mi>"),
    (
      "\\arg\\max f",
      "<mi>arg</mi><mo>\u{2061}</mo>THIN<mi>max</mi><mo>\u{2061}</mo>THIN<mi>f</mi>"
    ),
    ("\\argmax f", "<mi>arg\u{2009}max</mi><mo>\u{2061}</mo>THIN<mi>f</mi>"),
    ("\\operatorname{tr} A", "<mi>tr</mi><mo>\u{2061}</mo>THIN<mi>A</mi>"),
    ("\\operatorname{E} X", #"<mi mathvariant="normal">E</mi><mo>\#u{2061}</mo>THIN<mi>X</mi>"#),
  ])
  func functions(_ source: String, _ expected: String) throws {
    let thin = #"<mspace width="0.1667em"></mspace>"#
    let found = mathMLInside(try TeXFormula(source), display: false)
    #expect(found == expected.replacing("THIN", with: thin))
  }

  @Test(arguments: [
    ("\\sum_i", "<msub><mo>∑</mo><mi>i</mi></msub>", "<munder><mo>∑</mo><mi>i</mi></munder>"),
    (
      "\\prod_i^n", "<msubsup><mo>∏</mo><mi>i</mi><mi>n</mi></msubsup>",
      "<munderover><mo>∏</mo><mi>i</mi><mi>n</mi></munderover>"
    ),
    ("\\max^n", "<msup><mi>max</mi><mi>n</mi></msup>", "<mover><mi>max</mi><mi>n</mi></mover>"),
    (
      "\\operatorname*{sup}_x", "<msub><mi>sup</mi><mi>x</mi></msub>",
      "<munder><mi>sup</mi><mi>x</mi></munder>"
    ),
    ("\\int_0", "<msub><mo>∫</mo><mn>0</mn></msub>", "<msub><mo>∫</mo><mn>0</mn></msub>"),
    ("\\log_2", "<msub><mi>log</mi><mn>2</mn></msub>", "<msub><mi>log</mi><mn>2</mn></msub>"),
    (
      "\\frac{\\sum_i}{n}", "<mfrac><msub><mo>∑</mo><mi>i</mi></msub><mi>n</mi></mfrac>",
      "<mfrac><msub><mo>∑</mo><mi>i</mi></msub><mi>n</mi></mfrac>"
    ),
    (
      "\\sqrt{\\sum_i}", "<msqrt><msub><mo>∑</mo><mi>i</mi></msub></msqrt>",
      "<msqrt><munder><mo>∑</mo><mi>i</mi></munder></msqrt>"
    ),
  ])
  func limits(_ source: String, inline: String, display: String) throws {
    let formula = try TeXFormula(source)
    #expect(mathMLInside(formula, display: false) == inline)
    #expect(mathMLInside(formula, display: true) == display)
  }

  @Test func matrix() throws {
    let formula = try TeXFormula("\\begin{pmatrix} 1 & 2 \\\\ 3 \\\\ \\end{pmatrix}")
    #expect(
      mathMLInside(formula, display: true)
        == #"<mrow><mo fence="true" form="prefix" stretchy="true">(</mo>"#
        + #"<mtable style="border-spacing: 0">"#
        + "<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
        + "<mtr><mtd><mn>3</mn></mtd><mtd></mtd></mtr></mtable>"
        + #"<mo fence="true" form="postfix" stretchy="true">)</mo></mrow>"#)
  }

  @Test func alignedLines() throws {
    let formula = try TeXFormula("\\begin{aligned} a &= \\sum_i b \\\\ &- c \\end{aligned}")
    let right =
      #"<mtd style="text-align: right; text-align: -webkit-right; padding-right: 0; "#
      + #"padding-left: 0">"#
    let left = #"<mtd style="text-align: left; text-align: -webkit-left; padding-left: 0">"#
    #expect(
      mathMLInside(formula, display: false)
        == #"<mtable style="border-spacing: 0" displaystyle="true">"#
        + "<mtr>\(right)<mi>a</mi></mtd>"
        + "\(left)<mo>=</mo><munder><mo>∑</mo><mi>i</mi></munder><mi>b</mi></mtd></mtr>"
        + "<mtr>\(right)</mtd>"
        + #"\#(left)<mo form="infix">−</mo><mi>c</mi></mtd></mtr></mtable>"#)
  }

  @Test func cases() throws {
    let formula = try TeXFormula("\\begin{cases} a & \\text{if } b \\end{cases}")
    let cell = #"<mtd style="text-align: left; text-align: -webkit-left">"#
    #expect(
      mathMLInside(formula, display: false)
        == #"<mrow><mo fence="true" form="prefix" stretchy="true">{</mo>"#
        + #"<mtable style="border-spacing: 0">"#
        + "<mtr>\(cell)<mi>a</mi></mtd>\(cell)<mtext>if\u{A0}</mtext><mi>b</mi></mtd></mtr>"
        + "</mtable></mrow>")
  }

  @Test func spaces() throws {
    let formula = try TeXFormula("a\\,\\:\\;\\!\\ \\quad\\qquad~b")
    let widths = ["0.1667em", "0.2222em", "0.2778em", "", "0.3333em", "1em", "2em", "0.3333em"]
    let spaces = widths.map {
      $0.isEmpty
        ? #"<mspace style="margin-inline-start: -0.1667em"></mspace>"#
        : #"<mspace width="\#($0)"></mspace>"#
    }
    #expect(
      mathMLInside(formula, display: false) == "<mi>a</mi>" + spaces.joined() + "<mi>b</mi>")
  }

  /// What is typed as Unicode reads like the command for it.
  @Test(arguments: [
    ("μ̂⁽ʲ⁾", "\\hat\\mu^{(j)}"), ("σ₁²", "\\sigma_1^2"), ("−2 ≤ x", "-2 \\le x"),
    ("x ∈ ℝᵈ", "x \\in ℝ^{d}"), ("‖x‖", "\\|x\\|"), ("½", "\\tfrac12"), ("Σ⁻¹", "\\Sigma^{-1}"),
    ("a · b", "a \\cdot b"), ("a ∣ b", "a \\mid b"), ("f′", "f'"), ("∑ᵢ", "\\sum_i"),
    ("1, …, K", "1, \\ldots, K"), ("x̄", "\\bar x"), ("∞", "\\infty"),
    ("θ → ∂", "\\theta \\to \\partial"),
  ])
  func unicode(_ typed: String, _ source: String) throws {
    let (typed, source) = (try TeXFormula(typed), try TeXFormula(source))
    #expect(mathMLInside(typed, display: true) == mathMLInside(source, display: true))
  }

  @Test func rootElement() throws {
    let formula = try TeXFormula("a < \\frac{b}{2}")
    #expect(
      mathMLText(formula.mathML(display: true))
        == #"<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="a < b/2">"#
        + "<mi>a</mi><mo><</mo><mfrac><mi>b</mi><mn>2</mn></mfrac></math>")
  }

  @Test func drawnValues() throws {
    let formula = try TeXFormula([
      .text("\\mu_1 = "), .value("mean"), .text("^2 + \\text{of "), .value("n"), .text("}"),
    ])
    #expect(formula.valueNames == ["mean", "n"])
    #expect(
      mathMLText(formula.mathML(display: false))
        == #"<math xmlns="http://www.w3.org/1998/Math/MathML">"#
        + "<msub><mi>μ</mi><mn>1</mn></msub><mo>=</mo>"
        + "<msup><mn>[mean]</mn><mn>2</mn></msup><mo>+</mo>"
        + "<mrow><mtext>of\u{A0}</mtext><mn>[n]</mn></mrow></math>")
  }
}
