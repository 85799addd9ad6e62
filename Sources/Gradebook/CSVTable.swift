import Markup

/// The columns that a table may have.
struct CSVColumns: Sendable {
  let required: [String]
  let optional: [String]
  /// Whether a column of another name may be there too.
  var allowsOther: @Sendable (String) -> Bool = { _ in false }

  var known: [String] { required + optional }
}

/// The first row of a table: what its columns are called, with white space around it taken off.
struct CSVHeader: Sendable {
  let fields: [CSVField]
  private let indices: [String: Int]

  init(_ row: CSVRow) {
    fields = row.fields.map {
      CSVField(text: trimmed($0.text), line: $0.line, column: $0.column)
    }
    indices = Dictionary(
      fields.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func index(of name: String) -> Int? { indices[name] }

  /// Everything that is wrong with the columns.
  ///
  /// A column without a name is allowed here: spreadsheets write such columns beside a table, and
  /// their cells are empty.
  func faults(_ columns: CSVColumns, file: String) -> [InputError] {
    var errors: [InputError] = []
    var suggested: Set<String> = []
    let absent = columns.known.filter { index(of: $0) == nil }
    let known = Set(columns.known)
    for (index, field) in fields.enumerated() where !field.text.isEmpty {
      let position = field.position(in: file)
      if let first = self.index(of: field.text), first != index {
        let fault = Fault.doubleColumn(field.text, firstColumn: fields[first].column)
        errors.append(InputError(position, fault))
      } else if !known.contains(field.text), !columns.allowsOther(field.text) {
        let nearest = Spelling.nearest(to: field.text.lowercased(), among: absent)
        if let nearest { suggested.insert(nearest) }
        let fault = Fault.unknownColumn(field.text, nearest: nearest, known: columns.known)
        errors.append(InputError(position, fault))
      }
    }
    let end = fields[0].position(in: file)
    for name in columns.required where index(of: name) == nil && !suggested.contains(name) {
      errors.append(InputError(end, .missingColumn(name, known: columns.known)))
    }
    return errors
  }
}

/// A CSV file with named columns, of which every row has as many cells as the header.
struct CSVTable {
  let file: String
  let header: CSVHeader
  private var reader: CSVReader
  /// The columns without a name.
  private let unnamed: [Int]

  private init(_ reader: CSVReader, header: CSVHeader) {
    file = reader.file
    self.header = header
    unnamed = header.fields.indices.filter { header.fields[$0].text.isEmpty }
    self.reader = reader
  }

  /// Reads the header, with all that is wrong with it.
  ///
  /// - Parameter columns: the columns to expect, which may depend on those that are there.
  static func open(
    _ reader: CSVReader, columns: (CSVHeader) -> CSVColumns
  ) -> Result<CSVTable, InputErrors> {
    var reader = reader
    switch reader.next() {
    case nil:
      let start = Position(file: reader.file, line: 1, column: 1)
      return .failure(InputErrors(InputError(start, .noHeader)))
    case .failure(let error):
      return .failure(InputErrors(error))
    case .success(let row):
      let header = CSVHeader(row)
      let errors = header.faults(columns(header), file: reader.file)
      guard errors.isEmpty else { return .failure(InputErrors(errors)) }
      return .success(CSVTable(reader, header: header))
    }
  }

  /// The next row with something in it; nil at the end.
  mutating func next() -> Result<CSVRow, InputError>? {
    while let row = reader.next() {
      guard case .success(let row) = row else { return row }
      if row.isBlank { continue }
      guard row.fields.count == header.fields.count else { return .failure(wrongCount(row)) }
      return checkUnnamed(row)
    }
    return nil
  }

  private func wrongCount(_ row: CSVRow) -> InputError {
    let (cells, columns) = (row.fields.count, header.fields.count)
    if cells < columns {
      let position = row.fields[0].position(in: file)
      return InputError(position, .rowTooShort(cells: cells, columns: columns))
    }
    let position = row.fields[columns].position(in: file)
    return InputError(position, .rowTooLong(cells: cells, columns: columns))
  }

  private func checkUnnamed(_ row: CSVRow) -> Result<CSVRow, InputError> {
    for index in unnamed where !trimmed(row.fields[index].text).isEmpty {
      return .failure(InputError(row.fields[index].position(in: file), .unnamedColumn))
    }
    return .success(row)
  }
}
