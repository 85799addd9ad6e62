import Exercises
import Gradebook
import Markup
import Mixtures
import Scalars

/// An exercise that somebody wrote: a mixture, and data where the file has them.
///
/// The form is that of `solve --json`: `gmm-quiz/model@1`, of which every key counts, or a printed
/// `gmm-quiz/solution@1`, whose further keys are passed over.
struct ModelFile {
  /// How many bytes a file may have.
  static let size = 8 << 20

  let mixture: Mixture<Fraction>
  /// The points and labels; `nil` where the file has no points.
  let data: PointList?
  /// Where an object without points begins.
  let position: Position

  /// - Throws: the first thing that keeps the file from being a model.
  init(_ bytes: [UInt8], file: String) throws(InputError) {
    let root = try JSONReader.read(bytes, file: file, limit: Self.size, origin: .model)
    position = root.position
    let members = try JSONMembers(root, what: "a model")
    try Self.checkFormat(members)
    guard let mixture = members["mixture"], mixture.value != .null else {
      throw InputError(
        members["mixture"]?.position ?? root.position, problem: "there is no mixture here",
        advice: "Write \"mixture\": {\"covariance\": …, \"weights\": …, \"means\": …, …}")
    }
    self.mixture = try MixtureReader(mixture).mixture()
    data = try Self.data(members)
  }

  private static func checkFormat(_ members: JSONMembers) throws(InputError) {
    guard let format = members["format"] else { return try members.check(known: keys) }
    switch format.value {
    case .string("gmm-quiz/solution@1"): return
    case .string("gmm-quiz/model@1"): try members.check(known: keys)
    case .string("gmm-quiz/solutions@1"):
      throw InputError(
        format.position, problem: "these are the solutions of a whole assignment",
        advice: "Make a file of one of its problems")
    default:
      throw InputError(
        format.position, problem: "this is not the format of a model",
        advice: "Write \"gmm-quiz/model@1\", or leave the format out")
    }
  }

  private static let keys = ["format", "mixture", "points", "labels"]

  private static func data(_ members: JSONMembers) throws(InputError) -> PointList? {
    let labels = members["labels"].flatMap { $0.value == .null ? nil : $0 }
    guard let points = members["points"], points.value != .null else {
      guard let labels else { return nil }
      throw InputError(
        labels.position, problem: "there are labels and no points",
        advice: "Write the points that they belong to, or leave the labels out")
    }
    var data = PointList(position: points.position)
    for node in try points.list("“points”") {
      try data.add(node.vector("a point"), at: node.position)
    }
    for node in try labels?.list("“labels”") ?? [] {
      let text =
        switch node.value {
        case .number(let text), .string(let text): text
        default: ""
        }
      try data.addLabel(text, at: node.position)
    }
    data.labelsPosition = labels?.position
    return data
  }
}

/// Reads the mixture of a model, and knows where each of its numbers stands.
private struct MixtureReader {
  private let node: JSONNode
  private let members: JSONMembers
  private let kind: CovarianceKind

  init(_ node: JSONNode) throws(InputError) {
    self.node = node
    members = try JSONMembers(node, what: "a mixture")
    try members.check(known: ["covariance", "weights", "means", "variances", "covariances"])
    kind = try Self.kind(members, node)
    let (wanted, other) = (kind.spreadKey, kind.hasMatrices ? "variances" : "covariances")
    if let surplus = members.position(of: other) {
      throw InputError(
        surplus, problem: "a \(kind.rawValue) mixture has no “\(other)”",
        advice: "Write \"\(wanted)\" with \(kind.spreadInWords), or another kind of covariance")
    }
  }

  private static func kind(
    _ members: JSONMembers, _ node: JSONNode
  ) throws(InputError) -> CovarianceKind {
    let names = CovarianceKind.allCases.map(\.rawValue)
    let advice = "Write one of \(names.map { "\"\($0)\"" }.joined(separator: ", "))"
    guard let value = members["covariance"] else {
      throw InputError(node.position, problem: "“covariance” is missing", advice: advice)
    }
    guard case .string(let name) = value.value else {
      throw InputError(value.position, problem: "“covariance” is not a text", advice: advice)
    }
    if let kind = CovarianceKind(rawValue: name) { return kind }
    let nearest = Spelling.nearest(to: name.lowercased(), among: names)
    throw InputError(
      value.position, problem: "\(shown(name)) is no kind of covariance",
      advice: nearest.map {
        "Did you mean \"\($0)\"? If not, write one of "
          + names.joined(separator: ", ")
      } ?? advice)
  }

  func mixture() throws(InputError) -> Mixture<Fraction> {
    var weights: [Fraction] = []
    for node in try list("weights", "a number for each cluster") {
      weights.append(try node.number())
    }
    var means: [[Fraction]] = []
    for node in try list("means", "a vector for each cluster") {
      means.append(try node.vector("a mean"))
    }
    let covariance = try covariance()
    do throws(MixtureError) {
      return try Mixture(checkingWeights: weights, means: means, covariance: covariance)
    } catch {
      throw InputError(
        position(of: error), problem: problem(error), advice: error.adviceInFile)
    }
  }

  private func list(_ key: String, _ content: String) throws(InputError) -> [JSONNode] {
    guard let node = members[key] else {
      throw InputError(
        self.node.position, problem: "“\(key)” is missing",
        advice: "Write \"\(key)\" with \(content)")
    }
    let list = try node.list("“\(key)”")
    guard list.count <= PointList.mostClusters else {
      throw InputError(
        node.position, problem: "“\(key)” has more than \(PointList.mostClusters) entries",
        advice: "Write a model of fewer clusters")
    }
    return list
  }

  private func covariance() throws(InputError) -> Covariance<Fraction> {
    let nodes = try list(kind.spreadKey, kind.spreadInWords)
    switch kind {
    case .spherical:
      var variances: [Fraction] = []
      for node in nodes { variances.append(try node.number()) }
      return .spherical(variances)
    case .diagonal:
      var rows: [[Fraction]] = []
      for node in nodes { rows.append(try node.vector("a list of variances")) }
      return .diagonal(rows)
    case .full:
      var matrices: [Matrix<Fraction>] = []
      for node in nodes { matrices.append(try node.matrix()) }
      return .full(matrices)
    case .tied:
      guard let node = nodes.first, nodes.count == 1 else {
        throw InputError(
          members[kind.spreadKey]?.position ?? node.position,
          problem: "there are \(nodes.count) covariances, and a tied mixture has one",
          advice: "Write the one matrix in a list: [[[2, 0], [0, 2]]]")
      }
      return .tied(try node.matrix())
    }
  }

  private func problem(_ error: MixtureError) -> String {
    guard case .counts(let weights, let means, let spreads) = error else { return error.problem }
    let matrices = kind == .tied ? "" : " and \(spreads) \(kind.spreadKey)"
    return
      "there are \(weights) weights\(matrices.isEmpty ? " and" : ",") \(means) means\(matrices)"
  }

  /// Where the number stands that an error is about.
  private func position(of error: MixtureError) -> Position {
    switch error {
    case .noClusters: place("means")
    case .dimension(let cluster, _, _): place("means", cluster)
    case .weightSum: place("weights")
    case .weightNotPositive(let cluster, _): place("weights", cluster)
    case .varianceNotPositive(let cluster, let value): variance(cluster, value)
    case .covarianceShape(let cluster, _), .covarianceNotSymmetric(let cluster),
      .covarianceNotPositiveDefinite(let cluster):
      place(kind.spreadKey, cluster)
    default: node.position
    }
  }

  private func place(_ key: String, _ entry: Int? = nil) -> Position {
    let node = members[key] ?? node
    guard let entry, case .array(let nodes) = node.value, nodes.indices.contains(entry - 1) else {
      return node.position
    }
    return nodes[entry - 1].position
  }

  private func variance(_ cluster: Int, _ value: Fraction) -> Position {
    guard case .array(let nodes)? = members["variances"]?.value,
      nodes.indices.contains(cluster - 1), case .array(let row) = nodes[cluster - 1].value
    else { return place("variances", cluster) }
    return row.first { (try? $0.number()) == value }?.position ?? nodes[cluster - 1].position
  }
}

extension CovarianceKind {
  fileprivate var hasMatrices: Bool { self == .tied || self == .full }
  fileprivate var spreadKey: String { hasMatrices ? "covariances" : "variances" }

  fileprivate var spreadInWords: String {
    switch self {
    case .spherical: "a number for each cluster"
    case .diagonal: "a list of numbers for each cluster"
    case .tied: "a list of the one matrix"
    case .full: "a matrix for each cluster"
    }
  }
}
