import Exercises
import Gradebook
import Markup
import Mixtures
import Scalars

/// Data points out of a file, their labels, and where each stands.
struct PointList {
  /// What a file may hold at most, so that whatever is read can be worked.
  static let mostPoints = 10_000
  static let mostClusters = 100
  static let mostCoordinates = 100
  /// Exact proofs that a matrix is positive definite grow with the fourth power of its rows.
  static let mostRows = 10
  private static let mostCharacters = 1_000

  /// Where the whole of them begins.
  let position: Position
  private(set) var points: [[Fraction]] = []
  private(set) var labels: [Int] = []
  /// Where the list of labels begins; `nil` where there is none.
  var labelsPosition: Position?
  private var pointPositions: [Position] = []
  private var labelPositions: [Position] = []

  init(position: Position) { self.position = position }

  mutating func add(_ point: [Fraction], at position: Position) throws(InputError) {
    guard points.count < Self.mostPoints else {
      throw InputError(
        position, problem: "there are more than \(Self.mostPoints) points",
        advice: "Leave some of them out")
    }
    points.append(point)
    pointPositions.append(position)
  }

  mutating func addLabel(_ text: String, at position: Position) throws(InputError) {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let label = Int(text), label > 0
    else {
      throw InputError(
        position, problem: "this label is no whole number from 1",
        advice: "Write the number of the point's cluster, counted from 1")
    }
    labels.append(label)
    labelPositions.append(position)
  }

  /// The exercise of a mixture with these data.
  func instance(_ mixture: Mixture<Fraction>) throws(InputError) -> Instance {
    do throws(MixtureError) {
      return try Instance(
        mixture: mixture, points: points,
        labels: labelsPosition == nil ? nil : labels.map { $0 - 1 })
    } catch {
      throw InputError(position(of: error), problem: error.problem, advice: error.adviceInFile)
    }
  }

  private func position(of error: MixtureError) -> Position {
    switch error {
    case .pointDimension(let point, _, _): pointPositions[point - 1]
    case .label(let point, _, _): labelPositions[point - 1]
    case .labelCount: labelsPosition ?? position
    default: position
    }
  }

  /// An exact number out of its characters.
  static func number(_ text: String, at position: Position) throws(InputError) -> Fraction {
    guard text.utf8.count <= mostCharacters else {
      throw InputError(
        position, problem: "this number has more than \(mostCharacters) characters",
        advice: "Write fewer digits")
    }
    if let number = Fraction(text) { return number }
    let isExponent =
      text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
      && text.utf8.allSatisfy { $0 < 0x3A || $0 | 0x20 == UInt8(ascii: "e") }
    throw InputError(
      position, problem: "\(shown(text)) is not a number that can be used here",
      advice: isExponent
        ? "Write an exponent from -308 to 308"
        : "Write a decimal such as -0.5 or a fraction such as 1/3")
  }
}

extension MixtureError {
  /// What to write in a file, where no semicolons separate vectors.
  var adviceInFile: String {
    switch self {
    case .dimension, .pointDimension: "Give all vectors the same number of coordinates"
    case .counts: "Give as many of each, one for every cluster"
    case .weightSum:
      "Give weights that sum to exactly 1; fractions in quotes such as \"1/3\" are allowed"
    default: advice
    }
  }
}

extension String {
  /// The text without the white space around it.
  fileprivate var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// A text from a file, fit for a terminal: short, and without characters that steer it.
func shown(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(60) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      shown += "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "“\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")”"
}

/// Reads data points from CSV: a row each, a column for each coordinate, and where the first row
/// holds names, perhaps a column `label`.
struct DataFile {
  private let file: String
  private var width: Int
  private var labelColumn: Int?
  private var list: PointList

  /// - Throws: the first thing that is wrong with the file.
  static func read(_ bytes: [UInt8], file: String) throws(InputError) -> PointList {
    var reader = CSVReader(file: file, bytes: bytes)
    var data: DataFile?
    while let row = try next(&reader) {
      if data == nil {
        let header = Self.isHeader(row) ? row : nil
        data = try DataFile(first: row, header: header, file: file)
        if header != nil { continue }
      }
      try data?.add(row)
    }
    guard let list = data?.list, !list.points.isEmpty else {
      throw InputError(
        Position(file: file, line: 1, column: 1), problem: "there is no point in this file",
        advice: "Write a row for each point, with a number for each coordinate")
    }
    return list
  }

  private static func next(_ reader: inout CSVReader) throws(InputError) -> CSVRow? {
    while let result = reader.next() {
      switch result {
      case .failure(let error): throw error
      case .success(let row): if !row.isBlank { return row }
      }
    }
    return nil
  }

  /// Names have no digit, sign or point in front, and none says that a number is missing: what does
  /// is a slip in a row of numbers, and must not pass as names in silence.
  private static func isHeader(_ row: CSVRow) -> Bool {
    row.fields.allSatisfy { field in
      let text = field.text.trimmed
      guard let first = text.unicodeScalars.first else { return true }
      let missing = ["nan", "na", "n/a", "inf", "infinity", "null", "none"]
      return (first.properties.isAlphabetic || first == "_")
        && !missing.contains(text.lowercased())
    }
  }

  private init(first: CSVRow, header: CSVRow?, file: String) throws(InputError) {
    self.file = file
    width = first.fields.count
    list = PointList(position: first.fields[0].position(in: file))
    try readNames(header?.fields ?? [])
    guard (1...PointList.mostCoordinates).contains(width - (labelColumn == nil ? 0 : 1)) else {
      throw InputError(
        first.fields[0].position(in: file),
        problem: "there are \(width - (labelColumn == nil ? 0 : 1)) columns of coordinates",
        advice: "Write a row for each point, with from 1 to \(PointList.mostCoordinates) numbers")
    }
  }

  private mutating func readNames(_ fields: [CSVField]) throws(InputError) {
    for (column, field) in fields.enumerated() {
      let (name, place) = (field.text.trimmed.lowercased(), field.position(in: file))
      if name.isEmpty {
        throw InputError(
          place, problem: "this column has no name", advice: "Name it, or leave the column out")
      } else if name != "label", Spelling.nearest(to: name, among: ["label"]) != nil {
        // Taken as a coordinate, labels would give another exercise without a word.
        throw InputError(
          place, problem: "there is no column called \(shown(field.text))",
          advice: "Did you mean \"label\"? If not, give the coordinate another name")
      } else if name == "label" {
        guard labelColumn == nil else {
          throw InputError(
            place, problem: "there are two columns of labels", advice: "Leave one of them out")
        }
        labelColumn = column
        list.labelsPosition = place
      }
    }
  }

  private mutating func add(_ row: CSVRow) throws(InputError) {
    guard row.fields.count == width else {
      throw InputError(
        row.fields[min(width, row.fields.count - 1)].position(in: file),
        problem: "this row has \(row.fields.count) cells and the first has \(width)",
        advice: "Write a number for every column, with a decimal point and no decimal comma")
    }
    var point: [Fraction] = []
    for (column, field) in row.fields.enumerated() {
      let (text, place) = (field.text.trimmed, field.position(in: file))
      if column == labelColumn {
        try list.addLabel(text, at: place)
      } else {
        point.append(try PointList.number(text, at: place))
      }
    }
    try list.add(point, at: row.fields[0].position(in: file))
  }
}
