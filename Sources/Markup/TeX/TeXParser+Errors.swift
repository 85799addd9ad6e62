// Errors that several parts of the parser find.

extension TeXParser {
  /// Something that ends what was never begun.
  static func stray(_ token: TeXToken) -> TeXError {
    let (problem, advice) = reasons(token.kind)
    return TeXError(offset: token.offset, problem: problem, advice: advice)
  }

  private static func reasons(_ kind: TeXToken.Kind) -> (problem: String, advice: String) {
    switch kind {
    case .close:
      ("this } closes nothing", "Take it away, or write \\} for a brace that is to be seen")
    case .ampersand:
      (
        "this & stands outside the cells of a table",
        "Write it only between the cells of \\begin{aligned} and the like, or \\& for the sign"
      )
    case .rowBreak:
      (
        "this \\\\ stands outside the rows of a table",
        "Write the lines between \\begin{aligned} and \\end{aligned}"
      )
    case .command("right"):
      ("this \\right has no \\left", "Write \\left( where it begins, or leave out \\right")
    case .command("end"):
      ("this \\end has no \\begin", "Write \\begin{aligned} where it begins, or take it away")
    default: ("this cannot stand here", "Take it away, or put braces around what belongs together")
    }
  }

  static func unclosed(_ brace: TeXToken) -> TeXError {
    TeXError(
      offset: brace.offset, problem: "this { is not closed", advice: "Write } where it ends")
  }

  static func unknown(_ name: String, at offset: Int) -> TeXError {
    if name.isEmpty {
      return TeXError(
        offset: offset, problem: "a backslash stands before nothing",
        advice: "Write the name of a command after it, or take it away")
    }
    let nearest = relatives[name] ?? Spelling.nearest(to: name, among: TeXCommand.all.keys)
    return TeXError(
      offset: offset, problem: "there is no command \\\(short(name)) here",
      advice: nearest.map { "Write \\\($0), if that is meant" }
        ?? """
        Known are Greek letters, \\frac, \\sqrt, \\sum, \\prod, \\log, \\exp, \\hat, \\mathbf, \
        \\mathcal, \\mathrm, \\text, \\left, \\right, \\begin, and common signs such as \\le
        """)
  }

  /// Commands of TeX that aren't known here, and the known one that comes nearest.
  private static let relatives = [
    "widehat": "hat", "widetilde": "tilde", "overline": "bar", "underline": "bar",
    "mathbbm": "mathbb", "mathscr": "mathcal", "mathsf": "mathrm", "mathit": "mathrm",
    "textbf": "mathbf", "textrm": "text", "textit": "text", "mbox": "text", "hbox": "text",
    "leqslant": "le", "geqslant": "ge", "infinity": "infty", "middle": "mid", "given": "mid",
    "longrightarrow": "to", "displaystyle": "dfrac", "cfrac": "dfrac", "over": "frac",
    "intercal": "top", "transpose": "top", "dotsc": "dots", "dotsb": "cdots",
  ]

  /// A name as an error message shows it.
  static func short(_ name: String) -> String {
    let shown = name.prefix(30).map { $0.isWhitespace ? " " : named($0) }.joined()
    return name.count > 30 ? shown + "…" : shown
  }
}
