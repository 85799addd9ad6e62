import Gradebook
import Markup
import Mixtures
import Scalars

/// The members of an object, each of them once.
struct JSONMembers {
  private let members: [JSONMember]

  init(_ node: JSONNode, what: String) throws(InputError) {
    guard case .object(let members) = node.value else {
      throw InputError(
        node.position, problem: "\(what) is an object in braces, and this is none",
        advice: "Write it in the form that gmm-quiz solve --json prints")
    }
    var first: [String: JSONMember] = [:]
    for member in members {
      if let before = first[member.key] {
        throw InputError(
          member.position,
          problem: "\(shown(member.key)) is there already, on line \(before.position.line)",
          advice: "Keep one of the two")
      }
      first[member.key] = member
    }
    self.members = members
  }

  subscript(key: String) -> JSONNode? { members.first { $0.key == key }?.node }

  func position(of key: String) -> Position? { members.first { $0.key == key }?.position }

  /// Checks that there is no other key than the known ones.
  func check(known: [String]) throws(InputError) {
    guard let other = members.first(where: { !known.contains($0.key) }) else { return }
    let nearest = Spelling.nearest(to: other.key.lowercased(), among: known)
    throw InputError(
      other.position, problem: "there is no key \(shown(other.key)) here",
      advice: nearest.map { "Did you mean \"\($0)\"? If not, leave it out" }
        ?? "Leave it out; the keys are \(known.joined(separator: ", "))")
  }
}

extension JSONNode {
  func list(_ what: String) throws(InputError) -> [JSONNode] {
    guard case .array(let nodes) = value else {
      throw InputError(
        position, problem: "\(what) is not a list", advice: "Write a list in square brackets")
    }
    return nodes
  }

  /// A number from the characters of the file, so that none passes through a double.
  func number() throws(InputError) -> Fraction {
    switch value {
    case .number(let text), .string(let text): return try PointList.number(text, at: position)
    default:
      throw InputError(
        position, problem: "this is not a number",
        advice: "Write a number such as -0.5, or a fraction in quotes such as \"1/3\"")
    }
  }

  /// The coordinates of a vector, of which the only one may stand without brackets.
  func vector(_ what: String) throws(InputError) -> [Fraction] {
    guard case .array(let nodes) = value else { return [try number()] }
    guard (1...PointList.mostCoordinates).contains(nodes.count) else {
      throw InputError(
        position, problem: "\(what) of \(nodes.count) numbers stands here",
        advice: "Write from 1 to \(PointList.mostCoordinates) numbers")
    }
    var numbers: [Fraction] = []
    for node in nodes { numbers.append(try node.number()) }
    return numbers
  }

  func matrix() throws(InputError) -> Matrix<Fraction> {
    let nodes = try list("a covariance")
    guard nodes.count <= PointList.mostRows else {
      throw InputError(
        position, problem: "this matrix has \(nodes.count) rows",
        advice: "Write from 1 to \(PointList.mostRows) rows")
    }
    var rows: [[Fraction]] = []
    for node in nodes {
      _ = try node.list("a row of a covariance")
      rows.append(try node.vector("a row"))
      guard rows[rows.count - 1].count == nodes.count else {
        throw InputError(
          node.position,
          problem: "a row of \(rows[rows.count - 1].count) stands in a matrix of \(nodes.count) "
            + "row\(nodes.count == 1 ? "" : "s")",
          advice: "Write as many numbers in each row as there are rows")
      }
    }
    return Matrix(rows)
  }
}
