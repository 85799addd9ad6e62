import Exercises
import Gradebook
import TestSupport
import Testing

@Suite("The sample class")
struct SampleClassTests {
  /// The answers that are kept are those of today's generator; `RECORD_SNAPSHOTS=1` writes them.
  @Test func itsAnswersAreThoseOfItsNumbers() throws {
    let folder = "\(Checkout.root)/\(SampleClass.folder)/answers"
    let files = try SampleClass.files()
    if Checkout.isRecording {
      try OutputFolder.makeFolder(folder)
      for (name, text) in files {
        try OutputFolder.replace("\(folder)/\(name)", with: Array(text.utf8))
      }
    }
    #expect(try Files.names(in: folder) == files.keys.sorted())
    for (name, text) in files {
      #expect(try Files.readText("\(folder)/\(name)") == text, "\(name)")
    }
  }
}
