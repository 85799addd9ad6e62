#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tests over so many cases that they are run apart: `make test-long`.
public enum LongTests {
  public static let areWanted = ProcessInfo.processInfo.environment["GMM_QUIZ_LONG"] != nil
}
