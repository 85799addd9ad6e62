import ArgumentParser
import Exercises
import Markup
import Mixtures
import Scalars
import Solving

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The numbers of an exercise of one's own, from the command line or from files.
struct OwnExercise: ParsableArguments {
  @Option(help: ArgumentHelp("The means of the clusters.", valueName: "list"))
  var means: String?

  @Option(help: ArgumentHelp("The variances, one for each mean.", valueName: "list"))
  var variances: String?

  @Option(
    help: ArgumentHelp("The weights, which sum to 1; fractions are allowed.", valueName: "list"))
  var weights: String?

  @Option(help: ArgumentHelp("The data points.", valueName: "list"))
  var points: String?

  @Option(
    help: ArgumentHelp(
      "A mixture of any covariance as JSON, with or without points; - is standard input.",
      valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Points as CSV, in place of any others; - is standard input.", valueName: "file"))
  var data: String?

  private var mixtureOptions: [(option: String, text: String?)] {
    [("--means", means), ("--variances", variances), ("--weights", weights)]
  }

  private var options: [(option: String, text: String?)] {
    mixtureOptions + [("--points", points), ("--model", model), ("--data", data)]
  }

  /// The options that were given.
  var given: [String] { options.filter { $0.text != nil }.map(\.option) }

  func validate() throws {
    if let other = (mixtureOptions + [("--points", points)]).first(where: { $0.text != nil }),
      model != nil
    {
      throw ValidationError(
        "--model brings its own numbers: leave out \(other.option)"
          + (other.option == "--points" ? ", or give other points with --data." : "."))
    }
    if points != nil, data != nil {
      throw ValidationError("Give the points with --points or with --data, not with both.")
    }
    if model == "-", data == "-" {
      throw ValidationError("Only one of --model and --data can be read from standard input.")
    }
  }

  /// Checks that there is a model and data, where nothing out of the bank is to be worked.
  func checkComplete() throws {
    if model != nil { return }
    if given.isEmpty {
      throw ValidationError(
        "Name a problem or an assignment, or give --means, --variances, --weights and --points.\n"
          + "A model or points can also come from files: --model FILE.json, --data FILE.csv.")
    }
    let missing = (mixtureOptions + (data == nil ? [("--points", points)] : []))
      .filter { $0.text == nil }.map(\.option)
    if data != nil, missing.count == mixtureOptions.count {
      throw ValidationError(
        "--data needs a model: give --model FILE.json, or --means, --variances and --weights.")
    }
    if !missing.isEmpty {
      throw ValidationError(
        "An exercise of your own also needs \(missing.joined(separator: ", ")).")
    }
  }

  /// Reads the exercise.
  ///
  /// - Throws: ``InputError`` for what is wrong in a file, ``Refused`` for what is wrong in a list.
  func instance() throws -> Instance {
    let file = try model.map { try ModelFile(Self.bytes(of: $0), file: Self.name($0)) }
    let list = try data.map { try DataFile.read(Self.bytes(of: $0), file: Self.name($0)) }
    do {
      let mixture = try file?.mixture ?? mixtureOfLists()
      if let list = list ?? file?.data { return try list.instance(mixture) }
      if let file { throw Self.noPoints(file) }
      return try Instance(mixture: mixture, points: try rows(points, "--points"))
    } catch let error as MixtureError {
      throw Refused("gmm-quiz: \(error.problem). \(error.advice).")
    }
  }

  private static func noPoints(_ model: ModelFile) -> InputError {
    InputError(
      model.position, problem: "there are no points here",
      advice: "Write \"points\": [[…], …], or give them with --data FILE.csv")
  }
}

// MARK: Lists

extension OwnExercise {
  private func mixtureOfLists() throws -> Mixture<Fraction> {
    try Mixture(
      checkingWeights: try numbers(weights, "--weights"), means: try rows(means, "--means"),
      variances: try numbers(variances, "--variances"))
  }

  private func rows(_ text: String?, _ option: String) throws -> [[Fraction]] {
    do {
      return try NumberList.rows(text ?? "")
    } catch {
      throw Refused(
        "\(option): “\(error.text)” is not a number. Write decimals or fractions separated by "
          + "commas, as in -3,0.5,1/3; a semicolon separates vectors.")
    }
  }

  private func numbers(_ text: String?, _ option: String) throws -> [Fraction] {
    let rows = try rows(text, option)
    guard rows.allSatisfy({ $0.count == 1 }) else {
      throw Refused("\(option): these are numbers, not vectors. Separate them by commas.")
    }
    return rows.map { $0[0] }
  }
}

// MARK: Files

extension OwnExercise {
  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func bytes(of path: String) throws -> [UInt8] {
    let bytes = path == "-" ? standardInput() : try Files.read(path)
    guard bytes.count <= ModelFile.size else {
      throw InputError(
        Position(file: name(path), line: 1, column: 1),
        problem: "this file has more than \(ModelFile.size) bytes",
        advice: "Leave some of it out, such as answers that were printed with it")
    }
    return bytes
  }

  /// What stands on standard input, as far as a file may reach and a little further.
  private static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= ModelFile.size {
      let count = buffer.withUnsafeMutableBytes {
        read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }
}
