import Markup
import Testing

/// The formulas of the lecture, as an author writes them and as a terminal shows them.
@Suite("Formulas of the lecture")
struct TeXCourseTests {
  static let formulas = [
    (
      "N(x; \\mu, \\sigma^2 I) = (2\\pi\\sigma^2)^{-d/2} \\cdot"
        + " \\exp\\left(-\\frac{\\lVert x - \\mu\\rVert^2}{2\\sigma^2}\\right)",
      "N(x; μ, σ² I) = (2πσ²)^(−d/2) · exp(−‖x − μ‖²/(2σ²))"
    ),
    (
      "p(x \\mid \\theta) = \\sum_{j} p_j \\mathcal{N}(x; \\mu^{(j)}, \\sigma_j^2 I)",
      "p(x | θ) = Σⱼ pⱼ N(x; μ⁽ʲ⁾, σⱼ² I)"
    ),
    (
      "\\ell(\\theta) = \\sum_{i=1}^n \\log p(x^{(i)} \\mid \\theta)",
      "ℓ(θ) = Σᵢ₌₁ⁿ log p(x⁽ⁱ⁾ | θ)"
    ),
    (
      "p(j \\mid i) = \\frac{p_j N(x^{(i)}; \\mu^{(j)}, \\sigma_j^2 I)}{p(x^{(i)} \\mid \\theta)}",
      "p(j | i) = pⱼ N(x⁽ⁱ⁾; μ⁽ʲ⁾, σⱼ² I)/p(x⁽ⁱ⁾ | θ)"
    ),
    (
      "\\hat\\ell(\\theta) = \\sum_i \\sum_j p(j \\mid i) \\cdot"
        + " \\log\\frac{p_j N(x^{(i)}; \\mu^{(j)}, \\sigma_j^2 I)}{p(j \\mid i)}",
      "ℓ̂(θ) = Σᵢ Σⱼ p(j | i) · log(pⱼ N(x⁽ⁱ⁾; μ⁽ʲ⁾, σⱼ² I)/p(j | i))"
    ),
    (
      "\\hat\\mu^{(j)} = \\frac{\\sum_i p(j \\mid i)\\, x^{(i)}}{\\sum_i p(j \\mid i)}",
      "μ̂⁽ʲ⁾ = (Σᵢ p(j | i) x⁽ⁱ⁾)/(Σᵢ p(j | i))"
    ),
    ("\\hat p_j = \\frac{1}{n} \\sum_{i=1}^n p(j \\mid i)", "p̂ⱼ = (1/n) Σᵢ₌₁ⁿ p(j | i)"),
    (
      "\\hat\\sigma_j^2 = \\frac{\\sum_i p(j \\mid i) \\lVert x^{(i)} - \\hat\\mu^{(j)} \\rVert^2}"
        + "{d \\sum_i p(j \\mid i)}",
      "σ̂ⱼ² = (Σᵢ p(j | i) ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖²)/(d Σᵢ p(j | i))"
    ),
    ("\\hat n_j = \\sum_i p(j \\mid i)", "n̂ⱼ = Σᵢ p(j | i)"),
    ("\\delta(j \\mid i) \\in \\{0, 1\\}", "δ(j | i) ∈ {0, 1}"),
    ("p_j > 0,\\quad \\sum_{j=1}^K p_j = 1", "pⱼ > 0,  Σⱼ₌₁ᴷ pⱼ = 1"),
    ("x^{(i)} \\in \\mathbb{R}^d,\\ i = 1, \\ldots, n", "x⁽ⁱ⁾ ∈ ℝᵈ, i = 1, …, n"),
    ("\\Sigma_j = \\sigma_j^2 I_d", "Σⱼ = σⱼ² I_d"),
    (
      "N(x; \\mu, \\Sigma) = (2\\pi)^{-d/2} |\\Sigma|^{-1/2}"
        + " \\exp\\left(-\\tfrac12 (x - \\mu)^\\top \\Sigma^{-1} (x - \\mu)\\right)",
      "N(x; μ, Σ) = (2π)^(−d/2) |Σ|^(−1/2) exp(−(1/2) (x − μ)ᵀ Σ⁻¹(x − μ))"
    ),
    (
      "\\hat\\Sigma_j = \\frac{\\sum_i p(j \\mid i) (x^{(i)} - \\hat\\mu^{(j)})"
        + "(x^{(i)} - \\hat\\mu^{(j)})^\\top}{\\sum_i p(j \\mid i)}",
      "Σ̂ⱼ = (Σᵢ p(j | i)(x⁽ⁱ⁾ − μ̂⁽ʲ⁾)(x⁽ⁱ⁾ − μ̂⁽ʲ⁾)ᵀ)/(Σᵢ p(j | i))"
    ),
    (
      "\\hat\\Sigma = \\frac{1}{n} \\sum_j \\hat n_j \\hat\\Sigma_j", "Σ̂ = (1/n) Σⱼ n̂ⱼ Σ̂ⱼ"
    ),
    (
      "\\frac{\\sum_i \\lVert x^{(i)} - \\bar x \\rVert^2}{n d}", "(Σᵢ ‖x⁽ⁱ⁾ − x̄‖²)/(nd)"
    ),
    ("K - 1 + K d + K", "K − 1 + Kd + K"),
    ("\\frac{K d (d + 1)}{2}", "Kd(d + 1)/2"),
    ("\\ell - \\tfrac12 P \\ln n", "ℓ − (1/2) P ln n"),
    (
      "\\mu^{(1)} = -3, \\mu^{(2)} = 2, \\sigma_1^2 = \\sigma_2^2 = 4",
      "μ⁽¹⁾ = −3, μ⁽²⁾ = 2, σ₁² = σ₂² = 4"
    ),
    ("\\hat p_1,\\ \\hat\\mu_1,\\ \\hat\\sigma_1^2", "p̂₁, μ̂₁, σ̂₁²"),
    (
      "\\hat\\theta = \\arg\\max_\\theta \\hat\\ell(\\theta) \\ne \\theta",
      "θ̂ = arg max_θ ℓ̂(θ) ≠ θ"
    ),
    // Typed with the characters themselves.
    ("μ̂⁽ʲ⁾ = Σ_i p(j | i) x⁽ⁱ⁾ / Σ_i p(j | i)", "μ̂⁽ʲ⁾ = Σᵢ p(j|i) x⁽ⁱ⁾/Σᵢ p(j|i)"),
    ("p̂_j = (1/n) Σ_i p(j ∣ i)", "p̂ⱼ = (1/n) Σᵢ p(j | i)"),
    ("σ̂_j² ≥ 0, ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖² / (2σ²)", "σ̂ⱼ² ≥ 0, ‖x⁽ⁱ⁾ − μ̂⁽ʲ⁾‖²/(2σ²)"),
    ("−½ (x − μ)ᵀ Σ⁻¹ (x − μ)", "−(1/2) (x − μ)ᵀ Σ⁻¹(x − μ)"),
  ]

  @Test(arguments: formulas)
  func plainText(_ source: String, _ expected: String) throws {
    #expect(try TeXFormula(source).plainText { $0 } == expected)
  }

  /// Every element has the children that MathML wants, inline and as a display.
  @Test(arguments: formulas)
  func mathML(_ source: String, _ plain: String) throws {
    let formula = try TeXFormula(source)
    for display in [false, true] {
      let math = formula.mathML(display: display)
      #expect(malformedMathML(math) == nil)
    }
    #expect(mathMLText(formula.mathML(display: false)).contains(#" alttext="\#(plain)">"#))
  }

  @Test func posteriorInFull() throws {
    let formula = try TeXFormula("p(j \\mid i) = \\frac{p_j N_j}{\\sum_{k=1}^K p_k N_k}")
    #expect(
      mathMLInside(formula, display: true)
        == #"<mi>p</mi><mo stretchy="false">(</mo><mi>j</mi>"#
        + #"<mo stretchy="false" lspace="0.2778em" rspace="0.2778em">|</mo>"#
        + #"<mi>i</mi><mo stretchy="false">)</mo><mo>=</mo>"#
        + "<mfrac><mrow><msub><mi>p</mi><mi>j</mi></msub><msub><mi>N</mi><mi>j</mi></msub></mrow>"
        + "<mrow><msubsup><mo>∑</mo>"
        + #"<mrow><mi>k</mi><mo lspace="0em" rspace="0em">=</mo><mn>1</mn></mrow><mi>K</mi>"#
        + "</msubsup><msub><mi>p</mi><mi>k</mi></msub><msub><mi>N</mi><mi>k</mi></msub></mrow>"
        + "</mfrac>")
  }
}
