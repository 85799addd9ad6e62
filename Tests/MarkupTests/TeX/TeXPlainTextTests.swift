import Markup
import Testing

@Suite("TeX as plain text")
struct TeXPlainTextTests {
  @Test(arguments: [
    ("p(1 \\mid 1)", "p(1 | 1)"),
    ("\\hat\\mu^{(1)}", "μ̂⁽¹⁾"),
    ("\\hat\\sigma_1^2", "σ̂₁²"),
    ("\\hat{\\sigma_1^2}", "σ̂₁²"),
    ("\\sum_{i=1}^{n}", "Σᵢ₌₁ⁿ"),
    ("\\bar x + \\tilde y - \\vec v", "x̄ + ỹ − v⃗"),
    ("\\hat{ab}", "hat(ab)"),
    ("x^q", "x^q"),
    ("x^{q+1}", "x^(q + 1)"),
    ("x_q^2", "x_(q)²"),
    ("\\theta_{\\mathrm{old}}", "θ_(old)"),
    ("x_{i,j}", "x_(i, j)"),
    ("x_{i+1}^{-1}", "xᵢ₊₁⁻¹"),
    ("x^{y^2}", "x^(y²)"),
    ("x'^2 + f''", "x′² + f″"),
    ("(x - \\mu)^\\top", "(x − μ)ᵀ"),
    ("x^*", "x*"),
    ("\\phi^\\phi_\\phi", "ϕᵩᵠ"),
    ("{a + b}^2", "(a + b)²"),
    ("{ab}^2", "(ab)²"),
    ("{a}^2", "a²"),
  ])
  func scripts(_ source: String, _ expected: String) throws {
    #expect(try plain(source) == expected)
  }

  @Test(arguments: [
    ("\\frac{a}{b}", "a/b"),
    ("\\frac{a + b}{c}", "(a + b)/c"),
    ("\\frac{a}{b + c}", "a/(b + c)"),
    ("\\frac{ab}{cd}", "ab/(cd)"),
    ("\\frac{a}{\\frac{b}{c}}", "a/(b/c)"),
    ("\\frac{\\frac{a}{b}}{c}", "(a/b)/c"),
    ("\\frac{-a}{b}", "−a/b"),
    ("\\frac{a}{-b}", "a/(−b)"),
    ("\\frac{\\sum_i x_i}{n}", "(Σᵢ xᵢ)/n"),
    ("\\frac{\\log x}{2}", "(log x)/2"),
    ("\\frac{a}{(b + c)}", "a/(b + c)"),
    ("\\frac{a}{(b + c)^2}", "a/(b + c)²"),
    ("\\frac{a}{(b)(c)}", "a/((b)(c))"),
    ("\\frac{a}{p(j \\mid i)}", "a/p(j | i)"),
    ("\\frac{a}{N(x; \\mu)}", "a/N(x; μ)"),
    ("\\frac{a}{d(x + y)}", "a/(d(x + y))"),
    ("\\frac{a}{d(x; y)z}", "a/(d(x; y) z)"),
    ("\\frac12 x", "(1/2) x"),
    ("x\\frac12", "x (1/2)"),
    ("x + \\frac12", "x + 1/2"),
    ("-\\frac12", "−1/2"),
    ("½(x - y)", "(1/2) (x − y)"),
    ("\\log\\frac{a}{b}", "log(a/b)"),
    ("\\sum_i \\frac{a}{b}", "Σᵢ (a/b)"),
    ("\\frac{a}{b}^2", "(a/b)²"),
    ("\\sqrt{x}", "√x"),
    ("\\sqrt{x + y}", "√(x + y)"),
    ("\\sqrt{2x}", "√(2x)"),
    ("2\\sqrt{x_1}", "2√x₁"),
    ("\\sqrt[3]{x}\\sqrt[n]{y}\\sqrt[q]{z}", "∛x ⁿ√y (q)√z"),
    ("\\left(-\\frac{\\lVert x\\rVert^2}{2\\sigma^2}\\right)", "(−‖x‖²/(2σ²))"),
    ("\\left. x \\right|_0", "x|₀"),
  ])
  func fractionsAndRoots(_ source: String, _ expected: String) throws {
    #expect(try plain(source) == expected)
  }

  @Test(arguments: [
    ("a=-b+c", "a = −b + c"),
    ("f(\\cdot,-1)", "f(·, −1)"),
    ("a:=b", "a := b"),
    ("1,\\ldots,K", "1, …, K"),
    ("x_1+\\cdots+x_n", "x₁ + ⋯ + xₙ"),
    ("p_jN", "pⱼ N"),
    ("2\\pi\\sigma^2I", "2πσ² I"),
    ("2\\log x", "2 log x"),
    ("\\log_2(x)", "log₂(x)"),
    ("\\max_{\\theta}(x)", "max_θ (x)"),
    ("\\exp\\left(x\\right)y", "exp(x) y"),
    ("\\argmax_j p", "arg maxⱼ p"),
    ("a\\,\\!b\\quad c", "a b  c"),
    ("a\\,|\\,b", "a | b"),
    ("\\mathrm{Cov}(X)", "Cov(X)"),
    ("P\\mathrm{BIC}", "P BIC"),
    ("\\mathbf{x}\\mathcal{N}\\mathbb{R}", "xNℝ"),
    ("\\text{if } x > 0", "if x > 0"),
    ("\\text{a\\_b, 5\\% \\{c\\}~it's}", "a_b, 5% {c} it’s"),
    ("a(x)/b", "a(x)/b"),
    ("x_1 / x_2", "x₁/x₂"),
    ("d\\lVert x\\rVert", "d ‖x‖"),
    ("f(x)g(x)", "f(x) g(x)"),
    ("p(j|i)p(k|i)", "p(j|i) p(k|i)"),
    ("p(a|b, c|d)", "p(a|b, c|d)"),
    ("a|x - y|b = |-z|", "a |x − y| b = |−z|"),
    ("\\frac{a}{|x - y|}", "a/|x − y|"),
    ("\\log\\|x\\|^2", "log‖x‖²"),
    ("\\int_0^1 x\\,dx", "∫₀¹ x dx"),
    ("x \\sim N", "x ~ N"),
    ("\\prod_i a * b", "Πᵢ a * b"),
    ("\\bigl(x\\bigr)", "(x)"),
    ("\\{0, 1\\}", "{0, 1}"),
    ("1{,}000", "1,000"),
  ])
  func spaces(_ source: String, _ expected: String) throws {
    #expect(try plain(source) == expected)
  }

  @Test(arguments: [
    ("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "(1, 2; 3, 4)"),
    ("\\begin{bmatrix} 1 \\\\ 2 \\\\ \\end{bmatrix}^\\top", "[1; 2]ᵀ"),
    ("\\begin{vmatrix} a & b \\end{vmatrix}", "|a, b|"),
    ("\\begin{matrix} a & b \\end{matrix}", "(a, b)"),
    (
      "\\begin{cases} x, & \\text{if } x > 0, \\\\ 0 & \\text{otherwise} \\end{cases}",
      "{ x, if x > 0; 0, otherwise }"
    ),
    ("\\begin{aligned} a &= b \\\\ &= -c \\end{aligned}", "a = b = −c"),
    ("\\begin{aligned} a &= b \\\\ &- c \\end{aligned}", "a = b − c"),
    ("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "a = b; c = d"),
    ("\\begin{aligned} a &= b, \\\\ c &= d \\end{aligned}", "a = b, c = d"),
    ("\\begin{aligned} a &= b & c &= d \\end{aligned}", "a = b  c = d"),
  ])
  func tables(_ source: String, _ expected: String) throws {
    #expect(try plain(source) == expected)
  }

  /// A drawn number gets parentheses where its sign or bar would be read wrongly.
  @Test(arguments: [
    ("2", "x − 2 = 2² + 1/2 + x², a2, 2a"),
    ("−3", "x − (−3) = (−3)² + 1/(−3) + x⁻³, a (−3), −3a"),
    ("1/3", "x − 1/3 = (1/3)² + 1/(1/3) + x^(1/3), a (1/3), (1/3) a"),
    ("0.5", "x − 0.5 = 0.5² + 1/0.5 + x^(0.5), a0.5, 0.5a"),
  ])
  func drawnValues(_ number: String, _ expected: String) throws {
    let value = TeXPiece.value("v")
    let formula = try TeXFormula([
      .text("x - "), value, .text(" = "), value, .text("^2 + \\frac{1}{"), value, .text("} + x^"),
      value, .text(", a"), value, .text(", "), value, .text("a"),
    ])
    var asked: [String] = []
    let text = formula.plainText { name in
      asked.append(name)
      return number
    }
    #expect(text == expected)
    #expect(asked == ["v"])
  }

  private func plain(_ source: String) throws -> String {
    try TeXFormula(source).plainText { $0 }
  }
}
