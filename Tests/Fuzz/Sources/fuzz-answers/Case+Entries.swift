import Answers
import Scalars

extension Case {
  /// Entries that are written again, in the clearest way, are the same.
  func check(_ entries: [TypedNumber], as kind: EntryReader.Kind) {
    let count = entries.count
    checkEach(entries)
    if count > 1 {
      let again = entries.map(\.text).joined(separator: "; ")
      for text in [again, "[\(again)]", "x = (\(again))"] {
        requireIfShort(text, as: .vector(count: count, kind), gives: entries)
      }
    }
    // Brackets around all of them change nothing, where no name is in front.
    if !hasName, text.count + 2 <= NumberReader.longestText {
      require(
        self.kind.read("[\(text)]"), gives: entries, "a vector in brackets is the same")
    }
    if case .success(.numbers(let row)) = Kind.matrix(rows: 1, columns: count).read(text),
      kind == .numbers
    {
      require(.success(.numbers(row)), gives: entries, "a matrix of one row is the vector")
    }
  }

  /// A matrix that is written again, in the clearest way, is the same.
  func check(_ entries: [TypedNumber], _ rows: Int, _ columns: Int) {
    require(entries.count == rows * columns, "there are as many entries as asked for")
    checkEach(entries)
    let lines = (0..<rows).map { row in
      "[" + entries[(row * columns)...].prefix(columns).map(\.text).joined(separator: "; ") + "]"
    }
    // A single entry has nothing beside it that settles its comma.
    guard columns > 1 || !entries.contains(where: { $0.text.contains(",") }) else { return }
    var again = [
      "[" + lines.joined(separator: ", ") + "]", "x = {" + lines.joined(separator: "; ") + "}",
    ]
    // Semicolons in the brackets around a single row are those between rows.
    if rows > 1 { again.append(lines.joined(separator: "\n")) }
    for text in again {
      requireIfShort(text, as: .matrix(rows: rows, columns: columns), gives: entries)
    }
  }

  /// Each entry is a number by itself, once it is known what commas are.
  private func checkEach(_ entries: [TypedNumber]) {
    for entry in entries {
      require(
        Kind.number(.decimalMark).read(entry.text), gives: [entry],
        "\(entry.text.debugDescription) is the entry that was read")
    }
  }

  private func requireIfShort(_ text: String, as kind: Kind, gives entries: [TypedNumber]) {
    guard text.count <= NumberReader.longestText else { return }
    require(
      kind.read(text), gives: entries,
      "\(text.debugDescription) as \(kind) is the same (\(entries.map(\.value.approximation)))")
  }
}

// MARK: Letters

extension Case {
  /// What letters hold, and that they are read from the text that names them.
  func check(_ options: [Int], _ use: LetterReader.Use, of count: Int) {
    require(options.allSatisfy { (0..<count).contains($0) }, "only options are named: \(options)")
    require(Set(options).count == options.count, "each option is named once: \(options)")
    if use == .order { require(options.count == count, "an order has every option: \(options)") }
    let again = LetterReader.text(inOrder: options)
    require(
      kind.read(again).isSame(as: .success(.letters(options))), "\(again) names \(options)")
    if use != .ticks {
      require(
        Kind.letters(.ticks, options: count).read(text)
          .isSame(as: .success(.letters(options.sorted()))), "the same options are ticked")
    }
  }
}
