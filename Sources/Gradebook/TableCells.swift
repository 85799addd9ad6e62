import Exercises
import Markup

/// The cells of one row of a table, read as what their columns hold; the white space around a
/// cell doesn't count.
struct TableCells {
  let row: CSVRow
  let file: String

  /// The cell of a column, if there is such a column and the cell isn't empty.
  func filled(_ column: Int?) -> (field: CSVField, text: String)? {
    guard let column else { return nil }
    let text = trimmed(row.fields[column].text)
    return text.isEmpty ? nil : (row.fields[column], text)
  }

  func error(_ fault: Fault, _ field: CSVField) -> InputError {
    InputError(field.position(in: file), fault)
  }

  /// The id of a student, which must be there.
  func studentID(_ column: Int) throws(InputError) -> String {
    let field = row.fields[column]
    let id = trimmed(field.text)
    if let fault = StudentID.fault(in: id) { throw error(fault, field) }
    return id
  }

  /// A whole number from 1.
  func count(_ column: Int?) throws(InputError) -> Int? {
    guard let (field, text) = filled(column) else { return nil }
    guard let number = countingNumber(text) else { throw error(.notACount(text), field) }
    return number
  }

  func instant(_ column: Int?, in zone: Zone? = nil) throws(InputError) -> Instant? {
    guard let (field, text) = filled(column) else { return nil }
    do throws(InstantError) {
      return try Instant(text, in: zone)
    } catch let reason {
      throw error(.notAnInstant(text, reason), field)
    }
  }

  /// The name of an assignment or the code of a sheet.
  func label(_ column: Int?, _ name: String) throws(InputError) -> String? {
    guard let (field, text) = filled(column) else { return nil }
    if let fault = Self.labelFault(text, column: name) { throw error(fault, field) }
    return text
  }

  /// What is wrong with the name of an assignment or the code of a sheet, wherever it is written.
  static func labelFault(_ text: String, column: String) -> Fault? {
    if let refused = text.unicodeScalars.first(where: \.isInvisible) {
      return .textCharacter(column: column, refused)
    }
    return text.unicodeScalars.count > 100 ? .textTooLong(column: column, limit: 100) : nil
  }
}
