/// A page or a part of one that is compiled once and filled many times.
///
/// The nodes are written once by libxml2, with a private character in the place of each slot; the
/// bytes are cut there, so that filling is only copying and escaping. The result is byte for byte
/// what ``serialise(page:)`` gives for the nodes with the values in place.
///
/// A name is looked up in the innermost record first, then outward.
public struct Template: Sendable {
  /// How a part depends on the value of its name.
  enum Block: Sendable, Hashable {
    case each
    case when
    case unless
  }

  enum Piece: Sendable {
    case bytes([UInt8])
    case slot(String, isPlainText: Bool)
    /// An attribute with a space before it; one that is bare never gets a value.
    case attribute([UInt8], slot: String, isBare: Bool)
    case block(Block, String, [Piece])
  }

  /// Whether it is a whole page.
  public let isPage: Bool
  /// Every name that is looked up in the record.
  public let names: Set<String>
  private let pieces: [Piece]
  /// The size of the parts that don't change.
  private let size: Int

  /// Compiles nodes.
  ///
  /// - Parameters:
  ///   - nodes: the parts; of a page just its `html` element.
  ///   - page: whether they are a whole page, which begins with `<!DOCTYPE html>`.
  /// - Throws: what can't be written, or a slot where none can be: in attributes that hold an
  ///   address, a style or a script, and inside `script` and `style`.
  public init(_ nodes: [Node], page: Bool) throws(NodeError) {
    let marks = SlotMarks()
    let bytes: [UInt8]
    if page {
      guard nodes.count == 1 else { throw .notAPage }
      bytes = try HTMLTree(page: nodes[0], marks: marks).bytes()
    } else {
      bytes = try HTMLTree(fragment: nodes, marks: marks).fragmentBytes()
    }
    var splitter = TemplateSplitter(bytes, marks.marks)
    pieces = splitter.pieces()
    names = splitter.names
    size = bytes.count
    isPage = page
  }

  /// Fills the template.
  ///
  /// - Returns: UTF-8.
  /// - Complexity: O(*n*) in the size of the result.
  public func render(_ record: Record) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(size + size / 2)
    render(record, into: &output)
    return output
  }

  /// Fills the template and appends the result.
  public func render(_ record: Record, into output: inout [UInt8]) {
    var renderer = Renderer(record)
    renderer.append(pieces, to: &output)
  }
}

/// Cuts the bytes of a template at its marks.
private struct TemplateSplitter {
  private let bytes: [UInt8]
  private let marks: [SlotMarks.Mark]
  private var offset = 0
  private(set) var names: Set<String> = []

  init(_ bytes: [UInt8], _ marks: [SlotMarks.Mark]) {
    self.bytes = bytes
    self.marks = marks
  }

  /// The pieces up to the end of the block that is open.
  mutating func pieces() -> [Template.Piece] {
    var pieces: [Template.Piece] = []
    while offset < bytes.count {
      let start = offset
      guard let (mark, end) = nextMark() else {
        pieces.append(.bytes(Array(bytes[start...])))
        offset = bytes.count
        break
      }
      var before = bytes[start..<end]
      if case .attribute = mark { before.removeLast() }
      if !before.isEmpty { pieces.append(.bytes(Array(before))) }
      switch mark {
      case .close: return pieces
      case .slot(let name, let isPlainText):
        names.insert(name)
        pieces.append(.slot(name, isPlainText: isPlainText))
      case .attribute(let name, let slot):
        names.insert(slot)
        // Versions of libxml2 differ in whether an attribute without a value gets an empty one.
        if bytes[offset...].starts(with: "=\"\"".utf8) { offset += 3 }
        let isBare = NodeRules.isBare(attribute: name)
        pieces.append(.attribute(Array(" \(name)".utf8), slot: slot, isBare: isBare))
      case .open(let block, let name):
        names.insert(name)
        pieces.append(.block(block, name, self.pieces()))
      }
    }
    return pieces
  }

  /// Moves behind the next mark.
  ///
  /// - Returns: the mark and where it begins.
  private mutating func nextMark() -> (SlotMarks.Mark, Int)? {
    while let start = bytes[offset...].firstIndex(of: 0xF3) {
      offset = start + 4
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      guard let scalar = text.unicodeScalars.first, ForbiddenCharacter.contains(scalar) else {
        continue
      }
      return (marks[Int(scalar.value - ForbiddenCharacter.firstSentinel)], start)
    }
    return nil
  }
}

/// Fills the pieces of a template.
private struct Renderer {
  /// The records around, the innermost last.
  private var records: [Record]

  init(_ record: Record) {
    records = [record]
  }

  mutating func append(_ pieces: [Template.Piece], to output: inout [UInt8]) {
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): output.append(contentsOf: bytes)
      case .slot(let name, let isPlainText):
        switch value(name) {
        case .text(let text): Escaping.append(text, to: &output)
        case .fragment(let fragment) where !isPlainText:
          output.append(contentsOf: fragment.bytes)
        default: break
        }
      case .attribute(let name, let slot, let isBare):
        append(attribute: name, value(slot), isBare, to: &output)
      case .block(let block, let name, let pieces):
        append(block, name, pieces, to: &output)
      }
    }
  }

  private mutating func append(
    _ block: Template.Block, _ name: String, _ pieces: [Template.Piece], to output: inout [UInt8]
  ) {
    let value = value(name)
    switch block {
    case .each:
      guard case .list(let list) = value else { return }
      for record in list {
        records.append(record)
        append(pieces, to: &output)
        records.removeLast()
      }
    case .when: if value?.isPresent == true { append(pieces, to: &output) }
    case .unless: if value?.isPresent != true { append(pieces, to: &output) }
    }
  }

  private func append(
    attribute name: [UInt8], _ value: Value?, _ isBare: Bool, to output: inout [UInt8]
  ) {
    let text: String
    switch value {
    case .text(let value): text = value
    case .flag(true): text = ""
    default: return
    }
    output.append(contentsOf: name)
    if isBare { return }
    output.append(UInt8(ascii: "="))
    Escaping.append(attribute: text, to: &output)
  }

  private func value(_ name: String) -> Value? {
    for record in records.reversed() {
      if let value = record[name] { return value }
    }
    return nil
  }
}
