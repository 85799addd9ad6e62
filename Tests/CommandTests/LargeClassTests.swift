import Foundation
import Gradebook
import TestSupport
import Testing

/// Two thousand files of answers, one in twenty of them broken.
@Suite("A large class")
struct LargeClassTests {
  static let count = 2_000

  @Test func allGoodFilesAreGradedAndAllBadOnesListed() throws {
    let ids = (0..<Self.count).map { "s\($0)" }
    let roster = "student,name\n" + ids.map { "\($0),\($0)\n" }.joined()
    let classroom = try Classroom(Self.assignment, roster: roster)
    for (place, id) in ids.enumerated() {
      if let broken = BrokenFile(place) {
        try broken.write(for: id, in: classroom.place)
      } else {
        try classroom.place.write(
          Classroom.saved(id, Self.answers(right: place % 6)), to: "answers/\(id).json")
      }
    }
    let outcome = try classroom.grade(["answers"])
    #expect(outcome.status == 1)
    let rows = try classroom.rows("grades.csv")
    let listed = Set(
      outcome.errors.split(separator: "\n").compactMap { line in
        line.split(separator: ":").first?.split(separator: "/").last?.split(separator: ".").first
          .map(String.init)
      })
    for (place, id) in ids.enumerated() {
      let isBroken = BrokenFile(place) != nil
      let score = isBroken ? 0 : place % 6
      #expect(rows[place] == "\(id),\(score),\(score),5")
      #expect(listed.contains(id) == isBroken, "\(id)")
    }
    let summary = try #require(Summary(Array(try classroom.place.read("marks/summary.json").utf8)))
    #expect(summary.setAside.count == outcome.errors.split(separator: "\n").count)
    let before = try classroom.place.files().filter { $0.key.hasPrefix("marks/") }
    #expect(before.count == 2_005)
    #expect(try classroom.grade(["answers"]).status == 1)
    let after = try classroom.place.files().filter { $0.key.hasPrefix("marks/") }
    #expect(before == after)
  }

  /// Whenever a run is killed, there are the old results or the new ones, whole, and what else lies there.
  @Test func aRunThatIsKilledLeavesOldOrNewResults() throws {
    let ids = (0..<60).map { "s\($0)" }
    let classroom = try Classroom(
      Self.assignment, roster: "student,name\n" + ids.map { "\($0),\($0)\n" }.joined())
    let place = classroom.place
    for id in ids {
      try place.write(Classroom.saved(id, Self.answers(right: 5)), to: "answers/\(id).json")
    }
    try place.write(
      "student,problem,part,action,value,reason\n,course-e-step,p1,drop,,so\n", to: "o.csv")
    let results = {
      try place.files().filter { $0.key.hasPrefix("marks/") && $0.key != "marks/notes.txt" }
    }
    let options = ["--overrides", "o.csv"]
    #expect(try classroom.grade(["answers"], out: "other", options[0], options[1]).status == 0)
    let start = Date()
    #expect(try classroom.grade(["answers"]).status == 0)
    let duration = Date().timeIntervalSince(start)
    try place.write("mine", to: "marks/notes.txt")
    let old = try results()
    let new = try place.files().filter { $0.key.hasPrefix("other/") }
    let kills = LongTests.areWanted ? 50 : 8
    var seen: Set<Bool> = []
    for kill in 0..<kills {
      // Every other one when the results are about to be put in their place.
      let share = kill.isMultiple(of: 2) ? Double(kill) / Double(kills) : .random(in: 0.8...1.1)
      let delay = duration * share
      try place.kill(
        after: delay,
        ["grade", "problems/mine.xml", "answers", "--roster", "r.csv", "--secret", "s.key"]
          + ["--out", "marks", "--bank", Checkout.root] + options)
      let found = try results()
      let isNew =
        found.count == new.count
        && found.allSatisfy {
          new["other" + $0.key.dropFirst("marks".count)] == $0.value
        }
      #expect(found == old || isNew, "killed after \(delay) s")
      #expect(try place.read("marks/notes.txt") == "mine")
      seen.insert(isNew)
      if isNew { #expect(try classroom.grade(["answers"]).status == 0) }
    }
    #expect(seen.contains(false))
    // The next run clears away what killed ones have left an hour ago.
    let past = Date(timeIntervalSinceNow: -7_200)
    let leftovers = try place.names(in: "").filter { $0.hasPrefix(".marks.") }
    for name in leftovers {
      try FileManager.default.setAttributes(
        [.modificationDate: past], ofItemAtPath: "\(place.path)/\(name)")
    }
    #expect(try classroom.grade(["answers"]).status == 0)
    #expect(try place.names(in: "").allSatisfy { !$0.hasPrefix(".marks.") })
  }

  static let assignment = """
    <assignment id="mine"><title>Many</title><use problem="course-e-step" points="5" /></assignment>
    """

  /// The first so many right, the others wrong.
  static func answers(right: Int) -> [String: String] {
    Dictionary(
      Classroom.rightAnswers.prefix(5).enumerated().map { place, answer in
        (answer.key, place < right ? answer.value : "9")
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// A way to hand in what can't be used: one student in twenty.
private struct BrokenFile {
  private let kind: Int

  init?(_ place: Int) {
    guard place % 20 == 7 else { return nil }
    kind = place / 20
  }

  func write(for id: String, in place: Workplace) throws {
    let good = Classroom.saved(id, LargeClassTests.answers(right: 5))
    let name = "answers/\(id).json"
    switch kind % 36 {
    case 0: try place.write("", to: name)
    case 1: try place.write(String(good.dropLast(10)), to: name)
    case 2: try place.write(good + "}", to: name)
    case 3: try place.write(good.replacing("answers@1", with: "answers@9"), to: name)
    case 4: try place.write(good.replacing("\"student\"", with: "\"pupil\""), to: name)
    case 5: try place.write(good.replacing("\"\(id)\"", with: "\"nobody\""), to: name)
    case 6: try place.write(good.replacing("\"mine\"", with: "\"yours\""), to: name)
    case 7: try place.write(good.replacing("\"\(id)\"", with: "17"), to: name)
    case 8: try place.write("[\(good)]", to: name)
    case 9: try place.write("null", to: name)
    case 10: try place.write("\"\(id)\"", to: name)
    case 11: try place.write(good.replacing("\"answers\": {", with: "\"answers\": ["), to: name)
    case 12: try place.write(good.replacing(": \"", with: ": '"), to: name)
    case 13: try place.write(good.replacing("mine", with: "mine\u{0}"), to: name)
    case 14: try place.write(bytes: Data(good.utf8) + [0xFF, 0xFE], to: name)
    case 15: try place.write(bytes: good.data(using: .utf16) ?? Data(), to: name)
    case 16: try place.write(bytes: Data((0..<4_000).map { UInt8($0 * 7 % 256) }), to: name)
    case 17: try place.write(String(repeating: "[", count: 100_000), to: name)
    case 18: try place.write(String(repeating: "{\"a\":", count: 100_000), to: name)
    case 19: try place.write(good.replacing("\"format\"", with: "\"form\""), to: name)
    case 20: try place.write("{}", to: name)
    case 21:
      try place.write(good.replacing("\"answers\": {", with: "\"answers\": 5, \"x\": {"), to: name)
    case 22:
      try place.write(
        good.replacing("\"student\"", with: "\"student\": \"\(id)\", \"student\""), to: name)
    case 23:
      try place.write(
        good.replacing("\"answers\"", with: "\"sheet\": \"0000-0000-0000-0000\", \"answers\""),
        to: name)
    case 24:
      try place.write(good.replacing("\\", with: "").replacing("9", with: "\\ud800"), to: name)
    case 25:
      try place.write(
        "student,problem,part,answer\n\"\(id),course-e-step,p1,1\n", to: "answers/\(id).csv")
    case 26: try place.write("\(id),course-e-step,p1,0.29421\n", to: "answers/\(id).csv")
    case 27:
      try place.write(
        "student,problem,part,answer\n\(id),course-e-step,p1\n", to: "answers/\(id).csv")
    case 28:
      try place.write(
        "student,course-e-step.p1,course-e-step.p1\n\(id),1,2\n", to: "answers/\(id).csv")
    case 29:
      try place.write(
        "student;problem;part;answer\n\(id);course-e-step;p9;1\n", to: "answers/\(id).csv")
    case 30:
      try place.write(
        "student,problem,part,answer\n../\(id),course-e-step,p1,1\n", to: "answers/\(id).csv")
    case 31:
      try place.write(
        "student,problem,part,answer,attempt\n\(id),course-e-step,p1,1,first\n",
        to: "answers/\(id).csv")
    case 32:
      try place.write(
        "student,problem,part,answer,submitted\n\(id),course-e-step,p1,1,yesterday\n",
        to: "answers/\(id).csv")
    case 33: try place.link("\(place.path)/nowhere", to: name)
    case 34: try place.pipe(name)
    default: try place.link("/dev/zero", to: name)
    }
  }
}

extension Workplace {
  fileprivate func write(bytes: Data, to name: String) throws {
    try bytes.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  fileprivate func link(_ target: String, to name: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  fileprivate func pipe(_ name: String) throws {
    #expect(mkfifo("\(path)/\(name)", 0o600) == 0)
  }

  /// Runs the command and kills it, unless it ends by itself before.
  fileprivate func kill(after delay: Double, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: delay)
    #if canImport(Glibc)
      _ = Glibc.kill(process.processIdentifier, SIGKILL)
    #else
      _ = Darwin.kill(process.processIdentifier, SIGKILL)
    #endif
    process.waitUntilExit()
  }
}
