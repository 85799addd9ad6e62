import CLibXML2

/// What has to hold before libxml2 is called.
enum LibXML {
  /// The tables that libxml2 builds on first use, built once, because building them isn't safe
  /// from several threads.
  private static let tables: Void = {
    xmlInitParser()
    xmlRelaxNGInitTypes()
    xmlSchemaInitTypes()
  }()

  /// Calls `body` with libxml2 ready and silent on this thread.
  ///
  /// Errors that have no handler of their own would be printed; the handler that is installed here
  /// drops them. It belongs to the thread and holds no state, so it can stay installed.
  static func run<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    tables
    xmlSetStructuredErrorFunc(nil, { _, _ in })
    return try body()
  }

  /// Copies a C string of libxml2 and frees it.
  static func take(_ string: UnsafeMutablePointer<xmlChar>?) -> String? {
    guard let string else { return nil }
    defer { gmm_xmlFree(string) }
    return String(cString: string)
  }
}
