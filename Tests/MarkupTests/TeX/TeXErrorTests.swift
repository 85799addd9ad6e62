import Markup
import Testing

@Suite("Errors in TeX")
struct TeXErrorTests {
  @Test(arguments: [
    ("", 0, "this formula is empty"),
    ("  ", 0, "this formula is empty"),
    ("x^", 1, "^ has nothing to apply to"),
    ("{x_}", 2, "_ has nothing to apply to"),
    ("x^_2", 1, "^ has nothing to apply to"),
    ("\\frac{a}", 0, "\\frac has nothing to apply to"),
    ("a \\hat", 2, "\\hat has nothing to apply to"),
    ("\\sqrt[3]", 0, "\\sqrt has nothing to apply to"),
    ("x^(i)", 2, "^ applies to this parenthesis only"),
    ("x^2^3", 3, "this is a second superscript on the same symbol"),
    ("x_1_2", 3, "this is a second subscript on the same symbol"),
    ("x^2'", 3, "this is a second superscript on the same symbol"),
    ("x²^2", 2, "this is a second superscript on the same symbol"),
    ("{a", 0, "this { is not closed"),
    ("\\left( {a \\right)", 7, "this { is not closed"),
    ("a}", 1, "this } closes nothing"),
    ("a & b", 2, "this & stands outside the cells of a table"),
    ("\\begin{matrix} {a & b} \\end{matrix}", 18, "this & stands outside the cells of a table"),
    ("a \\\\ b", 2, "this \\\\ stands outside the rows of a table"),
    ("\\left( x", 0, "this \\left has no \\right"),
    ("x \\right)", 2, "this \\right has no \\left"),
    ("\\left x \\right)", 0, "\\left is not followed by a delimiter"),
    ("\\left( x \\right", 9, "\\right is not followed by a delimiter"),
    ("\\bigl.", 0, "\\bigl is not followed by a delimiter"),
    ("\\sqrt[3{x}", 5, "this [ is not closed"),
    ("\\foo", 0, "there is no command \\foo here"),
    ("a \\", 2, "a backslash stands before nothing"),
    ("\\begin{align} x \\end{align}", 0, "there is no environment called align here"),
    ("\\begin{cases} x", 0, "\\begin{cases} is never ended"),
    ("\\begin{cases} x \\end{matrix}", 16, "\\begin{cases} is ended by \\end{matrix}"),
    ("\\begin cases", 0, "\\begin is not followed by a name in braces"),
    ("x \\end{cases}", 2, "this \\end has no \\begin"),
    ("\\begin{cases} a & b & c \\end{cases}", 20, "this & begins a third column of cases"),
    ("\\begin{matrix} a \\\\[2pt] b \\end{matrix}", 19, "a distance after \\\\ is not supported"),
    ("\\left( \\begin{matrix} x \\right)", 24, "this \\right has no \\left"),
    ("\\begin{matrix} \\left( x \\end{matrix}", 15, "this \\left has no \\right"),
    ("\\text x", 0, "\\text has no braces after it"),
    ("\\text{x", 5, "this { is not closed"),
    ("\\text{a_b}", 7, "^, _, & and \\\\ cannot stand in \\text"),
    ("\\text{5%}", 7, "% has no meaning in \\text"),
    ("\\text{a \\mu}", 8, "\\mu cannot stand in \\text"),
    ("\\operatorname{a+b}", 0, "\\operatorname is not followed by a name in braces"),
    ("5%", 1, "% has no meaning in a formula"),
    ("$x$", 0, "$ has no meaning in a formula"),
    ("a\u{7}", 1, "U+0007 has no meaning in a formula"),
    ("a\u{F0000}", 1, "U+F0000 has no meaning in a formula"),
    ("\\text{a\u{202E}b}", 7, "U+202E has no meaning in \\text"),
    ("√x", 0, "√ has no meaning in a formula"),
    ("x\u{301}", 0, "x\u{301} has no meaning in a formula"),
  ])
  func refuses(_ source: String, at offset: Int, _ problem: String) throws {
    let error = try #require(throws: TeXError.self) { try TeXFormula(source) }
    #expect(error.problem == problem)
    #expect(error.offset == offset)
    #expect(!error.advice.isEmpty && !error.advice.hasSuffix("."))
  }

  @Test(arguments: [
    ("\\fraq{a}{b}", "Write \\frac, if that is meant"),
    ("\\sgima", "Write \\sigma, if that is meant"),
    ("\\Mu", "Write \\mu, if that is meant"),
    ("\\mux", "Write \\mu, if that is meant"),
    ("\\infinity", "Write \\infty, if that is meant"),
    ("\\leqslant", "Write \\le, if that is meant"),
    ("\\begin{align} \\end{align}", "Write \\begin{aligned}, if that is meant"),
    ("\\begin{pmatirx} \\end{pmatirx}", "Write \\begin{pmatrix}, if that is meant"),
    (
      "\\begin{tikzpicture} \\end{tikzpicture}",
      "Write one of matrix, pmatrix, bmatrix, vmatrix, aligned, cases"
    ),
    (
      "\\chemfig{A}",
      "Known are Greek letters, \\frac, \\sqrt, \\sum, \\prod, \\log, \\exp, \\hat, \\mathbf, "
        + "\\mathcal, \\mathrm, \\text, \\left, \\right, \\begin, and common signs such as \\le"
    ),
    ("5%", "Write \\% for the sign; comments are not supported"),
    ("x^(i)", "Put all that belongs to it into braces, such as x^{(i)}"),
    ("\\sqrt(x)", "Put all that belongs to it into braces, such as \\sqrt{(i)}"),
  ])
  func advises(_ source: String, _ advice: String) throws {
    let error = try #require(throws: TeXError.self) { try TeXFormula(source) }
    #expect(error.advice == advice)
  }

  @Test func countsValuesAsOneCharacter() throws {
    let error = try #require(throws: TeXError.self) {
      try TeXFormula([.text("\\mu ="), .value("mean-of-cluster"), .text("\r\n+ é }")])
    }
    #expect(error.offset == 11)
    #expect(error.description.hasPrefix("character 12 of the formula: this } closes nothing. "))
  }

  @Test(arguments: [
    ("{", "}"), ("\\frac1{", "}"), ("x^{", "}"), ("\\left(", "\\right)"), ("\\hat", ""),
    ("\\sqrt[", "]x"), ("\\begin{matrix}", "\\end{matrix}"), ("\\mathbf{", "}"),
    ("\\mathbf", ""), ("x_{", "}"),
  ])
  func depth(_ opening: String, _ closing: String) throws {
    func nested(_ levels: Int) -> String {
      let ends = closing.isEmpty ? "" : String(repeating: closing, count: levels)
      return String(repeating: opening + " ", count: levels) + "x" + ends
    }
    // Some of these take two levels of the 64 each.
    let formula = try TeXFormula(nested(31))
    #expect(malformedMathML(formula.mathML(display: true)) == nil)
    #expect(!formula.plainText { $0 }.isEmpty)
    let error = try #require(throws: TeXError.self) { try TeXFormula(nested(150)) }
    #expect(error.problem == "this formula is nested deeper than 64 levels")
  }

  @Test func deepest() throws {
    func nested(_ levels: Int) -> [TeXPiece] {
      [.text(String(repeating: "{", count: levels) + "x" + String(repeating: "}", count: levels))]
    }
    #expect(try TeXFormula(nested(64)).plainText { $0 } == "x")
    let error = try #require(throws: TeXError.self) { try TeXFormula(nested(65)) }
    #expect(error.offset == 64)
  }

  @Test func length() throws {
    #expect(try TeXFormula(String(repeating: "x", count: 5_000)).valueNames == [])
    for pieces in [
      [TeXPiece.text(String(repeating: "x", count: 5_001))],
      Array(repeating: .value("v"), count: 5_001),
      [.text(String(repeating: "\\alpha", count: 900))],
    ] {
      let error = try #require(throws: TeXError.self) { try TeXFormula(pieces) }
      #expect(error.problem == "this formula has more than 5,000 characters")
      #expect(error.offset == 5_000)
    }
  }
}
