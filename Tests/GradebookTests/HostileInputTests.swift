import Markup
import Testing

@testable import Gradebook

/// Whatever is in a file, it is read to the end, without a crash.
@Suite("Hostile input")
struct HostileInputTests {
  /// Bytes that a reader has to look at, more often than any others.
  private let marks = Array(",;\t\"\r\n{}[]:\\u0.-e \0".utf8) + [0xFF, 0xC3, 0xEF, 0xBB, 0xBF]

  private func bytes(_ random: inout Random, upTo length: Int) -> [UInt8] {
    (0..<Int.random(in: 0...length, using: &random)).map { _ in
      Bool.random(using: &random)
        ? marks[Int.random(in: marks.indices, using: &random)]
        : UInt8.random(in: 0...255, using: &random)
    }
  }

  @Test func randomBytes() {
    var random = Random(seed: 3)
    let starts = [
      "", "student,name\n", "student,problem,part,answer\n", "student,a.b\nana,", "{\"a\":",
      "{\"format\":\"gmm-quiz/answers@1\",\"student\":\"ana\",\"answers\":{",
    ]
    for _ in 0..<200 {
      for start in starts {
        let bytes = start.bytes + bytes(&random, upTo: 60)
        let (whole, pieces) = (ReadFile(bytes), ReadFile(reader(of: bytes, inPiecesOf: 5)))
        if whole != pieces { Issue.record("read in another way in pieces: \(bytes)") }
        _ = SubmissionReader.read(bytes, file: "x")
        _ = try? SubmissionTimes(bytes, file: "x")
        _ = try? JSONReader.read(bytes, file: "x")
        _ = try? Roster(bytes, file: "x")
      }
    }
  }

  @Test func cutOffFiles() {
    let json = """
      {"format":"gmm-quiz/answers@1","student":"an\\u00e9","answers":{"a.b":"é\\n","a.c":-1.5e3}}
      """
    for length in 0..<json.utf8.count {
      let read = SubmissionReader.read(Array(json.bytes.prefix(length)), file: "a.json")
      #expect(read.submissions == [])
      #expect(read.setAside.count == 1)
    }
    #expect(SubmissionReader.read(json.bytes, file: "a.json").submissions.count == 1)
  }

  /// A large file, shown by its beginning.
  struct LargeFile: CustomTestStringConvertible, Sendable {
    let text: String
    var testDescription: String { String(text.debugDescription.prefix(30)) }

    init(_ start: String, repeating text: String, _ count: Int, _ end: String = "") {
      self.text = start + String(repeating: text, count: count) + end
    }
  }

  /// A careless reader takes quadratic time for each of these.
  @Test(arguments: [
    LargeFile("", repeating: "[", 200_000),
    LargeFile(
      "{\"format\":\"gmm-quiz/answers@1\",\"student\":\"a\",\"answers\":{",
      repeating: "\"a.b\":\"1\",", 20_000, "\"a.c\":\"2\"}}"),
    LargeFile("{\"", repeating: "\\u00e9", 40_000, "\":1}"),
    LargeFile("", repeating: ",", 200_000),
    LargeFile("", repeating: "\"", 200_001),
    LargeFile("student,a.b\n\"", repeating: "x\n", 100_000),
    LargeFile("", repeating: "\r\n", 100_000, "x"),
    LargeFile("", repeating: "é", 100_000),
    LargeFile("student,a.b\n", repeating: "ana,1\n", 20_000),
    LargeFile("studnt", repeating: ",studnt", 300),
  ])
  func largeFiles(_ file: LargeFile) {
    for name in ["x", "x.json"] {
      let read = SubmissionReader.read(file.text.bytes, file: name)
      #expect(read.submissions.count + read.setAside.count > 0)
    }
  }
}
