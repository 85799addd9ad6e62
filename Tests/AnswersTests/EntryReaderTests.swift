import Answers
import Scalars
import Testing

@Suite("Typed vectors and matrices")
struct EntryReaderTests {
  private func texts(_ numbers: [TypedNumber]) -> String {
    numbers.map { $0.value.exact.map { $0.description } ?? "?" }.joined(separator: " ")
  }

  @Test(arguments: [
    "0.5, -1.2", "0.5,-1.2", "(0.5; -1.2)", "[0.5 -1.2]", "0.5 -1.2", " ( 0.5 , -1.2 ) ",
    "0,5; -1,2", "0,5 -1,2", "[0,5;-1,2]", "1/2 ; −6/5", "50% -120%", "5e-1, -12e-1",
    "0.5\t-1.2", "0.5\n-1.2", ".5,-1.2", "0.5 ,-1.2", "0.5\u{A0}–1.2",
  ])
  func readsVectors(_ text: String) throws {
    #expect(texts(try EntryReader.readVector(text, count: 2)) == "0.5 -1.2", "\(text)")
  }

  /// Where a comma may be either, nothing is read.
  @Test(arguments: [
    ("1,2", 2), ("0,5", 2), ("0,5, 1,2", 2), ("0.5 1,2", 6), ("1,2,3", 2), ("(1,2)", 3),
    ("1/2,1/3", 4), ("1e3,5", 4), ("0, 1,5", 5), ("1.5, 1,5", 7), ("0,5,-1", 2), ("1,2/3", 2),
  ])
  func refusesAmbiguousCommas(_ text: String, _ column: Int) {
    let error = #expect(throws: ReadingError.self) { try EntryReader.readVector(text, count: 2) }
    #expect(error?.problem == .decimalOrSeparator, "\(text)")
    #expect(error?.column == column, "\(text)")
  }

  @Test(arguments: [
    ("0.5", 1, 4), ("", 0, 1), ("1; 2; 3", 3, 7), ("1 2 3", 3, 5), ("[1, 2, 3]", 3, 8),
  ])
  func saysHowManyEntriesAreExpected(_ text: String, _ count: Int, _ column: Int) {
    let error = #expect(throws: ReadingError.self) { try EntryReader.readVector(text, count: 2) }
    guard count > 0 else { return }
    #expect(error?.problem == .entries(count, expected: 2), "\(text)")
    #expect(error?.column == column, "\(text)")
  }

  @Test(arguments: [
    ("1; x", ReadingError.Problem.notANumber("x"), 4), ("1;; 2", .unexpected(";"), 3),
    ("1, , 2", .unexpected(","), 4), ("1, 2,", .unexpected(nil), 6), (",1 2", .unexpected(","), 1),
    ("1,; 2", .unexpected(","), 2), ("1; ,2", .unexpected(","), 4), ("(1, 2", .unclosed("("), 1),
    ("1, 2)", .unexpected(")"), 5), ("(1, 2]", .unclosed("("), 1),
    ("(1)(2)", .entries(1, expected: 2), 7), ("0.5 - 1.2", .entries(3, expected: 2), 7),
    ("()", .entries(0, expected: 2), 2), ("1; 1/0", .divisionByZero, 6), ("1; 1e999", .exponent, 5),
    ("1,5, 2; 3", .separators, 4), ("1; nan", .notANumber("nan"), 4),
  ])
  func refuses(_ text: String, _ problem: ReadingError.Problem, _ column: Int) {
    let error = #expect(throws: ReadingError.self) { try EntryReader.readVector(text, count: 2) }
    #expect(error?.problem == problem, "\(text)")
    #expect(error?.column == column, "\(text)")
  }

  /// Thousands and decimals stay apart inside a vector, too.
  @Test func commasThatMaySeparateThousandsAreRefused() {
    let error = #expect(throws: ReadingError.self) {
      try EntryReader.readVector("1,234; 2", count: 2)
    }
    #expect(error?.problem == .ambiguousComma(asSeparator: "1234", asPoint: "1.234"))
    #expect(error?.column == 2)
  }

  @Test(arguments: ["2,1,1,2", "2, 1, 1, 2", "2 1 1 2", "[2; 1; 1; 2]"])
  func whole(_ text: String) throws {
    let numbers = try EntryReader.readVector(text, count: 4, .wholeNumbers)
    #expect(texts(numbers) == "2 1 1 2", "\(text)")
  }

  @Test func oneEntryMayHaveADecimalComma() throws {
    #expect(texts(try EntryReader.readVector("0,5", count: 1)) == "0.5")
    #expect(texts(try EntryReader.readMatrix("[[0,5]]", rows: 1, columns: 1)) == "0.5")
  }

  @Test(arguments: [
    "[[1, 0.2], [0.2, 3]]", "1, 0.2; 0.2, 3", "1 0.2; 0.2 3", "[1, 0.2; 0.2, 3]",
    "1 0.2\n0.2 3", "1, 0.2;\r\n0.2, 3", "1; 0,2\n0,2; 3\n", "((1 0.2) (0.2 3))",
    "[1, 0.2] [0.2, 3]", "[1;0,2],[0,2;3]", "[[1, 0.2];\n [0.2, 3]]", "(1 0,2; 0,2 3)",
  ])
  func readsMatrices(_ text: String) throws {
    let numbers = try EntryReader.readMatrix(text, rows: 2, columns: 2)
    #expect(texts(numbers) == "1 0.2 0.2 3", "\(text)")
  }

  @Test(arguments: [
    ("1 0.2 0.2 3", ReadingError.Problem.rows(1, expected: 2), 12),
    ("1 2; 3 4; 5 6", .rows(3, expected: 2), 11),
    ("1 2; 3", .rowEntries(1, row: 2, expected: 2), 7),
    ("1 2 3; 4 5", .rowEntries(3, row: 1, expected: 2), 5),
    ("[[1, 2], [3, 4]", .unclosed("["), 1), ("[[1, 2] x [3, 4]]", .unexpected("x"), 9),
    ("[[1, 2],, [3, 4]]", .unexpected(","), 9), ("[[1, 2], [3, 4]] 5", .unexpected("5"), 18),
    ("[[1, 2], [3, 4],]", .unexpected(","), 16),
    ("1,2; 3,4", .decimalOrSeparator, 2), ("[[1,2], [3,4]]", .decimalOrSeparator, 4),
    ("1 2; 3 x", .notANumber("x"), 8), ("", .rows(1, expected: 2), 1),
  ])
  func refusesMatrices(_ text: String, _ problem: ReadingError.Problem, _ column: Int) {
    let error = #expect(throws: ReadingError.self) {
      try EntryReader.readMatrix(text, rows: 2, columns: 2)
    }
    #expect(error?.problem == problem, "\(text)")
    #expect(error?.column == column, "\(text)")
  }

  @Test func saysWhatToWrite() {
    let comma = #expect(throws: ReadingError.self) { try EntryReader.readVector("1,2", count: 2) }
    #expect(
      comma?.description
        == "column 2: the comma could be a decimal mark or stand between two entries. Write decimal "
        + "points, as in 0.5, 2, or spaces alone between the entries, as in 0,5 2.")
    let few = #expect(throws: ReadingError.self) { try EntryReader.readVector("1", count: 3) }
    #expect(
      few?.description
        == "column 2: there is 1 entry, but 3 are expected. Write all entries with semicolons "
        + "between them, as in 0.5; -1; 2.")
    let row = #expect(throws: ReadingError.self) {
      try EntryReader.readMatrix("1 2; 3", rows: 2, columns: 2)
    }
    #expect(
      row?.description
        == "column 7: row 2 has 1 entry, but 2 are expected. Write as many entries in every row, as "
        + "in 1, 0.5; 0.5, 3.")
  }

  @Test func limitsTheLength() {
    let long = String(repeating: "1 ", count: 501)
    let error = #expect(throws: ReadingError.self) { try EntryReader.readVector(long, count: 501) }
    #expect(error?.problem == .tooLong)
    let deep = String(repeating: "[", count: 1_000)
    #expect(throws: ReadingError.self) { try EntryReader.readMatrix(deep, rows: 2, columns: 2) }
  }

  /// Nothing may crash, and what a decimal point makes clear is never read otherwise.
  @Test func survivesAnything() {
    let alphabet = Array("0123456789.,;()[] \n-−/%e\u{A0}xn٣\u{301}")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...14, using: &generator)
      let text = String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
      #expect((try? EntryReader.readVector(text, count: 2))?.count ?? 2 == 2, "\(text)")
      #expect((try? EntryReader.readMatrix(text, rows: 2, columns: 2))?.count ?? 4 == 4, "\(text)")
      _ = try? LetterReader.readOrder(text, options: 4)
      _ = try? LetterReader.readChoice(text, options: 4)
    }
  }
}

@Suite("Typed choices and orders")
struct ChoiceReaderTests {
  @Test(arguments: [("b", 1), (" B ", 1), ("b,", 1), ("d;", 3), ("bb", 1)])
  func readsChoices(_ text: String, _ option: Int) throws {
    #expect(try LetterReader.readChoice(text, options: 4) == option)
  }

  @Test(arguments: [
    ("a,b", ReadingError.Problem.severalChoices(last: "d"), 3), (",", .noLetter(last: "d"), 2),
    ("e", .noSuchOption("e", last: "d", .choice), 1),
    ("2", .noSuchOption("2", last: "d", .choice), 1),
    ("ä", .noSuchOption("ä", last: "d", .choice), 1),
  ])
  func refusesChoices(_ text: String, _ problem: ReadingError.Problem, _ column: Int) {
    let error = #expect(throws: ReadingError.self) {
      try LetterReader.readChoice(text, options: 4)
    }
    #expect(error?.problem == problem)
    #expect(error?.column == column)
  }

  @Test(arguments: ["c,a,b", "C A B", "cab", "c; a; b"])
  func readsOrders(_ text: String) throws {
    #expect(try LetterReader.readOrder(text, options: 3) == [2, 0, 1])
    #expect(LetterReader.text(inOrder: [2, 0, 1]) == "c,a,b")
  }

  @Test(arguments: [
    ("c,a", ReadingError.Problem.missingLetter("b", last: "c"), 4),
    ("c,a,a", .repeatedLetter("a", last: "c"), 5),
    ("c,a,d", .noSuchOption("d", last: "c", .order), 5),
  ])
  func refusesOrders(_ text: String, _ problem: ReadingError.Problem, _ column: Int) {
    let error = #expect(throws: ReadingError.self) { try LetterReader.readOrder(text, options: 3) }
    #expect(error?.problem == problem)
    #expect(error?.column == column)
  }

  /// A letter whose small form has two characters stands for no option.
  @Test func survivesLettersThatGrow() {
    #expect(throws: ReadingError.self) { try LetterReader.read("\u{130}", options: 26) }
  }

  @Test func saysWhatToWrite() {
    let error = #expect(throws: ReadingError.self) { try LetterReader.readOrder("b", options: 3) }
    #expect(
      error?.description
        == "column 2: “a” is missing. Write each letter from a to c once, in your order, as in b,a."
    )
    let choice = #expect(throws: ReadingError.self) {
      try LetterReader.readChoice("ab", options: 3)
    }
    #expect(
      choice?.description
        == "column 2: only one letter can be chosen. Write one letter from a to c, as in a.")
  }
}
