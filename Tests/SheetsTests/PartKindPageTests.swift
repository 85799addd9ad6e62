import Exercises
import Grading
import Markup
import Sheets
import TestSupport
import Testing

@Suite("Pages with every kind of part")
struct PartKindPageTests {
  private func pages() throws -> (pages: AssignmentPages, sheet: StudentSheet) {
    let folder = BankFolder(own: nil, standard: Checkout.root)
    let templates = try PageTemplates { page in
      let (path, bytes) = try folder.template(page.file)
      let template = try Template.page(bytes, file: path) { try folder.template($0).bytes }
      return (template, path)
    }
    let assignment = try EveryKind.bothProblems()
    let sheet = try assignment.sheet(student: "ana", secret: try Checkout.sampleSecret())
    return (try AssignmentPages(assignment, templates: templates, tool: "gmm-quiz test"), sheet)
  }

  private func body(_ bytes: [UInt8]) throws -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text[try #require(text.range(of: "<main")).lowerBound...])
  }

  @Test func theSheetHasAFieldForEach() throws {
    let (pages, sheet) = try pages()
    let page = try body(pages.sheet(sheet, for: PageTests.ana, due: nil))
    for hint in [
      "5 numbers, each to five decimals; semicolons or spaces between them",
      "5 whole numbers; semicolons or spaces between them", "choose one",
      "the letters in the right order, with commas between them",
      "2 numbers, each to five decimals; semicolons or spaces between them; all of them have to be "
        + "right",
      "between them; each two neighbours in the right order earn a share",
      "Where several numbers go into one field, each right one earns a share, unless the field says "
        + "otherwise.",
      "Where steps are to be put in order, the whole order has to be right, unless the field says "
        + "otherwise.",
    ] { #expect(page.contains(hint), "\(hint)") }
    #expect(page.components(separatedBy: "type=\"radio\"").count == 1 + (2 + 4) + (2 + 6))
    #expect(page.components(separatedBy: "type=\"checkbox\"").count == 1 + 3 + 3)
    #expect(page.components(separatedBy: "type=\"text\"").count == 1 + 6 + 7)
    // Every choice is a fieldset with a legend, every input has a name that is read aloud.
    #expect(page.components(separatedBy: "<fieldset").count == 1 + 3 + 3)
    #expect(page.components(separatedBy: "<legend").count == 1 + 3 + 3)
    for input in page.components(separatedBy: "<input ").dropFirst().filter({ $0.contains("name=") }
    ) {
      #expect(input.prefix { $0 != ">" }.contains("aria-labelledby="))
    }
  }

  @Test func theMatrixSaysHowItIsTyped() throws {
    let (pages, sheet) = try pages()
    let page = try body(pages.sheet(sheet, for: PageTests.ana, due: nil))
    #expect(
      page.contains(
        "2 rows of 2 numbers, each to three decimals; commas or spaces between the numbers of a row, "
          + "a semicolon after each row but the last"))
  }

  /// No id of an option, no name of a mistake, no condition, no explanation and no chosen button.
  @Test func theSheetTellsNothing() throws {
    let (pages, sheet) = try pages()
    let page = try body(pages.sheet(sheet, for: PageTests.ana, due: nil))
    // Ids of a single letter can't be told from the letters of the options.
    let options = sheet.variants.flatMap { $0.options.values.joined() }
    for option in options where option.id.count > 1 {
      #expect(!page.contains("\"\(option.id)\""), "\(option.id)")
      #expect(!page.contains("-\(option.id)\""), "\(option.id)")
      if option.id.hasPrefix("e-") || option.id.hasPrefix("m-") {
        #expect(!page.contains(option.id), "\(option.id)")
      }
    }
    for word in ["It is nearer", "checked", "data-truth", ">true<", ">false<", "<details"] {
      #expect(!page.contains(word), "\(word)")
    }
    for case .entries(let key) in try sheet.variants.flatMap({ try $0.keys() }) {
      guard case .number(let tolerance) = key.rule else { continue }
      for value in key.values where value.exact?.isInteger != true {
        #expect(!page.contains(tolerance.digits.rounded(value).decimal.plain.drop { $0 == "-" }))
      }
    }
  }

  @Test func theSolutionShowsEachAnswer() throws {
    let (pages, sheet) = try pages()
    let page = try body(try pages.solution(sheet, for: PageTests.ana, due: nil))
    let keys = try sheet.variants[0].keysByPart()
    #expect(page.contains(">0.29421, 0.62246, 0.65135, 0.10669, 0.05340</span>"))
    #expect(page.contains(">−0.53733, 0.68113</span>"))
    #expect(page.contains("<span>To tick:</span> <span class=\"value\">\(keys["t"]?.text ?? "")<"))
    #expect(
      page.contains("<span>To choose:</span> <span class=\"value\">\(keys["n"]?.text ?? "")<"))
    #expect(page.contains("<span>To write:</span> <span class=\"value\">\(keys["o"]?.text ?? "")<"))
    #expect(page.contains("It is nearer."))
    // The steps stand in their order, and are neither true nor false.
    let steps = try #require(page.range(of: "Compute the densities"))
    let last = try #require(page.range(of: "Sum the posteriors over the points."))
    #expect(steps.lowerBound < last.lowerBound)
    #expect(!page[steps.lowerBound..<last.lowerBound].contains("data-truth"))
  }

  @Test func practiceSheetsFoldTheAnswersAway() throws {
    let (pages, sheet) = try pages()
    let page = try body(try pages.selfCheckSheet(sheet, for: PageTests.ana, due: nil))
    for key in try sheet.variants[0].keys() {
      #expect(page.contains(">\(key.typeset)</p></details>"), "\(key.typeset)")
    }
  }
}
